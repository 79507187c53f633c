// SPDX-License-Identifier: Apache-2.0
// A JavaScript value as one text, which unpack.cpp reads: so it crosses into the module at once. Walked from there, as
// emscripten::val, every step is a crossing, and a value that throws when it is looked into leaves the module's frames behind.
//
//   pack({ today: "2026-03-20", photos: true, n: [1, null, 0.5] }, InputError)   // {5:todays10:2026-03-206:photost1:n[1;nq3:0.5]}
//
// n null, t true, f false; a whole number and ";"; s a string, q a number that is not whole, each its length in UTF-16 units, ":" and
// itself; [ the elements ]; { the members, a key's length, ":", the key, its value }.

/** @typedef {import("./eligibility.d.mts").Diagnostic} Diagnostic */

const MOST_LEVELS = 256;
const MOST_VALUES = 1_000_000;
const LONGEST_STRING = 2 ** 24; // UTF-16 units
const MOST_CHARACTERS = 2 ** 25; // of all strings and keys: the same text can stand in a thousand places

const UNREADABLE = "it cannot be read: looking into it fails";

/**
 * What JSON.parse can give, and a member that is undefined is left out, as JSON.stringify does.
 * @param {unknown} value
 * @param {new (diagnostics: readonly Diagnostic[]) => Error} ErrorClass thrown with one diagnostic: not_json (a function, a bigint, a
 *   Date, a lone surrogate, a getter that throws ...), number_too_large (NaN, too), too_deep (a cycle, too), too_large
 */
export function pack(value, ErrorClass) {
  let values = 0;
  let characters = 0;
  /** @type {(string | number)[]} */
  const path = [];

  /** @type {Error | undefined} */
  let refusal;
  const refuse = (/** @type {string} */ code, /** @type {string} */ message) => {
    const step = (/** @type {string | number} */ one) => `/${String(one).replaceAll("~", "~0").replaceAll("/", "~1")}`;
    return (refusal = new ErrorClass([{ code, path: path.map(step).join(""), message }]));
  };
  const string = (/** @type {string} */ text, /** @type {string} */ name) => {
    characters += text.length;
    if (text.length > LONGEST_STRING || characters > MOST_CHARACTERS) throw refuse("too_large", `${name} is too long`);
    if (!text.isWellFormed()) throw refuse("not_json", `${name} has half of a surrogate pair`);
    return `${text.length}:${text}`;
  };
  const number = (/** @type {number} */ one) => {
    if (!Number.isFinite(one)) throw refuse("number_too_large", "the number is not finite");
    return Number.isSafeInteger(one) ? `${one};` : `q${String(one).length}:${one}`;
  };
  const array = (/** @type {any} */ list) => {
    const length = Number(list.length);
    if (!(length >= 0 && length < 2 ** 32)) throw refuse("not_json", UNREADABLE);
    let text = "[";
    for (let i = 0; i < length; ++i) {
      path.push(i);
      text += walk(list[i]);
      path.pop();
    }
    return `${text}]`;
  };
  const object = (/** @type {any} */ members) => {
    const prototype = Object.getPrototypeOf(members);
    if (prototype !== null && prototype !== Object.prototype) throw refuse("not_json", "an instance of a class is not a JSON value");
    let text = "{";
    for (const key of Object.keys(members)) {
      const name = string(key, "the key");
      path.push(key);
      const member = members[key];
      if (member !== undefined) text += name + walk(member);
      path.pop();
    }
    return `${text}}`;
  };
  const walk = (/** @type {any} */ one) => {
    if (path.length > MOST_LEVELS) throw refuse("too_deep", `at most ${MOST_LEVELS} levels are read`);
    if (++values > MOST_VALUES) throw refuse("too_large", `at most ${MOST_VALUES} values are read`);
    if (one === null) return "n";
    switch (typeof one) {
      case "boolean": return one ? "t" : "f";
      case "string": return `s${string(one, "the string")}`;
      case "number": return number(one);
      case "object": return Array.isArray(one) ? array(one) : object(one);
      default: throw refuse("not_json", `a ${typeof one} is not a JSON value`);
    }
  };
  try {
    return walk(value);
  } catch (error) {
    // Looking into an object can run its owner's code: a getter, a proxy's traps. `path` is where that was.
    throw refusal && error === refusal ? error : refuse("not_json", UNREADABLE);
  }
}
