// SPDX-License-Identifier: Apache-2.0
// CertLogic's own vectors through the package, in Node and in Chromium; logic_vectors_test.cpp runs them through the core.
import assert from "node:assert/strict";
import { test } from "node:test";
import { counts, full, loadEngine, readJson } from "../wasm/module.mjs";
import { withPackagePage } from "./page.mjs";

const { vectors, issues } = readJson("tests/vectors/certlogic.json");

/** Runs in Node, and as text in the page. */
function answerAll(engines, { vectors, issues }) {
  const answer = (act) => {
    try {
      return { result: act() };
    } catch (error) {
      return { error: error.diagnostics?.[0].code ?? String(error) };
    }
  };
  return [...vectors.map(({ logic, data = null }) => answer(() => engines.base.evaluate(logic, data))),
          ...issues.map(({ logic }) => answer(() => engines.full.validateLogic(logic)))];
}

/** Integers beyond 2^53 are not JavaScript's: `javascript` says what becomes of those that a vector writes. */
function expected() {
  return [...vectors.map(({ result, error, javascript }) => javascript ?? (error ? { error } : { result })),
          ...issues.map(({ issues: list }) => ({ result: list }))];
}

function assertAll(answers) {
  assert.equal(answers.length, counts["certlogic.json"]);
  [...vectors, ...issues].forEach(({ id }, at) => assert.deepEqual(answers[at], expected()[at], id));
}

test("The package in Node answers every vector as its source says", async () => {
  assertAll(answerAll({ base: await loadEngine(), full: await full.loadEngine() }, { vectors, issues }));
});

test("The package in Chromium answers every vector as its source says", async () => {
  const complaints = await withPackagePage(async (ask) => assertAll(await ask(answerAll, { vectors, issues })));
  assert.deepEqual(complaints, []);
});
