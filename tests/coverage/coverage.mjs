// SPDX-License-Identifier: Apache-2.0
// Which lines and branches of the core the native tests run.
//
//   cmake --workflow --preset coverage && node tests/coverage/coverage.mjs
//
// Prints each file and the whole, and fails on a line that no test runs, unless uncovered.json says why it cannot be run ("times": of
// so many lines of that text, else of one), and on an entry there that is no longer needed. gcovr (Debian's package) reads what the compiler counted.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";

const root = path.resolve(import.meta.dirname, "../..");
const justified = JSON.parse(readFileSync(path.join(import.meta.dirname, "uncovered.json"), "utf8"));

const counted = JSON.parse(execFileSync("gcovr", ["--root", root, "--filter", path.join(root, "core/src/"), "--filter", path.join(root, "core/include/"), "--exclude-throw-branches",
  "--exclude-unreachable-branches", "--json", "-", path.join(root, "build/coverage")], { cwd: path.join(root, "build/coverage"), encoding: "utf8", maxBuffer: 1 << 30 }));

/** Lines that ran, lines; branches that were taken, branches; lines that no test ran. */
function tally({ file, lines }) {
  const code = lines.filter((line) => !line["gcovr/noncode"]);
  const branches = code.flatMap((line) => line.branches);
  return { file, lines: code.length, ran: code.filter(({ count }) => count > 0).length,
           branches: branches.length, taken: branches.filter(({ count }) => count > 0).length,
           uncovered: code.filter(({ count }) => count === 0).map((line) => line.line_number) };
}

const percent = (part, whole) => (whole === 0 ? "-" : `${(Math.floor((part / whole) * 10_000) / 100).toFixed(2)} %`).padStart(9);
const row = (name, of) => console.log(`${name.padEnd(46)} ${String(of.lines).padStart(6)} ${percent(of.ran, of.lines)} ${String(of.branches).padStart(6)} ${percent(of.taken, of.branches)}`);

const files = counted.files.map(tally).filter(({ lines }) => lines > 0).toSorted((a, b) => (a.file < b.file ? -1 : 1));
const sum = (key) => files.reduce((total, file) => total + file[key], 0);
console.log(`${"file".padEnd(46)} ${"lines".padStart(6)} ${"run".padStart(9)} ${"branches".padStart(6)} ${"taken".padStart(8)}`);
for (const file of files) row(file.file, file);
row("all", { lines: sum("lines"), ran: sum("ran"), branches: sum("branches"), taken: sum("taken") });

const left = new Map(justified.map((entry) => [entry, entry.times ?? 1]));
let unexplained = 0;
for (const { file, uncovered } of files) {
  const source = readFileSync(path.join(root, file), "utf8").split("\n");
  for (const number of uncovered) {
    const text = source[number - 1].trim();
    const entry = justified.find((each) => each.file === file && each.line === text && left.get(each) > 0);
    if (entry) left.set(entry, left.get(entry) - 1);
    else ++unexplained;
    console.log(`${entry ? "cannot run" : "not run"}: ${file}:${number}: ${text}${entry ? ` (${entry.why})` : ""}`);
  }
}
const unused = [...left].filter(([, times]) => times > 0);
for (const [{ file, line }] of unused) console.log(`no longer needed in uncovered.json: ${file}: ${line}`);
console.log(`${sum("lines") - sum("ran") - unexplained} lines cannot run, ${unexplained} are not run`);
process.exitCode = unexplained + unused.length === 0 ? 0 : 1;
