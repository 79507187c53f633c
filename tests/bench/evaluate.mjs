// SPDX-License-Identifier: Apache-2.0
// What one rule of five conditions with dates costs in each engine (rule.json), in one process, turn by turn; and what the
// boundary into the module costs without any rule. Prints; nothing fails on a time.
//
//   node tests/bench/evaluate.mjs        (after ./dev build; with the native figures after ./dev bench)
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { readmeEngine } from "../portability/readme_engine.mjs";
import { loadEngine, readJson, root } from "../wasm/module.mjs";

const require = createRequire(path.join(root, "web/package.json"));
const certlogic = require("certlogic-js");
const jsonLogic = require("json-logic-js");
const { logic, data, expected } = readJson("tests/bench/rule.json");
const engine = await loadEngine();
const logicEngine = await readmeEngine();
const built = logicEngine.build(logic);
for (const name of ["plusTime", "after", "before", "not-after", "not-before"]) {
  jsonLogic.add_operation(name, (...operands) => logicEngine.methods[name].method(operands));
}

// The rule as a policy has it, compiled once: a check of a policy with 200 of it more, less a check without, by 200. It is
// false, so the report grows by nothing.
const RULES = 200;
const document = readJson("core/policy/okorder-credit.json");
const plain = engine.load(document);
const warnings = Object.fromEntries(Array.from({ length: RULES }, (_, index) => [`X-${index}`, { text: "warn.date_unusual", clauses: [], when: logic }]));
const ruled = engine.load({ ...document, warnings: { ...document.warnings, ...warnings } });

const contestants = {
  "certlogic-js": () => certlogic.evaluate(logic, data),
  "json-logic-js": () => jsonLogic.apply(logic, data),
  "json-logic-engine, interpreted": () => logicEngine.run(logic, data),
  "json-logic-engine, compiled": () => built(data),
  "module, evaluate: compiled each time": () => engine.evaluate(logic, data),
  "module, the boundary alone: rule and data in, no evaluation": () => engine.evaluate(true, [logic, data]),
  "module, the boundary alone: nothing in": () => engine.evaluate(true, null),
  "module, check without the rules": () => plain.check(data),
  "module, check with 200 rules": () => ruled.check(data),
};
for (const [name, evaluate] of Object.entries(contestants).slice(0, 5)) assert.equal(evaluate(), expected, name);
assert.deepEqual({ ...ruled.check(data) }, { ...plain.check(data) });

const ROUNDS = 21;
const times = new Map(Object.keys(contestants).map((name) => [name, []]));
const counts = new Map(Object.entries(contestants).map(([name, evaluate]) => [name, iterationsFor(evaluate, 20)]));
for (let round = 0; round < ROUNDS; ++round) {
  for (const [name, evaluate] of Object.entries(contestants)) times.get(name).push(microseconds(evaluate, counts.get(name)));
}

/** How many calls take about so many milliseconds, once warm. */
function iterationsFor(evaluate, milliseconds) {
  for (let count = 100; ; count *= 2) {
    if (microseconds(evaluate, count) * count > milliseconds * 1_000) return count;
  }
}
function microseconds(evaluate, count) {
  const start = process.cpuUsage(); // what others do on the machine does not count
  for (let left = count; left > 0; --left) evaluate();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / count;
}
const median = (list) => list.toSorted((a, b) => a - b)[list.length >> 1];
const of = (name) => median(times.get(name));

const unit = of("certlogic-js");
const line = (name, time) => console.log(`${time.toFixed(3).padStart(9)} us  ${(time / unit).toFixed(3).padStart(7)} x  ${name}`);
console.log(`One rule of five conditions; CPU time, median of ${ROUNDS} rounds; x: over certlogic-js in this process`);
for (const name of Object.keys(contestants).slice(0, 7)) line(name, of(name));
line("module, compiled: one of 200 rules of a policy more", (of("module, check with 200 rules") - of("module, check without the rules")) / RULES);

const native = path.join(root, "build/bench/bin/evaluate_benchmark");
if (existsSync(native)) {
  const { stdout } = spawnSync(native, ["--benchmark_format=json", "--benchmark_repetitions=9", "--benchmark_min_time=0.05"], { encoding: "utf8" });
  const text = stdout.replaceAll("NaN", "null"); // the deviation of a counter that is always 0
  for (const { run_name: name, aggregate_name: kind, cpu_time: nanoseconds, allocations } of JSON.parse(text).benchmarks) {
    if (kind === "median") line(`native, another process: ${name}, ${allocations} allocations`, nanoseconds / 1_000);
  }
} else {
  console.log("The native figures: ./dev bench builds them");
}
