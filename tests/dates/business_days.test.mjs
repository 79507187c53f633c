// SPDX-License-Identifier: Apache-2.0
// Business days, for every day of 2025 and 2026 as the day of submission, against two sources that this project's calendars were
// not made of: the package chinese-days, and the sentences of the State Council's notices (notices.json), read here.
import assert from "node:assert/strict";
import { createRequire } from "node:module";
import path from "node:path";
import { test } from "node:test";
import { loadEngine, readJson, root } from "../wasm/module.mjs";
import { readNotice } from "./notice.mjs";

process.env.TZ = "UTC"; // chinese-days 1.5.7 takes a day's weekday and name where the machine is: west of UTC the day before
const require = createRequire(path.join(root, "web/package.json"));
const chineseDays = require("chinese-days");

const engine = await loadEngine();
const okorder = engine.load();
const notices = readJson("tests/dates/notices.json").notices.map(readNotice);
const off = new Set(notices.flatMap((notice) => notice.off));
const work = new Set(notices.flatMap((notice) => notice.work));

const DAY = 86_400_000;
const iso = (time) => new Date(time).toISOString().slice(0, 10);
const days = (first, last) =>
  Array.from({ length: (Date.parse(last) - Date.parse(first)) / DAY + 1 }, (_, index) => iso(Date.parse(first) + index * DAY));
const year = (day) => Number(day.slice(0, 4));
const isWeekday = (day) => ![0, 6].includes(new Date(day).getUTCDay());
const SUBMISSIONS = days("2025-01-01", "2026-12-31");

// Of each year: days off and make-up days, as the policy's README counts them, and what they leave: 365 days less 104 of weekends
// and the 13 statutory holidays.
const COUNTS = [[2025, 28, 5, 248], [2026, 33, 6, 248]];

/** A day in no notice's year is Monday to Friday, as chinese-days has it too. */
const isBusinessDay = (day) => work.has(day) || (isWeekday(day) && !off.has(day));

/** Calendar days after `start`, up to and with the tenth that is a business day. */
function counted(start, isBusiness, count) {
  const passed = [];
  for (let time = Date.parse(start) + DAY, left = count; left > 0; time += DAY) {
    passed.push(iso(time));
    if (isBusiness(iso(time))) --left;
  }
  return passed;
}

/** Section 9 of the policy's README, over the days that were counted. */
function coverage(passed) {
  const hasNotice = (number) => notices.some((notice) => notice.year === number);
  const covered = passed.filter((day) => hasNotice(year(day)));
  const canChange = (day) => day.slice(5) >= "12-25" && !hasNotice(year(day) + 1);
  if (covered.length === 0) return "none";
  return covered.length < passed.length || covered.some(canChange) ? "partial" : "official";
}

const waiting = (day) => okorder.check({ today: day, membership_status: "waiting", membership_applied_on: day }).membership;

test("Each notice's sentences hold together: weekdays, counts, and make-up days on weekends", () => {
  assert.deepEqual(notices.map((notice) => [notice.year, notice.off.length, notice.work.length]), COUNTS.map((of) => of.slice(0, 3)));
  for (const day of work) assert.equal(isWeekday(day), false, day);
});

test("Every day of 2025 and 2026 is a business day in chinese-days exactly when the notices make it one", () => {
  for (const day of SUBMISSIONS) assert.equal(chineseDays.isWorkday(day), isBusinessDay(day), day);
});

test("The calendars name the days off and the make-up days of the notices, and no others", () => {
  for (const notice of notices) {
    const calendar = readJson(`core/policy/calendar/cn-${notice.year}.json`);
    assert.deepEqual(calendar.off.map(({ date }) => date), notice.off);
    assert.deepEqual(calendar.work.map(({ date }) => date), notice.work);
  }
});

test("The next business day after every day of 2025 and 2026 is that of chinese-days", () => {
  const [document] = structuredClone(okorder.documents);
  for (const period of document.periods) if (period.count === "business_days") period.days = 1;
  const nextDay = engine.load(document);
  const business = new Set();
  for (const day of days("2024-12-31", "2026-12-30")) {
    const { membership } = nextDay.check({ today: day, membership_status: "waiting", membership_applied_on: day });
    assert.equal(membership.reply_by, chineseDays.findWorkday(1, day), day);
    business.add(membership.reply_by);
  }
  for (const [number, daysOff, madeUp, count] of COUNTS) {
    assert.equal([...business].filter((day) => year(day) === number).length, count);
    const weekdays = SUBMISSIONS.filter((day) => year(day) === number && isWeekday(day));
    assert.equal(weekdays.length - weekdays.filter((day) => off.has(day)).length + madeUp, count, `${number}: ${daysOff} days off`);
  }
});

test("The reply is expected on the tenth business day, for every day of submission in 2025 and 2026", () => {
  assert.equal(SUBMISSIONS.length, 730);
  for (const day of SUBMISSIONS) {
    const { reply_by: replyBy, reply_coverage: covered } = waiting(day);
    const passed = counted(day, isBusinessDay, 10);
    assert.equal(replyBy, passed.at(-1), `${day}: the notices`);
    assert.equal(replyBy, chineseDays.findWorkday(10, day), `${day}: chinese-days`);
    assert.equal(covered, coverage(passed), day);
  }
});

// chinese-days answers Monday to Friday for a year that it does not know, and does not say so. This project gives the same day,
// and says that it may change.
test("From where the notices end, the same days as chinese-days come with the word that they may change", () => {
  const beyond = SUBMISSIONS.filter((day) => waiting(day).reply_coverage !== "official");
  assert.equal(beyond[0], SUBMISSIONS.find((day) => chineseDays.findWorkday(10, day) >= "2026-12-25"));
  assert.deepEqual(beyond, days(beyond[0], "2026-12-31"));
});

test("The days named on the way are those of the notices", () => {
  for (const day of SUBMISSIONS) {
    const { reply_off: named, reply_work: madeUp } = waiting(day);
    const passed = counted(day, isBusinessDay, 10);
    assert.deepEqual((named ?? []).map(({ date }) => date), passed.filter((on) => off.has(on)), day);
    assert.deepEqual((madeUp ?? []).map(({ date }) => date), passed.filter((on) => work.has(on)), day);
  }
});
