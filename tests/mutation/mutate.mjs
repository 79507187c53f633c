// SPDX-License-Identifier: Apache-2.0
// Seeds small mistakes and says which of them the native tests find.
//
//   node tests/mutation/mutate.mjs policy                     every mutant of OKorder's policy
//   node tests/mutation/mutate.mjs core --count 300 --seed 1  so many of core/src/*.cpp, picked by the seed; without --count all
//     --file PATTERN   only files, or places of the policy, whose path it matches
//     --jobs N         so many mutants of the core at a time; as many as there are processors, unless said
//     --resume         what an earlier run found stays found, what it did not find is judged again only by tests that have changed,
//                      and what survivors.json explains not at all
//     --verbose        also says what found each mutant
//
// Works on a copy of the tracked files, build/mutation, built as preset native is. A mutant that no test finds has survived: it is
// printed, and the run fails unless survivors.json says why nothing can find it. What came out is also written there as the run
// goes on, to found-policy.jsonl and found-core.jsonl. A change of a line changes which mutants a seed picks in that line only.
import assert from "node:assert/strict";
import { execFile, execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { appendFileSync, cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { policyMutants } from "./policy_mutants.mjs";
import { sourceMutants } from "./source_mutants.mjs";

const root = path.resolve(import.meta.dirname, "../..");
const copy = path.resolve(process.env.MUTATION_DIR ?? path.join(root, "build/mutation"));
const build = path.join(copy, "build/native");
const LIMIT = 60_000;  // milliseconds: the slowest step takes eight seconds over what is not mutated
const COMMON = ["algorithm", "array", "cstdint", "memory", "optional", "span", "string", "string_view", "utility", "vector"];
const MEMORY = 4 * 2 ** 30;  // bytes: a mutant that asks for more has failed

// The tests that stand nearest to a folder of core/src, the nearest and quickest first, and of a program only those that its filter
// names. Only these are run: a mutant that they miss counts as survived, even where a test further away would find it.
// eligibility: tests/cli, or that file of it.
const NEAR = {
  date: ["ground_tests", "check_tests", "logic_tests"],
  value: ["ground_tests", "policy_tests", "check_tests", "rule_tests", "logic_tests"],
  utf8: ["ground_tests", "orders_tests", "eligibility triage", "eligibility"],
  csv: ["ground_tests", "fuzz_replay_tests", "orders_tests", "eligibility triage", "eligibility"],
  calendar: ["ground_tests", "check_tests", "policy_tests"],
  logic: ["conformance_tests", "rule_tests", "fuzz_replay_tests", "check_tests", "logic_tests -PartialMode.*:Unknown.*:LogicLimits.*",
          "logic_tests PartialMode.*:Unknown.*:LogicLimits.*"],
  rule: ["rule_tests", "fuzz_replay_tests", "eligibility logic", "eligibility"],
  policy: ["policy_tests", "check_tests", "fuzz_replay_tests", "lint_tests Lint.*"],
  check: ["check_tests", "policy_tests", "property_tests ReferenceModel.SaysTheSameOfCasesWithSlips", "eligibility"],
  advise: ["check_tests", "policy_tests", "property_tests Change.*", "property_tests ProposedQuestions.*", "eligibility"],
  orders: ["orders_tests", "fuzz_replay_tests", "eligibility triage", "eligibility"],
  triage: ["fuzz_replay_tests", "orders_tests", "property_tests ColumnBuilder*:Triage/*", "property_tests Triage.*",
           "eligibility triage", "eligibility"],
  lint: ["lint_tests -*PolicyMutation*:*Search*", "lint_tests *Search*", "lint_tests *PolicyMutation*"],
};
const FEWER = { ELIGIBILITY_FEW_CASES: "1", TRIAGE_ROWS: "20000" };  // of what is random, for mutants of the core
const POLICY_TESTS = ["policy_tests", "check_tests", "property_tests"];

const usage = "usage: node tests/mutation/mutate.mjs policy|core [--count N] [--seed S] [--file PATTERN] [--jobs N] [--resume] [--verbose]";
const { positionals: [what], values: options } = parseArgs({
  allowPositionals: true,
  options: { count: { type: "string" }, seed: { type: "string", default: "1" }, file: { type: "string", default: "" },
             jobs: { type: "string", default: String(availableParallelism()) }, resume: { type: "boolean" }, verbose: { type: "boolean" } },
});
assert.ok(what === "policy" || what === "core", usage);

const digest = (parts) => parts.reduce((hash, part) => hash.update(part), createHash("sha256")).digest("hex");

function prepare() {
  const tracked = execFileSync("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard"], { cwd: root, encoding: "utf8" });
  for (const file of tracked.split("\0").filter((name) => name && existsSync(path.join(root, name))))
    cpSync(path.join(root, file), path.join(copy, file), { preserveTimestamps: true });
  const modules = path.join(copy, "web/node_modules");  // tests/cli bundles what it compares with
  if (!existsSync(modules)) symlinkSync(path.join(root, "web/node_modules"), modules);
  const run = (...args) => execFileSync("cmake", args, { cwd: copy, stdio: ["ignore", "ignore", "inherit"] });
  run("--preset", "native", "-DCMAKE_GTEST_DISCOVER_TESTS_DISCOVERY_MODE=PRE_TEST");
  const near = what === "policy" ? POLICY_TESTS : Object.values(NEAR).flat().map((tests) => tests.split(" ")[0]);
  run("--build", "--preset", "native", "--target", "eligibility_cli", ...new Set(near.filter((name) => name !== "eligibility")));
}

/** How a command ends: "passed", "failed", or "timed out" after its limit, or ten times LIMIT on a machine that does much else. */
const outcome = (command, args, options) => new Promise((resolve) => {
  execFile(command, args, { cwd: build, timeout: 10 * LIMIT, killSignal: "SIGKILL", maxBuffer: 1 << 28, ...options },
           (error) => resolve(!error ? "passed" : error.killed || error.signal === "SIGXCPU" ? "timed out" : "failed"));
});

/** Runs a test program, or with the command tests/cli; no process of them for longer than `limit`, in milliseconds of its own. */
function test(program, filter, env = {}, limit = LIMIT) {
  const seconds = Math.ceil(limit / 1000);
  const run = path.basename(program) === "eligibility"
    ? [process.execPath, "--test", path.join(copy, "tests/cli", filter ? `${filter}.test.mjs` : "")]
    : [program, "--gtest_brief=1", "--gtest_fail_fast", `--gtest_filter=${filter ?? "*"}`];
  const memory = run[0] === program ? [`--as=${MEMORY}`] : [];  // Node asks for more than it uses
  return outcome("prlimit", [...memory, `--cpu=${seconds}:${seconds + 5}`, ...run], { env: { ...process.env, ...env, ELIGIBILITY: program } });
}

// The mutant's policy lies where the tests read OKorder's, so that there is one mutant at a time. The quickest tests come first, and
// the first that fails ends it: most mutants take less than a tenth of a second, one that survives ten. A test that does not end has
// found nothing.
function policyRun() {
  const file = path.join(copy, "core/policy/okorder-credit.json");
  const original = readFileSync(file, "utf8");
  const command = path.join(build, "bin/eligibility");
  const given = ["--calendars", path.join(copy, "core/policy/calendar")];
  const texts = ["en", "zh-CN"].flatMap((tag) => ["--texts", path.join(copy, `core/policy/texts/${tag}.json`)]);
  const steps = {
    vectors: () => outcome(command, ["test", "--policy", file, ...given, path.join(copy, "tests/vectors/okorder-credit.json")]),
    policy_tests: () => test(path.join(build, "bin/policy_tests"), "OkorderPolicy.*:*/Codes.*:*/Language.*:FactTable.*:PolicyIsData.*"),
    check_tests: () => test(path.join(build, "bin/check_tests")),
    reference_model: () => test(path.join(build, "bin/property_tests"), "ReferenceModel.*Cases*", FEWER),
    lint: () => outcome(command, ["lint", file, ...given, ...texts]),
    reference_model_at_length: () => test(path.join(build, "bin/property_tests"), "ReferenceModel.*"),
  };
  const judge = async ({ document }) => {
    writeFileSync(file, `${JSON.stringify(document, null, 1)}\n`);
    for (const [name, step] of Object.entries(steps)) if (await step() === "failed") return name;
    return "survived";
  };
  const tests = digest(["eligibility", ...POLICY_TESTS].map((name) => readFileSync(path.join(build, "bin", name))));
  return { mutants: policyMutants(JSON.parse(original)), judge, tests: () => tests, restore: () => writeFileSync(file, original), jobs: 1 };
}

// The mutant is compiled beside the library and linked before it: the linker then takes nothing of that source from the library.

function coreRun() {
  const commands = JSON.parse(readFileSync(path.join(build, "compile_commands.json"), "utf8"));
  const files = execFileSync("git", ["ls-files", "core/src/*.cpp"], { cwd: root, encoding: "utf8" }).trim().split("\n");
  const links = new Map();
  const limits = new Map();
  for (const name of new Set(Object.values(NEAR).flat().map((tests) => tests.split(" ")[0])))
    links.set(name, execFileSync("ninja", ["-C", build, "-t", "commands", `bin/${name}`], { encoding: "utf8" }).trim().split("\n").at(-1));
  const limit = async (tests) => {
    const [name, filter] = tests.split(" ");
    const start = performance.now();
    assert.equal(await test(path.join(build, "bin", name), filter, FEWER, 10 * LIMIT), "passed", `${tests}, without a mutant`);
    return Math.max(10_000, (name === "eligibility" ? 1 : 10) * Math.round(performance.now() - start));
  };
  const compilation = (file) => commands.find((entry) => entry.file === path.join(copy, file)).command
    .replace("-O2 -g", "-O1").replace("-Werror", "-w");
  const common = path.join(build, "common.h");
  writeFileSync(common, COMMON.map((name) => `#include <${name}>\n`).join(""));
  execFileSync("sh", ["-c", compilation(files[0]).replace(/-o \S+ -c \S+/, `-x c++-header -o ${common}.gch ${common}`)]);
  const sh = async (command) => await outcome("sh", ["-c", command]) === "passed";

  const judge = async ({ file, text }, job) => {
    const folder = path.join(build, `mutant-${job}`);
    const [source, object] = [path.join(folder, path.basename(file)), path.join(folder, "mutant.o")];
    mkdirSync(folder, { recursive: true });
    writeFileSync(source, text);
    if (!await sh(compilation(file).replace(/-o \S+ -c \S+/, `-include ${common} -o ${object} -c ${source}`))) return "does not compile";
    let before;
    for (const tests of near(file)) {
      const [name, filter] = tests.split(" ");
      const program = path.join(folder, name);
      if (name !== before) {
        const linked = await sh(links.get(name).replace(`-o bin/${name} `, `-fuse-ld=gold -Wl,-s -o ${program} ${object} `));
        assert.ok(linked, `${name} does not link with ${file}`);
      }
      before = name;
      if (!limits.has(tests)) limits.set(tests, limit(tests));
      const ended = await test(program, filter, FEWER, await limits.get(tests));
      if (ended !== "passed") return ended === "failed" ? name : `${name} does not end`;
    }
    return "survived";
  };
  const near = (file) => NEAR[file.split("/")[2]];
  const digests = new Map();
  const digestOf = (name) => {
    if (!digests.has(name)) {
      const sources = name === "eligibility" ? readdirSync(path.join(copy, "tests/cli")).map((file) => path.join(copy, "tests/cli", file)) : [];
      digests.set(name, digest([path.join(build, "bin", name), ...sources].map((file) => readFileSync(file))));
    }
    return digests.get(name);
  };
  const tests = ({ file }) => digest(near(file).flatMap((one) => [one, digestOf(one.split(" ")[0])]));
  return { mutants: files.flatMap((file) => sourceMutants(file, readFileSync(path.join(root, file), "utf8"))), judge, tests,
           restore: () => {}, jobs: Number(options.jobs) };
}

function sample(mutants) {
  const wanted = new RegExp(options.file);
  const chosen = mutants.filter(({ at }) => wanted.test(at));
  if (options.count === undefined) return chosen;
  const seen = new Map();
  const rank = ({ at, what }) => {
    const name = `${options.seed} ${at} ${what}`;
    seen.set(name, (seen.get(name) ?? 0) + 1);
    return digest([name, String(seen.get(name))]);
  };
  return chosen.map((mutant) => [rank(mutant), mutant]).sort(([one], [other]) => (one < other ? -1 : 1))
    .slice(0, Number(options.count)).map(([, mutant]) => mutant);
}

const explained = JSON.parse(readFileSync(path.join(import.meta.dirname, "survivors.json"), "utf8"))[what];
prepare();
const { mutants, judge, tests, restore, jobs } = what === "policy" ? policyRun() : coreRun();
const record = path.join(copy, `found-${what}.jsonl`);
const keyOf = ({ text, document, file }) => digest([text ? file + text : JSON.stringify(document)]);
if (!options.resume) rmSync(record, { force: true });
const known = new Map(existsSync(record) ? readFileSync(record, "utf8").trim().split("\n").map((line) => JSON.parse(line))
  .map(([key, by, tests]) => [key, { by, tests }]) : []);
const chosen = sample(mutants);
const waiting = chosen.values();
const tally = {};
let [survived, unexplained] = [0, 0];

const explanation = (mutant) => explained.find(({ at, what }) => at === mutant.at && what === mutant.what)?.why;

async function found(mutant, job) {
  const key = keyOf(mutant);
  const earlier = known.get(key);
  if (earlier && (earlier.by !== "survived" || earlier.tests === tests(mutant))) return earlier.by;
  if (options.resume && explanation(mutant)) return "survived";
  const by = await judge(mutant, job);
  appendFileSync(record, `${JSON.stringify(by === "survived" ? [key, by, tests(mutant)] : [key, by])}\n`);
  return by;
}

async function work(job) {
  for (const mutant of waiting) {
    const by = await found(mutant, job);
    tally[by] = (tally[by] ?? 0) + 1;
    const place = mutant.line ? `${mutant.at}:${mutant.line}` : mutant.at;
    const why = explanation(mutant);
    if (by === "survived") {
      ++survived;
      if (!why) ++unexplained;
    }
    if (by === "survived" || options.verbose) console.log(`${by}: ${place}: ${mutant.what}${why ? ` (${why})` : ""}`);
  }
}
await Promise.all(Array.from({ length: jobs }, (_, job) => work(job)));
restore();

const compiled = chosen.length - (tally["does not compile"] ?? 0);
console.log(`${chosen.length} of ${mutants.length} mutants: ${JSON.stringify(tally)}`);
console.log(`killed ${compiled - survived} of ${compiled}; ${unexplained} of ${survived} survivors unexplained`);
process.exitCode = unexplained === 0 ? 0 : 1;
