// OKorder's own words, always English and always with their clause, set apart from ours.

import type { Context } from "./context.ts";
import { el } from "./el.ts";

export function quotes({ document: { clauses } }: Pick<Context, "document">, ids: readonly string[]): HTMLElement[] {
  return ids.filter((id) => clauses[id] !== undefined).map((id) =>
    el("figure", { class: "quote", dir: "ltr" },
      el("blockquote", { lang: "en" }, clauses[id]),
      el("figcaption", {}, id)));
}
