// One question: its legend is the screen's heading, its form is read on Continue only.

import type { Entry, QuestionScreen } from "../flow/question.ts";
import type { TypedDate } from "../flow/typed-date.ts";
import { readTypedDate } from "../flow/typed-date.ts";
import type { Context } from "./context.ts";
import { dateFields } from "./date-fields.ts";
import { el, heading, say } from "./el.ts";
import { errorSummary, inlineError, notice } from "./errors.ts";
import { optionList } from "./options.ts";
import { quotes } from "./quote.ts";

export interface QuestionView {
  readonly top: HTMLElement | undefined; // error summary or notice
  readonly form: HTMLFormElement;
  readonly focus: HTMLElement;
  /** What is chosen and typed now. */
  entry(): Entry;
}

export function questionView(context: Context, screen: QuestionScreen): QuestionView {
  const { texts, actions } = context;
  const { error } = screen;
  const dated = screen.input === "date";
  const described = [screen.hint ? "hint" : "", dated ? "example" : "", error ? "error" : ""].filter(Boolean).join(" ");
  const options = optionList(texts, screen.input === "choices" || (dated && screen.options.length === 1) ? "checkbox" : "radio",
    screen.options, dated ? undefined : described || undefined, !dated && error !== undefined);
  const date = dated ? dateFields(texts, screen.typed, described, error ? error.part ?? texts.dateOrder[0] : undefined) : undefined;
  const legend = el("legend", { tabindex: -1 }, heading(context.level, { class: "title" }, texts.t(screen.label)));
  const echo = el("p", { class: "echo" });

  const form = el("form", { class: "question", part: "question", novalidate: true, "data-fact": screen.fact },
    el("div", { class: error ? "group wrong" : "group" }, el("fieldset", {}, legend,
      screen.hint !== undefined && el("p", { class: "hint", part: "hint", id: "hint" }, texts.t(screen.hint)),
      dated && el("p", { class: "hint", part: "hint", id: "example" }, texts.t("q.date.example")),
      error && inlineError(texts, "error", error.text),
      ...(date ? [date.element, echo] : []),
      date && options.inputs.length > 0 && el("p", { class: "or" }, texts.t("app.or")),
      options.inputs.length > 0 && options.element)),
    why(context, screen.why),
    el("button", { type: "submit", class: "primary", part: "button" }, texts.t("app.continue")));
  const entry = (): Entry => ({
    chosen: options.inputs.filter(({ checked }) => checked).map(({ value }) => value),
    typed: date?.typed() ?? screen.typed,
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    actions.submit(entry());
  });
  if (date) keepApart(Object.values(date.inputs), options.inputs, () => showEcho(context, echo, date.typed()));

  const mend = (date && date.inputs[error?.part ?? texts.dateOrder[0] ?? "day"]) ?? options.inputs[0];
  const top = error ? errorSummary(texts, Math.max(context.level, 2), [{ text: texts.t(error.text), follow: () => reveal(legend, mend) }])
    : screen.notice !== undefined ? notice(texts, Math.max(context.level, 2), el("p", {}, texts.t(screen.notice)), el("p", {}, texts.t("app.keep")))
    : undefined;
  return { top, form, focus: top ?? legend, entry };
}

/** A date, or a choice instead of it: what is seen is what is sent, so the one empties the other. */
function keepApart(fields: readonly HTMLInputElement[], choices: readonly HTMLInputElement[], typed: () => void): void {
  for (const field of fields) {
    field.addEventListener("input", () => {
      for (const choice of choices) choice.checked = false;
      typed();
    });
  }
  for (const choice of choices) {
    choice.addEventListener("change", () => {
      for (const field of choice.checked ? fields : []) field.value = "";
      typed();
    });
  }
  typed();
}

/** Says the date back with its weekday and month, so that day and month typed the wrong way round are seen. */
function showEcho({ texts }: Context, place: HTMLElement, typed: TypedDate): void {
  const reading = readTypedDate(typed, texts);
  place.replaceChildren(...(reading.ok
    ? [el("time", { datetime: reading.iso }, texts.t("q.date.echo", { weekday: texts.weekday(reading.iso), date: texts.date(reading.iso) }))]
    : []));
}

function reveal(legend: HTMLElement, field: HTMLElement | undefined): void {
  legend.scrollIntoView();
  field?.focus({ preventScroll: true });
}

function why(context: Context, clauses: readonly string[]): HTMLElement | undefined {
  if (!clauses.length) return undefined;
  const { texts } = context;
  return el("details", { class: "why" }, el("summary", {}, texts.t("app.why_ask")),
    el("p", { class: "quote-title" }, say(texts, "app.faq_quote")), ...quotes(context, clauses));
}

