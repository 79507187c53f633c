// SPDX-License-Identifier: Apache-2.0
// The policy's conditions in other people's engines, with the code that core/policy/README.md shows: the same values where
// everything is known, and the traps where it is not.
import assert from "node:assert/strict";
import { createRequire } from "node:module";
import path from "node:path";
import { test } from "node:test";
import { Random } from "../differential/random.mjs";
import { counts, loadEngine, readJson, root } from "../wasm/module.mjs";
import { canCompute, conditions, facts, found, nested, operations } from "./conditions.mjs";
import { LogicEngine, readmeEngine } from "./readme_engine.mjs";

const require = createRequire(path.join(root, "web/package.json"));
const certlogic = require("certlogic-js");
const { boolsiness } = require("certlogic-js/dist/internals.js");
const theirs = await readmeEngine();
const ours = await loadEngine();
const { scenarios } = readJson("tests/vectors/okorder-credit.json");
// No vector says what the person came for, because it changes no result; one condition reads it.
const purposes = readJson("core/policy/okorder-credit.json").facts.find(({ id }) => id === "purpose").values;
const cases = [...scenarios, ...purposes.map((purpose) => ({ id: purpose, facts: { today: "2026-03-20", purpose } }))];
const truth = (value) => boolsiness(value);

/** `or` by De Morgan, which CertLogic has no word for. */
function withoutOr(logic) {
  if (Array.isArray(logic)) return logic.map(withoutOr);
  if (typeof logic !== "object" || logic === null) return logic;
  const [[operator, operands]] = Object.entries(logic);
  if (operator === "var") return logic;
  const inner = withoutOr(operands);
  return operator === "or" ? { "!": [{ and: inner.map((one) => ({ "!": [one] })) }] } : { [operator]: inner };
}

test("Every condition has the same value in json-logic-engine and certlogic-js, over every vector that it can be computed on", () => {
  assert.equal(scenarios.length, counts["okorder-credit.json"]);
  assert.ok(conditions.length > 90, `${conditions.length} conditions`);
  const built = conditions.map(({ logic }) => theirs.build(logic));
  const rewritten = conditions.map(({ logic }) => withoutOr(logic));
  const computed = conditions.map(() => ({ true: 0, false: 0 }));
  for (const { id, facts: given } of cases) {
    const { row, truth: known } = found(given);
    const data = nested(row);
    conditions.forEach(({ path: place, logic }, index) => {
      if (!canCompute(logic, row)) return;
      const where = `${id} ${place}`;
      const expected = ours.evaluate(logic, data);
      assert.equal(known[index], truth(expected), `${where}: the policy and evaluate`);
      assert.deepEqual(theirs.run(logic, data), expected, `${where}: json-logic-engine`);
      assert.deepEqual(built[index](data), expected, `${where}: json-logic-engine, compiled`);
      const plain = JSON.stringify(rewritten[index]) === JSON.stringify(logic);
      const value = certlogic.evaluate(rewritten[index], data);
      assert.deepEqual(plain ? value : truth(value), plain ? expected : truth(expected), `${where}: certlogic-js`);
      ++computed[index][truth(expected)];
    });
  }
  const total = computed.reduce((sum, one) => sum + one.true + one.false, 0);
  const never = conditions.filter((_, index) => computed[index].true + computed[index].false === 0).map(({ path: place }) => place);
  const oneSided = conditions.filter((_, index) => computed[index].true === 0 || computed[index].false === 0);
  console.log(`${conditions.length} conditions, ${cases.length} cases: ${total} values alike in three engines; both true and false were seen of ${conditions.length - oneSided.length} conditions`);
  assert.deepEqual(never, [], "every condition is computed somewhere");
  assert.ok(total > 5_000 && oneSided.length < conditions.length / 2);
});

test("The README's plusTime moves days as this engine does, and refuses what it refuses", () => {
  const random = new Random(20261123);
  const padded = (number, width) => String(number).padStart(width, "0");
  let refused = 0;
  for (let count = 0; count < 20_000; ++count) {
    const text = random.once(50) ? random.pick([null, "unsure", "", "2026-3-1", "20260301", "2026-03-01 ", 20260301, true])
      : `${padded(random.between(1, 3000), 4)}-${padded(random.between(1, random.once(20) ? 13 : 12), 2)}-${padded(random.between(0, 31), 2)}`;
    const logic = { plusTime: [{ var: "day" }, random.between(-400, 400), random.pick(["year", "month", "day", "hour"])] };
    const attempt = (evaluate) => { try { return evaluate(); } catch { return "refused"; } };
    const expected = attempt(() => ours.evaluate(logic, { day: text }));
    const actual = attempt(() => new Date(theirs.run(logic, { day: text })).toISOString());
    assert.equal(actual, expected, `${text} ${JSON.stringify(logic)}`);
    if (expected === "refused") ++refused;
  }
  assert.ok(refused > 500 && refused < 5_000, `${refused} were refused`);
});

test("The README's other operators give what this engine gives", () => {
  const at = (text) => ({ plusTime: [text, 0, "day"] });
  for (const operator of ["after", "before", "not-after", "not-before"]) {
    for (const days of [["2026-03-01", "2026-03-02"], ["2026-03-02", "2026-03-01"], ["2026-03-01", "2026-03-01"],
                        ["2026-03-01", "2026-03-02", "2026-03-03"], ["2026-03-03", "2026-03-03", "2026-03-01"], ["2026-03-01", "2026-03-03", "2026-03-02"]]) {
      const logic = { [operator]: days.map(at) };
      assert.equal(theirs.run(logic, {}), ours.evaluate(logic, {}), JSON.stringify(logic));
    }
  }
  for (const text of ["URN:UVCI:01:AT:a/b#c", "a::c/#/f", "", "URN:UVCI:URN:UVCI:x", null]) {
    for (let index = -1; index < 7; ++index) {
      const logic = { extractFromUVCI: [{ var: "text" }, index] };
      assert.equal(theirs.run(logic, { text }), ours.evaluate(logic, { text }), `${text} ${index}`);
    }
  }
  const birth = { after: [{ dccDateOfBirth: ["2004-02-29"] }, at("2004-02-28")] };
  assert.equal(theirs.run(birth, {}), ours.evaluate(birth, {}));
});

// ---- The traps. `careless` is what is written first.

const careless = new LogicEngine();
const units = { year: "FullYear", month: "Month", day: "Date" };
careless.addMethod("plusTime", ([text, amount, unit]) => {
  const date = new Date(text);
  date[`setUTC${units[unit]}`](date[`getUTC${units[unit]}`]() + amount);
  return date;
});
careless.addMethod("after", ([one, other]) => one > other);
careless.addMethod("before", ([one, other]) => one < other);
careless.addMethod("not-before", ([one, other]) => one >= other);

const conditionAt = (place) => conditions.find((one) => one.path === place).logic;
const unusual = conditionAt("/warnings/W-DATE-UNUSUAL/when");
const late = { after: [{ plusTime: [{ var: "receipt_date" }, 0, "day"] }, { plusTime: ["2026-03-01", 0, "day"] }] };

test("Trap: a careless plusTime makes a missing date true", () => {
  const data = { today: "2026-03-20", agreed_delivery_date: null };
  assert.equal(careless.run(unusual, data), true);
  assert.throws(() => theirs.run(unusual, data), /no day: null/);
  assert.throws(() => theirs.run(unusual, { today: "2026-03-20" }), /no day/);
  const { truth: known } = found({ today: "2026-03-20" });
  assert.equal(known[conditions.findIndex(({ logic }) => logic === unusual)], null, "here it is Unknown");
});

test("Trap: a careless plusTime makes of \"unsure\" a date that was not late", () => {
  assert.equal(careless.run({ "!": [late] }, { receipt_date: "unsure" }), true);
  assert.throws(() => theirs.run({ "!": [late] }, { receipt_date: "unsure" }), /no day: unsure/);
});

test("Trap: a careless plusTime makes of 30 February another day", () => {
  assert.equal(careless.run(late, { receipt_date: "2026-02-30" }), true, "2 March is after 1 March");
  assert.throws(() => theirs.run(late, { receipt_date: "2026-02-30" }), /no day: 2026-02-30/);
  assert.throws(() => ours.evaluate(late, { receipt_date: "2026-02-30" }), /2026-02-30/);
});

test("Trap: null compares as 0", () => {
  const passedOn = new LogicEngine();
  passedOn.addMethod("plusTime", ([text]) => (text === null ? null : Date.parse(text)));
  passedOn.addMethod("before", ([one, other]) => one < other);
  assert.equal(passedOn.run({ before: [{ plusTime: [{ var: "receipt_date" }, 0, "day"] }, { plusTime: ["2026-03-01", 0, "day"] }] }, {}), true);
  assert.throws(() => theirs.run({ before: [null, { plusTime: ["2026-03-01", 0, "day"] }] }, {}), /as plusTime makes them/);
});

test("Trap: a missing answer is false there, and its negation true; here it is Unknown", () => {
  const notMember = conditionAt("/facts/4/askWhen");
  assert.equal(theirs.run(notMember, {}), true);
  assert.equal(certlogic.evaluate(notMember, {}), true);
  assert.equal(found({ today: "2026-03-20" }).truth[conditions.findIndex(({ logic }) => logic === notMember)], null);
});

test("Trap: in looks for letters where the list is a text", () => {
  const chosen = conditionAt("/checks/1/when");
  assert.equal(theirs.run(chosen, { problems: "not late" }), true);
  assert.throws(() => certlogic.evaluate(chosen, { problems: "not late" }));
  assert.throws(() => ours.evaluate(chosen, { problems: "not late" }), /an array to look in/);
});

test("Trap: a name with dots is not a key", () => {
  const status = { "===": [{ var: "periods.claim_window.status" }, "open"] };
  assert.equal(theirs.run(status, { "periods.claim_window.status": "open" }), false);
  assert.equal(theirs.run(status, nested(new Map([["periods.claim_window.status", "open"]]))), true);
});

test("Trap: equal dates are not equal as Date objects", () => {
  const same = { "===": [{ plusTime: ["2026-03-01", 0, "day"] }, { plusTime: ["2026-02-28", 1, "day"] }] };
  assert.equal(certlogic.evaluate(same, {}), false);
  assert.equal(theirs.run(same, {}), true);
  assert.equal(ours.evaluate(same, {}), true);
  assert.ok(!conditions.some(({ logic }) => [...operations(logic)].some(([operator, operands]) => operator === "===" && operands.some((one) => one?.plusTime))), "no condition of the policy compares dates so");
});

test("The facts that conditions read are facts of the policy", () => {
  assert.ok(facts.has("receipt_date") && facts.size > 15);
});
