// What a person typed into three fields -> a civil day or the first thing wrong with it. Never rolled over: 30 February is a slip.

import type { IsoDate } from "../contract.ts";
import type { DatePart, Texts } from "../texts.ts";

export type TypedDate = { readonly [part in DatePart]: string };
export type DateReading =
  | { readonly ok: true; readonly iso: IsoDate }
  | { readonly ok: false; readonly error: string; readonly part: DatePart };

export const NOTHING_TYPED: TypedDate = { day: "", month: "", year: "" };

/** Reads the fields. Errors come in the order missing, incomplete, impossible, out of range, and name the field to mend. */
export function readTypedDate(typed: TypedDate, texts: Texts): DateReading {
  const { day, month, year } = spread(typed, texts);
  const empty = texts.dateOrder.filter((part) => ({ day, month, year })[part] === "");
  const first = texts.dateOrder[0] ?? "day";
  if (empty.length === 3) return { ok: false, error: "err.date.missing", part: first };
  if (empty[0]) return { ok: false, error: "err.date.incomplete", part: empty[0] };
  const numbers = { day: whole(day), month: whole(month) ?? texts.month(month), year: whole(year) };
  const wrong = texts.dateOrder.find((part) => numbers[part] === undefined);
  if (wrong) return { ok: false, error: "err.date.not_real", part: wrong };
  return real(numbers.day ?? 0, numbers.month ?? 0, numbers.year ?? 0, year.length);
}

/** The fields as they were typed for a day that is already known, for going back to it. */
export function typedFrom(iso: IsoDate): TypedDate {
  const [year = "", month = "", day = ""] = iso.split("-");
  return { year, month: String(Number(month)), day: String(Number(day)) };
}

function real(day: number, month: number, year: number, yearDigits: number): DateReading {
  if (month < 1 || month > 12) return { ok: false, error: "err.date.not_real", part: "month" };
  const days = new Date(Date.UTC(2000, month, 0)).getUTCDate();
  if (day < 1 || day > days) return { ok: false, error: "err.date.not_real", part: "day" };
  // The range is the facts' own (years of four digits); a two-digit year is refused, not guessed.
  if (yearDigits !== 4 || year < 2000 || year > 2099) return { ok: false, error: "err.date.range", part: "year" };
  if (new Date(Date.UTC(year, month, 0)).getUTCDate() < day) return { ok: false, error: "err.date.not_real", part: "day" };
  return { ok: true, iso: [String(year), pad(month), pad(day)].join("-") };
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

function pad(part: number): string {
  return String(part).padStart(2, "0");
}
