// SPDX-License-Identifier: Apache-2.0
// Reads the sentences of a State Council notice: "4月4日（周五）至6日（周日）放假，共3天。" A sentence that says a weekday or a
// number of days which is not so is refused: then it was copied wrongly.
import assert from "node:assert/strict";

const DAY = 86_400_000;
const iso = (time) => new Date(time).toISOString().slice(0, 10);
const WEEKDAYS = "日一二三四五六";

/** @returns {{year: number, off: string[], work: string[]}} days off and make-up days, in order */
export function readNotice({ year, sentences }) {
  const notice = { year, off: [], work: [] };
  for (const sentence of sentences) {
    for (const part of sentence.split("。").filter(Boolean)) {
      if (part.endsWith("上班")) notice.work.push(...daysIn(part, year));
      else notice.off.push(...holiday(part, year));
    }
  }
  return { year, off: notice.off.toSorted(), work: notice.work.toSorted() };
}

/** The days that a part names, each with its weekday; a day without a month is of the month before it. */
function daysIn(part, year) {
  let month;
  return [...part.matchAll(/(?:(\d+)月)?(\d+)日（(?:[^（）]*、)?周(.)）/g)].map(([text, named, day, weekday]) => {
    month = named ?? month;
    const time = Date.UTC(year, Number(month) - 1, Number(day));
    assert.equal(WEEKDAYS[new Date(time).getUTCDay()], weekday, text);
    return iso(time);
  });
}

function holiday(part, year) {
  const [first, last = first, ...others] = daysIn(part, year);
  const count = Number(part.match(/(\d+)天/)[1]);
  assert.deepEqual([others.length, (Date.parse(last) - Date.parse(first)) / DAY + 1], [0, count], part);
  return Array.from({ length: count }, (_, index) => iso(Date.parse(first) + index * DAY));
}
