// The orders page: a file dropped, read, judged row by row, sorted, searched, opened, taken away; what cannot be read is said.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { after, before, test } from "node:test";
import { openPage, openSite } from "./browser.mjs";
import { POLICY, TEXTS, VECTORS } from "./vectors.mjs";

const require = createRequire(new URL("../../web/package.json", import.meta.url));
const ICAL = (await import(require.resolve("ical.js"))).default;
const AXE = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const TODAY = "2026-03-20";
// A day that can be read in two ways is asked for first; that is a test of its own.
const SCENARIOS = VECTORS.scenarios.filter(({ facts }) => !Object.values(facts).some((value) => /^\d\d\/\d\d\//.test(value)));

let site;
before(async () => { site = await openSite(); });
after(() => site.close());

const openOrders = (options = {}) => openPage({ ...site, url: `${site.url}orders.html` }, { today: TODAY, ...options });
const give = (page, text, name = "orders.csv") => page.setInputFiles("#file", { name, mimeType: "text/csv", buffer: Buffer.isBuffer(text) ? text : Buffer.from(text) });
const table = (page) => page.waitForSelector(".outcome tr[aria-rowindex] button");
const names = (page) => page.locator("tr[aria-rowindex] th button").allTextContents();
const sample = async (page) => {
  await page.click(".start .link");
  await table(page);
};
const problem = (page) => page.textContent(".error");

/** A CSV of facts: a row a case, a column a fact. */
function csv(cases, delimiter = ",") {
  const facts = [...new Set(cases.flatMap(({ facts }) => Object.keys(facts)))];
  const line = (cells) => cells.map((cell) => (/[",;\t\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(delimiter);
  return [line(["order", ...facts]), ...cases.map(({ id, facts: given }) => line([id, ...facts.map((fact) => [given[fact] ?? ""].flat().join("|"))]))].join("\r\n");
}

/** Our own CSV read back, by rules of its own: RFC 4180. */
function readCsv(text) {
  const rows = [[]];
  for (const [, quoted, plain = "", end] of text.replace(/^\ufeff/, "").matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/g)) {
    rows.at(-1).push(quoted?.replaceAll('""', '"') ?? plain);
    if (end === "\r\n") rows.push([]);
  }
  const [header, ...body] = rows.filter((row) => row.length > 1);
  return body.map((row) => Object.fromEntries(row.map((cell, index) => [header[index], cell])));
}

async function saved(page, label) {
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: TEXTS[label] }).click()]);
  return readFileSync(await download.path(), "utf8");
}

test("Every vector in a file, a row each, has the verdict, the dates and the missing papers that it expects", async () => {
  const { page, context, complaints } = await openOrders();
  await give(page, csv(SCENARIOS));
  await table(page);
  const rows = readCsv(await saved(page, "orders.save_csv"));
  assert.equal(rows.length, SCENARIOS.length);
  assert.ok(SCENARIOS.length >= VECTORS.scenarios.length - 2);
  rows.forEach((row, index) => {
    const { id, expect, facts } = SCENARIOS[index];
    assert.equal(row.order, id);
    if (Object.values(facts).some((value) => typeof value !== "string" && !Array.isArray(value))) return;
    if (expect.overall) assert.equal(row.verdict, expect.overall, id);
    for (const key of ["apply_by", "final_day"]) if (expect.deadline && key in expect.deadline) assert.equal(row[key], expect.deadline[key] ?? "", `${id} ${key}`);
    if (expect.deadline && "days_left" in expect.deadline) assert.equal(row.days_left, String(expect.deadline.days_left ?? ""), `${id} days_left`);
    if (expect.missing_required) assert.deepEqual(row.missing_required.split(" ").filter(Boolean).sort(), expect.missing_required.toSorted(), `${id} missing`);
  });
  assert.deepEqual(complaints, []);
  await context.close();
});

const THREE = "order;receipt_date;problems;arrived;membership_status\nA-1;2026-03-10;quality;all;member\nB-2;2026-03-18;late;all;member\n\u8ba2\u5355-3;2026-02-01;late;all;member";

for (const [form, bytes] of [
  ["UTF-8 with a mark", Buffer.from(`\ufeff${THREE}`)], ["UTF-16, as Excel's text has it", Buffer.from(`\ufeff${THREE.replaceAll(";", "\t")}`, "utf16le")],
  ["commas and CR LF", Buffer.from(THREE.replaceAll(";", ",").replaceAll("\n", "\r\n"))],
  ["GB18030, as Excel has it in China", Buffer.concat(THREE.split("\u8ba2\u5355").flatMap((part, index) => [...(index ? [Buffer.from([0xb6, 0xa9, 0xb5, 0xa5])] : []), Buffer.from(part)]))],
]) {
  test(`A file in ${form} is read`, async () => {
    const { page, context, complaints } = await openOrders();
    await give(page, bytes);
    await table(page);
    assert.deepEqual(await names(page), ["A-1", "B-2", "\u8ba2\u5355-3"], "soonest first, what is over last");
    assert.deepEqual(complaints, []);
    await context.close();
  });
}

test("What cannot be used is said, and another file can be taken", async () => {
  const { page, context } = await openOrders();
  for (const [bytes, key] of [[Buffer.from([0x50, 0x4b, 3, 4, 0xff, 0xff, 0x80]), "orders.not_text"], [Buffer.from(""), "orders.empty"], [Buffer.from("receipt_date\n"), "orders.empty"]]) {
    await give(page, bytes);
    await page.waitForSelector("#file-error");
    assert.equal(await problem(page), TEXTS[key]);
  }
  await give(page, THREE);
  await table(page);
  await context.close();
});

// What the engine calls it is in core: each of these codes has its words here.
const CSV_FAULTS = [.../enum class CsvFault[^{]*\{([^}]*)\}/.exec(readFileSync(new URL("../../core/include/eligibility/csv.h", import.meta.url), "utf8"))[1]
  .replace(/\/\/.*/g, "").matchAll(/\w+/g)].map(([code]) => code);

test("Every fault of a cell or of a row has its words", () => {
  assert.ok(CSV_FAULTS.length >= 9 && CSV_FAULTS.includes("stray_quote"));
  for (const code of ["not_an_answer", "not_a_date", "ambiguous_date", ...CSV_FAULTS]) assert.ok(TEXTS[`orders.bad.${code}`], code);
});

const LONG = "\u957f".repeat(50);
const BAD = `name,receipt_date,Problem,2026-13-45,membership_status,quality_cause,arrived
A,2026-03-10,\u80e1\u8bf4,x,member,supplier,all
B,2026-13-45,quality,x,member,supplier,all
C,03/04/2026,quality,x,member,supplier,all
D,2026-03-10,qu"ality,x,member,supplier,all
E,1
F,2026-03-10,quality,x,member,supplier,all
G,2026-03-10,"quality"x,x,member,supplier,all
H,2026-03-10,${LONG},x,member,${"a".repeat(70_000)},all
I,2026-03-10,${LONG},x,member,supplier,all
J,2026-03-10,qua\0lity,x,member,supplier,all
K,2026-03-10,"quality,x,member,supplier,all`;
const SAID = {
  en: {
    refused: "Could not be read",
    A: "Row 2, Problem: \"\u80e1\u8bf4\" is not an answer that this check knows.",
    B: "Row 3, receipt_date: \"2026-13-45\" is not a date that this check can read, so it counts as not answered.",
    C: "Row 4, receipt_date: \"03/04/2026\" can be read as two dates. Say how the dates are written.",
    D: "Row 5, Problem: A quotation mark (\") stands in the middle of a cell.",
    E: "Row 6: This row has more or fewer cells than the file has columns.",
    G: "Row 8, Problem: There is text after the closing quotation mark (\") of a cell.",
    H: "Row 9, quality_cause: A cell is too long to read.",
    I: `Row 10, Problem: "${LONG.slice(0, 40)}\u2026" is not an answer that this check knows.`,
    J: "Row 11, Problem: A cell has a character that does not belong in text (NUL).",
    K: "Row 12, Problem: A quotation mark (\") is opened and never closed.",
  },
  "zh-CN": {
    refused: "\u65e0\u6cd5\u8bfb\u53d6",
    A: "\u7b2c 2 \u884c\uff0cProblem\uff1a\u201c\u80e1\u8bf4\u201d\u4e0d\u662f\u672c\u68c0\u67e5\u8ba4\u8bc6\u7684\u56de\u7b54\u3002",
  },
};

test("What is wrong with a row is said in the page's language, with its column and cell; a row that it refuses has no result", async () => {
  for (const [locale, { refused, ...said }] of Object.entries(SAID)) {
    const { page, context, complaints } = await openOrders({ locale });
    await give(page, BAD);
    await page.waitForSelector("#column-0");
    await page.click("button.primary");
    await table(page);
    const list = await page.locator(".unread li").allTextContents();
    assert.equal(list.length, 10);
    for (const words of list) assert.doesNotMatch(words, /which is|say dmy|NUL, which|the row has/, "the engine's own words");
    const rows = Object.fromEntries(await page.locator("tr[aria-rowindex]").evaluateAll((all) => all.map(({ cells }) => [cells[0].textContent, [...cells].slice(1).map(({ textContent }) => textContent)])));
    for (const [name, words] of Object.entries(said)) {
      assert.ok(list.includes(words), `${words} is none of\n${list.join("\n")}`);
      await page.getByRole("button", { name, exact: true }).click();
      assert.deepEqual(await page.locator("dialog .bad li").allTextContents(), [words]);
      assert.equal((await page.textContent("dialog h2")).endsWith(refused), name !== "B", name);
      await page.keyboard.press("Escape");
      if (name === "B") assert.notEqual(rows.B[0], refused, "a date that is none is not answered");
      else assert.deepEqual(rows[name], [refused, "", "", ""], name);
    }
    assert.equal(await page.locator(".unread [lang=en]").count(), 0);
    assert.deepEqual(complaints, []);
    await context.close();
  }
});

test("Two columns that are read as the same are shown and named, and a first row that cannot be read is said", async () => {
  const { page, context, complaints } = await openOrders({ locale: "zh-CN" });
  await give(page, 'a"b,receipt_date\n1,2');
  await page.waitForSelector("#file-error");
  assert.equal(await problem(page), "\u5217\u540d\u884c\uff1a\u5355\u5143\u683c\u4e2d\u95f4\u51fa\u73b0\u4e86\u5f15\u53f7\uff08\"\uff09\u3002");
  await page.click(".languages [lang=en]");
  await page.waitForFunction((said) => document.querySelector("#file-error")?.textContent === said, TEXTS["orders.in_header"] + TEXTS["orders.bad.stray_quote"]);
  await give(page, "order,Received,Received on,problems,arrived\nA,2026-03-10,2026-03-11,quality,all");
  for (let times = 0; times < 2; times += 1) {
    await page.waitForSelector("#column-2");
    assert.equal(await problem(page), `Two columns are read as "${TEXTS["orders.fact.receipt_date"]}". Choose one of them.`);
    await page.click("button.primary");
    await page.waitForFunction(() => !document.querySelector("progress"));
  }
  await page.selectOption("#column-1", "");
  await page.click("button.primary");
  await table(page);
  assert.deepEqual(readCsv(await saved(page, "orders.save_csv")).map(({ final_day }) => final_day), ["2026-03-26"]);
  assert.deepEqual(complaints, []);
  await context.close();
});

test("Where nothing says whether goods have arrived, that is asked for before every last day is missing", async () => {
  const { page, context, complaints } = await openOrders();
  await give(page, "order,receipt_date,problems,came\nA,2026-03-10,quality,all");
  await page.waitForSelector("#column-3");
  const note = page.locator("[role=status] .notice");
  assert.ok((await note.textContent()).includes(TEXTS["orders.same"]));
  await page.selectOption("#column-3", "arrived");
  assert.equal(await note.isVisible(), false);
  await page.selectOption("#column-3", "");
  assert.ok(await note.isVisible());
  await page.selectOption("#same-arrived", "all");
  assert.equal(await note.isVisible(), false);
  await page.click("button.primary");
  await table(page);
  assert.deepEqual(readCsv(await saved(page, "orders.save_csv")).map(({ final_day }) => final_day), ["2026-03-25"]);
  assert.deepEqual(complaints, []);
  await context.close();
});

test("On a narrow screen every column's choice is there whole, below its name and first rows", async () => {
  for (const width of [320, 375, 640]) {
    const { page, context } = await openOrders({ viewport: { width, height: 800 } });
    await give(page, `order,receipt_date,${"a_long_name_without_a_space_".repeat(3)},arrived\nA,03/04/2026,${"x".repeat(200)},all`);
    await page.waitForSelector("#column-3");
    assert.deepEqual(await page.locator(".wide").evaluate((wide) => [wide.scrollWidth - wide.clientWidth, ...[...wide.querySelectorAll("select")]
      .filter((select) => select.getBoundingClientRect().right > wide.getBoundingClientRect().right || select.getBoundingClientRect().width < 200).map(({ id }) => id)]), [0], `${width} px`);
    await context.close();
  }
});

test("Columns that the engine does not know are asked for, with their first rows; what a person says of them holds", async () => {
  const { page, context } = await openOrders();
  await give(page, "number,x1,x2\nN-1,2026-03-10,z\nN-2,2026-03-12,z");
  await page.waitForSelector("#column-1");
  assert.equal(await problem(page), TEXTS["orders.no_column"]);
  assert.deepEqual(await page.locator("tbody tr").first().locator(".examples bdi").allTextContents(), ["N-1", "N-2"]);
  await page.selectOption("#column-1", "receipt_date");
  await page.click("details > summary");
  await page.selectOption("#same-arrived", "all");
  await page.selectOption("#same-problems", "quality");
  await page.selectOption("#same-quality_cause", "supplier");
  await page.selectOption("#same-membership_status", "member");
  await page.click("button.primary");
  await table(page);
  assert.deepEqual(readCsv(await saved(page, "orders.save_csv")).map(({ number, x2, verdict, final_day }) => [number, x2, verdict, final_day]),
    [["N-1", "z", "eligible", "2026-03-25"], ["N-2", "z", "eligible", "2026-03-27"]]);
  await context.close();
});

test("A date that can be read in two ways is asked for once, never guessed", async () => {
  const { page, context } = await openOrders({ today: "2026-04-10" });
  const file = "order,receipt_date,problems,arrived\nA,03/04/2026,quality,all\nB,25/03/2026,quality,all";
  await give(page, file);
  await page.waitForSelector("#dates-dmy");
  assert.equal(await problem(page), TEXTS["orders.ambiguous"]);
  await page.check("#dates-mdy");
  await page.click("button.primary");
  await table(page);
  let rows = readCsv(await saved(page, "orders.save_csv"));
  assert.equal(rows[0].final_day, "2026-03-19", "4 March and 15 days");
  assert.equal(rows[1].verdict, "cannot_tell", "there is no month 25, and what is no day decides nothing");
  assert.equal(rows[1].input_problems, "receipt_date");
  assert.match(await page.textContent(".unread"), /Row 3/);
  await page.getByRole("button", { name: TEXTS["orders.change_columns"] }).click();
  await page.check("#dates-dmy");
  await page.click("button.primary");
  await table(page);
  rows = readCsv(await saved(page, "orders.save_csv"));
  assert.deepEqual(rows.map(({ final_day }) => final_day), ["2026-04-18", "2026-04-09"]);
  await context.close();
});

test("Sorted, shown in part, searched, by keyboard alone; an order opens, closes and gives the focus back", async () => {
  const { page, context, complaints } = await openOrders();
  await sample(page);
  assert.equal(await page.evaluate(() => document.activeElement.className), "title");
  assert.deepEqual((await names(page)).slice(0, 5), ["PO-1003", "PO-1002", "PO-1010", "PO-1001", "PO-1007"]);
  await page.locator("th .sort").first().focus();
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.querySelector("tr[aria-rowindex] th").textContent === "PO-1001");
  assert.equal(await page.getAttribute("thead th", "aria-sort"), "ascending");
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.querySelector("tr[aria-rowindex] th").textContent === "PO-1010");
  const chip = page.locator(".chip", { hasText: TEXTS["res.short.not_eligible"] });
  await chip.focus();
  await page.keyboard.press("Space");
  await page.waitForFunction(() => document.querySelectorAll("tr[aria-rowindex]").length === 3);
  assert.equal(await page.textContent("[role=status]"), "3 of 10 orders shown");
  await page.keyboard.press("Space");
  await page.fill("#search", "glass");
  await page.waitForFunction(() => document.querySelectorAll("tr[aria-rowindex]").length === 1);
  await page.locator("tr[aria-rowindex] button").focus();
  await page.keyboard.press("Enter");
  await page.waitForSelector("dialog[open]");
  assert.match(await page.textContent("dialog h2"), /PO-1002/);
  assert.ok((await page.locator("dialog blockquote").allTextContents()).includes(POLICY.clauses["FAQ-8.2a"]));
  await page.keyboard.press("Escape");
  await page.waitForFunction(() => document.activeElement.textContent === "PO-1002" && !document.querySelector("dialog"));
  assert.deepEqual(complaints, []);
  await context.close();
});

test("Reasons that are of membership alone are left to an order that is about membership alone", async () => {
  const { page, context } = await openOrders();
  const opened = async (name) => {
    await page.getByRole("button", { name, exact: true }).click();
    const reasons = await page.locator("dialog .reason .small-title").allTextContents();
    await page.keyboard.press("Escape");
    return reasons;
  };
  await sample(page);
  assert.deepEqual(await opened("PO-1003"), [TEXTS["reason.R-QUALITY-SUPPLIER"], TEXTS["reason.R-FINAL-DAY"]]);
  assert.ok((await opened("PO-1007")).includes(TEXTS["reason.R-MEMBERSHIP-UNCLEAR"]), "a claim rests on it, too");
  await page.click(".back");
  await give(page, "order,purpose,membership_status\nM,membership,member\nC,,member");
  await table(page);
  assert.deepEqual(await opened("C"), []);
  assert.deepEqual(await opened("M"), [TEXTS["reason.R-ALREADY-MEMBER"]]);
  await context.close();
});

// The words are those of the check, for each status that the policy's clock has.
test("The table and an opened order say the same day of every status, in the words of the check", async () => {
  const { page, context } = await openOrders({ today: "2026-03-20T18:00:00Z", timezoneId: "UTC" }); // in Beijing it is the 21st
  const head = "order,membership_status,problems,quality_cause,arrived,receipt_date,claim_applied_on";
  const order = (name, day, applied = "", cause = "supplier") => `${name},member,quality,${cause},${day ? "all" : "none"},${day},${applied}`;
  await give(page, [head, order("straddles", "2026-03-05"), order("last", "2026-03-06"), order("safe", "2026-03-07"), order("open", "2026-03-10"), order("passed", "2026-03-01"),
    order("in time", "2026-03-05", "2026-03-19"), order("not started", ""), order("not allowed", "2026-03-10", "", "not_supplier")].join("\n"));
  await table(page);
  const said = {};
  for (const row of await page.locator("tr[aria-rowindex]").all()) {
    const [name, , day, left] = await row.locator("th, td").allTextContents();
    await row.locator("button").click();
    const texts = await page.locator("dialog > p:not(.hint):not(.buttons)").allTextContents();
    await page.keyboard.press("Escape");
    said[name] = [day, left, ...texts.filter((text) => !text.startsWith(TEXTS["orders.missing"]))];
  }
  const last = (day) => TEXTS["dl.final"].replace("{date}", day);
  assert.deepEqual(said, {
    straddles: ["20 March 2026", "Apply today", "Apply today", TEXTS["reason.R-DEADLINE-STRADDLES"], last("Friday, 20 March 2026")],
    last: ["21 March 2026", "Apply today", "Apply today", TEXTS["dl.left_0"], last("Saturday, 21 March 2026")],
    safe: ["21 March 2026", "Apply today", "Apply today", last("Sunday, 22 March 2026")],
    open: ["24 March 2026", "3 days left", "Apply by Tuesday, 24 March 2026", "3 days left", last("Wednesday, 25 March 2026")],
    "not started": ["", "", TEXTS["dl.not_started"]],
    "in time": ["", "", TEXTS["reason.R-IN-TIME"], last("Friday, 20 March 2026")],
    passed: ["", "", "The last day was Monday, 16 March 2026, 5 days ago", TEXTS["res.claim.not_eligible.p"]],
    "not allowed": ["", "", TEXTS["res.claim.not_eligible.p"]],
  });
  assert.deepEqual(Object.keys(said).slice(0, 4), ["straddles", "last", "safe", "open"], "the most urgent first");
  await context.close();
});

test("An order that the FAQ does not allow says what else holds, and its full check has its answers filled in", async () => {
  const { page, context } = await openOrders();
  await sample(page);
  await page.getByRole("button", { name: "PO-1004" }).click();
  const said = await page.textContent("dialog");
  for (const key of ["res.claim.not_eligible.p", "foot.independent", "reason.R-DEADLINE-PASSED"]) assert.ok(said.includes(TEXTS[key]), key);
  assert.ok(said.includes(POLICY.clauses["FAQ-8.2b"]) && said.includes("FAQ-8.2b"));
  const [full] = await Promise.all([context.waitForEvent("page"), page.click("dialog a.primary")]);
  await full.waitForSelector("html[data-ready]");
  await full.waitForSelector(".answers");
  assert.match((await full.locator(".answers").allTextContents()).join(), /18 February 2026/);
  assert.equal(new URL(full.url()).hash, "");
  await context.close();
});

test("Every day ahead is one event that names its orders; a cell that a spreadsheet would compute is guarded", async () => {
  const { page, context } = await openOrders();
  const file = "order,receipt_date,problems,arrived,membership_status,quality_cause\n=1+1,2026-03-10,quality,all,member,supplier\n@x,2026-03-10,quality,all,member,supplier\nC,2026-03-15,late,all,member,\nD,2026-01-15,quality,all,member,supplier";
  await give(page, file);
  await table(page);
  const events = new ICAL.Component(ICAL.parse(await saved(page, "orders.save_ics"))).getAllSubcomponents("vevent").map((one) => new ICAL.Event(one));
  assert.deepEqual(events.map(({ startDate, summary }) => [startDate.toString(), /2 orders|1 order/.exec(summary)[0]]), [["2026-03-24", "2 orders"], ["2026-03-29", "1 order"]]);
  assert.ok(events[0].description.startsWith("=1+1\n@x\n"));
  const text = await saved(page, "orders.save_csv");
  assert.ok(text.startsWith("\ufefforder,"), "the mark by which Excel knows UTF-8");
  assert.match(text, /\r\n'=1\+1,/);
  assert.match(text, /\r\n'@x,/);
  await context.close();
});

test("In Chinese too, with a language chosen on every screen; the day can be corrected", async () => {
  const { page, context, complaints } = await openOrders();
  const zh = (await import("../../core/policy/texts/zh-CN.json", { with: { type: "json" } })).default;
  await page.click(".languages [lang=zh-CN]");
  await page.waitForFunction((title) => document.querySelector("h1").textContent === title, zh["orders.title"]);
  await sample(page);
  assert.equal(await page.textContent("h1"), "10 \u4e2a\u8ba2\u5355");
  await page.click(".languages [lang=en]");
  await page.waitForFunction(() => document.querySelector("h1").textContent === "10 orders");
  await page.click(".foot .link");
  await page.fill("#date-day", "31");
  await page.fill("#date-month", "2");
  await page.click("button.primary");
  assert.equal(await page.evaluate(() => document.activeElement.className), "summary");
  await page.fill("#date-day", "1");
  await page.click("button.primary");
  await page.waitForSelector("#file");
  assert.match(await page.textContent(".foot"), /Sunday, 1 February 2026/);
  assert.deepEqual(complaints, []);
  await context.close();
});

test("After it is ready the page asks for nothing and stores nothing, whatever is done", async () => {
  const { page, context, requests } = await openOrders();
  const [asked, heard] = [requests.length, site.requests.length];
  await give(page, csv(SCENARIOS));
  await table(page);
  await saved(page, "orders.save_csv");
  await saved(page, "orders.save_ics");
  await page.locator("tr[aria-rowindex] button").first().click();
  await page.keyboard.press("Escape");
  assert.deepEqual(requests.slice(asked).filter((url) => !url.startsWith("blob:")), []);
  assert.equal(site.requests.length, heard);
  assert.deepEqual(await context.cookies(), []);
  assert.deepEqual(await page.evaluate(async () => [localStorage.length, sessionStorage.length, (await indexedDB.databases()).length, (await caches.keys()).length]), [0, 0, 0, 0]);
  await context.close();
});

for (const colorScheme of ["light", "dark"]) {
  test(`axe finds nothing on the orders page's screens, ${colorScheme}, wide and at 320 px`, async () => {
    const { page, context } = await openOrders({ colorScheme });
    await page.evaluate(AXE);
    const look = async (screen) => {
      for (const width of [1280, 320]) {
        await page.setViewportSize({ width, height: 800 });
        const { violations } = await page.evaluate((tags) => window.axe.run(document, { runOnly: { type: "tag", values: tags } }), TAGS);
        assert.deepEqual(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target).join(", ")}`), [], `${screen}, ${width}`);
        assert.equal(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), 0, `${screen} scrolls sideways at ${width}`);
      }
    };
    await look("the start");
    await sample(page);
    await look("the table");
    await page.locator("tr[aria-rowindex] button").first().click();
    await look("an order");
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: TEXTS["orders.change_columns"] }).click();
    await page.click("details > summary");
    await look("the columns");
    await context.close();
  });
}

test("A hundred thousand rows: all are counted, few are in the page, and the page stays awake", async () => {
  const { page, context } = await openOrders();
  const head = "order,receipt_date,problems,arrived,membership_status,quality_cause,photos,inspection_report,liability_evidence,integrity_issue,agreed_delivery_date,agreed_date_basis";
  const rows = Array.from({ length: 100_000 }, (_, index) => {
    const day = new Date(Date.UTC(2026, 2, 20) - (index * 7919 % 40) * 86_400_000).toISOString().slice(0, 10);
    return `PO-${index},${day},${index % 2 ? "quality" : "late"},all,member,supplier,yes,third_party,yes,no,2026-02-01,arrive`;
  });
  await page.evaluate(() => {
    globalThis.tasks = [];
    new PerformanceObserver((list) => tasks.push(...list.getEntries().map(({ duration }) => Math.round(duration)))).observe({ type: "longtask" });
  });
  const file = [head, ...rows].join("\n");
  await page.evaluate((text) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([text], "orders.csv"));
    document.querySelector("#file").files = transfer.files;
  }, file);
  await page.waitForTimeout(500); // making the file is no work of the page's
  const took = await page.evaluate(async () => {
    tasks.length = 0;
    const start = performance.now();
    document.querySelector("#file").dispatchEvent(new Event("change"));
    while (!document.querySelector(".outcome tr[aria-rowindex]")) await new Promise((next) => { setTimeout(next, 5); });
    return performance.now() - start;
  });
  await page.waitForTimeout(200);
  console.log(`100,000 rows, ${(file.length / 1e6).toFixed(1)} MB: file to sorted table in ${Math.round(took)} ms; tasks over 50 ms: ${JSON.stringify(await page.evaluate(() => tasks))} ms`);
  assert.equal(await page.getAttribute("table", "aria-rowcount"), "100001");
  assert.ok(await page.locator("tr[aria-rowindex]").count() < 100);
  await page.locator(".scroller").evaluate((one) => { one.scrollTop = one.scrollHeight; });
  await page.waitForSelector('tr[aria-rowindex="100001"]');
  await context.close();
});
