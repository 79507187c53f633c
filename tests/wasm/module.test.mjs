// SPDX-License-Identifier: Apache-2.0
// What the module takes and refuses, and what it promises besides reports.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import path from "node:path";
import { test } from "node:test";
import { InputError, LogicError, PolicyError, loadEngine, readJson, root } from "./module.mjs";

const engine = await loadEngine();
const policy = engine.load();
const document = readJson("core/policy/okorder-credit.json");

const names = new Map([[InputError, "InputError"], [PolicyError, "PolicyError"], [LogicError, "LogicError"]]);

const problemsOf = (action, ErrorClass) => {
  try {
    action();
  } catch (error) {
    assert.ok(error instanceof ErrorClass, `${error}`);
    assert.equal(error.name, names.get(ErrorClass));
    return error.diagnostics.map(({ code, path }) => `${code} ${path}`);
  }
  return assert.fail("nothing was refused");
};

test("One engine serves the whole page", async () => {
  assert.equal(await loadEngine(), engine);
});

test("A report is frozen through and through", () => {
  const report = policy.check({ today: "2026-03-20", problems: ["late"] });
  assert.ok(Object.isFrozen(report) && Object.isFrozen(report.deadline) && Object.isFrozen(report.reasons[0].clauses));
});

test("It runs where code from strings is forbidden, as under a strict content security policy", () => {
  const script = `const { loadEngine } = await import(${JSON.stringify(path.join(root, "build/package/index.mjs"))});
    console.log((await loadEngine()).load().check({ today: "2026-03-20", rating: "3A" }).membership.verdict);`;
  const flags = ["--disallow-code-generation-from-strings", "--input-type=module", "--eval", script];
  assert.equal(execFileSync(process.execPath, flags, { encoding: "utf8" }).trim(), "eligible");
});

test("A caller's mistakes are named all at once", () => {
  const problems = problemsOf(() => policy.check({ today: "2026-13-01", rating: "4A", photos: 7 }), InputError);
  assert.deepEqual(problems.sort(), ["not_a_date /today", "not_an_answer /rating", "wrong_kind /photos"]);
});

test("A missing today is named", () => {
  assert.deepEqual(problemsOf(() => policy.check({}), InputError), ["missing_fact /today"]);
});

for (const [what, value] of [
  ["a function", () => 1], ["a bigint", 10n], ["a Date", new Date(0)], ["a Map", new Map()], ["NaN", NaN],
  ["a symbol", Symbol("x")], ["half a surrogate pair", "\ud800"],
]) {
  test(`Refuses ${what}, which is no JSON`, () => {
    const [problem] = problemsOf(() => policy.check({ today: "2026-03-20", rating: value }), InputError);
    assert.match(problem, /^(not_json|number_too_large) \/rating$/);
  });
}

test("An undefined member is not answered, as JSON leaves it out", () => {
  const report = policy.check({ today: "2026-03-20", rating: undefined });
  assert.deepEqual(report.membership.needs, ["rating"]);
});

test("Facts that no policy knows are listed, the prototype's names among them", () => {
  const facts = JSON.parse('{"today":"2026-03-20","constructor":1,"__proto__":2,"zeta":3,"0":4}');
  assert.deepEqual(policy.check(facts).ignored_facts, ["0", "__proto__", "constructor", "zeta"]);
});

test("A cycle and a deep nesting are refused, not followed", () => {
  const cycle = { today: "2026-03-20" };
  cycle.self = cycle;
  assert.match(problemsOf(() => policy.check(cycle), InputError)[0], /^too_deep /);
  const deep = JSON.parse("[".repeat(5_000) + "]".repeat(5_000));
  assert.match(problemsOf(() => policy.check({ today: "2026-03-20", deep }), InputError)[0], /^too_deep /);
});

test("A string of 10 MB is refused by name and shown cut", () => {
  try {
    policy.check({ today: "2026-03-20", rating: "x".repeat(10_000_000) });
    assert.fail("nothing was refused");
  } catch (error) {
    assert.ok(error instanceof InputError);
    assert.equal(error.diagnostics[0].path, "/rating");
    assert.ok(error.message.length < 500);
  }
});

test("A policy with mistakes is refused with all of them", () => {
  const broken = structuredClone(document);
  broken.reasons["R-LATE"].clauses[0] = "FAQ-99";
  broken.periods[0].days = "fifteen";
  broken.facts[3].values.push("member");
  delete broken.overall;
  broken.checks[1].when = { "==": [1, 1] };
  const problems = problemsOf(() => engine.load(broken), PolicyError);
  for (const expected of ["unknown_clause /reasons/R-LATE/clauses/0", "wrong_kind /periods/0/days",
                          "missing_member ", "unknown_operator /checks/1/when"]) {
    assert.ok(problems.includes(expected), `${expected} in ${problems}`);
  }
  assert.ok(problems.some((problem) => problem.startsWith("duplicate /facts/3/values")));
});

test("A changed policy changes the report", () => {
  const changed = structuredClone(document);
  changed.periods[0].days = 20;
  changed.periods[0].safeDays = 19;
  const facts = { today: "2026-03-20", problems: ["quality"], arrived: "all", receipt_date: "2026-03-04" };
  assert.equal(policy.check(facts).deadline.status, "passed");
  assert.deepEqual(engine.load(changed).check(facts).deadline,
    { status: "open", day: 16, days_left: 4, apply_by: "2026-03-23", final_day: "2026-03-24" });
});

test("Of several versions the one valid on the day decides", () => {
  const first = { ...document, version: "1", validTo: "2026-06-30" };
  const second = { ...document, version: "2", validFrom: "2026-07-01" };
  const versions = engine.load([first, second]);
  assert.equal(versions.check({ today: "2026-06-30" }).version, "1");
  assert.equal(versions.check({ today: "2026-07-01" }).version, "2");
  assert.deepEqual(problemsOf(() => engine.load([first, document]), PolicyError), ["overlap /1"]);
});

test("Questions come in the policy's order, and next skips what was left out on purpose", () => {
  const facts = { today: "2026-03-20", purpose: "claim", membership_status: "member", problems: ["quality"] };
  const asked = policy.questions(facts).map(({ fact }) => fact);
  assert.deepEqual(asked.slice(0, 4), ["purpose", "membership_status", "problems", "arrived"]);
  assert.equal(policy.next(facts).fact, "arrived");
  assert.deepEqual(policy.next(facts).why, ["FAQ-6.1", "FAQ-8.2a"]);
  assert.equal(policy.next({ today: "2026-03-20", purpose: "membership", membership_status: "member" }), null);
  assert.equal(policy.next(facts, { asked: ["arrived"] }).fact, "photos");
});

test("What would change the result comes as sets of facts, frozen; contradictions give none", () => {
  const [change, ...others] = policy.change({ today: "2026-03-20", rating: "2A" });
  assert.deepEqual(change, { set: { rating: "3A" }, target: "membership.verdict", before: "not_yet", after: "eligible" });
  assert.deepEqual(others, []);
  assert.ok(Object.isFrozen(change.set));
  assert.deepEqual(policy.change({ today: "2026-03-20", receipt_date: "2026-04-01", problems: ["late"] }), []);
  assert.deepEqual(problemsOf(() => policy.change({}), InputError), ["missing_fact /today"]);
});

test("A fact that was left out on purpose can end other questions", () => {
  const facts = { today: "2026-03-20", purpose: "claim", membership_status: "member", problems: ["late"], arrived: "all" };
  const asked = (options) => policy.questions(facts, options).map(({ fact }) => fact);
  assert.ok(asked().includes("agreed_delivery_date"));
  assert.ok(!asked({ asked: ["receipt_date"] }).includes("agreed_delivery_date"));
});

test("An expression can be tried, and its error is an error", () => {
  assert.equal(engine.evaluate({ "+": [1, { var: "a" }] }, { a: 41 }), 42);
  assert.equal(engine.evaluate({ var: "missing" }, {}), null);
  assert.match(problemsOf(() => engine.evaluate({ "<": [1, "x"] }, {}), LogicError)[0], /^wrong_operand/);
});

test("Expressions and data that mean harm end in an answer or a named refusal", () => {
  const nested = (depth) => JSON.parse('{"!":['.repeat(depth) + "true" + "]}".repeat(depth));
  const letters = "a".repeat(10_000_000);
  const sum = { reduce: [{ var: "a" }, { "+": [{ var: "accumulator" }, 1] }, 0] };
  assert.equal(engine.evaluate(nested(120), null), true);
  assert.equal(engine.evaluate(sum, { a: Array(900_000).fill(0) }), 900_000);
  assert.equal(engine.evaluate({ in: [{ var: "a" }, [{ var: "b" }]] }, { a: letters, b: letters }), true);
  assert.equal(engine.evaluate({ "+": [2 ** 53 - 2, 1] }, null), 2 ** 53 - 1);
  for (const [expected, logic, data] of [
    ["too_deep", nested(10_000)], ["too_deep", { var: "" }, nested(10_000)],
    ["too_large", sum, { a: Array(1_000_000).fill(0) }], ["too_large", { and: Array(1_000_000).fill(1) }],
    ["not_a_date", { plusTime: [{ var: "" }, 1, "day"] }, letters], ["too_large", { var: "" }, "a".repeat(17 << 20)],
    ["fraction", 2 ** 63], ["wrong_operand", { "+": [{ var: "" }, 1] }, 2 ** 63], ["overflow", { plusTime: ["2021-01-01", 2 ** 53 - 1, "hour"] }],
  ]) {
    assert.throws(() => engine.evaluate(logic, data ?? null), (error) => {
      assert.ok(error instanceof LogicError, `${error}`);
      assert.ok(error.message.length < 1_000);
      return error.diagnostics[0].code === expected;
    }, expected);
  }
  assert.equal(engine.evaluate({ "+": [1, 1] }, null), 2); // and it goes on
});
