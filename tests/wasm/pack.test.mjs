// SPDX-License-Identifier: Apache-2.0
// A value that goes into the module and comes out again is the same value: whatever JSON can say, in every alphabet, of any size.
import assert from "node:assert/strict";
import { test } from "node:test";
import { Random } from "../differential/random.mjs";
import { full, loadEngine, readJson } from "./module.mjs";

const CHARACTERS = ["a", "0", ":", ";", "[", "]", "{", "}", '"', "\\", "\0", "\x01", "\n", "\x7f", "\x80", "é", "\u07ff", "\u0800", "货", "\ufeff", "\uffff", "\u{10000}", "📦", "\u{10ffff}", "٣"];

function text(random) {
  return Array.from({ length: random.below(random.once(20) ? 300 : 6) }, () => random.pick(CHARACTERS)).join("");
}
function number(random) {
  // -0 is whole, and whole numbers have no sign at nought.
  return random.pick([0, 1, -1, 9, 10, 255, 2 ** 31, -(2 ** 31), 2 ** 53 - 1, 1 - 2 ** 53, 0.5, -1.25, 1e21, -5e-324, 2 ** 53, random.below(1e9)]);
}
function value(random, depth = 0) {
  const kind = random.below(depth > 5 ? 5 : 7);
  if (kind < 2) return text(random);
  if (kind < 4) return number(random);
  if (kind === 4) return random.pick([null, true, false]);
  const length = random.below(5);
  if (kind === 5) return Array.from({ length }, () => value(random, depth + 1));
  return Object.fromEntries(Array.from({ length }, () => [text(random), value(random, depth + 1)]));
}

const wholeData = { var: "" };

test("10,000 values come out as they went in", async () => {
  const engine = await loadEngine();
  const random = new Random(20_261_123);
  for (let i = 0; i < 10_000; ++i) {
    const given = value(random);
    assert.deepEqual(engine.evaluate(wholeData, given), given);
  }
});

test("So does what is long, wide and deep", async () => {
  const engine = await loadEngine();
  let deep = "end";
  for (let i = 0; i < 250; ++i) deep = i % 2 ? [deep] : { "": deep };
  for (const given of ["📦".repeat(1_000_000), Array.from({ length: 100_000 }, (_, index) => index), deep, Object.fromEntries(Array.from({ length: 10_000 }, (_, index) => [`k${index}`, index]))])
    assert.deepEqual(engine.evaluate(wholeData, given), given);
});

test("Whatever a getter throws, it is refused where it stands", async () => {
  const engine = await loadEngine();
  const policy = engine.load();
  const refusal = () => engine.evaluate(true, () => {});
  const inner = () => policy.check({ today: "2026-02-30" });
  for (const thrower of [() => { throw undefined; }, () => { throw null; }, () => { throw new Error("x"); }, refusal, inner])
    assert.throws(() => policy.check({ today: "2026-03-20", "a/b": [{ get rating() { return thrower(); } }] }), ({ name, diagnostics }) => name === "InputError" && diagnostics.length === 1 && diagnostics[0].code === "not_json" && diagnostics[0].path === "/a~1b/0/rating");
});

test("Both modules, whose JavaScript is not the same, answer alike", async () => {
  const [base, authors] = [await loadEngine(), await full.loadEngine()].map((engine) => engine.load());
  for (const { facts } of readJson("tests/vectors/okorder-credit.json").scenarios)
    assert.deepEqual(base.check(facts), authors.check(facts));
});
