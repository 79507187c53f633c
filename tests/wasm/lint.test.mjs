// SPDX-License-Identifier: Apache-2.0
// policy.lint() of okorder-eligibility/full finds what the command finds, to the byte; in Chromium, too.
import assert from "node:assert/strict";
import { test } from "node:test";
import { withPackagePage } from "../conformance/page.mjs";
import { calendars, commandFindings, document, mutated, texts } from "./lint.mjs";
import { full, loadEngine } from "./module.mjs";

const engine = await full.loadEngine();

test("OKorder's policy is clean, as it is built in and as its author has it", (t) => {
  const start = performance.now();
  assert.deepEqual(engine.load().lint({ texts }), []);
  t.diagnostic(`${((performance.now() - start) / 1000).toFixed(1)} s in Node`);
  assert.equal(JSON.stringify(engine.load(document, { calendars }).lint({ texts })), commandFindings(document));
});

// An order that decides in silence, an unreachable case, answers without a case, a property broken by one report, an answer
// that nobody can give, a property broken by two reports.
for (const id of ["M01", "M02", "M07", "M20", "M43", "M48"]) {
  test(`The findings in ${id} are the command's, witness by witness`, () => {
    const policy = mutated(id);
    const findings = engine.load(policy, { calendars }).lint({ texts });
    assert.ok(findings.length > 0);
    assert.ok(Object.isFrozen(findings) && Object.isFrozen(findings[0]));
    assert.equal(JSON.stringify(findings), commandFindings(policy));
  });
}

test("Without texts none is looked for; what are no texts is refused by name", () => {
  const { "reason.R-LATE": _, ...fewer } = texts.en;
  const policy = engine.load();
  assert.deepEqual(policy.lint({ texts: { en: fewer } }).map(({ code, path }) => [code, path]), [["missing_text", "/texts/en/reason.R-LATE"]]);
  assert.throws(() => policy.lint({ texts: { en: "words" } }), (error) => error instanceof full.InputError && error.diagnostics[0].path === "/en");
});

test("The base engine does not lint, and its policy is without what only lint reads", async () => {
  const policy = (await loadEngine()).load();
  assert.equal(policy.lint, undefined);
  assert.equal(policy.documents[0].properties, undefined);
  assert.ok(engine.load().documents[0].properties.length > 20);
});

test("In Chromium, under a strict content security policy, it finds the same", async (t) => {
  const lintThere = ({ full: engine }, [policy, calendars, texts]) => {
    const start = performance.now();
    const findings = engine.load(policy, { calendars }).lint({ texts });
    return { findings, seconds: (performance.now() - start) / 1000 };
  };
  const wrong = mutated("M02");
  const complaints = await withPackagePage(async (ask) => {
    const clean = await ask(lintThere, [document, calendars, texts]);
    assert.deepEqual(clean.findings, []);
    t.diagnostic(`${clean.seconds.toFixed(1)} s in Chromium; the goal is 15`);
    assert.equal(JSON.stringify((await ask(lintThere, [wrong, calendars, texts])).findings), commandFindings(wrong));
  });
  assert.deepEqual(complaints, []);
});
