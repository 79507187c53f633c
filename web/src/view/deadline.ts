// The date that matters, the same on every screen from the day of receipt on.

import type { DeadlineWords, Line } from "../flow/deadline.ts";
import type { Context } from "./context.ts";
import type { Child } from "./el.ts";
import { el, say } from "./el.ts";

export function deadlineBox({ texts }: Context, { headline, lines, urgent }: DeadlineWords, ...more: readonly Child[]): HTMLElement {
  const line = ({ key, params }: Line, className: string): HTMLElement => el("p", { class: className }, say(texts, key, params));
  return el("section", { class: urgent ? "deadline urgent" : "deadline", part: "deadline", "aria-label": texts.t("res.deadline") },
    line(headline, "deadline-date"), ...lines.map((one) => line(one, "deadline-line")), ...more);
}
