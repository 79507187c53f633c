// The way to the source: OKorder's own page, which is right where this check is not.

import type { Context } from "./context.ts";
import { el } from "./el.ts";

export function faqLink({ texts, document }: Pick<Context, "texts" | "document">): HTMLElement {
  const { faq = document.source.url } = document.links ?? {};
  return el("a", { href: faq, rel: "noreferrer" }, texts.t("app.faq_link"));
}
