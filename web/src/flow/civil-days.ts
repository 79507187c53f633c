// Days as numbers, for the two sums that the page makes itself: a corrected clock, and how old the FAQ's copy is; and what a day is.

import type { Days } from "../clock.ts";
import type { IsoDate } from "../contract.ts";

const DAY = 86_400_000;
// After half a year OKorder may well have changed its page: whoever relies on this check is told to compare.
const STALE_AFTER_DAYS = 180;

export function daysBetween(from: IsoDate, to: IsoDate): number {
  return (Date.parse(to) - Date.parse(from)) / DAY;
}

export function shifted(day: IsoDate, by: number): IsoDate {
  return new Date(Date.parse(day) + by * DAY).toISOString().slice(0, 10);
}

/** Both dates moved by the same number of days: a wrong clock is wrong in Beijing too. */
export function moved(days: Days, by: number): Days {
  return { beijing: shifted(days.beijing, by), local: shifted(days.local, by) };
}

export function isStale(read: IsoDate, today: IsoDate): boolean {
  return daysBetween(read, today) > STALE_AFTER_DAYS;
}

/** A calendar day of the facts' range that exists. */
export function isDay(text: string): boolean {
  return /^20\d\d-\d\d-\d\d$/.test(text) && new Date(`${text}T00:00Z`).toJSON()?.slice(0, 10) === text;
}
