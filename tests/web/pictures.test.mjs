// The pictures show what the report says: every reply date of the calendar is the tenth counted day, every mark of a claim's days
// lies on its date, and each picture has its words.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { openPage, openSite } from "./browser.mjs";
import { load } from "./load.mjs";
import { COUNTS, REPLY_DATES, TEXTS, vectorFacts } from "./vectors.mjs";
import { walkToResult } from "./walker.mjs";

const { claimWindow, replyCalendar } = await load("flow/pictures.ts");
const { loadEngine } = await import(new URL("../../build/package/index.mjs", import.meta.url));
const policy = (await loadEngine()).load();

let site;
before(async () => { site = await openSite(); });
after(() => site.close());

test("In the reply's weeks the tenth counted day is the reply date, for every submission day of the calendar", () => {
  let drawn = 0;
  for (const [applied, { reply_by }] of Object.entries(REPLY_DATES)) {
    const facts = { today: applied, membership_status: "waiting", membership_applied_on: applied };
    const { weeks } = replyCalendar(policy.check(facts), facts);
    const days = weeks.flat();
    assert.equal(days.length % 7, 0);
    assert.equal(new Date(days[0].day).getUTCDay(), 1, "a week begins on Monday");
    const counted = days.filter(({ count }) => count);
    assert.deepEqual(counted.map(({ count }) => count), [1, 2, 3, 4, 5, 6, 7, 8, 9, 10], applied);
    assert.equal(counted.at(-1).day, reply_by, applied);
    assert.equal(days.find((day) => day.applied).day, applied);
    drawn += 1;
  }
  assert.equal(drawn, COUNTS["reply-dates.json"]);
});

test("In the claim's days receipt, today, safe day and last day lie on their dates; a short wait after the last is drawn, a long one is not", () => {
  const drawn = (today, more = {}) => {
    const facts = { ...vectorFacts("B04"), today, ...more };
    const window = claimWindow(policy.check(facts), facts);
    return window && Object.fromEntries(window.days.flatMap(({ day, marks }) => marks.map((mark) => [mark, day]))) && {
      from: window.days[0].day, to: window.days.at(-1).day, past: window.days.filter(({ past }) => past).length,
      marks: Object.fromEntries(window.days.flatMap(({ day, marks }) => marks.map((mark) => [mark, day]))), key: window.key.map(({ params }) => params.date),
    };
  };
  const marks = { received: "2026-03-15", safe: "2026-03-29", last: "2026-03-30" };
  const key = (today) => ["2026-03-15", today, "2026-03-29", "2026-03-30"];
  assert.deepEqual(drawn("2026-03-20"), { from: "2026-03-15", to: "2026-03-30", past: 5, marks: { ...marks, today: "2026-03-20" }, key: key("2026-03-20") });
  assert.deepEqual(drawn("2026-04-02"), { from: "2026-03-15", to: "2026-04-02", past: 18, marks: { ...marks, today: "2026-04-02" }, key: key("2026-04-02") });
  assert.deepEqual(drawn("2026-05-30"), { from: "2026-03-15", to: "2026-03-30", past: 16, marks, key: key("2026-05-30") });
  assert.deepEqual(drawn("2026-03-20", { today_local: "2026-03-21" }).marks.today, "2026-03-21", "the date that leaves less time");
  const named = (more) => {
    const facts = { today: "2026-03-20", problems: ["late"], arrived: "all", receipt_date: "2026-03-15", ...more };
    return claimWindow(policy.check(facts), facts).key.find(({ mark }) => mark === "today").key;
  };
  assert.deepEqual([named({}), named({ today_local: "2026-03-21" }), named({ today_local: "2026-03-19" })], ["pic.today", "pic.today_local", "pic.today_beijing"], "whose today it is, where there are two");
  assert.equal(drawn("2026-03-20", { receipt_date: "unsure" }), undefined);
});

test("On the page every picture has its words, and ticks move the bar", async () => {
  const { today, ...facts } = vectorFacts("B04");
  const { page, context, complaints } = await openPage(site, { today, viewport: { width: 320, height: 800 } });
  await walkToResult(page, facts);
  assert.equal(await page.locator(".strip").getAttribute("aria-hidden"), "true");
  const key = await page.$$eval(".deadline .key time", (all) => all.map(({ dateTime }) => dateTime));
  assert.deepEqual(key, ["2026-03-15", "2026-03-20", "2026-03-29", "2026-03-30"]);
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), 0, "no sideways scroll at 320 px");
  const full = () => page.locator(".bar .full").count();
  const before = await full();
  await page.check("#ev-E-FORM");
  assert.equal(await full(), before + 1);
  assert.ok((await page.textContent(".count")).startsWith(`${before + 1} of `));
  await context.close();

  const { today: on, ...waiting } = vectorFacts("A11");
  const reply = await openPage(site, { today: on });
  await walkToResult(reply.page, waiting);
  assert.equal(await reply.page.locator(".weeks td.counted, .weeks td.work").count(), 10);
  const cell = await reply.page.locator(".weeks td.work").first().textContent();
  assert.ok(cell.includes(TEXTS["pic.work"]) && cell.startsWith("14"), cell);
  assert.deepEqual(await reply.page.$$eval(".weeks th", (all) => all.map(({ textContent }) => textContent)), ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]);
  assert.deepEqual([...complaints, ...reply.complaints], []);
  await reply.context.close();
});
