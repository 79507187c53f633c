// Which day it is, corrected where the device's clock is wrong: three fields, as for every date.

import type { IsoDate } from "../contract.ts";
import { readTypedDate, typedFrom } from "../flow/typed-date.ts";
import type { Texts } from "../texts.ts";
import { dateFields } from "../view/date-fields.ts";
import { button, el, heading } from "../view/el.ts";
import { errorSummary } from "../view/errors.ts";

export function todayView(texts: Texts, day: IsoDate, done: (day: IsoDate) => void, back: () => void): { element: HTMLElement; focus: HTMLElement } {
  const title = heading(1, { class: "title", tabindex: -1 }, texts.t("app.today_label"));
  const fields = dateFields(texts, typedFrom(day), "today-error", undefined);
  const problem = el("p", { class: "error", id: "today-error" });
  const top = el("div", {});
  const set = (): void => {
    const reading = readTypedDate(fields.typed(), texts);
    if (reading.ok) return done(reading.iso);
    const said = texts.t(reading.error);
    problem.textContent = said;
    for (const [part, input] of Object.entries(fields.inputs)) {
      if (part === reading.part) input.setAttribute("aria-invalid", "true");
      else input.removeAttribute("aria-invalid");
    }
    const summary = errorSummary(texts, 2, [{ text: said, follow: () => fields.inputs[reading.part].focus() }]);
    top.replaceChildren(summary);
    summary.focus();
  };
  return {
    focus: title,
    element: el("div", { class: "columns-screen" }, button(texts.t("app.back"), "link back", back), top, title, problem,
      el("fieldset", {}, el("legend", { class: "unseen" }, texts.t("app.today_label")), fields.element),
      button(texts.t("app.continue"), "primary", set)),
  };
}
