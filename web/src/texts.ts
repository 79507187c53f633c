// Every visible word comes from here, by its key in core/policy/texts. Dates are civil days: they are formatted in UTC,
// with the calendar and the digits named, because browsers differ when these are left to them.

import type { IsoDate } from "./contract.ts";

/** A locale file: a text, or its plural forms by the category of {n}. */
export type Messages = { readonly [key: string]: string | { readonly [category: string]: string } };
/** A piece of a text; a day keeps its ISO form, so that the view can mark it up as a date. */
export type TextPart = string | { readonly iso: IsoDate; readonly text: string };
export type TextParams = { readonly [name: string]: number | string | readonly TextPart[] };
export type DatePart = "day" | "month" | "year";

export interface Texts {
  readonly lang: string;
  has(key: string): boolean;
  /** The text of a key with its {placeholders} filled in; a day among them is written out with its weekday. */
  t(key: string, params?: TextParams): string;
  parts(key: string, params?: TextParams): TextPart[];
  day(iso: IsoDate): string;
  weekday(iso: IsoDate): string;
  /** "Mon", for the head of a column. */
  shortWeekday(iso: IsoDate): string;
  /** A day without its weekday, where the sentence names the weekday apart. */
  date(iso: IsoDate): string;
  /** Joined as this language joins a list: "a, b and c". */
  list(items: readonly (readonly TextPart[])[]): TextPart[];
  /** The order in which this language writes a date. */
  readonly dateOrder: readonly DatePart[];
  /** The month that a person may have typed by name, 1 to 12. */
  month(name: string): number | undefined;
}

// The English texts write the day first ("For example, 27 3 2026"), and most of OKorder's buyers do.
const DATE_LOCALES: { readonly [lang: string]: string } = { en: "en-GB" };
const CIVIL = { timeZone: "UTC", calendar: "gregory", numberingSystem: "latn" } as const;
const ISO_DAY = /^\d{4}-\d\d-\d\d$/;

export function createTexts(messages: Messages, lang: string): Texts {
  const locale = DATE_LOCALES[lang] ?? lang;
  const format = (options: Intl.DateTimeFormatOptions) => later(() => new Intl.DateTimeFormat(locale, { ...CIVIL, ...options }));
  const writer = (options: Intl.DateTimeFormatOptions) => {
    const how = format(options);
    return (iso: IsoDate): string => how().format(Date.parse(`${iso}T00:00:00Z`));
  };
  const dayMonthYear = { day: "numeric", month: "long", year: "numeric" } as const;
  const day = writer({ ...dayMonthYear, weekday: "long" });
  const plural = later(() => new Intl.PluralRules(lang));
  const number = later(() => new Intl.NumberFormat(lang, { numberingSystem: "latn" }));
  const listing = later(() => new Intl.ListFormat(lang, { type: "conjunction" }));
  const order = later(() => format({ day: "numeric", month: "numeric", year: "numeric" })().formatToParts(0)
    .map((part) => part.type).filter((type): type is DatePart => ["day", "month", "year"].includes(type)));
  const months = later(() => monthNames((["long", "short"] as const).map((month) => format({ month })())));

  function pattern(key: string, params: TextParams): string {
    const message = messages[key];
    if (message === undefined) throw new Error(`No text for ${key} in ${lang}`);
    if (typeof message === "string") return message;
    return message[plural().select(Number(params["n"]))] ?? message["other"] ?? "";
  }
  function parts(key: string, params: TextParams = {}): TextPart[] {
    // Split keeps the names: text, name, text, name, text.
    return pattern(key, params).split(/\{(\w+)\}/).flatMap((piece, index) => {
      const value = index % 2 ? params[piece] ?? `{${piece}}` : piece;
      return typeof value === "object" ? value : [typeof value === "string" && ISO_DAY.test(value) ? { iso: value, text: day(value) } : typeof value === "number" ? number().format(value) : String(value)];
    }).filter((part) => part !== "");
  }

  return {
    lang,
    has: (key) => Object.hasOwn(messages, key),
    t: (key, params) => parts(key, params).map((part) => (typeof part === "string" ? part : part.text)).join(""),
    parts,
    day,
    weekday: writer({ weekday: "long" }),
    shortWeekday: writer({ weekday: "short" }),
    date: writer(dayMonthYear),
    list: (items) => listing().formatToParts(items.map((_, index) => String(index)))
      .flatMap(({ type, value }) => (type === "element" ? items[Number(value)] ?? [] : [value])),
    get dateOrder() { return order(); },
    month(name) {
      const typed = plain(name);
      // "sep" for "Sept": people shorten in their own way, so a beginning of three letters is enough where it is unique.
      return months().get(typed) ?? [...months()].find(([known]) => typed.length >= 3 && known.startsWith(typed))?.[1];
    },
  };
}

/** Made when it is first asked for: each of Intl's objects takes a browser about a millisecond, and the first screen needs none. */
function later<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}

function monthNames(formats: readonly Intl.DateTimeFormat[]): Map<string, number> {
  const names = new Map<string, number>();
  for (const format of formats) {
    for (let month = 1; month <= 12; month += 1) names.set(plain(format.format(Date.UTC(2024, month - 1, 1))), month);
  }
  return names;
}

function plain(word: string): string {
  return word.normalize("NFKC").trim().toLocaleLowerCase().replace(/\.$/, "");
}

/** Said where the language asked for is not there, in the language that is shown. */
export function languageNote(texts: Texts, wanted: string): string {
  let language = wanted;
  try {
    language = new Intl.DisplayNames(texts.lang, { type: "language" }).of(wanted) ?? wanted;
  } catch {
    // no language tag: it is named as it was written
  }
  return texts.t("app.language_note", { language });
}
