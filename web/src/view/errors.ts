// Errors as GOV.UK shows them: a summary on top that takes the focus, and the same words beside the field.

import type { Texts } from "../texts.ts";
import type { Child } from "./el.ts";
import { actionLink, el, heading } from "./el.ts";

export interface SummaryLink {
  readonly text: string;
  readonly follow: () => void;
}

export function errorSummary(texts: Texts, level: number, links: readonly SummaryLink[]): HTMLElement {
  return el("div", { class: "summary", part: "error-summary", tabindex: -1 },
    // The alert is the child: on the element that takes the focus some screen readers would say it twice.
    el("div", { role: "alert" },
      heading(level, { class: "summary-title" }, texts.t("err.title")),
      el("ul", { class: "plain" }, ...links.map(({ text, follow }) => el("li", {}, actionLink(text, {}, follow))))));
}

export function inlineError(texts: Texts, id: string, key: string): HTMLElement {
  return el("p", { class: "error", part: "error", id }, texts.t(key));
}

export function notice(texts: Texts, level: number, ...children: readonly Child[]): HTMLElement {
  return el("div", { class: "notice", tabindex: -1 }, el("div", { role: "alert" },
    heading(level, { class: "summary-title" }, texts.t("app.unusual")), ...children));
}
