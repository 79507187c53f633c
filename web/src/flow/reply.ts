// When a reply about membership may come, and which named days were skipped on the way. Never for a claim: the FAQ gives no days there.

import type { NamedDay, Report } from "../contract.ts";
import type { TextPart, Texts } from "../texts.ts";
import type { Line } from "./deadline.ts";

export interface ReplyWords {
  readonly headline: Line;
  readonly lines: readonly Line[];
}

export function replyWords({ membership }: Report, texts: Texts): ReplyWords | undefined {
  const { reply_by: by, reply_by_if_applied_today: ifToday } = membership;
  if (by === undefined) return ifToday === undefined ? undefined : { headline: { key: "rep.if_today", params: { date: ifToday } }, lines: [{ key: "rep.how" }] };
  return {
    headline: { key: "rep.h", params: { date: by } },
    lines: [
      ...(membership.reply_overdue ? [{ key: "rep.overdue" }] : []),
      { key: "rep.how" },
      skipped(membership.reply_off ?? [], membership.reply_work ?? [], texts),
      ...(membership.reply_coverage === "official" ? [] : [{ key: "rep.partial" }]),
    ],
  };
}

function skipped(off: readonly NamedDay[], work: readonly NamedDay[], texts: Texts): Line {
  const params = {
    names: texts.list(holidays(off, texts)),
    days: texts.list(work.map(({ date }) => [{ iso: date, text: texts.day(date) }])),
  };
  if (off.length && work.length) return { key: "rep.skipped", params };
  if (off.length) return { key: "rep.skipped_off", params };
  return work.length ? { key: "rep.skipped_work", params } : { key: "rep.weekends" };
}

/** Each holiday once, with its first and last day: "Spring Festival (15 February 2026 - 23 February 2026)". */
function holidays(off: readonly NamedDay[], texts: Texts): TextPart[][] {
  const spans = new Map<string, { first: string; last: string }>();
  for (const { date, name, nameZh } of off) {
    const local = texts.lang.startsWith("zh") ? nameZh : name;
    spans.set(local, { first: spans.get(local)?.first ?? date, last: date });
  }
  const day = (iso: string): TextPart[] => [{ iso, text: texts.date(iso) }];
  return [...spans].map(([name, { first, last }]) =>
    texts.parts(first === last ? "rep.holiday" : "rep.holidays", { name, first: day(first), last: day(last) }));
}
