// Two pictures of time, as data: the days in which a claim can be sent, and the days until a reply about membership. The report
// says which days these are; here they are only laid out.

import type { Facts, IsoDate, Report } from "../contract.ts";
import { daysBetween, shifted } from "./civil-days.ts";
import type { Line } from "./deadline.ts";

/** What a day is in the picture; its words stand in the key below it. */
export type Mark = "received" | "today" | "safe" | "last";
export interface ClaimWindow {
  readonly days: readonly { readonly day: IsoDate; readonly marks: readonly Mark[]; readonly past: boolean }[];
  readonly key: readonly (Line & { readonly mark: Mark })[];
}

// A longer wait is said, not drawn.
const LONGEST_WAIT = 4;

export function claimWindow({ deadline }: Report, facts: Facts): ClaimWindow | undefined {
  const { apply_by: safe, final_day: last } = deadline;
  const received = facts["receipt_date"];
  const today = [facts["today"], facts["today_local"]].filter((day) => typeof day === "string").sort().at(-1);
  if (!safe || !last || !today || typeof received !== "string" || !(received < last)) return undefined;
  const wait = daysBetween(last, today);
  const end = wait > 0 && wait <= LONGEST_WAIT ? today : last;
  const marked = { received, today, safe, last };
  const whose = facts["today_local"] === undefined ? "" : today === facts["today"] ? "_beijing" : "_local";
  const marks = Object.keys(marked) as Mark[];
  return {
    days: range(received, end).map((day) => ({ day, past: day < today, marks: marks.filter((mark) => marked[mark] === day) })),
    key: marks.map((mark) => ({ mark, key: `pic.${mark}${mark === "today" ? whose : ""}`, params: { date: marked[mark] } })),
  };
}

export type DayKind = "counted" | "weekend" | "off" | "work" | "other"; // work: a weekend day that counts
export interface ReplyDay {
  readonly day: IsoDate;
  readonly kind: DayKind;
  readonly count?: number; // which business day it is
  readonly applied?: boolean;
}
export interface ReplyCalendar {
  readonly weeks: readonly (readonly ReplyDay[])[]; // Monday first
  readonly kinds: readonly DayKind[]; // those that occur, for the key
}

export function replyCalendar({ membership }: Report, facts: Facts): ReplyCalendar | undefined {
  const applied = facts["membership_applied_on"];
  const { reply_by: due, reply_off: off = [], reply_work: work = [] } = membership;
  if (!due || typeof applied !== "string" || !(applied < due)) return undefined;
  const [rest, made] = [off, work].map((days) => new Set(days.map(({ date }) => date)));
  let count = 0;
  const placed = range(shifted(applied, -weekday(applied)), shifted(due, 6 - weekday(due))).map((day): ReplyDay => {
    if (day <= applied || day > due) return { day, kind: "other", applied: day === applied };
    const kind = made?.has(day) ? "work" : rest?.has(day) ? "off" : weekday(day) > 4 ? "weekend" : "counted";
    return { day, kind, ...(kind === "counted" || kind === "work" ? { count: (count += 1) } : {}) };
  });
  return {
    weeks: placed.flatMap((_, at) => (at % 7 ? [] : [placed.slice(at, at + 7)])),
    kinds: (["counted", "work", "weekend", "off"] as const).filter((kind) => placed.some((day) => day.kind === kind)),
  };
}

function range(from: IsoDate, to: IsoDate): IsoDate[] {
  return Array.from({ length: daysBetween(from, to) + 1 }, (_, at) => shifted(from, at));
}

/** 0 is Monday. */
function weekday(day: IsoDate): number {
  return (new Date(`${day}T00:00Z`).getUTCDay() + 6) % 7;
}
