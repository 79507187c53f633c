// SPDX-License-Identifier: Apache-2.0
// certlogic-js 1.2.2 as it is, and the same code with the amendments below: the only points in which this project's engine
// may differ from it. An amendment notes when it made a difference, so every disagreement is told by name, and the value
// that the engine should give is known for those, too.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";

const require = createRequire(path.resolve(import.meta.dirname, "../../web/package.json"));
const original = require("certlogic-js");
const originals = require("certlogic-js/dist/internals.js");
const { validateFormat } = require("certlogic-js/dist/validation/format-validator.js");

export const { version } = require("certlogic-js/package.json");

/**
 * Why each amendment is right. `says` is CertLogic's specification (certlogic/specification/README.md and
 * schemas/CertLogic-expression.json of eu-dcc-business-rules); where it leaves a point open, `corner` is the decision of
 * this project.
 */
export const AMENDMENTS = {
  "not in the format": {
    says: "\"it might throw on an _invalid_ expression, which is any expression object with an unknown <operation id>, or with a known one that doesn't follow the specification\"",
    corner: "an expression is checked whole before it is evaluated; certlogic-js looks only at what it evaluates, and not at operands too many. Judged here by certlogic-js's own validator.",
  },
  "impossible date": {
    says: "\"The following date and date-time formats are allowed: YYYY-MM-DD ...\", and no word on 30 February",
    corner: "2021-02-30, month 13, hour 24 are an error that names the value; never rolled over, never silently false. certlogic-js rolls over, or goes on with an Invalid Date, which is before and after nothing.",
  },
  "offset without minutes": {
    says: "the allowed formats end in [+-]h, [+-]hh, [+-]hmm, [+-]hhmm, [+-]h:mm, [+-]hh:mm",
    corner: "certlogic-js also takes a colon with nothing after it, +1:",
  },
  "out of range": {
    says: "\"integer (as a subset of JavaScript's `Number` type)\"",
    corner: "64-bit arithmetic; a sum or a date beyond is an error, and a number beyond is no integer. certlogic-js rounds beyond 2^53 and makes an Invalid Date 275,760 years from now",
  },
  "equal by structure": {
    says: "\"The `===` operator checks equality without type coercion. This works reliable on strings and integers, but not on other types.\"",
    corner: "arrays and objects are compared by structure; certlogic-js by identity",
  },
  "equal instants": {
    says: "the same sentence; \"Any date(-time) is always normalised to milliseconds\"",
    corner: "equal instants are equal, written with different offsets or not; certlogic-js compares the identity of two Date objects",
  },
  "fraction as guard": {
    says: "\"Allowed truthy values are: `true`, any non-empty string (meaning: length > 0), any non-zero integer ...\"",
    corner: "a fraction is neither truthy nor falsy; certlogic-js takes it for truthy",
  },
  "built-in member": {
    says: "\"Data access of a `null` or non-existing value evaluates to `null`.\"",
    corner: "`var` on a string's or an array's built-in member (\"length\", \"constructor\"), and on a text's characters, is null",
  },
  "fragment that only begins as an integer": {
    says: "\"An integer path fragment signifies array indexing.\"",
    corner: "\"2abc\" is no integer, and of an object it is the key as written; certlogic-js takes parseInt of it",
  },
};

const daysIn = (year, month) => (month === 2 ? (year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31);

/** The package's file, with each of these pieces of code, which must be there once, replaced. */
function load(file, replacements, modules, amend) {
  let source = readFileSync(path.join(path.dirname(require.resolve("certlogic-js")), file), "utf8");
  for (const [code, replacement] of replacements) {
    assert.equal(source.split(code).length, 2, `${file}: ${code}`);
    source = source.replace(code, replacement);
  }
  const exports = {};
  new Function("exports", "require", "amend", source)(exports, (name) => modules[name], amend);
  return exports;
}

const touched = new Set();
const touch = (name) => { assert.ok(name in AMENDMENTS); touched.add(name); };
const refuse = (name) => { touch(name); throw new Error(name); };
const isPlain = (value) => typeof value === "object" && value !== null && !(value instanceof Date);

function isSame(left, right) {
  if (left instanceof Date && right instanceof Date) {
    if (left !== right && left.getTime() === right.getTime()) touch("equal instants");
    return left.getTime() === right.getTime();
  }
  const isNumber = (value) => ["number", "bigint"].includes(typeof value);
  if (isNumber(left) && isNumber(right)) return left == right; // a bigint and a number
  if (!isPlain(left) || !isPlain(right) || Array.isArray(left) !== Array.isArray(right)) return left === right;
  const keys = Object.keys(left);
  const same = keys.length === Object.keys(right).length && keys.every((key) => Object.hasOwn(right, key) && isSame(left[key], right[key]));
  if (same !== (left === right)) touch("equal by structure");
  return same;
}

const amend = {
  isSame,
  isWithin: (list, needle) => list.some((item) => isSame(item, needle)),
  add(left, right) {
    const sum = BigInt(left) + BigInt(right);
    if (Number.isSafeInteger(Number(sum))) return Number(sum);
    touch("out of range");
    if (sum !== BigInt.asIntN(64, sum)) throw new Error("overflow");
    return sum;
  },
};

function isBeyond64Bits(value) {
  const isBeyond = Number.isInteger(value) && (value >= 2 ** 63 || value < -(2 ** 63));
  if (isBeyond) touch("out of range");
  return isBeyond;
}

const internals = load("internals.js", [], {}, amend);
const check = {
  isInt: (value) => typeof value === "bigint" || (originals.isInt(value) && !isBeyond64Bits(value)),
  boolsiness(value) {
    if (typeof value === "bigint") return true;
    if (isBeyond64Bits(value)) return undefined;
    if (typeof value === "number" && !Number.isInteger(value)) return void touch("fraction as guard");
    return originals.boolsiness(value);
  },
  dateFromString(text) {
    const date = originals.dateFromString(text);
    if (/[+-]\d\d?:$/.test(text)) refuse("offset without minutes");
    const [, year, month, day, hour, minute, second] = text.match(/^(\d{4})-(\d\d)-(\d\d)(?:T(\d\d):(\d\d):(\d\d))?/).map((digits) => Number(digits ?? 0));
    const [, offsetHour, offsetMinute] = (text.slice(10).match(/[+-](\d\d?):?(\d\d)?$/) ?? [0, 0, 0]).map((digits) => Number(digits ?? 0));
    const isReal = month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month) && hour <= 23 && minute <= 59 && second <= 59 && offsetHour <= 23 && offsetMinute <= 59;
    if (!isReal) refuse("impossible date");
    assert.ok(!Number.isNaN(date.getTime()), text);
    return date;
  },
  roundUpPartialDate(text) {
    if (/^\d{4}-(00|1[3-9]|[2-9]\d)$/.test(text)) refuse("impossible date");
    return originals.roundUpPartialDate(text);
  },
  plusTime(...operands) {
    const moved = plusTime(...operands);
    return Number.isNaN(moved.getTime()) ? refuse("out of range") : moved;
  },
  access(data, path) {
    let found = data;
    for (const fragment of path === "" ? [] : path.split(".")) {
      if (Array.isArray(found)) found = /^\d+$/.test(fragment) ? found[Number(fragment)] ?? null : null;
      else found = isPlain(found) && Object.hasOwn(found, fragment) ? found[fragment] : null;
    }
    if (originals.access(data, path) !== found) {
      const isPartInteger = path.split(".").some((fragment) => !Number.isNaN(parseInt(fragment, 10)) && !/^(0|[1-9]\d*)$/.test(fragment));
      touch(isPartInteger ? "fragment that only begins as an integer" : "built-in member");
    }
    return found;
  },
};
const { plusTime } = internals; // calls the exports below, not itself
Object.assign(internals, check);

const evaluator = load(
  "evaluator.js",
  [
    ["return evalArgs[0] === evalArgs[1];", "return amend.isSame(evalArgs[0], evalArgs[1]);"],
    ["return r.indexOf(evalArgs[0]) > -1;", "return amend.isWithin(r, evalArgs[0]);"],
    ["return l + r;", "return amend.add(l, r);"],
  ],
  { "./typings": require("certlogic-js/dist/typings.js"), "./internals": internals },
  amend,
);

/** JSON text that tells every value from every other; "error" for what throws. */
export function written(value) {
  if (typeof value === "bigint") return String(value);
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? "Invalid Date" : JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(written).join(",")}]`;
  if (typeof value === "object" && value !== null) return `{${Object.entries(value).map(([key, member]) => `${JSON.stringify(key)}:${written(member)}`).join(",")}}`;
  return typeof value === "function" ? "function" : String(JSON.stringify(value));
}
const outcome = (evaluate) => {
  try {
    return written(evaluate());
  } catch (error) {
    if (error instanceof assert.AssertionError) throw error;
    return "error";
  }
};

/** What certlogic-js says. */
export const plainly = (logic, data) => outcome(() => original.evaluate(logic, data));

/** What it says as amended, and the names of the amendments that made a difference somewhere on the way. */
export function amendedly(logic, data) {
  touched.clear();
  const result = outcome(() => (validateFormat(logic).length > 0 ? refuse("not in the format") : evaluator.evaluate(logic, data)));
  return { result, amendments: [...touched] };
}
