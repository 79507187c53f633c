// SPDX-License-Identifier: Apache-2.0
// Numbers that are the same at every run with the same seed.

/** Tommy Ettinger's mulberry32: 32 bits of state, good enough to pick. */
export class Random {
  #state;

  /** @param {number} seed */
  constructor(seed) { this.#state = seed >>> 0; }

  /** An integer from 0 to limit - 1. */
  below(limit) {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), this.#state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * limit);
  }
  /** True once in `often` times. */
  once(often) { return this.below(often) === 0; }
  pick(list) { return list[this.below(list.length)]; }
  between(first, last) { return first + this.below(last - first + 1); }
}
