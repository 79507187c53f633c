// eligibility triage: a table in, the same table out with what the policy says of each row; the same as check, row by row.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

import { Random } from "../differential/random.mjs";
import { file, folder, run, shipped, vectors } from "./command.mjs";

const POLICY = JSON.parse(readFileSync(shipped("okorder-credit.json"), "utf8"));
const TODAY = "2026-03-20";
const SCENARIOS = JSON.parse(readFileSync(vectors("okorder-credit.json"), "utf8")).scenarios;
const FACTS = POLICY.facts.map(({ id }) => id);

const quoted = (text) => (/[",;\t\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
const cell = (answer) => (answer === undefined || answer === null ? "" : Array.isArray(answer) ? answer.join(";") : String(answer));
const table = (cases) => [["case", ...FACTS], ...cases.map((facts, at) => [`#${at}`, ...FACTS.map((fact) => cell(facts[fact]))])].map((row) => row.map(quoted).join(",")).join("\r\n");
const triageLines = (csv, ...args) => run(["triage", "--jsonl", "--today", TODAY, ...args, file(csv, "orders.csv")]);
const parsed = ({ out }) => out.trimEnd().split("\n").map((line) => JSON.parse(line));

/** What a row must say, by the report on the same facts. */
function expected({ overall, deadline, reasons, missing_required, input_problems }) {
  return {
    verdict: overall, deadline: deadline.status, apply_by: deadline.apply_by ?? null, final_day: deadline.final_day ?? null, days_left: deadline.days_left ?? null,
    reasons: [...new Set(reasons.map(({ code }) => code))].sort(), missing_required: [...missing_required].sort(), input_problems: [...input_problems].sort(),
  };
}
const said = ({ verdict, deadline, apply_by, final_day, days_left, reasons, missing_required, input_problems }) =>
  ({ verdict, deadline, apply_by, final_day, days_left, reasons: [...reasons].sort(), missing_required: [...missing_required].sort(), input_problems: [...input_problems].sort() });

// What stands in columns: facts of the policy, texts, a list that is not empty; and no day like 03/04/2026, which check
// takes for a slip and a table refuses, since --dates can settle it.
const canStand = (facts) => Object.entries(facts).every(([fact, answer]) => FACTS.includes(fact) && (typeof answer === "string" ? answer !== "" && !answer.includes("/")
  : Array.isArray(answer) && answer.length > 0));

test("every vector that can stand in columns gets its expected verdict", () => {
  const cases = SCENARIOS.filter(({ facts }) => canStand(facts));
  assert.ok(cases.length > 0.9 * SCENARIOS.length, `${cases.length} of ${SCENARIOS.length}`);
  const rows = parsed(triageLines(table(cases.map(({ facts }) => facts))));
  assert.equal(rows.length, cases.length);
  cases.forEach(({ id, expect }, at) => {
    const row = rows[at];
    if (expect.overall !== undefined) assert.equal(row.verdict, expect.overall, id);
    if (expect.missing_required !== undefined) assert.deepEqual([...row.missing_required].sort(), [...expect.missing_required].sort(), id);
    for (const key of ["apply_by", "final_day", "days_left"]) if (expect.deadline?.[key] !== undefined) assert.equal(row[key], expect.deadline[key], id);
    for (const reason of expect.reasons ?? []) assert.ok(row.reasons.includes(reason), `${id} ${reason}`);
  });
});

function randomCase(random) {
  const facts = { today: `2026-${String(random.between(1, 12)).padStart(2, "0")}-${String(random.between(1, 28)).padStart(2, "0")}` };
  for (const { id, type, values, unsure, required } of POLICY.facts) {
    if (required || random.once(3)) continue;
    if (unsure && random.once(8)) facts[id] = "unsure";
    else if (type === "choice") facts[id] = random.pick(values);
    else if (type === "choices") facts[id] = values.filter(() => random.once(2));
    else facts[id] = new Date(Date.parse(facts.today) + random.between(-30, 12) * 86_400_000).toISOString().slice(0, 10);
    if (type === "date" && id !== "today_local" && random.once(20)) facts[id] = random.pick(["2026-02-30", "soon", "1999-01-01"]);
  }
  return facts;
}

test("10,000 random rows say what check says of the same facts", () => {
  const random = new Random(20_261_123);
  const cases = Array.from({ length: 10_000 }, () => randomCase(random));
  const rows = parsed(triageLines(table(cases)));
  const reports = run(["check", "--jsonl", "-"], cases.map((facts) => JSON.stringify(facts)).join("\n")).out.trimEnd().split("\n").map((line) => JSON.parse(line));
  assert.equal(rows.length, cases.length);
  reports.forEach((report, at) => assert.deepEqual(said(rows[at]), expected(report), JSON.stringify(cases[at])));
});

test("a row that check refuses is refused with the same codes, and those around it are answered", () => {
  const csv = "today,rating,Order\n2026-03-20,3A,A\n2026-02-30,3A,B\n2026-03-20,AAA,C\nsoon,,D\n,2A,E\n";
  const result = triageLines(csv);
  const rows = parsed(result);
  assert.equal(result.code, 2);
  assert.deepEqual(rows.map(({ row, given }) => [row, given.Order]), [[2, "A"], [3, "B"], [4, "C"], [5, "D"], [6, "E"]]);
  assert.deepEqual(rows.map(({ diagnostics = [] }) => diagnostics.map(({ column, code }) => `${column} ${code}`)),
    [[], ["1 not_a_date"], ["2 not_an_answer"], ["1 not_a_date"], []]);
  assert.deepEqual(rows.map(({ verdict }) => verdict), ["cannot_tell", undefined, undefined, undefined, "cannot_tell"]);
  assert.match(result.err, /row 3, column 1 \(today\): not_a_date/);
  assert.match(result.err, /5 orders: 2 cannot_tell, 3 refused/);
});

test("the table comes out with its own columns unchanged, then the results, and a byte order mark", () => {
  const csv = '\ufeffOrder;rating;Note\r\n1;3A;"a ""b"";\nc"\r\n2;2A;\r\n';
  const result = run(["triage", "--today", TODAY, "-"], csv);
  assert.equal(result.code, 0, result.err);
  const lines = result.out.split("\r\n");
  assert.equal(lines[0], "\ufeffOrder;rating;Note;verdict;deadline;apply_by;final_day;days_left;reasons;missing_required;input_problems;policy_version;diagnostics");
  assert.match(lines[1], /^1;3A;"a ""b"";\nc";cannot_tell;unknown;/);
  assert.match(lines[2], /^2;2A;;cannot_tell;/);
  assert.equal(run(["triage", "--today", TODAY, "--no-bom", "-"], csv).out, result.out.slice(1));
});

test("what comes out can be read again, with the same results", () => {
  const first = run(["triage", "--today", TODAY, "-"], table(SCENARIOS.filter(({ facts }) => canStand(facts)).slice(0, 40).map(({ facts }) => facts))).out;
  const again = run(["triage", "--today", TODAY, "-"], first).out.split("\r\n");
  first.split("\r\n").slice(1, -1).forEach((line, at) => assert.ok(again[at + 1].startsWith(line), line));
});

test("GB18030, UTF-16 and UTF-8 give the same, wherever the first Chinese character stands", () => {
  const text = (filler) => `Order,收货日期,问题,到货\n${"A-1,2026-03-10,late,all\n".repeat(filler)}甲,2026年3月10日,质量,全部\n`;
  // GB18030 by hand: node has no encoder; these characters have two bytes each.
  const gb = new Map(Object.entries({ 收: "CAD5", 货: "BBF5", 日: "C8D5", 期: "C6DA", 问: "CECA", 题: "CCE2", 到: "B5BD", 甲: "BCD7", 年: "C4EA", 月: "D4C2", 质: "D6CA", 量: "C1BF", 全: "C8AB", 部: "B2BF" }));
  const gb18030 = (from) => Buffer.concat([...from].map((letter) => (gb.has(letter) ? Buffer.from(gb.get(letter), "hex") : Buffer.from(letter, "latin1"))));
  for (const filler of [0, 20_000]) {
    const utf8 = run(["triage", "--today", TODAY, file(text(filler))]).out;
    assert.match(utf8, /甲,2026年3月10日,质量,全部,cannot_tell,open,2026-03-24/);
    assert.equal(run(["triage", "--today", TODAY, file(new Uint8Array(gb18030(text(filler))))]).out, utf8);
    assert.equal(run(["triage", "--today", TODAY, file(new Uint8Array(Buffer.from(`\ufeff${text(filler)}`, "utf16le")))]).out, utf8);
  }
});

test("bytes that are no text are refused by their row, however late they come", () => {
  const good = "A-1,2026-03-10,甲\n".repeat(100_000);
  const csv = Buffer.concat([Buffer.from(`Order,receipt_date,Note\n${good}`), Buffer.from([0x42, 0x2c, 0xff, 0x2c, 0x0a]), Buffer.from("C,2026-03-10,\n")]);
  const result = run(["triage", "--today", TODAY, "--no-bom", file(new Uint8Array(csv))]);
  assert.equal(result.code, 2);
  assert.match(result.err, /row 100002, column 2 \(receipt_date\): not_utf8/);
  assert.match(result.err, /100002 orders: 100001 cannot_tell, 1 refused/);
});

test("--map, --same and --dates say how the table is read", () => {
  const csv = "Level,When\n3A,03/04/2026\n";
  const args = ["--map", "Level=rating", "--map", "#2=receipt_date", "--same", "problems=late,quality", "--same", "arrived=all", "--same", "membership_status=member"];
  assert.match(triageLines(csv, ...args).err, /row 2, column 2 \(When\): ambiguous_date/);
  assert.equal(parsed(triageLines(csv, ...args, "--dates", "mdy"))[0].apply_by, "2026-03-18");
  assert.equal(parsed(triageLines("rating\n3A\n", "--same", "problems=none"))[0].verdict, "not_eligible");
});

test("what cannot be read at all is refused, and says why", () => {
  for (const [args, csv, message] of [
    [[], "", /: empty: /], [[], "a,b\n1,2\n", /: no_column_read: /], [[], "rating,Rating\n1,2\n", /: duplicate: /],
    [["--map", "x=rating"], "a\n1\n", /unknown_column/], [["--map", "a=ratings"], "a\n1\n", /unknown_fact/], [["--map", "a"], "a\n1\n", /wrong_kind/],
    [["--same", "photos=maybe"], "rating\n3A\n", /same\/photos: not_an_answer/], [["--same", "fotos=yes"], "rating\n3A\n", /same\/fotos: unknown_fact/],
    [["--today", "2026-02-30"], "rating\n3A\n", /not_a_date/],
  ]) {
    const result = run(["triage", ...(args[0] === "--today" ? [] : ["--today", TODAY]), ...args, file(csv)]);
    assert.deepEqual([result.code, result.out], [2, ""], csv + args);
    assert.match(result.err, message);
  }
  for (const path of [folder, `${folder}/nothing.csv`]) assert.match(run(["triage", path]).err, /unreadable/);
});

test("--sort deadline puts the most urgent first, and loses no row", () => {
  const days = ["2026-03-18", "", "2026-03-06", "2026-03-05", "2026-03-01", "2026-03-10", "x"];
  const csv = `Order,receipt_date,arrived\n${days.map((day, at) => `${at},${day},all`).join("\n")}\n8,2026-03-10,maybe\n`;
  const rows = parsed(triageLines(csv, "--sort", "deadline"));
  assert.deepEqual(rows.map(({ given }) => given.Order), ["3", "2", "5", "0", "1", "6", "4", "8"]);
});

test("a policy of another name is triaged by its own names alone", () => {
  const result = run(["triage", "--jsonl", "--today", "2026-05-05", "--policy", vectors("library-card.json"), "-"], "x\n1\n");
  assert.equal(result.code, 2);
  assert.match(result.err, /no_column_read/);
});

test("the README's table: every order comes out, and what cannot be read is named", () => {
  const orders = fileURLToPath(new URL("../../docs/orders.csv", import.meta.url));
  const result = run(["triage", "--today", TODAY, "--sort", "deadline", orders]);
  assert.equal(result.code, 2);
  assert.equal(result.out.trimEnd().split("\r\n").length, 11);
  assert.deepEqual([...result.err.matchAll(/row (\d+), column (\d+) \([^)]*\): (\w+)/g)].map(([, row, column, code]) => `${row} ${column} ${code}`),
    ["7 6 ambiguous_date", "8 6 not_a_date", "9 3 not_an_answer", "11 2 stray_quote"]);
  const okorder = shipped("okorder-credit.json");
  const compared = run(["compare", "--text", "--today", TODAY, okorder, okorder, orders]);
  assert.deepEqual([compared.code, compared.out.split("\n")[0]], [2, "10 cases, 0 with another verdict"]);
});
