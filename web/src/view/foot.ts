// The foot of every screen: which day it is taken to be, which FAQ was read, and the way to forget everything.

import type { Days } from "../clock.ts";
import { TODAY } from "../flow/steps.ts";
import type { Actions, Context } from "./context.ts";
import { button, changeButton, el, say } from "./el.ts";
import { faqLink } from "./faq-link.ts";

export interface FootWords {
  readonly days: Days;
  readonly daySet: boolean;
  readonly stale: boolean;
  readonly forget: boolean; // there is something to forget
}

export interface FootContext extends Pick<Context, "texts" | "document" | "version"> {
  readonly actions: Pick<Actions, "change"> & Partial<Pick<Actions, "forget">>;
}

/** Without `forget` there is nothing to forget, and the action is not needed. */
export function footView(context: FootContext, { days, daySet, forget }: Omit<FootWords, "stale">): HTMLElement {
  const { texts, document, version, actions } = context;
  const { policy, version: policy_version, source } = document;
  return el("footer", { class: "foot" },
    el("p", {}, say(texts, "app.today", { date: days.local }), " ", say(texts, "app.today_beijing", { date: days.beijing }), " ",
      daySet && `${texts.t("app.today_set")} `, changeButton(texts, "app.today_label", () => actions.change(TODAY))),
    el("p", {}, say(texts, "app.policy_version", { date: source.read }), " ", faqLink(context)),
    texts.lang !== "en" && el("p", {}, texts.t("app.translation_note")),
    el("p", { class: "version" }, texts.t("app.version", { version, policy, policy_version, sha256: source.sha256 ?? "-" })),
    forget && el("p", { class: "no-print" }, button(texts.t("app.forget"), "secondary", () => actions.forget?.())));
}

export function staleBanner({ texts, document }: Pick<Context, "texts" | "document">): HTMLElement {
  return el("p", { class: "notice stale" }, say(texts, "app.stale", { date: document.source.read }));
}
