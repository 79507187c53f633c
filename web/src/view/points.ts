// Why, and what the FAQ leaves open: each sentence with its clauses and, where OKorder must be asked, a text to send.

import type { AnswerRow } from "../flow/answers.ts";
import { askText } from "../flow/ask.ts";
import type { ResultScreen } from "../flow/result.ts";
import type { WhyGroup, WhyItem } from "../flow/why.ts";
import type { Context } from "./context.ts";
import type { Child } from "./el.ts";
import { button, el, heading, say } from "./el.ts";
import { quotes } from "./quote.ts";

export function whySection(context: Context, groups: readonly WhyGroup[], rows: readonly AnswerRow[]): HTMLElement[] {
  const { texts, level } = context;
  return groups.flatMap(({ check, verdict, items }) => {
    const short = `res.short.${verdict ?? ""}`;
    return [
      groups.length > 1 && heading(level + 2, { class: "small-title check-title" }, texts.t(`check.${check}`),
        texts.has(short) && el("span", { class: `tag ${verdict ?? ""}` }, texts.t(short))),
      el("ul", { class: "points" }, ...items.map((item) => whyItem(context, item, rows))),
    ].filter((part): part is HTMLHeadingElement | HTMLUListElement => part !== false);
  });
}

function whyItem(context: Context, item: WhyItem, rows: readonly AnswerRow[]): HTMLElement {
  const { texts } = context;
  const sentence = item.reason === undefined ? undefined : texts.t(`reason.${item.reason}`, item.params);
  const unknown = item.outcome !== undefined && item.outcome !== "met" && !item.personal;
  return el("li", { class: item.personal ? "point no-print" : "point" },
    item.outcome !== undefined && el("p", { class: "point-title" },
      // Without a reason of its own it is met because nothing speaks against it, which "Met" would overstate.
      el("span", { class: `tag ${item.outcome}` }, texts.t(item.outcome === "met" && sentence === undefined ? "out.open" : `out.${item.outcome}`)),
      item.requirement !== undefined && texts.has(`req.${item.requirement}`) && el("strong", {}, texts.t(`req.${item.requirement}`))),
    item.reason !== undefined && el("p", {}, say(texts, `reason.${item.reason}`, item.params)),
    ...quotes(context, item.clauses),
    unknown && sentence !== undefined && asking(context, rows, item.clauses, sentence));
}

export function openPoints(context: Context, points: ResultScreen["openPoints"], rows: readonly AnswerRow[]): HTMLElement {
  const { texts } = context;
  return el("ul", { class: "points" }, ...points.map(({ code, clauses, params }) => el("li", { class: "point" },
    el("p", {}, say(texts, `op.${code}`, params)),
    ...quotes(context, clauses),
    asking(context, rows, clauses, texts.t(`op.${code}`, params)))));
}

/** The text stays closed until it is wanted, and out of print: the sheet is for the case, not for the chat. */
function asking(context: Context, rows: readonly AnswerRow[], clauses: readonly string[], question: string): Child {
  const { texts, document, actions } = context;
  const text = askText(texts, document, rows, clauses, question);
  return el("details", { class: "ask no-print" }, el("summary", {}, texts.t("ask.show")),
    el("p", { class: "hint" }, texts.t("ask.copy")),
    el("p", { class: "ask-text" }, text),
    button(texts.t("app.copy"), "secondary", () => actions.copy(text)));
}
