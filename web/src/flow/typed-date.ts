// What a person typed into three fields -> a civil day or the first thing wrong with it. Never rolled over: 30 February is a slip.

import type { IsoDate } from "../contract.ts";
import type { DatePart, Texts } from "../texts.ts";

export type TypedDate = { readonly [part in DatePart]: string };
export type DateReading =
  | { readonly ok: true; readonly iso: IsoDate }
  | { readonly ok: false; readonly error: string; readonly part: DatePart };

export const NOTHING_TYPED: TypedDate = { day: "", month: "", year: "" };

/** Reads the fields. Errors come in the order missing, incomplete, impossible, out of range, and name the field to mend. */
export function readTypedDate(fields: TypedDate, texts: Texts): DateReading {
  const order = texts.dateOrder;
  const typed = spread(fields, texts);
  const [first, ...more] = order.filter((part) => !typed[part]);
  if (first) return slip(more.length === 2 ? "missing" : "incomplete", first);
  const [day, month, year] = [whole(typed.day), whole(typed.month) ?? texts.month(typed.month), whole(typed.year)];
  if (day === undefined || month === undefined || year === undefined) {
    const numbers = { day, month, year };
    return slip("not_real", order.find((part) => numbers[part] === undefined) ?? "day");
  }
  if (month < 1 || month > 12) return slip("not_real", "month");
  if (day < 1 || day > lastDay(2000, month)) return slip("not_real", "day");
  // The range is the facts' own (years of four digits); a two-digit year is refused, not guessed.
  if (typed.year.length !== 4 || year < 2000 || year > 2099) return slip("range", "year");
  if (day > lastDay(year, month)) return slip("not_real", "day");
  return { ok: true, iso: [year, ...[month, day].map((part) => String(part).padStart(2, "0"))].join("-") };
}

/** The fields as they were typed for a day that is already known, for going back to it. */
export function typedFrom(iso: IsoDate): TypedDate {
  const [year = "", month = "", day = ""] = iso.split("-");
  return { year, month: String(Number(month)), day: String(Number(day)) };
}

function slip(error: string, part: DatePart): DateReading {
  return { ok: false, error: `err.date.${error}`, part };
}

/** How many days a month has. */
function lastDay(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** A whole date pasted into one field ("2026-03-27") fills all three. */
function spread(typed: TypedDate, texts: Texts): TypedDate {
  const clean = { day: tidy(typed.day), month: tidy(typed.month), year: tidy(typed.year) };
  const filled = texts.dateOrder.map((part) => clean[part]).filter((text) => text !== "");
  const pasted = filled.length === 1 ? /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(filled[0] ?? "") : null;
  return pasted ? { year: pasted[1] ?? "", month: pasted[2] ?? "", day: pasted[3] ?? "" } : clean;
}

/** Full-width digits become plain ones by NFKC; Arabic-Indic and Persian digits by their place in their block. */
function tidy(text: string): string {
  return text.normalize("NFKC").trim()
    .replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) & 15));
}

function whole(text: string): number | undefined {
  return /^\d{1,4}$/.test(text) ? Number(text) : undefined;
}
