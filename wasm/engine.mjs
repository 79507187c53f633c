// SPDX-License-Identifier: Apache-2.0
// Starts the module once, hands values in, parses the text that comes out; index.mjs and full.mjs are its ways in.
// eligibility.d.mts is the contract; bindings.cpp are the functions that are called. It holds no rule.
import createModule from "eligibility:glue";
import wasmText from "eligibility:wasm";
import okorder from "eligibility:policy";
import okorderCalendars from "eligibility:calendars";
import { pack } from "./pack.mjs";

/** @typedef {import("./eligibility.d.mts").Diagnostic} Diagnostic */

class DiagnosticsError extends Error {
  /** @param {string} name @param {readonly Diagnostic[]} diagnostics */
  constructor(name, diagnostics) {
    super(diagnostics.map(({ code, path, message }) => `${path || "/"}: ${code}: ${message}`).join("\n"));
    this.name = name; // classes are renamed by minifiers
    this.diagnostics = freeze(diagnostics);
  }
}
export class InputError extends DiagnosticsError {
  /** @param {readonly Diagnostic[]} diagnostics */
  constructor(diagnostics) { super("InputError", diagnostics); }
}
export class PolicyError extends DiagnosticsError {
  /** @param {readonly Diagnostic[]} diagnostics */
  constructor(diagnostics) { super("PolicyError", diagnostics); }
}
export class LogicError extends DiagnosticsError {
  /** @param {readonly Diagnostic[]} diagnostics */
  constructor(diagnostics) { super("LogicError", diagnostics); }
}
export class EngineLoadError extends Error {
  /** @param {unknown} cause */
  constructor(cause) {
    super("The rules engine cannot start: WebAssembly was refused or is damaged", { cause });
    this.name = "EngineLoadError";
  }
}

/** @param {any} value @returns {any} */
export function freeze(value) {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) value.forEach(freeze);
  else for (const key in value) freeze(value[key]);
  return Object.freeze(value);
}

/**
 * What the module answered, or the error that it names.
 * @param {string} text @param {new (diagnostics: readonly Diagnostic[]) => Error} ErrorClass
 */
export function answer(text, ErrorClass) {
  const value = JSON.parse(text);
  // No report and no list starts so: a report's first key is "policy".
  if (text.startsWith('{"error":')) throw new ErrorClass(value.error);
  return value;
}

export class Policy {
  #module;
  #number;

  /** @param {any} module @param {number} number @param {readonly any[]} documents */
  constructor(module, number, documents) {
    this.#module = module;
    this.#number = number;
    this.documents = Object.freeze(documents);
  }
  /** @param {unknown} facts */
  check(facts) {
    return freeze(answer(this.#module.check(this.#number, pack(facts, InputError)), InputError));
  }
  /** @param {unknown} facts @param {{asked?: readonly string[]}} [options] */
  questions(facts, { asked = [] } = {}) {
    return freeze(answer(this.#module.questions(this.#number, pack(facts, InputError), pack(asked, InputError)), InputError));
  }
  /** @param {unknown} facts @param {{asked?: readonly string[]}} [options] */
  next(facts, { asked = [] } = {}) {
    const open = (/** @type {any} */ question) => !question.answered && !asked.includes(question.fact);
    return this.questions(facts, { asked }).find(open) ?? null;
  }
  /** @param {unknown} facts */
  change(facts) {
    return freeze(answer(this.#module.change(this.#number, pack(facts, InputError)), InputError));
  }
}

export class Engine {
  #module;

  /** @param {any} module */
  constructor(module) { this.#module = module; }

  /** @param {unknown} [document] @param {{calendars?: readonly unknown[]}} [options] */
  load(document = okorder, { calendars = okorderCalendars } = {}) {
    const documents = Array.isArray(document) ? document : [document];
    const number = answer(this.#module.load(pack(documents, PolicyError), pack(calendars, PolicyError)), PolicyError);
    return this.policyOf(number, documents);
  }
  /** @param {number} number @param {readonly any[]} documents */
  policyOf(number, documents) { return new Policy(this.#module, number, documents); }
  /** @param {unknown} logic @param {unknown} data */
  evaluate(logic, data) {
    return answer(this.#module.evaluate(pack(logic, LogicError), pack(data, LogicError)), LogicError).result;
  }
}

/** @param {string} text what package.mjs wrote: an alphabet of 256 characters, one a byte's value, and the bytes in it */
function bytesOf(text) {
  const valueOf = new Uint8Array(2 ** 16); // by a character's code
  for (let value = 0; value < 256; ++value) valueOf[text.charCodeAt(value)] = value;
  const bytes = new Uint8Array(text.length - 256);
  for (let i = 0; i < bytes.length; ++i) bytes[i] = /** @type {number} */ (valueOf[text.charCodeAt(256 + i)]);
  return bytes;
}

/** @param {typeof Engine} EngineClass */
async function start(EngineClass) {
  try {
    // Handed over as bytes: a fetch would need connect-src, and a second file a second hash.
    const bytes = bytesOf(wasmText);
    const module = await new Promise((resolve, reject) => {
      const instantiate = (/** @type {any} */ _, /** @type {any} */ imports) =>
        new Promise((started) => { WebAssembly.instantiate(bytes, imports).then(started, reject); });
      createModule({ instantiate }).then(resolve, reject);
    });
    return new EngineClass(module);
  } catch (cause) {
    throw new EngineLoadError(cause);
  }
}

/** @type {Promise<Engine> | undefined} */
let shared;

/** The one engine of a page. A bundle has one way in, and so one class. @param {typeof Engine} EngineClass */
export function sharedEngine(EngineClass) {
  return (shared ??= start(EngineClass));
}
