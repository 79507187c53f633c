// SPDX-License-Identifier: Apache-2.0
// Typed arrays as they are, not as they say: `length` and `buffer` can be overridden, and the module copies as many bytes as it is told.

const { prototype } = Object.getPrototypeOf(Uint8Array);
const inherent = (/** @type {string | symbol} */ key) => /** @type {() => any} */ (Object.getOwnPropertyDescriptor(prototype, key)?.get);
const kindOf = inherent(Symbol.toStringTag);
const bufferOf = inherent("buffer");
const offsetOf = inherent("byteOffset");
const lengthOf = inherent("length");

/**
 * The same numbers in the same memory, by an array of nobody's making; undefined where the value is no typed array of these kinds,
 * or has lost its memory to another thread.
 * @template {Uint8ArrayConstructor | Int32ArrayConstructor} Kind
 * @param {unknown} value @param {readonly Kind[]} kinds
 * @returns {InstanceType<Kind> | undefined}
 */
export function honest(value, kinds) {
  const name = kindOf.call(value);
  const Array = kinds.find((kind) => kind.name === name);
  try {
    return Array && /** @type {any} */ (new Array(bufferOf.call(value), offsetOf.call(value), lengthOf.call(value)));
  } catch {
    return undefined;
  }
}
