// SPDX-License-Identifier: Apache-2.0
// okorder-eligibility/full: the same engine in a larger module, with what authors of policies and expressions need.
// full.d.mts is its contract; bindings_full.cpp are the functions that it calls.
import { Engine, InputError, LogicError, Policy, answer, freeze, sharedEngine } from "./engine.mjs";
import { OrderReader } from "./orders.mjs";
import { pack } from "./pack.mjs";
import { honest } from "./typed_array.mjs";

export { EngineLoadError, InputError, LogicError, PolicyError } from "./engine.mjs";

const MOST_ROWS = 2_000_000; // in one call: more come in parts

class FullPolicy extends Policy {
  #module;
  #number;

  /** @param {any} module @param {number} number @param {readonly any[]} documents */
  constructor(module, number, documents) {
    super(module, number, documents);
    this.#module = module;
    this.#number = number;
  }
  /** @param {{rows: number, columns: {readonly [fact: string]: Uint8Array | Int32Array}, keys?: readonly string[]}} request */
  triage(request) {
    const refuse = (/** @type {string} */ code, /** @type {string} */ path, /** @type {string} */ message) => {
      throw new InputError([{ code, path, message }]);
    };
    const { rows, columns, keys = [] } = Object(request);
    if (!Number.isInteger(rows) || rows < 0) refuse("wrong_kind", "/rows", "rows is a whole number");
    if (rows > MOST_ROWS) refuse("too_many", "/rows", `at most ${MOST_ROWS} rows in one call`);
    if (typeof columns !== "object" || columns === null) refuse("wrong_kind", "/columns", "columns are typed arrays by the names of facts");
    if (!Array.isArray(keys) || keys.some((key) => typeof key !== "string")) refuse("wrong_kind", "/keys", "keys is a list of texts");
    const facts = Object.keys(columns);
    const arrays = Object.values(columns).map((column, index) =>
      honest(column, [Uint8Array, Int32Array]) ?? refuse("wrong_kind", `/columns/${index}`, `${facts[index]} is no Uint8Array and no Int32Array`));
    const [text, refused, ...values] = this.#module.triage(this.#number, rows, facts, arrays, [...keys]);
    const { version, outputs, fallbacks } = answer(text, InputError);
    const results = outputs.map((/** @type {any} */ output, /** @type {number} */ index) => [output.key, { ...output, values: values[index] }]);
    return { rows, version, refused, outputs: Object.fromEntries(results), fallbacks };
  }
  /** @param {import("./full.d.mts").OrderOptions} [options] */
  orders(options = {}) { return new OrderReader(this.#module, this.#number, options); }
  /** @param {{texts?: Readonly<Record<string, unknown>>}} [options] */
  lint({ texts = {} } = {}) {
    return freeze(answer(this.#module.lint(this.#number, pack(texts, InputError)), InputError));
  }
}

class FullEngine extends Engine {
  #module;

  /** @param {any} module */
  constructor(module) {
    super(module);
    this.#module = module;
  }
  /** @param {number} number @param {readonly any[]} documents */
  policyOf(number, documents) { return new FullPolicy(this.#module, number, documents); }
  /** @param {unknown} logic */
  validateLogic(logic) {
    return freeze(answer(this.#module.validateLogic(pack(logic, LogicError)), LogicError).issues);
  }
}

export const loadEngine = () => sharedEngine(FullEngine);
