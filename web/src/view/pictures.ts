// The pictures: days as cells, each with its words below or in it. Nothing is said by a colour alone.

import type { ClaimWindow, ReplyCalendar, ReplyDay } from "../flow/pictures.ts";
import type { Context } from "./context.ts";
import { el, say } from "./el.ts";

const dayOf = (iso: string): string => String(Number(iso.slice(8)));

/** A strip of days. It repeats what its key says, so only the key is read aloud. */
export function windowPicture({ texts }: Context, { days, key }: ClaimWindow): HTMLElement {
  return el("figure", { class: "picture" },
    el("ol", { class: "strip", "aria-hidden": "true" }, ...days.map(({ day, marks, past }) =>
      el("li", { class: [...marks, past && "past"].filter(Boolean).join(" ") }, dayOf(day)))),
    el("ul", { class: "plain key" }, ...key.map(({ mark, key: name, params }) => el("li", { class: mark }, el("span", {}, say(texts, name, params))))));
}

/** Weeks as a table, as on a wall: which days count, and why the others do not. */
export function replyPicture({ texts }: Context, { weeks, kinds }: ReplyCalendar): HTMLElement {
  const cell = ({ day, kind, count, applied }: ReplyDay): HTMLElement => {
    const words = applied ? texts.t("pic.applied") : kind === "other" ? "" : texts.t(`pic.${kind}`);
    return el("td", { class: applied ? "applied" : kind }, el("time", { datetime: day }, dayOf(day)),
      count !== undefined && el("b", { "aria-hidden": "true" }, String(count)),
      words !== "" && el("span", { class: "unseen" }, `: ${words}${count === undefined ? "" : ` (${String(count)})`}`));
  };
  return el("figure", { class: "picture" },
    el("table", { class: "weeks" }, el("caption", {}, texts.t("pic.reply")),
      el("thead", {}, el("tr", {}, ...(weeks[0] ?? []).map(({ day }) => el("th", { scope: "col" }, texts.shortWeekday(day))))),
      el("tbody", {}, ...weeks.map((week) => el("tr", {}, ...week.map(cell))))),
    el("ul", { class: "plain key" }, el("li", { class: "applied" }, texts.t("pic.applied")), ...kinds.map((kind) => el("li", { class: kind }, texts.t(`pic.${kind}`)))));
}

/** So many of so many, as a bar of segments beside its words. */
export function progressBar(total: number): { readonly element: HTMLElement; show(ready: number): void } {
  const segments = Array.from({ length: total }, () => el("i"));
  return {
    element: el("div", { class: "bar", "aria-hidden": "true" }, ...segments),
    show(ready) {
      for (const [at, segment] of segments.entries()) segment.className = at < ready ? "full" : "";
    },
  };
}
