// SPDX-License-Identifier: Apache-2.0
// Random expressions over random data, by this engine (native and module) and by certlogic-js: the same value, or a
// difference that amended.mjs names, with the value that it names.
//
//   DIFFERENTIAL_CASES=1000000 DIFFERENTIAL_SEED=7 node --test tests/differential/differential.test.mjs
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import path from "node:path";
import { test } from "node:test";
import { LogicError, loadEngine, root } from "../wasm/module.mjs";
import { AMENDMENTS, amendedly, plainly, version, written } from "./amended.mjs";
import { makeCase } from "./generator.mjs";
import { Random } from "./random.mjs";

const COUNT = Number(process.env.DIFFERENTIAL_CASES ?? 200_000);
const SEED = Number(process.env.DIFFERENTIAL_SEED ?? 20261123);
const native = path.join(root, "build/native/bin/eligibility");
const BATCH = 20_000;

const engine = await loadEngine();

/** The native answers, as text: the result as it was written, or "error". */
function nativeAnswers(cases) {
  const input = cases.map(({ logic, data }) => `${JSON.stringify({ logic, data })}\n`).join("");
  const { stdout, status, error } = spawnSync(native, ["eval"], { input, encoding: "utf8", maxBuffer: 2 ** 30 });
  assert.ok(error === undefined && [0, 2].includes(status), `${native}: ${error ?? status}`); // 2: some lines were refused
  const lines = stdout.trimEnd().split("\n");
  assert.equal(lines.length, cases.length);
  return lines.map((line) => (line.startsWith('{"error":') ? "error" : line.slice('{"result":'.length, -1)));
}

function moduleAnswer({ logic, data }) {
  try {
    return written(engine.evaluate(logic, data));
  } catch (error) {
    if (!(error instanceof LogicError)) throw error;
    return "error";
  }
}

/** The same text with the integers that a JavaScript number cannot hold rounded as JSON.parse does. */
const asParsed = (text) => (text === "error" ? text : written(JSON.parse(text)));

function* batches(count, seed) {
  const random = new Random(seed);
  for (let left = count; left > 0; left -= BATCH) {
    yield Array.from({ length: Math.min(left, BATCH) }, () => makeCase(random));
  }
}

const tally = (map, key) => map.set(key, (map.get(key) ?? 0) + 1);
const percent = (part, all) => `${((100 * part) / all).toFixed(1)} %`;

function operatorsIn(logic, found) {
  if (Array.isArray(logic)) logic.forEach((item) => operatorsIn(item, found));
  else if (typeof logic === "object" && logic !== null) {
    for (const [operator, operands] of Object.entries(logic)) {
      found.add(operator);
      operatorsIn(operands, found);
    }
  }
  return found;
}

const OPERATORS = ["var", "if", "and", "!", "===", "in", "+", "<", "<=", ">", ">=", "after", "before", "not-after", "not-before", "plusTime", "reduce", "extractFromUVCI", "dccDateOfBirth"];

test(`${COUNT} random cases agree with certlogic-js ${version}, but for what is named`, () => {
  assert.equal(version, "1.2.2");
  const results = new Map();
  const operators = new Map();
  const differences = new Map(Object.keys(AMENDMENTS).map((name) => [name, 0]));
  const examples = new Map();
  const unnamed = [];
  let agreed = 0;
  for (const cases of batches(COUNT, SEED)) {
    const natives = nativeAnswers(cases);
    cases.forEach((one, index) => {
      const ours = natives[index];
      const theirs = plainly(one.logic, one.data);
      const kind = ours === "error" || ours === "null" || ours === "true" || ours === "false" ? ours : { '"': "text or date-time", "[": "array", "{": "object" }[ours[0]] ?? "number";
      tally(results, kind);
      if (ours !== "error") for (const operator of operatorsIn(one.logic, new Set())) tally(operators, operator);
      const { result, amendments } = ours === theirs ? { result: theirs, amendments: [] } : amendedly(one.logic, one.data);
      if (ours === theirs) ++agreed;
      else if (ours !== result || amendments.length === 0) unnamed.push({ ...one, ours, theirs, amended: result, amendments });
      for (const name of amendments) {
        tally(differences, name);
        if (!examples.has(name) || JSON.stringify(one).length < JSON.stringify(examples.get(name)).length) examples.set(name, { ...one, ours, theirs });
      }
      const module = moduleAnswer(one);
      if (module !== asParsed(ours)) unnamed.push({ ...one, ours, module });
    });
  }

  console.log(`${COUNT} cases, seed ${SEED}: ${agreed} agree (${percent(agreed, COUNT)}), ${COUNT - agreed} differ as named`);
  console.log(`results: ${[...results].sort((a, b) => b[1] - a[1]).map(([kind, count]) => `${kind} ${percent(count, COUNT)}`).join(", ")}`);
  console.log(`operators in cases that have a result: ${OPERATORS.map((operator) => `${operator} ${operators.get(operator) ?? 0}`).join(", ")}`);
  for (const [name, count] of differences) {
    console.log(`${String(count).padStart(7)}  ${name}: ${AMENDMENTS[name].corner}`);
    const example = examples.get(name);
    if (example) console.log(`         ${JSON.stringify(example.logic).slice(0, 160)} over ${JSON.stringify(example.data).slice(0, 100)}: ${example.ours}, certlogic-js ${example.theirs}`);
  }

  assert.deepEqual(unnamed.slice(0, 3).map((one) => JSON.stringify(one)), [], `${unnamed.length} unnamed differences`);
  const share = (kind) => (results.get(kind) ?? 0) / COUNT;
  assert.ok(share("error") < 0.3, "most cases have a result");
  assert.ok(share("error") + share("null") < 0.45, "most results are values");
  assert.ok(share("true") > 0.05 && share("false") > 0.05 && share("number") > 0.03 && share("text or date-time") > 0.05 && share("array") > 0.03, "of every kind");
  for (const operator of OPERATORS) assert.ok(operators.get(operator) > COUNT / 200, `${operator} is exercised`);
  if (COUNT >= 200_000) for (const [name, count] of differences) assert.ok(count > 0, `the list has nothing that does not happen: ${name}`);
});

// Each operator, computed wrongly: the comparison above must see it.
const WRONG = {
  "<": (operands) => ({ "<=": operands }),
  "<=": (operands) => ({ "<": operands }),
  ">": (operands) => ({ ">=": operands }),
  ">=": (operands) => ({ ">": operands }),
  after: (operands) => ({ "not-before": operands }),
  before: (operands) => ({ "not-after": operands }),
  "not-after": (operands) => ({ before: operands }),
  "not-before": (operands) => ({ after: operands }),
  and: (operands) => ({ or: operands }),
  "!": (operands) => ({ "!": [{ "!": operands }] }),
  "===": (operands) => ({ "!": [{ "===": operands }] }),
  in: ([needle, list]) => ({ in: [needle, [list]] }),
  "+": ([left, right]) => ({ "+": [left, { "+": [right, 1] }] }),
  if: ([guard, first, second]) => ({ if: [guard, second, first] }),
  reduce: ([list, lambda, initial]) => ({ reduce: [list, lambda, { reduce: [list, lambda, initial] }] }),
  plusTime: ([date, amount, unit]) => ({ plusTime: [date, amount + 1, unit] }),
  extractFromUVCI: ([text, index]) => ({ extractFromUVCI: [text, index + 1] }),
  dccDateOfBirth: ([date]) => ({ plusTime: [date, 1, "day"] }),
  var: (name) => ({ var: `${name}.x` }),
};

function spoiled(logic, operator) {
  if (Array.isArray(logic)) return logic.map((item) => spoiled(item, operator));
  if (typeof logic !== "object" || logic === null || Object.keys(logic).length !== 1) return logic;
  const [[name, operands]] = Object.entries(logic);
  const inner = spoiled(operands, operator);
  return name === operator ? WRONG[operator](inner) : { [name]: inner };
}

test("An operator that computes wrongly is found, whichever it is", () => {
  const random = new Random(SEED + 1);
  const cases = Array.from({ length: 10_000 }, () => makeCase(random)).filter(({ logic, data }) => plainly(logic, data) === amendedly(logic, data).result);
  for (const operator of OPERATORS) {
    const having = cases.filter(({ logic }) => operatorsIn(logic, new Set()).has(operator));
    const answers = nativeAnswers(having.map(({ logic, data }) => ({ logic: spoiled(logic, operator), data })));
    const found = having.filter(({ logic, data }, index) => answers[index] !== plainly(logic, data)).length;
    assert.ok(found >= 5, `${operator}: ${found} of ${having.length} cases would show it`);
  }
});
