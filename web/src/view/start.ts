// The start: what this is, what it is not, what to have at hand. The same words stand in index.html for readers without scripts.

import type { Texts } from "../texts.ts";
import type { Context } from "./context.ts";
import { button, el, heading } from "./el.ts";

export function startView({ texts, level, served, actions }: Context, first: () => void): { element: HTMLElement; focus: HTMLElement } {
  const title = heading(level, { class: "title", tabindex: -1 }, texts.t("app.title"));
  return {
    focus: title,
    element: el("div", { class: "start" },
      title,
      el("p", { class: "lead" }, texts.t("app.lead")),
      el("p", { class: "notice" }, texts.t("app.not_decision")),
      el("ul", { class: "ticks" }, ...["app.time", "app.need", "app.privacy", "app.privacy_more"].map((key) => el("li", {}, texts.t(key)))),
      proof(texts),
      button(texts.t("app.start"), "primary", first),
      el("p", { class: "hint" }, texts.t("foot.independent")),
      served && el("p", {}, el("a", { href: "offline.html", download: "okorder-check.html" }, texts.t("app.offline")))),
  };
}

/** How anybody can see that nothing is sent, and what that does not show. */
export function proof(texts: Texts): HTMLElement {
  return el("details", {}, el("summary", {}, texts.t("app.proof")), el("p", {}, texts.t("app.proof_how")), el("p", { class: "hint" }, texts.t("app.proof_limits")));
}
