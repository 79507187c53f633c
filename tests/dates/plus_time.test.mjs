// SPDX-License-Identifier: Apache-2.0
// plusTime over a whole cycle of the calendar, 400 years, against the dates of the JavaScript that runs this: every day once,
// and every end of a month by all the steps at which engines disagree.
import assert from "node:assert/strict";
import { test } from "node:test";
import { Random } from "../differential/random.mjs";
import { loadEngine } from "../wasm/module.mjs";

const engine = await loadEngine();
const DAY = 86_400_000;
const [FIRST, END] = [Date.UTC(2000, 0, 1), Date.UTC(2400, 0, 1)];
const UNITS = { year: "FullYear", month: "Month", day: "Date", hour: "Hours" };

function moved(time, amount, unit) {
  const date = new Date(time);
  date[`setUTC${UNITS[unit]}`](date[`getUTC${UNITS[unit]}`]() + amount);
  return date.toISOString();
}

function agree(time, amount, unit) {
  const day = new Date(time).toISOString().slice(0, 10);
  const found = new Date(engine.evaluate({ plusTime: [{ var: "day" }, amount, unit] }, { day })).toISOString();
  if (found !== moved(time, amount, unit)) assert.fail(`${day} and ${amount} ${unit}: ${found}, not ${moved(time, amount, unit)}`);
}

test("Every day of 400 years, moved by some days, months or years", () => {
  const random = new Random(20261124);
  let days = 0;
  for (let time = FIRST; time < END; time += DAY, ++days) {
    const unit = random.pick(Object.keys(UNITS));
    agree(time, random.between(-800, 800), unit);
  }
  assert.equal(days, 146_097);
});

test("The last days of every month of 400 years, by a month, a year and their neighbours", () => {
  let compared = 0;
  for (let month = 0; month < 4_800; ++month) {
    for (let back = 1; back <= 4; ++back) {
      const time = Date.UTC(2000, month + 1, 1) - back * DAY;
      for (const [amount, unit] of [[1, "month"], [-1, "month"], [13, "month"], [1, "year"], [-4, "year"]]) {
        agree(time, amount, unit);
        ++compared;
      }
    }
  }
  assert.equal(compared, 96_000);
});
