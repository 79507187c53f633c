// The command line: exit codes, streams, and what bad input is answered with.
import assert from "node:assert/strict";
import { existsSync, mkdirSync, openSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";

import { file, folder, run, shipped, vectors } from "./command.mjs";
import { load } from "../web/load.mjs";
import { randomLines } from "./random-cases.mjs";

const POLICY = JSON.parse(readFileSync(shipped("okorder-credit.json"), "utf8"));
const GOOD = { today: "2026-03-20", rating: "3A" };
const LATE = {
  today: "2026-03-20", membership_status: "member", problems: ["late"], arrived: "all", receipt_date: "2026-03-12",
  agreed_date_basis: "arrive", agreed_delivery_date: "2026-03-10", customer_receipt: "both", integrity_issue: "no",
};
const report = (result) => JSON.parse(result.out);

// -- check ------------------------------------------------------------------------------------------------------------

test("check writes the report as one line of JSON and ends with 0", () => {
  const result = run(["check", file(GOOD)]);
  assert.deepEqual([result.code, result.err, result.out.split("\n").length], [0, "", 2]);
  assert.equal(report(result).membership.verdict, "eligible");
});

test("check takes facts under \"facts\" and from standard input", () => {
  const bare = run(["check", file(GOOD)]).out;
  assert.equal(run(["check", file({ id: "A01", facts: GOOD })]).out, bare);
  assert.equal(run(["check", "-"], JSON.stringify(GOOD)).out, bare);
  assert.equal(run(["check", "-"], `\ufeff${JSON.stringify(GOOD)}\n`).out, bare);
});

test("check lists facts that the policy does not know, and gives the same report", () => {
  const result = run(["check", "-"], JSON.stringify({ ...GOOD, order_amount: 5000 }));
  assert.equal(result.code, 0);
  const { ignored_facts: ignored, ...rest } = report(result);
  assert.deepEqual(ignored, ["order_amount"]);
  assert.deepEqual(rest, report(run(["check", "-"], JSON.stringify(GOOD))));
});

test("check uses --today only for a case without one", () => {
  const due = (facts) => report(run(["check", "--today", "2026-03-02", "-"], JSON.stringify(facts))).membership.reply_by_if_applied_today;
  assert.equal(due({ rating: "3A" }), "2026-03-16");
  assert.equal(due({ rating: "3A", today: null }), "2026-03-16");
  assert.equal(due({ rating: "3A", today: "2026-03-03" }), "2026-03-17");
});

test("check without --today takes a day from the clock", () => {
  const result = run(["check", "-"], "{}");
  assert.equal(result.code, 0, result.err);
});

test("check refuses a --today that is no day, and names it", () => {
  for (const day of ["2026-02-30", "tomorrow", "1999-12-31"]) {
    const result = run(["check", "--today", day, "-"], "{}");
    assert.equal(result.code, 2, day);
    assert.match(result.err, /not_a_date/);
    assert.match(result.err, /today/);
    assert.equal(result.out, "");
  }
});

test("check refuses a caller's mistake, names each fact and writes no report", () => {
  const result = run(["check", "-"], JSON.stringify({ today: "2026-03-20", rating: "AAA", photos: 1 }));
  assert.deepEqual([result.code, result.out], [2, ""]);
  assert.match(result.err, /\/rating: not_an_answer: /);
  assert.match(result.err, /\/photos: wrong_kind: /);
});

test("check refuses a file that is not there", () => {
  const result = run(["check", join(folder, "nothing.json")]);
  assert.deepEqual([result.code, result.out], [2, ""]);
  assert.match(result.err, /nothing\.json: unreadable: /);
});

test("check refuses a directory as a file, also line by line", () => {
  for (const args of [["check", folder], ["check", "--jsonl", folder], ["check", "--policy", folder, "-"], ["test", folder]]) {
    const result = run(args, "{}");
    assert.equal(result.code, 2, args.join(" "));
    assert.match(result.err, /unreadable/);
  }
});

test("check says line and column of a mistake in JSON", () => {
  const result = run(["check", file('{\n  "today": "2026-03-20",\n  "rating": 3A\n}')]);
  assert.deepEqual([result.code, result.out], [2, ""]);
  assert.match(result.err, /not_json: line 3, column 14/);
});

test("check refuses what is no JSON text, whatever it is", () => {
  for (const text of ["", " ", "{", "nul", "{}{}", "\u0000", "{'today':1}", '{"a":01}', '{"a":1,"a":2}', Buffer.from([0xff, 0xfe, 0x7b])]) {
    const result = run(["check", file(text)]);
    assert.deepEqual([result.code, result.out], [2, ""], JSON.stringify(text));
    assert.notEqual(result.err, "");
  }
});

test("check refuses a string of 10 MB as an answer, in a short message", () => {
  const long = "a".repeat(10_000_000);
  const result = run(["check", file({ today: "2026-03-20", rating: long })]);
  assert.deepEqual([result.code, result.out], [2, ""]);
  assert.match(result.err, /\/rating: not_an_answer/);
  assert.ok(result.err.length < 1000, `${result.err.length} bytes`);
});

test("check takes a string of 10 MB where a date stands as a slip", () => {
  const result = run(["check", file({ today: "2026-03-20", receipt_date: "a".repeat(10_000_000) })]);
  assert.equal(result.code, 0, result.err);
  assert.deepEqual(report(result).input_problems, ["receipt_date"]);
});

test("check refuses a file beyond 16 MiB", () => {
  const result = run(["check", file({ today: "2026-03-20", rating: "a".repeat(17 << 20) })]);
  assert.deepEqual([result.code, result.out], [2, ""]);
  assert.match(result.err, /too_large/);
});

test("check refuses nesting of 10,000", () => {
  for (const text of ["[".repeat(10_000), `${"[".repeat(10_000)}${"]".repeat(10_000)}`, `${'{"a":'.repeat(10_000)}1${"}".repeat(10_000)}`]) {
    const result = run(["check", "-"], text);
    assert.deepEqual([result.code, result.out], [2, ""]);
    assert.match(result.err, /too_deep/);
    assert.ok(result.err.length < 5000);
  }
});

// -- check --text -----------------------------------------------------------------------------------------------------

test("--text says verdict, date and quote in English", () => {
  const result = run(["check", "--text", "-"], JSON.stringify(LATE));
  assert.equal(result.code, 0);
  assert.match(result.out, /you can apply/i);
  assert.match(result.out, /Thursday, 26 March 2026 \(2026-03-26\)/);
  assert.match(result.out, /FAQ-8\.2a: "2\. The payment application period is 15 calendar days after receipt;"/);
  assert.match(result.out, /pre-check/i);
});

test("--text has a verdict for every vector, and no key without text", () => {
  const { scenarios } = JSON.parse(readFileSync(vectors("okorder-credit.json"), "utf8"));
  for (const { id, facts } of scenarios) {
    for (const language of ["en", "zh-CN"]) {
      const result = run(["check", "--text", "--language", language, "-"], JSON.stringify(facts));
      assert.equal(result.code, 0, id);
      assert.doesNotMatch(result.out, /\b(res|dl|rep|reason|op|ev|app|foot|err|warn|q|change|check)\.[A-Za-z_]+/, `${id} ${language}`);
      assert.doesNotMatch(result.out, /\{[a-z_]+\}/, `${id} ${language}: a placeholder is left`);
    }
  }
});

test("--text names what is missing, what is unclear and what is wrong", () => {
  const result = run(["check", "--text", "-"], JSON.stringify({ ...LATE, customer_receipt: "none", agreed_delivery_date: "2026-02-30" }));
  assert.match(result.out, /E-RECEIPT/);
  assert.match(result.out, /agreed_delivery_date: /);
  assert.match(result.out, /OP-X-PERCENT/);
});

test("--text says that no day was given rather than a day that it does not know", () => {
  const { receipt_date: _, ...without } = LATE;
  const result = run(["check", "--text", "-"], JSON.stringify(without));
  assert.equal(result.code, 0);
  assert.doesNotMatch(result.out, /2026-03-26/);
});

/** The lines of a section, without the indent of two that all have. */
function section(out, heading) {
  const lines = out.split("\n");
  const start = lines.indexOf(heading);
  return start < 0 ? [] : lines.slice(start + 1, lines.indexOf("", start)).map((line) => line.slice(2));
}

test("--text says what would change it, in the page's words and in both languages", async () => {
  const { changeItems } = await load("flow/change.ts");
  const { scenarios } = JSON.parse(readFileSync(vectors("okorder-credit.json"), "utf8"));
  const documents = [JSON.parse(readFileSync(shipped("okorder-credit.json"), "utf8"))];
  let said = 0;
  for (const { id, facts } of scenarios) {
    const report = JSON.parse(run(["check", "-"], JSON.stringify(facts)).out);
    const isClaim = report.reasons.some(({ checks }) => checks.some((check) => check !== "membership")) || report.evidence !== undefined;
    const change = JSON.parse(run(["change", "-"], JSON.stringify(facts)).out);
    for (const language of ["en", "zh-CN"]) {
      const words = JSON.parse(readFileSync(shipped(`texts/${language}.json`), "utf8"));
      const t = (key, params = {}) => (words[key] ?? key).replaceAll(/\{(\w+)\}/g, (mark, name) => params[name] ?? mark);
      const items = changeItems({ documents, change: () => change }, { t }, { ...facts, purpose: isClaim ? "claim" : "membership" }, report);
      const expected = items.flatMap(({ about, result, acts }) =>
        [(about ? `${t(about)}: ` : "") + t(result), ...acts.map(({ key, params }) => `  ${t(key, params)}`)]);
      const { out } = run(["check", "--text", "--language", language, "-"], JSON.stringify(facts));
      // The command says a day in its own way: with the weekday in English, and the plain form.
      const plain = section(out, words["change.h"]).map((line) => line.replace(/\w+, \d+ \w+ \d+ \((.*?)\)/, "$1"));
      assert.deepEqual(plain, expected, `${id} ${language}`);
      said += expected.length;
    }
  }
  assert.ok(said > 130, `${said} lines`);
});

test("--text proposes a rating that can be reached, and says when nothing helps", () => {
  const rated = run(["check", "--text", "-"], JSON.stringify({ today: "2026-03-20", purpose: "membership", membership_status: "not_member", rating: "2A" }));
  assert.deepEqual(section(rated.out, "What would change this").slice(0, 2), ["You can apply for membership", "  Reach a 3A rating"]);
});

test("--text says of two claims which papers are missing, of one that was sent that OKorder has it, and \"today\" where today is the last day", () => {
  const both = {
    ...LATE, problems: ["late", "quality"], agreed_delivery_date: "2026-03-01", quality_cause: "supplier", photos: "yes", inspection_report: "third_party",
    liability_evidence: "yes", customer_receipt: "none",
  };
  const text = (facts) => run(["check", "--text", "-"], JSON.stringify(facts)).out;
  const words = JSON.parse(readFileSync(shipped("texts/en.json"), "utf8"));
  assert.ok(text(both).startsWith(`${words["res.claim.eligible.incomplete.h"]}\n`), "the late claim's paper is missing, the other is ready");
  const sent = text({ ...both, claim_applied_on: "2026-03-14" });
  assert.ok(sent.startsWith(`${words["res.sent.h"]}\n${words["res.sent.p"]}\n`), sent);
  assert.ok(text({ ...both, receipt_date: "2026-03-05", today_local: "2026-03-21" }).includes(`\n${words["dl.today"]}\n`));
  assert.ok(text({ ...both, inspection_report: "none" }).includes(words["ev.cost"]));
  assert.ok(!text(both).includes(words["ev.cost"]));
  assert.ok(text({ today: "2026-03-20", membership_status: "member", problems: ["quality"], arrived: "none" }).includes(`\n${words["res.ask"]}\n`));
});

// -- check --trace ----------------------------------------------------------------------------------------------------

const isUnknown = (value) => value?.unknown === true;

/** What Kleene's logic makes of the parts of `and` and `or`, which the trace gives whole. */
function expectKleene({ logic, value, parts = [] }, where) {
  for (const part of parts) expectKleene(part, where);
  const [operator] = Object.keys(logic);
  const values = parts.map((part) => part.value);
  if (parts.length !== logic[operator].length || !values.every((one) => typeof one === "boolean" || isUnknown(one))) return;
  if (operator === "!") assert.deepEqual(value, isUnknown(values[0]) ? values[0] : !values[0], where);
  if (operator !== "and" && operator !== "or") return;
  const decides = operator === "or";
  const wanted = values.includes(decides) ? decides : values.find(isUnknown) ?? !decides;
  assert.deepEqual(value, wanted, where);
}

test("--trace adds the evaluated conditions, which bear the report out on every vector", () => {
  const { scenarios } = JSON.parse(readFileSync(vectors("okorder-credit.json"), "utf8"));
  for (const { id, facts } of scenarios.filter((_, at) => at % 3 === 0)) {
    const { trace, ...rest } = report(run(["check", "--trace", "-"], JSON.stringify(facts)));
    assert.deepEqual(rest, report(run(["check", "-"], JSON.stringify(facts))), id);
    const traced = trace.checks.flatMap((check) => (check.requirements ?? []).map(({ id: of, outcome }) => ({ of, check: check.id, outcome })));
    assert.deepEqual(traced, rest.requirements.map(({ id: of, check, outcome }) => ({ of, check, outcome })), id);
    for (const check of trace.checks) {
      for (const cases of [check.cases, check.readiness, ...(check.requirements ?? []).map((one) => one.cases)]) {
        for (const { path, when, hit } of cases ?? []) {
          const written = path.slice(1).split("/").reduce((part, step) => part[step], POLICY);
          assert.deepEqual(when?.logic, written.when, `${id} ${path}`);
          if (when && path.startsWith("/requirements")) assert.equal(hit, when.value === true, `${id} ${path}`);
          if (when) expectKleene(when, `${id} ${path}`);
        }
      }
    }
  }
});

test("--trace --text says each case and each part of its condition with its value", () => {
  const result = run(["check", "--trace", "--text", "-"], JSON.stringify({ ...LATE, receipt_date: "unsure" }));
  assert.equal(result.code, 0);
  assert.match(result.out, /L1: unknown\n/);
  assert.match(result.out, /\/requirements\/1\/cases\/4 hits: unknown R-LATENESS-UNKNOWN/);
  assert.match(result.out, /\{"var":"receipt_date"\} = "unsure"/);
  assert.match(result.out, /= Unknown/);
  assert.match(result.out, /quality: does not apply/);
  assert.equal(run(["check", "--trace", "--jsonl", "-"], "{}").code, 2);
});

// -- check --jsonl ----------------------------------------------------------------------------------------------------

test("--jsonl answers a line with a line, in order, and ends with 2 when one was refused", () => {
  const lines = [JSON.stringify(GOOD), '{"today":"2026-03-20","rating":"AAA"}', "{", "null", JSON.stringify({ facts: LATE })];
  const result = run(["check", "--jsonl", "-"], lines.join("\n"));
  const answers = result.out.trimEnd().split("\n").map((line) => JSON.parse(line));
  assert.equal(result.code, 2);
  assert.equal(answers.length, 5);
  assert.equal(answers[0].membership.verdict, "eligible");
  assert.deepEqual(answers[1].error.map(({ code, path }) => `${code}${path}`), ["not_an_answer/rating"]);
  assert.equal(answers[2].error[0].code, "not_json");
  assert.equal(answers[3].error[0].code, "not_an_object");
  assert.equal(answers[4].claims.late, "eligible");
  assert.match(result.err, /line 2: \/rating: not_an_answer/);
  assert.match(result.err, /line 3: not_json/);
});

test("--jsonl ends with 0 when every line has its report, and passes over empty lines", () => {
  const result = run(["check", "--jsonl", file(`${JSON.stringify(GOOD)}\r\n\r\n\n${JSON.stringify(LATE)}\n`)]);
  assert.deepEqual([result.code, result.err, result.out.trimEnd().split("\n").length], [0, "", 2]);
});

test("--jsonl gives the same reports as check, case by case", () => {
  const { scenarios } = JSON.parse(readFileSync(vectors("okorder-credit.json"), "utf8"));
  const lines = run(["check", "--jsonl", "-"], scenarios.map(({ facts }) => JSON.stringify(facts)).join("\n")).out.trimEnd().split("\n");
  assert.equal(lines.length, scenarios.length);
  for (const at of [0, 20, 50, 96]) assert.equal(`${lines[at]}\n`, run(["check", "-"], JSON.stringify(scenarios[at].facts)).out);
});

test("--jsonl answers a line beyond 16 MiB with an error and goes on", () => {
  const result = run(["check", "--jsonl", "-"], `{"rating":"${"a".repeat(17 << 20)}"}\n${JSON.stringify(GOOD)}\n`);
  const answers = result.out.trimEnd().split("\n").map((line) => JSON.parse(line));
  assert.deepEqual([result.code, answers.length, answers[0].error[0].code], [2, 2, "too_large"]);
  assert.equal(answers[1].membership.verdict, "eligible");
});

test("--jsonl on 10,000 random cases never aborts, and each refused line names its fact", () => {
  const cases = randomLines(POLICY, 10_000, 20_261_123);
  const result = run(["check", "--jsonl", "-"], `${cases.map(({ text }) => text).join("\n")}\n`);
  const asked = cases.filter(({ text }) => text.trim() !== "");
  const lines = result.out.trimEnd().split("\n");
  assert.equal(result.code, 2);
  assert.equal(lines.length, asked.length);
  let refusals = 0;
  asked.forEach(({ text, refused, damaged }, at) => {
    const answer = JSON.parse(lines[at]);
    if (damaged) return;
    if (refused.length === 0) {
      assert.equal(answer.error, undefined, `${text}\n${lines[at]}`);
      assert.equal(answer.policy, "okorder-credit");
      return;
    }
    refusals += 1;
    const named = new Set((answer.error ?? []).map(({ path }) => path.slice(1)));
    assert.deepEqual([...named].sort(), [...new Set(refused)].sort(), `${text}\n${lines[at]}`);
  });
  assert.ok(refusals > 500, `only ${refusals} refusals`);
});

// -- questions, next --------------------------------------------------------------------------------------------------

test("questions lists what to ask now, answered or not, with the clauses for which it is asked", () => {
  const result = run(["questions", file({ today: "2026-03-20", purpose: "reply", membership_status: "waiting" })]);
  assert.deepEqual([result.code, result.err, result.out.split("\n").length], [0, "", 2]);
  assert.deepEqual(report(result), [
    { fact: "purpose", answered: true, why: [] },
    { fact: "membership_status", answered: true, why: ["FAQ-4.Q", "FAQ-5.1"] },
    { fact: "membership_applied_on", answered: false, why: ["FAQ-2"] },
  ]);
});

test("next names the first open question, passes over those of --asked, and ends with null", () => {
  const next = (facts, ...args) => report(run(["next", "-", ...args], JSON.stringify({ today: "2026-03-20", ...facts })));
  assert.equal(next({ purpose: "claim" }).fact, "membership_status");
  assert.equal(next({ purpose: "claim" }, "--asked", "membership_status").fact, "problems");
  assert.equal(next({ purpose: "claim" }, "--asked", "membership_status,problems"), null);
  assert.equal(next({ purpose: "membership", membership_status: "member" }), null);
  assert.equal(next({ facts: { today: "2026-03-20", purpose: "membership" } }).fact, "membership_status");
});

test("questions and next refuse what check refuses, and take --today and --policy", () => {
  for (const command of ["questions", "next"]) {
    for (const text of ["", "{", "[]", '{"today":"soon"}', '{"today":"2026-03-20","rating":"AAA","photos":1}', "[".repeat(10_000)]) {
      const result = run([command, "-"], text);
      assert.deepEqual([result.code, result.out, result.err], [2, "", run(["check", "-"], text).err], text.slice(0, 40));
    }
    assert.equal(run([command, join(folder, "nothing.json")]).code, 2);
    assert.equal(run([command, "--today", "soon", "-"], "{}").code, 2);
    assert.equal(run([command, "-"], "{}").code, 0);
    assert.equal(run([command, "--policy", shipped("okorder-credit.json"), "-"], "{}").out, run([command, "-"], "{}").out);
  }
});

// -- change -----------------------------------------------------------------------------------------------------------

const changes = (facts) => report(run(["change", "-"], JSON.stringify({ today: "2026-03-20", ...facts })));

test("change names the smallest sets of facts that make a verdict or a readiness better", () => {
  assert.deepEqual(changes({ rating: "2A" }), [
    { set: { rating: "3A" }, target: "membership.verdict", before: "not_yet", after: "eligible" },
  ]);
  const { customer_receipt: _, ...late } = LATE;
  assert.deepEqual(changes({ ...late, membership_status: "waiting" }), [
    { set: { membership_status: "member" }, target: "overall", before: "cannot_tell", after: "eligible" },
    { set: { membership_status: "member" }, target: "claims.late", before: "cannot_tell", after: "eligible" },
    { set: { customer_receipt: "delivery" }, target: "readiness.late", before: "check", after: "ready" },
  ]);
});

test("change gives days as a range, from today on", () => {
  const quality = { membership_status: "member", problems: ["quality"], arrived: "all", receipt_date: "2026-03-14", quality_cause: "supplier",
    photos: "yes", inspection_report: "ordered", inspection_report_expected: "2026-04-02", liability_evidence: "yes" };
  const [first, second] = changes(quality);
  assert.deepEqual(first, { set: { inspection_report: "third_party" }, target: "readiness.quality", before: "at_risk", after: "ready" });
  assert.deepEqual(second, { set: { inspection_report_expected: { from: "2026-03-20", to: "2026-03-29" } },
    target: "readiness.quality", before: "at_risk", after: "incomplete" });
});

test("change says by an empty set what nothing can change, and sends nobody for papers to a claim that has failed", () => {
  const passed = { membership_status: "member", problems: ["quality"], arrived: "all", receipt_date: "2026-03-04", quality_cause: "supplier", photos: "no" };
  assert.deepEqual(changes(passed), [
    { set: {}, target: "overall", before: "not_eligible", after: "not_eligible" },
    { set: {}, target: "claims.quality", before: "not_eligible", after: "not_eligible" },
  ]);
});

test("change is silent where answers contradict each other, and refuses what check refuses", () => {
  assert.deepEqual(changes({ problems: ["late"], receipt_date: "2026-04-01" }), []);
  for (const text of ["", "[]", '{"today":"soon"}', '{"today":"2026-03-20","rating":"AAA","photos":1}']) {
    const result = run(["change", "-"], text);
    assert.deepEqual([result.code, result.out, result.err], [2, "", run(["check", "-"], text).err], text);
  }
});

// -- --policy, --calendars ---------------------------------------------------------------------------------------------

test("--policy and --calendars take the shipped files and give the built-in report", () => {
  const args = ["--policy", shipped("okorder-credit.json"), "--calendars", shipped("calendar")];
  assert.equal(run(["check", ...args, "-"], JSON.stringify(LATE)).out, run(["check", "-"], JSON.stringify(LATE)).out);
});

test("--policy with five mistakes names all five, each with its place", () => {
  const changed = structuredClone(POLICY);
  changed.policy = "OKorder credit";
  changed.reasons["R-LATE"].clauses[0] = "FAQ-44";
  changed.periods[0].days = "fifteen";
  delete changed.evidence[1].level;
  changed.requirements[0].cases[0].when["==="][0].var = "ratings";
  const result = run(["check", "--policy", file(changed, "changed.json"), "-"], "{}");
  assert.deepEqual([result.code, result.out], [2, ""]);
  const lines = result.err.trimEnd().split("\n");
  assert.equal(lines.length, 5, result.err);
  for (const place of ["/policy", "/reasons/R-LATE/clauses/0", "/periods/0/days", "/evidence/1", "/requirements/0/cases/0/when"]) {
    assert.ok(lines.some((line) => line.includes(`changed.json: ${place}`)), place);
  }
});

test("--policy, repeated, lets the day choose the version", () => {
  const old = file({ ...POLICY, version: "0.9.0", validTo: "2026-03-31" }, "old.json");
  const now = file({ ...POLICY, version: "1.0.0", validFrom: "2026-04-01" }, "new.json");
  const version = (today) => report(run(["check", "--policy", old, "--policy", now, "-"], JSON.stringify({ today }))).version;
  assert.deepEqual([version("2026-03-31"), version("2026-04-01")], ["0.9.0", "1.0.0"]);
});

test("--policy, repeated, answers each line by the rules of its day's version", () => {
  const periods = structuredClone(POLICY.periods);
  periods[0].days = 20;
  const old = file({ ...POLICY, version: "1", validTo: "2026-04-30" }, "old.json");
  const now = file({ ...POLICY, version: "2", validFrom: "2026-05-01", periods }, "new.json");
  const lines = ["2026-04-30", "2026-05-01"].map((today) => JSON.stringify({ today, problems: ["quality"], arrived: "all", receipt_date: "2026-04-20" }));
  const result = run(["check", "--jsonl", "--policy", now, "--policy", old, "-"], lines.join("\n"));
  const answers = result.out.trimEnd().split("\n").map((line) => JSON.parse(line));
  assert.equal(result.code, 0, result.err);
  // 15 days after 20 April, and from 1 May on 20.
  assert.deepEqual(answers.map(({ version, deadline }) => [version, deadline.final_day]), [["1", "2026-05-05"], ["2", "2026-05-10"]]);
});

test("--policy says when no version is valid on the day, and when two are", () => {
  const old = file({ ...POLICY, validTo: "2026-03-31" }, "old.json");
  const late = run(["check", "--policy", old, "-"], JSON.stringify({ today: "2026-04-01" }));
  assert.equal(late.code, 2);
  assert.match(late.err, /no_policy_for_day/);
  const both = run(["check", "--policy", old, "--policy", shipped("okorder-credit.json"), "-"], "{}");
  assert.equal(both.code, 2);
  assert.match(both.err, /overlap/);
});

test("--calendars refuses a directory that is not there and a year with mistakes", () => {
  assert.equal(run(["check", "--calendars", join(folder, "none"), "-"], "{}").code, 2);
  const bad = join(folder, "calendars");
  mkdirSync(bad);
  const year = JSON.parse(readFileSync(shipped("calendar/cn-2026.json"), "utf8"));
  year.off[0].date = "2026-02-30";
  writeFileSync(join(bad, "cn-2026.json"), JSON.stringify(year));
  const result = run(["check", "--calendars", bad, "-"], "{}");
  assert.equal(result.code, 2);
  assert.match(result.err, /\/calendars\/0\/off\/0\/date: not_a_date/);
});

// -- test -------------------------------------------------------------------------------------------------------------

test("test passes all vectors and says how many", () => {
  const result = run(["test", vectors("okorder-credit.json")]);
  assert.deepEqual([result.code, result.err], [0, ""]);
  assert.match(result.out, /^97 passed, 0 failed\n$/);
});

test("test ends with 1 when a vector fails, and says which and how", () => {
  const document = JSON.parse(readFileSync(vectors("okorder-credit.json"), "utf8"));
  document.scenarios[0].expect.membership.verdict = "not_eligible";
  const result = run(["test", file(document)]);
  assert.equal(result.code, 1);
  assert.match(result.out, /A01 .*membership\.verdict: expected "not_eligible", found "eligible"/);
  assert.match(result.out, /96 passed, 1 failed\n$/);
});

test("test ends with 2 when the file has not as many vectors as it says", () => {
  const document = JSON.parse(readFileSync(vectors("okorder-credit.json"), "utf8"));
  document.scenarios.pop();
  const result = run(["test", file(document)]);
  assert.equal(result.code, 2);
  assert.match(result.err, /wrong_count: .*96/);
  assert.match(result.out, /96 passed, 0 failed\n$/);
});

test("test ends with 2 when there is nothing to run", () => {
  for (const document of [{}, { meta: { count: 0 }, scenarios: [] }, [], { scenarios: "many" }]) {
    assert.equal(run(["test", file(document)]).code, 2, JSON.stringify(document));
  }
});

test("test counts a vector that is refused, or is none, as failed", () => {
  const scenarios = [{ id: "X1", facts: { today: "soon" }, expect: {} }, { id: "X2" }, 7];
  const result = run(["test", file({ meta: { count: 3 }, scenarios })]);
  assert.equal(result.code, 1);
  assert.match(result.out, /0 passed, 3 failed\n$/);
});

// -- reply-date -------------------------------------------------------------------------------------------------------

test("reply-date names the days off and the make-up days on the way", () => {
  const result = run(["reply-date", "2026-02-13"]);
  assert.equal(result.code, 0);
  const answer = report(result);
  assert.deepEqual([answer.applied, answer.reply_by, answer.coverage], ["2026-02-13", "2026-03-05", "official"]);
  assert.equal(answer.off.length, 9);
  assert.deepEqual(answer.work.map(({ date }) => date), ["2026-02-14", "2026-02-28"]);
});

test("reply-date agrees with every listed date", () => {
  const { dates } = JSON.parse(readFileSync(vectors("reply-dates.json"), "utf8"));
  for (const applied of Object.keys(dates).filter((_, at) => at % 20 === 0)) {
    const { reply_by, coverage } = report(run(["reply-date", applied]));
    assert.deepEqual({ reply_by, coverage }, dates[applied], applied);
  }
});

test("reply-date refuses what is no day", () => {
  for (const day of ["2026-02-30", "tomorrow", "20260213", ""]) assert.equal(run(["reply-date", day]).code, 2, day);
});

// -- output

test("output that cannot be written is no success", { skip: !existsSync("/dev/full") && "there is no /dev/full here" }, () => {
  for (const args of [["check", file(GOOD)], ["check", "--jsonl", file(GOOD)], ["reply-date", "2026-02-13"]]) {
    const result = run(args, "", openSync("/dev/full", "w"));
    assert.equal(result.code, 2, args.join(" "));
    assert.match(result.err, /writing to standard output failed/);
  }
});

// -- arguments ----------------------------------------------------------------------------------------------------------

test("--help and --version answer on standard output and end with 0", () => {
  const help = run(["--help"]);
  assert.deepEqual([help.code, help.err], [0, ""]);
  for (const word of ["check", "questions", "next", "change", "test", "lint", "reply-date", "eval", "validate-logic", "rule", "Exit code"]) assert.match(help.out, new RegExp(word));
  for (const command of ["check", "questions", "next", "change", "test", "reply-date"]) {
    const one = run([command, "--help"]);
    assert.equal(one.code, 0);
    assert.match(one.out, /--policy/);
    assert.match(one.out, /--calendars/);
  }
  assert.match(run(["--version"]).out, /^\d+\.\d+\.\d+\n$/);
});

test("wrong arguments end with 2, and say what is wrong on standard error", () => {
  for (const args of [[], ["chek"], ["check"], ["check", "-", "--colour"], ["check", "-", "-"], ["check", "--text", "--jsonl", "-"],
                      ["check", "--language", "fr", "-"], ["test"], ["reply-date"], ["check", "--policy"], ["questions"], ["next", "-", "--asked"]]) {
    const result = run(args, "{}");
    assert.deepEqual([result.code, result.out], [2, ""], args.join(" "));
    assert.notEqual(result.err, "");
  }
});

// -- lint -------------------------------------------------------------------------------------------------------------

test("lint prints no finding for a policy without mistakes, and ends with 0", () => {
  const result = run(["lint", vectors("library-card.json")]);
  assert.deepEqual([result.code, result.out, result.err], [0, "[]\n", ""]);
});

test("lint names what is wrong, with facts that check takes, and ends with 1", () => {
  const card = JSON.parse(readFileSync(vectors("library-card.json"), "utf8"));
  card.requirements[0].cases[0].when = { in: [{ var: "home" }, ["town", "elsewhere"]] };
  const policy = file(card, "card.json");
  const result = run(["lint", policy]);
  assert.equal(result.code, 1);
  const hidden = JSON.parse(result.out).find(({ code }) => code === "unreachable_case");
  assert.equal(hidden.path, "/requirements/0/cases/1");
  const shown = run(["check", "--policy", policy, "-"], JSON.stringify(hidden.witness));
  assert.equal(report(shown).card.verdict, "eligible");
});

test("lint refuses a policy that does not load and texts that are none", () => {
  assert.equal(run(["lint", file("{}", "empty.json")]).code, 2);
  assert.equal(run(["lint", vectors("library-card.json"), "--texts", file("[]", "en.json")]).code, 2);
});

test("lint --stats says on standard error how much was looked at", () => {
  assert.match(run(["lint", "--stats", vectors("library-card.json")]).err, /searches over \d+ cases/);
});
