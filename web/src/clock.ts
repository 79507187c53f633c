// The only reader of the clock. Everything else is told which day it is, so that it can be tested on any day.

import type { IsoDate } from "./contract.ts";

/** Today in Beijing, and today where the visitor is: two dates, because the FAQ does not say whose counts. */
export interface Days {
  readonly beijing: IsoDate;
  readonly local: IsoDate;
}

const HOUR = 3_600_000;
// A clock that lost its battery says 1970. The policy knows of no such day; one that it knows is shown, with "Change" beside it.
const FIRST = Date.UTC(2000, 0, 2);
const LAST = Date.UTC(2099, 11, 30);

/** Beijing is UTC + 8 h and has not changed its clocks since 1991; the visitor's day comes from the device's zone, or a named one. */
export function readDays(timeZone?: string): Days {
  const now = Math.min(Math.max(Date.now(), FIRST), LAST);
  return { beijing: isoDay(now + 8 * HOUR), local: dayIn(timeZone, new Date(now)) };
}

function dayIn(timeZone: string | undefined, now: Date): IsoDate {
  if (!timeZone) return isoDay(Date.UTC(now.getFullYear(), now.getMonth(), now.getDate()));
  const parts = new Intl.DateTimeFormat("en", { timeZone, calendar: "gregory", numberingSystem: "latn", year: "numeric", month: "2-digit", day: "2-digit" }).formatToParts(now);
  return ["year", "month", "day"].map((type) => parts.find((part) => part.type === type)?.value ?? "").join("-");
}

/** Whether the browser knows a zone by this name. */
export function isTimeZone(name: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat("en", { timeZone: name }));
  } catch {
    return false;
  }
}

function isoDay(time: number): IsoDate {
  return new Date(time).toISOString().slice(0, 10);
}
