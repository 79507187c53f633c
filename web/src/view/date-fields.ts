// Three labelled text fields in the order of the language: a picker is slow for a date on a paper, and a number field scrolls away.

import type { TypedDate } from "../flow/typed-date.ts";
import type { DatePart, Texts } from "../texts.ts";
import { el } from "./el.ts";

export interface DateFields {
  readonly element: HTMLElement;
  readonly inputs: { readonly [part in DatePart]: HTMLInputElement };
  typed(): TypedDate;
}

export function dateFields(texts: Texts, typed: TypedDate, described: string, wrong: DatePart | undefined): DateFields {
  const field = (part: DatePart): HTMLInputElement => {
    const input = el("input", {
      type: "text", part: "input", inputmode: "numeric", autocomplete: "off", spellcheck: "false", id: `date-${part}`, class: `date-${part}`,
      // The first field speaks for the group; the one to mend says so itself.
      "aria-describedby": part === texts.dateOrder[0] || part === wrong ? described : undefined,
      "aria-invalid": part === wrong ? "true" : undefined,
    });
    input.value = typed[part];
    return input;
  };
  const inputs = { day: field("day"), month: field("month"), year: field("year") };
  return {
    inputs,
    element: el("div", { class: "date" }, ...texts.dateOrder.map((part) =>
      el("div", {}, el("label", { for: `date-${part}` }, texts.t(`q.date.${part}`)), inputs[part]))),
    typed: () => ({ day: inputs.day.value, month: inputs.month.value, year: inputs.year.value }),
  };
}
