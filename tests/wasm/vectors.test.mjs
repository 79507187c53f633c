// SPDX-License-Identifier: Apache-2.0
// The shared vectors through the module, and its reports beside the native ones.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { differences } from "../web/vectors.mjs";
import { counts, loadEngine, moduleLine, nativeLines, readJson, root } from "./module.mjs";

const { scenarios } = readJson("tests/vectors/okorder-credit.json");
const policy = (await loadEngine()).load();

test("Every vector gets the report that it expects", () => {
  assert.equal(scenarios.length, counts["okorder-credit.json"]);
  const failures = scenarios.flatMap(({ id, facts, expect }) =>
    differences(expect, policy.check(facts)).map((difference) => `${id}: ${difference}`));
  assert.deepEqual(failures, []);
});

test("Every reply date is the calendar's", () => {
  const { dates } = readJson("tests/vectors/reply-dates.json");
  const entries = Object.entries(dates);
  assert.equal(entries.length, counts["reply-dates.json"]);
  for (const [applied, { reply_by, coverage }] of entries) {
    const facts = { today: applied, membership_status: "waiting", membership_applied_on: applied };
    const { membership } = policy.check(facts);
    assert.deepEqual([applied, membership.reply_by, membership.reply_coverage], [applied, reply_by, coverage]);
  }
});

test("Module and native command give the same text, key order included", () => {
  const cases = [...scenarios.map(({ facts }) => facts), ...oddCases(2_000)];
  const native = nativeLines(cases);
  assert.equal(native.length, cases.length);
  cases.forEach((facts, index) => assert.equal(moduleLine(policy, facts), native[index], JSON.stringify(facts)));
});

test("They agree on the fuzzers' corpus as well", () => {
  const folder = path.join(root, "tests/fuzz/corpus/check");
  const cases = readdirSync(folder).sort().flatMap((name) => {
    try {
      const facts = JSON.parse(readFileSync(path.join(folder, name), "utf8"));
      // A list or a text is refused by both, but the command puts today's date only into an object.
      return typeof facts === "object" && facts !== null && !Array.isArray(facts) ? [{ today: "2026-03-20", ...facts }] : [];
    } catch {
      return []; // no JSON: the browser's parser has said so before the module is asked
    }
  });
  assert.ok(cases.length > 10, `${cases.length} cases`);
  const native = nativeLines(cases);
  cases.forEach((facts, index) => assert.equal(moduleLine(policy, facts), native[index], JSON.stringify(facts)));
});

/** Vectors with facts taken from each other, left out, or spoilt; the same ones at every run. */
function oddCases(count) {
  let state = 20261123;
  const random = (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0; // Numerical Recipes' generator: good enough to pick
    return Math.floor((state / 2 ** 32) * below);
  };
  const pick = (list) => list[random(list.length)];
  const oddValues = ["unsure", null, "2026-02-30", "1999-12-31", "03/04/2026", 7, 1.5, true, [], ["late", "none"], {}, "3A", "é\u0001\"\\"];
  return Array.from({ length: count }, () => {
    const facts = { ...pick(scenarios).facts, ...(random(2) ? pick(scenarios).facts : {}) };
    for (let i = random(4); i > 0; --i) {
      const key = pick([...Object.keys(facts), "unheard_of", "__proto"]);
      if (random(3) === 0) delete facts[key];
      else facts[key] = pick(oddValues);
    }
    facts.today ??= "2026-03-20"; // the command would take the clock's
    return facts;
  });
}
