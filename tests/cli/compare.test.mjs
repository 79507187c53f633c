// eligibility compare: what a change of the policy does to many cases.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { file, run, shipped, vectors } from "./command.mjs";

const OLD = shipped("okorder-credit.json");
const POLICY = JSON.parse(readFileSync(OLD, "utf8"));
const SCENARIOS = JSON.parse(readFileSync(vectors("okorder-credit.json"), "utf8")).scenarios;
const TODAY = "2026-03-20";

function changed(change) {
  const policy = structuredClone(POLICY);
  policy.version = "1.1.0";
  change(policy);
  return file(policy, "policy.json");
}
const FEWER_DAYS = changed((policy) => Object.assign(policy.periods.find(({ id }) => id === "claim_window"), { days: 10, safeDays: 9 }));
const LOWER_RATING = changed((policy) => {
  const [met, not_yet] = policy.requirements.find(({ id }) => id === "M1").cases;
  met.when = { in: [{ var: "rating" }, ["2A", "3A"]] };
  not_yet.when = { in: [{ var: "rating" }, ["none", "A"]] };
});
const compare = (after, cases, ...args) => run(["compare", OLD, after, "--today", TODAY, ...args, file(cases, "cases")]);
const answer = (result) => JSON.parse(result.out);
const ways = ({ verdicts }, key) => verdicts.find((one) => one.key === key).ways.map(({ before, after, count }) => `${before} ${after} ${count}`);

/** The same by two runs of check. */
function byCheck(after, cases) {
  const lines = cases.map((facts) => JSON.stringify(facts)).join("\n");
  const reports = [OLD, after].map((policy) => run(["check", "--jsonl", "--today", TODAY, "--policy", policy, "-"], lines).out.trimEnd().split("\n").map((line) => JSON.parse(line)));
  const verdicts = ({ overall, membership, claims }) => ({ overall, "membership.verdict": membership.verdict, "claims.late": claims.late ?? null, "claims.quality": claims.quality ?? null });
  const counts = {};
  cases.forEach((_, at) => {
    const [before, now] = reports.map((list) => verdicts(list[at]));
    for (const key of Object.keys(before)) {
      const way = `${before[key]} ${now[key]}`;
      counts[key] ??= {};
      counts[key][way] = (counts[key][way] ?? 0) + 1;
    }
  });
  return Object.fromEntries(Object.entries(counts).map(([key, of]) => [key, Object.entries(of).map(([way, count]) => `${way} ${count}`).sort()]));
}

test("all vectors under fewer days and under a lower rating: the same as two runs of check", () => {
  const cases = SCENARIOS.map(({ facts }) => facts);
  for (const [after, key] of [[FEWER_DAYS, "overall"], [LOWER_RATING, "membership.verdict"]]) {
    const result = compare(after, cases.map((facts) => JSON.stringify(facts)).join("\n"));
    assert.equal(result.code, 0, result.err);
    const said = answer(result);
    assert.deepEqual([said.cases, said.old.version, said.new.version], [cases.length, "1.0.0", "1.1.0"]);
    const expected = byCheck(after, cases);
    for (const [one, list] of Object.entries(expected)) assert.deepEqual(ways(said, one).sort(), list, one);
    assert.ok(said.verdicts.find((one) => one.key === key).changed > 0);
  }
});

test("a case on day 12 is no longer in time in 10 days, and is shown with its row", () => {
  const claim = { today: TODAY, membership_status: "member", problems: ["quality"], arrived: "all", quality_cause: "supplier", photos: "yes", integrity_issue: "no" };
  const csv = "Order,Received\nA,2026-03-18\nB,2026-03-08\n\nC,2026-03-01\n";
  const same = Object.entries(claim).flatMap(([fact, value]) => ["--same", `${fact}=${value}`]);
  const result = compare(FEWER_DAYS, csv, ...same);
  assert.equal(result.code, 0, result.err);
  const said = answer(result);
  assert.deepEqual([said.cases, said.changed], [3, 1]);
  assert.deepEqual(ways(said, "overall").sort(), ["eligible eligible 1", "eligible not_eligible 1", "not_eligible not_eligible 1"]);
  const [example] = said.verdicts.find(({ key }) => key === "overall").ways.find(({ before, after }) => before !== after).examples;
  assert.deepEqual(example, { row: 3, facts: { ...example.facts, ...claim, receipt_date: "2026-03-08" } });
  const text = compare(FEWER_DAYS, csv, ...same, "--text").out;
  assert.match(text, /^3 cases, 1 with another verdict\n/);
  assert.match(text, /eligible -> not_eligible: 1\n {4}row 3 \{/);
});

test("nothing changes between a policy and itself, and every verdict is counted", () => {
  const said = answer(compare(OLD, SCENARIOS.map(({ facts }) => JSON.stringify(facts)).join("\n")));
  assert.equal(said.changed, 0);
  for (const { ways: list } of said.verdicts) assert.equal(list.reduce((sum, { count }) => sum + count, 0), SCENARIOS.length);
});

test("refused cases are counted as such, named, and end with 2", () => {
  const result = compare(LOWER_RATING, `{"rating":"2A"}\n{"rating":"AAA"}\n{\n`);
  assert.equal(result.code, 2);
  assert.deepEqual(ways(answer(result), "membership.verdict").sort(), ["not_yet eligible 1", "refused refused 2"]);
  assert.match(result.err, /line 2: \/rating: not_an_answer/);
  assert.match(result.err, /line 3: not_json/);
});

test("at most three examples of a change are shown", () => {
  const said = answer(compare(LOWER_RATING, `${'{"rating":"2A"}\n'.repeat(5000)}`));
  const way = said.verdicts.find(({ key }) => key === "membership.verdict").ways[0];
  assert.deepEqual([way.count, way.examples.map(({ row }) => row)], [5000, [1, 2, 3]]);
});

test("a file that is not there, and a table without a fact, are refused", () => {
  assert.match(run(["compare", OLD, OLD, "nothing.csv"]).err, /unreadable/);
  assert.match(compare(OLD, "a\n1\n").err, /no_column_read/);
  assert.equal(compare(OLD, "a\n1\n").code, 2);
});
