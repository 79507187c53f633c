// SPDX-License-Identifier: Apache-2.0
// A file of orders, piece by piece. The module reads and judges (bindings_orders.cpp); here are its calls and its text's parsing.
import okorderWords from "eligibility:orders";
import { InputError, answer } from "./engine.mjs";
import { pack } from "./pack.mjs";
import { honest } from "./typed_array.mjs";

/** A row of a table, in the form that the module reads. @param {readonly string[]} cells */
const line = (cells) => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(",");

/** @param {unknown} bytes */
function bytesOf(bytes) {
  const own = honest(bytes, [Uint8Array]);
  if (own) return own;
  throw new InputError([{ code: "wrong_kind", path: "", message: "a piece of a file is a Uint8Array" }]);
}

export class OrderReader {
  #module;
  #number;
  #header = [];
  #columns = [];

  /** @param {any} module @param {number} policy @param {import("./full.d.mts").OrderOptions} options */
  constructor(module, policy, { words = okorderWords, texts = [], ...options }) {
    this.#module = module;
    const opened = answer(module.openOrders(policy, ...[options, words, texts].map((one) => pack(one, InputError))), InputError);
    this.#number = opened.number;
    this.results = Object.freeze(opened.results);
  }
  get header() { return this.#header; }
  get columns() { return this.#columns; }

  #open() {
    if (this.#number < 0) throw new Error("the reader is closed");
    return this.#number;
  }
  /** @param {Uint8Array} bytes @param {boolean} [last] */
  feed(bytes, last = false) {
    this.#module.feedOrders(this.#open(), bytesOf(bytes), Number(last));
    const batches = [];
    for (;;) {
      const [text, cells, numbers] = this.#module.nextOrders(this.#open());
      const said = answer(text, InputError);
      if (numbers) {
        batches.push(this.#batch(said, cells, numbers));
        continue;
      }
      this.#header = said.header;
      this.#columns = said.columns;
      if (said.refused) throw new InputError(said.refused.error);
      return batches;
    }
  }
  /** @param {any} problems @param {string} cells @param {Int32Array} numbers */
  #batch(problems, cells, numbers) {
    const rows = numbers.length / (1 + this.results.length);
    const column = (/** @type {number} */ index) => numbers.subarray(index * rows, (index + 1) * rows);
    return { line: column(0), cells: cells.split("\x1e"), results: this.results.map((/** @type {unknown} */ _, /** @type {number} */ index) => column(1 + index)), problems };
  }
  /** @param {Uint8Array} bytes @param {boolean} [last] */
  write(bytes, last = false) {
    return answer(this.#module.writeOrders(this.#open(), bytesOf(bytes), Number(last)), InputError).csv;
  }
  /** @param {readonly string[]} cells */
  factsOf(cells) {
    const table = new TextEncoder().encode(`${line(this.#header)}\r\n${line(cells)}\r\n`);
    return answer(this.#module.factsOfOrder(this.#open(), table), InputError);
  }
  close() {
    this.#module.closeOrders(this.#open());
    this.#number = -1;
  }
}
