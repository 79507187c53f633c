// What a person takes away: the calendar entry, read back by another parser; the link, which never skips the checking; the paper.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { openPage } from "./browser.mjs";
import { ELEMENT, enter, openHosts, walkElementToResult } from "./host.mjs";
import { load } from "./load.mjs";
import { POLICY, TEXTS, vectorFacts } from "./vectors.mjs";
import { goOn, heading, question, walkToResult } from "./walker.mjs";

const ICAL = (await import(createRequire(new URL("../../web/package.json", import.meta.url)).resolve("ical.js"))).default;
const { calendarFile } = await load("flow/calendar.ts");
const { linkFragment } = await load("flow/link.ts");
const { readLink } = await load("flow/read-link.ts");
const { createTexts } = await load("texts.ts");
const zh = createTexts(JSON.parse(readFileSync(new URL("../../core/policy/texts/zh-CN.json", import.meta.url), "utf8")), "zh-CN");
const en = createTexts(TEXTS, "en");
const { today, ...LATE } = vectorFacts("B04"); // late delivery, apply by 2026-03-29
const OPEN = { deadline: { status: "open", day: 5, days_left: 10, apply_by: "2026-03-29", final_day: "2026-03-30" }, membership: {} };

let hosts;
before(async () => { hosts = await openHosts(); });
after(() => hosts.close());

const events = (text) => new ICAL.Component(ICAL.parse(text)).getAllSubcomponents("vevent").map((one) => new ICAL.Event(one));

test("The calendar file is read back by another parser: two all-day events, in Chinese, folded between characters", () => {
  const reference = "订单 12;34,\\56 货物编号很长很长很长很长很长很长很长很长很长很长";
  const { day, text } = calendarFile(zh, POLICY, OPEN, "2026-03-20", reference);
  assert.equal(day, "2026-03-29");
  const found = events(text);
  assert.deepEqual(found.map(({ startDate, endDate }) => [startDate.toString(), endDate.toString(), startDate.isDate]), [["2026-03-29", "2026-03-30", true], ["2026-03-26", "2026-03-27", true]]);
  for (const event of found) {
    assert.ok(event.summary.includes(reference), event.summary);
    assert.ok(event.description.includes(zh.t("foot.independent")) && event.description.includes(zh.t("dl.final", { date: "2026-03-30" })));
    assert.equal(event.component.getFirstPropertyValue("transp"), "TRANSPARENT");
  }
  for (const line of text.split("\r\n")) assert.ok(Buffer.byteLength(line) <= 75, line);
  assert.doesNotMatch(text.replaceAll("\r\n", ""), /[\r\n]|^\ufeff/);
  assert.ok(text.startsWith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n") && text.endsWith("END:VCALENDAR\r\n") && text.includes("METHOD:PUBLISH"));
  const titles = found.map(({ summary }) => summary).join(" ");
  assert.doesNotMatch(titles, /质量|延迟|赔付|不符/, "a title names no problem");
});

test("The same order, day and policy give the same event; the early one is left out when it lies behind; nothing ahead, no file", () => {
  const uids = (report, on, reference) => events(calendarFile(en, POLICY, report, on, reference).text).map(({ uid }) => uid);
  assert.deepEqual(uids(OPEN, "2026-03-20", "PO-1"), uids(OPEN, "2026-03-22", "PO-1"));
  assert.notDeepEqual(uids(OPEN, "2026-03-20", "PO-1"), uids(OPEN, "2026-03-20", "PO-2"));
  assert.equal(uids(OPEN, "2026-03-26", "").length, 2);
  assert.equal(uids(OPEN, "2026-03-27", "").length, 1);
  for (const status of ["final_day", "passed", "straddles", "applied_in_time"]) assert.equal(calendarFile(en, POLICY, { ...OPEN, deadline: { ...OPEN.deadline, status } }, "2026-03-30", ""), undefined);
  const reply = { deadline: { status: "unknown" }, membership: { reply_by: "2026-03-05" } };
  assert.deepEqual(events(calendarFile(en, POLICY, reply, "2026-02-14", "").text).map(({ startDate, summary }) => `${startDate} ${summary}`), [`2026-03-05 ${TEXTS["file.reply"]}`]);
  assert.equal(calendarFile(en, POLICY, reply, "2026-03-06", ""), undefined);
});

test("A link carries the answers but the one on denial, and takes only what a person could have answered", () => {
  const policy = { documents: [POLICY] };
  const answers = { purpose: "claim", problems: ["late"], receipt_date: "2026-03-15", claim_applied_on: null, integrity_issue: "yes" };
  const fragment = linkFragment(policy, answers);
  assert.match(fragment, /^#v1\.okorder-credit\.[\w-]+$/);
  const { integrity_issue: _, ...rest } = answers;
  assert.deepEqual(readLink(policy, fragment), { answers: rest, partial: false });
  const made = (value) => `#v1.okorder-credit.${Buffer.from(JSON.stringify(value)).toString("base64url")}`;
  for (const [fact, value] of [["rating", "4A"], ["today", "2026-01-01"], ["today_local", "2026-01-01"], ["integrity_issue", "yes"], ["nothing", "x"], ["problems", "late"], ["problems", ["late", 3]],
    ["receipt_date", "2026-02-30"], ["receipt_date", "1999-01-01"], ["receipt_date", 7], ["receipt_date", null], ["photos", "unsure"], ["__proto__", "x"], ["purpose", "<b>"]]) {
    assert.deepEqual(readLink(policy, made({ [fact]: value, rating: fact === "rating" ? value : "3A" })), { answers: fact === "rating" ? {} : { rating: "3A" }, partial: true }, `${fact} ${JSON.stringify(value)}`);
  }
  for (const broken of ["#v2.okorder-credit.e30", "#v10.a.b", "#v1.okorder-credit.!!", "#v1.other-policy.e30", "#v1.", made([1]), made("x"), "#v1.okorder-credit.e31x"]) assert.deepEqual(readLink(policy, broken), { answers: {}, partial: true }, broken);
  for (const other of ["", "#top", "#version.x.y", "#v.x.y"]) assert.equal(readLink(policy, other), undefined);
});

test("On the page: the calendar is saved, the link is copied after its warning and leads to the answers, never past them", async () => {
  const { page, context, complaints } = await openPage(hosts.site, { today, permissions: ["clipboard-read", "clipboard-write"] });
  await walkToResult(page, LATE);
  const [download] = await Promise.all([page.waitForEvent("download"), page.click(`text=${TEXTS["app.calendar"]}`)]);
  assert.equal(download.suggestedFilename(), "okorder-2026-03-29.ics");
  assert.equal(await page.textContent("[role=status]"), TEXTS["app.saved"]);
  assert.equal(events(readFileSync(await download.path(), "utf8")).length, 2);
  assert.ok(!(await page.isVisible(`text=${TEXTS["file.link_warning"]}`)));
  await page.click(`summary:has-text("${TEXTS["file.link"]}")`);
  assert.ok(await page.isVisible(`text=${TEXTS["file.link_warning"]}`));
  await page.click(".take button");
  await page.waitForFunction((text) => document.querySelector("[role=status]").textContent === text, TEXTS["app.copied"]);
  const link = await page.evaluate(() => navigator.clipboard.readText());
  assert.ok(link.startsWith(`${hosts.site.url}#v1.okorder-credit.`) && !link.includes("?"));

  const reader = await context.newPage();
  await reader.clock.setFixedTime(new Date(`${today}T04:00:00Z`));
  await reader.goto(link);
  await reader.waitForSelector("html[data-ready]");
  assert.equal(await question(reader), "integrity_issue", "what the link leaves out is asked");
  assert.ok((await reader.textContent(".notice")).includes(TEXTS["app.link_read"]));
  assert.deepEqual(await reader.evaluate(() => [location.hash, location.search, Object.keys(history.state)]), ["", "", ["step"]]);
  await reader.check('input[value="no"]');
  await goOn(reader);
  assert.equal(await heading(reader), TEXTS["app.check_answers"]);
  await reader.click("button.primary");
  assert.equal(await heading(reader), TEXTS["res.claim.eligible.ready.h"]);
  await reader.goto(`${hosts.site.url}?x#v1.okorder-credit.AAAA`);
  await reader.waitForSelector("html[data-ready]");
  assert.ok((await reader.textContent(".notice")).includes(TEXTS["app.link_partial"]));
  assert.equal(await question(reader), "purpose");
  assert.deepEqual(complaints, []);
  await context.close();
});

test("On every printed page stands that it is no decision, on the sheet verdict, dates, clauses and version", async () => {
  const { page, context } = await openPage(hosts.site, { today });
  await walkToResult(page, vectorFactsWithoutDay("C48"));
  const folder = mkdtempSync(join(tmpdir(), "okorder-paper-"));
  writeFileSync(join(folder, "sheet.pdf"), await page.pdf({ format: "A4" }));
  const pages = execFileSync("pdftotext", ["-layout", join(folder, "sheet.pdf"), "-"], { encoding: "utf8" }).split("\f").slice(0, -1).map((text) => text.replace(/\s+/g, " "));
  assert.ok(pages.length >= 2, `${pages.length} pages`);
  for (const [at, text] of pages.entries()) assert.ok(text.includes(TEXTS["app.not_decision"]) && text.includes("20 March 2026"), `page ${at + 1}: ${text.slice(0, 200)}`);
  const all = pages.join(" ");
  for (const text of [await heading(page), "29 March 2026", "FAQ-8.2a", POLICY.clauses["FAQ-8.2b"], TEXTS["foot.independent"], POLICY.source.sha256]) assert.ok(all.includes(text), text);
  for (const text of [TEXTS["q.integrity_issue.label"], TEXTS["reason.R-INTEGRITY"], TEXTS["app.print"], TEXTS["ask.show"]]) assert.ok(!all.includes(text), text);
  rmSync(folder, { recursive: true });
  await context.close();
});

function vectorFactsWithoutDay(id) {
  const { today: _, ...facts } = vectorFacts(id);
  return facts;
}

test("In a host's page: files by method, the host may take over, paper and link lead to the page that it names", async () => {
  const tag = (more) => `<${ELEMENT} today="${today}" ${more}><a href="/x">x</a></${ELEMENT}>`;
  const { page, context, told } = await hosts.open({ body: `${tag('order-ref="PO-7" page-href="https://shop.example/check/"')}${tag('apply-href="javascript:alert(1)" page-href="javascript:alert(2)"')}${hosts.loader}` });
  const element = await enter(page);
  assert.deepEqual(await page.$eval(ELEMENT, (one) => [one.toICS(), one.toJSON()]), [null, null]);
  await walkElementToResult(element, { ...LATE, integrity_issue: "yes" });
  const [ics, record] = await page.$eval(ELEMENT, (one) => [one.toICS(), one.toJSON()]);
  assert.ok(events(ics)[0].summary.includes("PO-7"));
  assert.equal(record.answers.receipt_date, LATE.receipt_date);
  assert.equal(record.policy.faq_sha256, POLICY.source.sha256);
  assert.deepEqual([record.order_ref, record.report.overall], ["PO-7", "cannot_tell"]);
  assert.ok(!JSON.stringify([record.answers, record.report.reasons]).includes("integrity"), "the answer on denial stays out");
  await page.evaluate(() => addEventListener("okorder-export", (event) => event.preventDefault(), { once: true }));
  let saved = 0;
  page.on("download", () => { saved += 1; });
  await element.locator(`text=${TEXTS["app.calendar"]}`).click();
  assert.deepEqual(await told("export"), [{ kind: "ics" }]);
  const [download] = await Promise.all([page.waitForEvent("download"), element.locator(`text=${TEXTS["app.calendar"]}`).click()]);
  assert.equal(download.suggestedFilename(), "okorder-2026-03-29.ics");
  assert.equal(saved, 1, "what the host has cancelled is not saved");
  await element.locator(`summary:has-text("${TEXTS["app.print"]}")`).click();
  assert.match(await element.locator(".take a").getAttribute("href"), /^https:\/\/shop\.example\/check\/#v1\.okorder-credit\./);
  const bare = await enter(page, 1);
  await walkElementToResult(bare, LATE);
  assert.equal(await bare.locator("a[href^='javascript']").count(), 0);
  await bare.evaluate((one) => { one.applyHref = "https://www.okorder.com/apply"; });
  assert.equal(await bare.locator(`a:text("${TEXTS["apply.open"]}")`).getAttribute("href"), "https://www.okorder.com/apply");
  assert.equal(await bare.locator(".take").count(), 0, "no page is named, so no link is offered");
  await context.close();
});
