// Days as a file for any calendar (RFC 5545).

import type { IsoDate } from "../contract.ts";
import { shifted } from "./civil-days.ts";

export interface DayEvent {
  readonly uid: string; // the same again updates the event
  readonly day: IsoDate;
  readonly title: string;
  readonly words: string;
}

export function calendarText(made: IsoDate, url: string, events: readonly DayEvent[]): string {
  const lines = events.flatMap(({ uid, day, title, words }) => [
    "BEGIN:VEVENT",
    `UID:${uid}@okorder-eligibility`,
    `DTSTAMP:${compact(made)}T000000Z`,
    `DTSTART;VALUE=DATE:${compact(day)}`,
    `DTEND;VALUE=DATE:${compact(shifted(day, 1))}`,
    `SUMMARY:${escape(title)}`,
    `DESCRIPTION:${escape(words)}`,
    `URL:${url}`,
    "TRANSP:TRANSPARENT",
    "END:VEVENT",
  ]);
  return ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//okorder-eligibility//EN", "METHOD:PUBLISH", ...lines, "END:VCALENDAR", ""]
    .map(folded).join("\r\n");
}

const compact = (day: IsoDate): string => day.replaceAll("-", "");

/** Backslash first, or the others' own would be escaped again. */
function escape(text: string): string {
  return text.replaceAll("\\", "\\\\").replaceAll(";", "\\;").replaceAll(",", "\\,").replace(/\r?\n/g, "\\n");
}

/** At most 75 octets a line, never inside a character: what follows begins with a space. */
function folded(line: string): string {
  const encoder = new TextEncoder();
  let [folds, room] = ["", 75];
  for (const character of line) {
    const size = encoder.encode(character).length;
    if (size > room) {
      folds += "\r\n ";
      room = 74;
    }
    folds += character;
    room -= size;
  }
  return folds;
}
