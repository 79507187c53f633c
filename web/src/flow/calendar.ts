// The date as a file for any calendar: the day itself, and "3 days left" as an event of its own, because Google and Outlook
// drop alarms on import. The titles name no problem and no verdict: a calendar may be seen by others.

import type { IsoDate, PolicyDocument, Report } from "../contract.ts";
import type { Texts } from "../texts.ts";
import { daysBetween, shifted } from "./civil-days.ts";
import { calendarText } from "./icalendar.ts";

interface Entry {
  readonly kind: string;
  readonly day: IsoDate;
  readonly title: string;
  readonly words: string;
}

const LEFT = 3;

/** The file's text, or undefined where no day lies ahead. `reference` is the host's own, so that a second import updates the first. */
export function calendarFile(texts: Texts, { policy, source }: PolicyDocument, report: Report, today: IsoDate, reference: string): { day: IsoDate; text: string } | undefined {
  const entries = entriesOf(texts, report, today);
  const day = entries[0]?.day;
  if (!day) return undefined;
  const text = calendarText(today, source.url, entries.map((entry) => ({
    // Order, day and policy: the same case gives the same event.
    uid: [entry.kind, day, policy, encodeURIComponent(reference)].join("-"),
    day: entry.day,
    title: reference ? `${entry.title} (${reference})` : entry.title,
    words: [entry.words, texts.t("foot.independent"), texts.t("foot.print", { date: today })].join("\n"),
  })));
  return { day, text };
}

function entriesOf(texts: Texts, { deadline, membership }: Report, today: IsoDate): Entry[] {
  const { apply_by: by, final_day: last, status } = deadline;
  if (status === "open" && by && last && by >= today) {
    const words = [texts.t("dl.h", { date: by }), texts.t("dl.final", { date: last })].join("\n");
    const early = shifted(by, -LEFT);
    return [
      { kind: "apply", day: by, title: texts.t("file.apply"), words },
      ...(daysBetween(today, early) >= 0 ? [{ kind: "left", day: early, title: `${texts.t("file.apply")}: ${texts.t("dl.left", { n: LEFT })}`, words }] : []),
    ];
  }
  const reply = membership.reply_by;
  return reply && reply >= today ? [{ kind: "reply", day: reply, title: texts.t("file.reply"), words: texts.t("rep.how") }] : [];
}
