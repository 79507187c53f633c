// SPDX-License-Identifier: Apache-2.0
// What a row costs in triage: the five rules of five_rules.json in the module and in libraries for JavaScript, in one process,
// turn by turn; OKorder's whole policy; and the native figures beside loops written by hand. Prints; nothing fails on a time.
//
//   node tests/bench/triage.mjs        (after ./dev build; with the native figures after ./dev bench)
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { readmeEngine } from "../portability/readme_engine.mjs";
import { full, readJson, root } from "../wasm/module.mjs";

const require = createRequire(path.join(root, "web/package.json"));
const certlogic = require("certlogic-js");
const { policy: document, logic } = readJson("tests/bench/five_rules.json");
const engine = await full.loadEngine();
const five = engine.load(document);
const okorder = engine.load();
const built = (await readmeEngine()).build(logic);

const ROWS = 200_000;
const FEW = 2_000; // for what takes microseconds a row
const TODAY = 20_532; // 2026-03-20
let seed = 1;
const below = (count) => (seed = Math.imul(seed, 48_271) >>> 0) % count;

/** Random answers to every fact but today; complete ones, since the libraries know no Unknown. */
function columnsOf({ facts }) {
  const columns = {};
  for (const fact of facts) {
    if (fact.source === "device") continue;
    const isDate = fact.type === "date";
    columns[fact.id] = (isDate ? Int32Array : Uint8Array).from({ length: ROWS }, () =>
      isDate ? TODAY + 5 - below(40) : fact.type === "choices" ? 1 + below(3) : below(fact.values.length));
  }
  columns.today = Int32Array.of(TODAY);
  return columns;
}
const columns = columnsOf(document);
const ofOkorder = columnsOf(readJson("core/policy/okorder-credit.json"));
const rows = Array.from({ length: FEW }, (_, row) => Object.fromEntries(document.facts.map(({ id, type, values }) => {
  const value = columns[id].length === 1 ? columns[id][0] : columns[id][row];
  return [id, type === "date" ? value : type === "choice" ? values[value] : values.filter((_, bit) => value >> bit & 1)];
})));
const orders = ["overall", "claims.late", "claims.quality", "deadline.status", "deadline.apply_by", "deadline.final_day", "deadline.days_left",
  "missing_required", "reasons"];

const { overall } = five.triage({ rows: ROWS, columns, keys: ["overall"] }).outputs;
rows.forEach((row, index) => {
  const isEligible = overall.tokens[overall.values[index]] === "eligible";
  assert.equal(certlogic.evaluate(logic, row), isEligible);
  assert.equal(built(row), isEligible);
});

const contestants = {
  "five rules: module, with the columns copied in and out": [ROWS, () => five.triage({ rows: ROWS, columns, keys: ["overall"] })],
  "five rules: json-logic-engine, compiled": [FEW, () => { for (const row of rows) built(row); }],
  "five rules: certlogic-js": [FEW, () => { for (const row of rows) certlogic.evaluate(logic, row); }],
  "OKorder's policy, keys of the orders page: module": [ROWS, () => okorder.triage({ rows: ROWS, columns: ofOkorder, keys: orders })],
  "OKorder's policy, every key: module": [ROWS, () => okorder.triage({ rows: ROWS, columns: ofOkorder })],
};
const times = new Map(Object.keys(contestants).map((name) => [name, []]));
for (let round = 0; round < 9; ++round) {
  for (const [name, [count, run]] of Object.entries(contestants)) {
    const start = process.cpuUsage(); // what others do on the machine does not count
    let done = 0;
    for (const end = performance.now() + 60; performance.now() < end; done += count) run();
    const { user, system } = process.cpuUsage(start);
    times.get(name).push((user + system) * 1_000 / done);
  }
}
const median = (list) => list.toSorted((a, b) => a - b)[list.length >> 1];
const unit = median(times.get("five rules: json-logic-engine, compiled"));
const line = (name, time) => console.log(`${time.toFixed(1).padStart(9)} ns  ${(time / unit).toFixed(3).padStart(8)} x  ${name}`);
console.log("A row; CPU time, median of 9 rounds; x: over json-logic-engine in this process");
for (const [name, list] of times) line(name, median(list));

const inPlace = path.join(root, "build/wasm/bin/in_place.js");
if (existsSync(inPlace)) {
  const { stdout } = spawnSync(process.execPath, [inPlace], { encoding: "utf8" });
  for (const [name, time] of Object.entries(JSON.parse(stdout))) line(`Node, another process: ${name}, columns in place`, time);
}
const native = path.join(root, "build/bench/bin/triage_benchmark");
if (existsSync(native)) {
  const { stdout } = spawnSync(native, ["--benchmark_format=json", "--benchmark_repetitions=5", "--benchmark_min_time=0.1"], { encoding: "utf8" });
  for (const { run_name: name, aggregate_name: kind, ns_a_row: time } of JSON.parse(stdout).benchmarks) {
    if (kind === "median") line(`native, another process: ${name}`, time);
  }
} else {
  console.log("The native figures, and those in place: ./dev bench builds them");
}
