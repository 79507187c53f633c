// SPDX-License-Identifier: Apache-2.0
// JavaScript values that are no JSON, or are and lie about it: each is made from random numbers, so that a failure can be
// made again.

class Own { constructor() { this.today = "2026-03-20"; } }

const throwing = () => { throw new Error("hostile"); };
const revoked = () => { const { proxy, revoke } = Proxy.revocable({ a: 1 }, {}); revoke(); return proxy; };
const listWith = (length) => new Proxy([1, 2, 3], { get: (list, key) => (key === "length" ? length : list[key]) });

/** A getter whose second answer is another than its first. */
function fickle(random) {
  const values = [1, "3A", [], {}, undefined, null];
  return { get rating() { return random.pick(values); }, get today() { return random.once(2) ? "2026-03-20" : random.pick(values); } };
}

const STRANGE = [
  () => undefined, () => NaN, () => Infinity, () => -0, () => 1e21, () => 5e-324, () => 2 ** 53, () => -(2 ** 63), () => 10n, () => Symbol("x"),
  () => Symbol.iterator, () => throwing, () => class {}, () => new Date(0), () => new Date(NaN), () => new Map([[1, 2]]), () => new Set(["late"]),
  () => /x/g, () => new String("3A"), () => new Number(3), () => new Boolean(true), () => Object(1n), () => new Uint8Array(3), () => new ArrayBuffer(8),
  () => Promise.resolve("3A"), () => new Error("x"), () => new Own(), () => new WeakMap(), () => globalThis, () => Math, () => JSON,
  () => Object.create(null), () => Object.create({ rating: "3A" }), () => Object.create(Array.prototype), () => (function () { return arguments; })(1, 2),
  () => [, , 1], () => new Array(4294967295), () => Object.assign([1], { extra: 1 }), () => new (class extends Array {})(3),
  () => "\ud800", () => "a\udc00b", () => ({ ["\ud83d"]: 1 }), () => "\u0000", () => "\u{1f4e6}".repeat(50), () => "__proto__",
  () => JSON.parse('{"__proto__":{"rating":"3A"},"constructor":1,"toString":2}'), () => ({ [Symbol("k")]: 1, toJSON: throwing }),
  () => ({ get rating() { return throwing(); } }), () => Object.defineProperty([], 0, { get: throwing, enumerable: true }),
  () => ({ valueOf: throwing, toString: throwing }), () => ({ [Symbol.toPrimitive]: throwing }),
  () => new Proxy({}, { ownKeys: throwing }), () => new Proxy({}, { getPrototypeOf: throwing }), () => new Proxy({ a: 1 }, { get: throwing }),
  () => new Proxy({ a: 1 }, { getOwnPropertyDescriptor: throwing }), () => new Proxy({}, { ownKeys: () => ["a", "b", "__proto__"] }),
  () => new Proxy({}, { ownKeys: () => ["a"], getOwnPropertyDescriptor: () => ({ enumerable: true, configurable: true, value: 1 }), get: () => ({}) }),
  () => new Proxy(Object, {}), () => new Proxy(throwing, {}), () => new Proxy([1, 2], {}), revoked,
  () => listWith(-1), () => listWith(NaN), () => listWith("2"), () => listWith(1e18), () => listWith(2.5), () => listWith(Symbol("n")), () => listWith(null),
  () => listWith({ valueOf: throwing }), () => Object.freeze({ a: Object.freeze([1]) }),
];

function cycle() {
  const list = [];
  const object = { list };
  list.push(object, list);
  return object;
}

function nested(depth, random) {
  let value = 1;
  for (let i = 0; i < depth; ++i) value = random.once(2) ? [value] : { "!": value };
  return value;
}

/** One object in two to the 20 places: small in memory, too many values to walk. */
export function shared() {
  let value = { a: 1 };
  for (let i = 0; i < 20; ++i) value = [value, value];
  return value;
}

/** A value that is no JSON, or not easily told from it. `reenter` is called while the engine looks into the value. */
export function hostile(random, reenter) {
  const choice = random.below(100);
  if (choice < 70) return random.pick(STRANGE)();
  if (choice < 74) return cycle();
  if (choice < 78) return nested(random.pick([10, 255, 256, 257, 3_000]), random);
  if (choice < 83) return fickle(random);
  if (choice < 88) return { get rating() { return reenter(); } };
  if (choice < 94) return Array.from({ length: random.below(6) }, () => hostile(random, reenter));
  return Object.fromEntries(Array.from({ length: random.below(6) }, (_, index) => [random.pick(["a", "today", "rating", "0", "", "constructor"]) + (index || ""), hostile(random, reenter)]));
}

/** The value with something hostile at a random place of it, or in place of it. */
export function spoilt(value, random, reenter) {
  if (typeof value !== "object" || value === null || random.once(6)) return hostile(random, reenter);
  const keys = Object.keys(value);
  if (keys.length === 0 || random.once(10)) return Array.isArray(value) ? [...value, hostile(random, reenter)] : { ...value, more: hostile(random, reenter) };
  const key = random.pick(keys);
  const copy = Array.isArray(value) ? [...value] : { ...value };
  copy[key] = spoilt(value[key], random, reenter);
  return copy;
}
