// "What would change this": each result that can be reached, and what to do for it.

import type { ChangeItem } from "../flow/change.ts";
import type { Context } from "./context.ts";
import type { Child } from "./el.ts";
import { el, say } from "./el.ts";

export function changeList({ texts }: Context, items: readonly ChangeItem[]): Child[] {
  return items.flatMap(({ about, result, acts }) => [
    el("p", {}, about && el("strong", {}, texts.t(about), texts.t("app.colon")), texts.t(result)),
    acts.length > 0 && el("ul", {}, ...acts.map(({ key, params }) => el("li", {}, say(texts, key, params)))),
  ]);
}
