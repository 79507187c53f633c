// SPDX-License-Identifier: Apache-2.0
// The published CertLogic suite through the package, in Node and in Chromium: the base engine evaluates, the full one
// validates. certlogic_suite_test.cpp runs it through the core.
import assert from "node:assert/strict";
import { test } from "node:test";
import { full, loadEngine } from "../wasm/module.mjs";
import { withPackagePage } from "./page.mjs";
import { ACTIVE, VALIDATIONS, differences, readSuite } from "./suite.mjs";

const suite = readSuite();

/** Runs in Node, and as text in the page. */
function evaluateAll({ base }, assertions) {
  return assertions.map(({ logic, data }) => {
    try {
      return { result: base.evaluate(logic, data) };
    } catch (error) {
      return { error: error.message };
    }
  });
}
function validateAll({ full: engine }, validations) {
  return validations.map(({ logic }) => engine.validateLogic(logic));
}

function assertAll(evaluated, validated) {
  const { wrong, held, named } = differences(suite, evaluated, validated);
  assert.deepEqual(wrong, []);
  assert.deepEqual([held, named], [ACTIVE, VALIDATIONS]);
}

test("The package in Node agrees with the whole published suite", async () => {
  if (!suite) return;
  const engines = { base: await loadEngine(), full: await full.loadEngine() };
  assertAll(evaluateAll(engines, suite.assertions), validateAll(engines, suite.validations));
});

test("The package in Chromium, under a strict content security policy, agrees with the whole published suite", async () => {
  if (!suite) return;
  const complaints = await withPackagePage(async (ask) => {
    assertAll(await ask(evaluateAll, suite.assertions), await ask(validateAll, suite.validations));
  });
  assert.deepEqual(complaints, []);
});

test("The full engine evaluates as the base engine does", async () => {
  if (!suite) return;
  const engine = await full.loadEngine();
  const base = await loadEngine();
  assert.deepEqual(evaluateAll({ base: engine }, suite.assertions), evaluateAll({ base }, suite.assertions));
});
