// The days ahead as one calendar file.

import type { IsoDate, PolicyDocument } from "../contract.ts";
import type { DayEvent } from "../flow/icalendar.ts";
import { calendarText } from "../flow/icalendar.ts";
import type { Texts } from "../texts.ts";
import { nameOf } from "./outcome-view.ts";
import type { Rows } from "./rows.ts";
import { isoDay, NONE } from "./rows.ts";

const MOST_NAMED = 50; // orders that a day's event names

/** One event a day, which names that day's orders; undefined where no day lies ahead. Titles name no verdict: others may see them. */
export function calendarOf(texts: Texts, { policy, source }: PolicyDocument, rows: Rows, named: number, today: IsoDate): string | undefined {
  const byDay = new Map<IsoDate, number[]>();
  const [days, left] = [rows.column("apply_by"), rows.column("days_left")];
  for (let row = 0; row < rows.count; row += 1) {
    const day = isoDay(days[row] ?? NONE);
    if (day === undefined || day < today || (left[row] ?? NONE) < 0) continue;
    const list = byDay.get(day);
    if (list) list.push(row);
    else byDay.set(day, [row]);
  }
  if (byDay.size === 0) return undefined;
  const events = [...byDay].sort(([a], [b]) => (a < b ? -1 : 1)).map(([day, list]): DayEvent => ({
    uid: ["orders", day, policy].join("-"),
    day,
    title: texts.t("orders.event", { n: list.length }),
    words: [
      ...list.slice(0, MOST_NAMED).map((row) => nameOf(texts, rows.order(row), named)),
      ...(list.length > MOST_NAMED ? [texts.t("orders.unread_more", { n: list.length - MOST_NAMED })] : []),
      texts.t("foot.independent"), texts.t("foot.print", { date: today }),
    ].join("\n"),
  }));
  return calendarText(today, source.url, events);
}
