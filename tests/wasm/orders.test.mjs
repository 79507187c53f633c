// SPDX-License-Identifier: Apache-2.0
// okorder-eligibility/full, orders: a file in pieces, the rows judged as check judges them, refused ones named.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { test } from "node:test";
import { command, counts, full, readJson } from "./module.mjs";

const policy = (await full.loadEngine()).load();
const { scenarios } = readJson("tests/vectors/okorder-credit.json");
const bytes = (text) => new TextEncoder().encode(text);
const isPlain = ({ facts }) => Object.values(facts).every((value) => typeof value === "string" || Array.isArray(value));
const cases = scenarios.filter(isPlain);
const names = [...new Set(cases.flatMap(({ facts }) => Object.keys(facts)))];
const cell = (value = "") => `"${[value].flat().join(";").replaceAll('"', '""')}"`;
const FILE = bytes([["id", ...names].join(","), ...cases.map(({ id, facts }) => [id, ...names.map((name) => cell(facts[name]))].join(","))].join("\r\n"));

/** Every row's results by name, decoded. */
function readAll(file, size, options) {
  const reader = policy.orders(options);
  const rows = [];
  const problems = [];
  for (let begin = 0; begin < file.length; begin += size) {
    for (const batch of reader.feed(file.subarray(begin, begin + size), begin + size >= file.length)) {
      batch.line.forEach((line, row) => rows.push({ line, cells: batch.cells[row], ...Object.fromEntries(reader.results.map(({ name, kind, tokens }, index) => {
        const value = batch.results[index][row];
        if (value === -2_147_483_648) return [name, null];
        if (kind === "code") return [name, tokens[value]];
        if (kind === "day") return [name, new Date(value * 86_400_000).toISOString().slice(0, 10)];
        return [name, kind === "set" ? tokens.filter((_, bit) => (value >>> bit) & 1) : value];
      })) }));
      problems.push(...batch.problems);
    }
  }
  return { reader, rows, problems };
}

test("Every vector that a row can hold is judged as check judges it, whatever pieces the file comes in", () => {
  assert.equal(scenarios.length, counts["okorder-credit.json"]);
  assert.ok(cases.length > 0.9 * scenarios.length, `${cases.length} of ${scenarios.length} vectors fit in a row`);
  const whole = readAll(FILE, FILE.length);
  assert.equal(whole.rows.length, cases.length);
  let judged = 0;
  whole.rows.forEach((row, index) => {
    const { id, facts } = cases[index];
    let report;
    try {
      report = policy.check(facts);
    } catch (error) {
      assert.ok(error instanceof full.InputError, String(error));
      assert.equal(row.verdict, null, `${id} is refused`);
      assert.ok(whole.problems.some(({ line }) => line === row.line), `${id} says why`);
      return;
    }
    // A file's day that can be read in two ways is refused; a fact's is no day.
    if (whole.problems.some(({ line, code }) => line === row.line && code === "ambiguous_date")) return assert.equal(row.verdict, null, id);
    if (row.verdict === null) return assert.fail(`${id}: ${JSON.stringify(whole.problems.filter(({ line }) => line === row.line))}`);
    assert.deepEqual([row.verdict, row.apply_by, row.final_day, row.days_left, row.missing_required],
      [report.overall, report.deadline.apply_by ?? null, report.deadline.final_day ?? null, report.deadline.days_left ?? null, report.missing_required], id);
    ++judged;
  });
  assert.ok(judged > 80, `${judged} judged`);
  for (const size of [1, 7, 64, 1000]) {
    const { rows, problems } = readAll(FILE, size);
    assert.deepEqual(rows, whole.rows, `pieces of ${size}`);
    assert.deepEqual(problems, whole.problems);
  }
});

test("A table is written as the command writes it, byte for byte", () => {
  const reader = policy.orders();
  const native = spawnSync(command, ["triage", "-"], { input: FILE, encoding: "utf8", maxBuffer: 1 << 26 });
  assert.equal(reader.write(FILE, true).replace(/^\ufeff/, ""), native.stdout.replace(/^\ufeff/, ""));
});

test("A reader can be closed, and is then good for nothing; another takes its place", () => {
  const reader = policy.orders();
  reader.close();
  assert.throws(() => reader.feed(bytes("receipt_date\n"), true), /closed/);
  assert.equal(readAll(FILE, FILE.length).rows.length, cases.length);
});

test("A row with a cell that cannot be read has no result; one whose date is no day counts it as not answered", () => {
  const file = bytes("rating,receipt_date,arrived\n4A,2026-03-10,all\n3A,2026-03-1O,all\n3A,2026-03-10,all\n3A,03/04/2026,all\n");
  const { rows, problems } = readAll(file, file.length, { same: { today: "2026-03-20", purpose: "claim", problems: ["late"] } });
  assert.deepEqual(problems.map(({ line, code }) => `${line} ${code}`), ["2 not_an_answer", "3 not_a_date", "5 ambiguous_date"]);
  assert.deepEqual(rows.map(({ verdict }) => verdict), [null, "cannot_tell", "cannot_tell", null]);
  assert.deepEqual(rows.map(({ apply_by: by }) => by), [null, null, "2026-03-24", null]);
});

test("What is no piece of a file is refused by name", () => {
  const reader = policy.orders();
  for (const wrong of [undefined, null, "a,b", [1, 2], new ArrayBuffer(3), new Int32Array(2), { length: 3 }]) {
    assert.throws(() => reader.feed(wrong), ({ diagnostics }) => diagnostics[0].code === "wrong_kind");
    assert.throws(() => reader.write(wrong), full.InputError);
  }
});

test("A row's facts come back from its cells, and check takes them", () => {
  const { reader, rows } = readAll(FILE, FILE.length);
  rows.slice(0, 20).forEach((row, index) => {
    const { id, facts } = cases[index];
    const found = reader.factsOf(row.cells.split("\x1f"));
    if (found !== null) assert.deepEqual(policy.check(found), policy.check(facts), id);
  });
});

test("What is wrong with a file or a row is named; what holds for all rows is an answer where a row has none", () => {
  for (const [text, code] of [["", "empty"], ["a,b\n1,2\n", "no_column_read"], ["receipt_date,receipt_date\n1,2\n", "duplicate"]]) {
    assert.throws(() => policy.orders({ same: { today: "2026-03-20" } }).feed(bytes(text), true), ({ diagnostics }) => diagnostics.some((one) => one.code === code), text);
  }
  const same = { today: "2026-03-20", arrived: "all", problems: ["quality"], membership_status: "member" };
  const { rows, problems } = readAll(bytes("n,receipt_date,arrived\nA,2026-03-10,\nB,03/04/2026,\nC,soon,\nD,2026-03-10,never\n"), 1_000, { same });
  assert.deepEqual(rows.map(({ final_day }) => final_day), ["2026-03-25", null, null, null]);
  assert.deepEqual(problems.map(({ line, column, code }) => `${line} ${column} ${code}`), ["3 receipt_date ambiguous_date", "4 receipt_date not_a_date", "5 arrived not_an_answer"]);
  const read = (dates) => readAll(bytes("receipt_date\n03/04/2026\n"), 1_000, { same: { ...same, today: "2026-04-10" }, dates }).rows[0].final_day;
  assert.deepEqual([read("dmy"), read("mdy")], ["2026-04-18", "2026-03-19"]);
});

test("Texts that are no list are refused by their place", () => {
  for (const texts of [{}, "x", 5, null, { length: 1 }])
    assert.throws(() => policy.orders({ texts }), (error) => error instanceof full.InputError && error.diagnostics[0].code === "wrong_kind" && error.diagnostics[0].path === "/texts");
});
