// SPDX-License-Identifier: Apache-2.0
// okorder-eligibility/full: all that the package has, and the calls for authors.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import path from "node:path";
import { test } from "node:test";
import { command, full, loadEngine, readJson, root } from "./module.mjs";

const engine = await full.loadEngine();

test("The full engine gives the base engine's reports, and both can be loaded", async () => {
  const base = (await loadEngine()).load();
  const policy = engine.load();
  for (const { facts } of readJson("tests/vectors/okorder-credit.json").scenarios) {
    assert.equal(JSON.stringify(policy.check(facts)), JSON.stringify(base.check(facts)));
  }
  assert.equal(await full.loadEngine(), engine);
});

test("The base engine has no validator: it is not in what a page loads", async () => {
  assert.equal((await loadEngine()).validateLogic, undefined);
});

test("Every issue of an expression is listed, frozen, and as the command lists it", () => {
  const logic = { if: [{ var: "a." }, [3.14, { and: [true] }], { "+": [null, { all: [] }, 7] }] };
  const issues = engine.validateLogic(logic);
  assert.deepEqual(issues.map(({ path }) => path), ["/if/0", "/if/1/0", "/if/1/1", "/if/2", "/if/2/+/0", "/if/2/+/1"]);
  assert.ok(Object.isFrozen(issues) && Object.isFrozen(issues[0].expr));
  assert.deepEqual(engine.validateLogic({ "!": [{ var: "a" }] }), []);
  let said;
  try {
    execFileSync(command, ["validate-logic"], { input: JSON.stringify({ logic }), encoding: "utf8" });
  } catch (error) {
    assert.equal(error.status, 1); // 1: there are issues
    said = error.stdout;
  }
  assert.equal(JSON.stringify({ issues }), said.trimEnd());
});

test("What is no expression to look at is refused by name", () => {
  const cycle = [];
  cycle.push(cycle);
  const deep = JSON.parse('{"!":['.repeat(10_000) + "]}".repeat(10_000));
  for (const [logic, code] of [[() => 1, "not_json"], [cycle, "too_deep"], [deep, "too_deep"], [Array(1_000_001).fill(1), "too_large"]]) {
    assert.throws(() => engine.validateLogic(logic), (error) => error instanceof full.LogicError && error.diagnostics[0].code === code, code);
  }
});

test("It runs where code from strings is forbidden", () => {
  const script = `const { loadEngine } = await import(${JSON.stringify(path.join(root, "build/package/full.mjs"))});
    console.log((await loadEngine()).validateLogic(null)[0].message);`;
  const flags = ["--disallow-code-generation-from-strings", "--input-type=module", "--eval", script];
  assert.equal(execFileSync(process.execPath, flags, { encoding: "utf8" }).trim(), "invalid CertLogic expression");
});
