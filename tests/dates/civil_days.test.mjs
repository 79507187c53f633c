// SPDX-License-Identifier: Apache-2.0
// Every day of a whole cycle of the calendar, 400 years, through a policy and its report, against the dates of the JavaScript that
// runs this: the day as it is read and written, its weekday, days added to it, and the days between it and another.
import assert from "node:assert/strict";
import { test } from "node:test";
import { Random } from "../differential/random.mjs";
import { loadEngine, readJson } from "../wasm/module.mjs";

const DAY = 86_400_000;
const [FIRST, END] = [Date.UTC(1999, 0, 1), Date.UTC(2399, 0, 1)];
const ADDED = 15;
const iso = (time) => new Date(time).toISOString().slice(0, 10);

/** A policy that decides nothing and says what it makes of two days. */
const document = {
  format: 1, policy: "days", version: "1", validFrom: null, validTo: null,
  source: { url: "https://example.org/days", read: "2026-01-01" },
  clauses: { RULE: "Days are counted." },
  facts: ["today", "day"].map((id) => ({
    id, type: "date", range: ["0001-01-01", "9999-12-31"], changeable: "no",
    ...(id === "today" ? { source: "device", required: true } : { source: "person", askWhen: true, clauses: ["RULE"] }),
  })),
  measures: [{ id: "between", from: "day", to: "today" }],
  inputProblems: { texts: { not_real: "not_real", out_of_range: "out_of_range", incomplete: "incomplete" }, verdict: "cannot_tell", checks: [] },
  periods: [
    { id: "window", count: "calendar_days", from: "day", days: ADDED, safeDays: ADDED - 1, today: { earliest: "today", latest: "today" },
      notStartedWhen: false, runsWhen: true, clauses: ["RULE"] },
    { id: "next", count: "business_days", from: "day", days: 1, calendar: "CN-mainland", today: { earliest: "today" }, clauses: ["RULE"] },
  ],
  reasons: { NONE: { clauses: ["RULE"] } },
  requirements: [{ id: "R", clauses: ["RULE"], cases: [{ outcome: "unknown", reason: "NONE" }] }],
  evidence: [],
  checks: [{ id: "check", clauses: ["RULE"], requirements: ["R"] }],
  overall: { checks: ["check"], ranking: ["eligible", "cannot_tell", "not_yet", "not_eligible"], otherwise: "cannot_tell" },
  report: [
    { key: "days.between", value: "between" },
    { key: "days.safe", value: "periods.window.apply_by" },
    { key: "days.last", value: "periods.window.final_day" },
    { key: "days.next", value: "periods.next.due" },
  ],
};

// A calendar without a notice: business days are Monday to Friday, which shows every day's weekday.
const policy = (await loadEngine()).load(document, { calendars: [readJson("core/policy/calendar/cn-2027.json")] });

function nextWeekday(time) {
  do time += DAY; while ([0, 6].includes(new Date(time).getUTCDay()));
  return iso(time);
}

test("Every day of 400 years is read, written, counted from and counted to", () => {
  const random = new Random(20261123);
  let days = 0;
  for (let time = FIRST; time < END; time += DAY, ++days) {
    const today = FIRST + random.below(146_097) * DAY;
    const { days: found } = policy.check({ today: iso(today), day: iso(time) });
    const expected = { between: (today - time) / DAY, safe: iso(time + (ADDED - 1) * DAY), last: iso(time + ADDED * DAY), next: nextWeekday(time) };
    if (JSON.stringify(found) !== JSON.stringify(expected)) assert.deepEqual(found, expected, `${iso(time)}, seen from ${iso(today)}`);
  }
  assert.equal(days, 146_097);
});

test("No other day of those years is read", () => {
  for (let year = 1999; year < 2399; ++year) {
    for (let month = 1; month <= 12; ++month) {
      for (let day = 29; day <= 32; ++day) {
        const text = `${year}-${String(month).padStart(2, "0")}-${day}`;
        const exists = day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
        const { input_problems: problems } = policy.check({ today: "2026-01-01", day: text });
        assert.deepEqual(problems, exists ? [] : ["day"], text);
      }
    }
  }
});
