// The only reader of the clock. Everything else is told which day it is, so that it can be tested on any day.

import type { IsoDate } from "./contract.ts";

/** Today in Beijing, and today where the visitor is: two dates, because the FAQ does not say whose counts. */
export interface Days {
  readonly beijing: IsoDate;
  readonly local: IsoDate;
}

const HOUR = 3_600_000;

/** Beijing is UTC + 8 h and has not changed its clocks since 1991; the visitor's day comes from the device's own zone. */
export function readDays(): Days {
  const now = Date.now();
  const local = new Date(now);
  const localAsUtc = Date.UTC(local.getFullYear(), local.getMonth(), local.getDate());
  return { beijing: isoDay(now + 8 * HOUR), local: isoDay(localAsUtc) };
}

function isoDay(time: number): IsoDate {
  return new Date(time).toISOString().slice(0, 10);
}
