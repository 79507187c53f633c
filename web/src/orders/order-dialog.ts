// One order, opened: its date, why, what is missing, what the file says of it, and the way to the full check with its answers.

import type { Answer, PolicyDocument, Report } from "../contract.ts";
import type { Texts } from "../texts.ts";
import { button, el, heading, say } from "../view/el.ts";
import { quotes } from "../view/quote.ts";
import { orderDeadline } from "./order-deadline.ts";
import { nameOf, verdictText } from "./outcome-view.ts";
import { problemWords } from "./problem-words.ts";
import type { Order, OrderProblem } from "./rows.ts";

export interface OpenedOrder {
  readonly order: Order;
  readonly named: number; // the column that names it
  readonly header: readonly string[];
  readonly problems: readonly OrderProblem[];
  readonly about: Answer; // its purpose: "claim" or "membership"
  readonly report: Report | undefined; // none for a row that could not be read
  readonly link: string | undefined; // the full check, with the answers filled in
}

export function orderDialog(texts: Texts, document: PolicyDocument, opened: OpenedOrder, from: HTMLElement): HTMLDialogElement {
  const { order, problems, named, header, report, link } = opened;
  const { day, words } = orderDeadline(order) ?? {};
  // Without a claim there is a day only where it can still be met, as in the table.
  const said = (day || report?.evidence?.length) && words;
  const dialog = el("dialog", { "aria-labelledby": "order-title" },
    heading(2, { class: "section-title", id: "order-title", tabindex: -1, autofocus: true }, el("bdi", {}, nameOf(texts, order, named)), texts.t("app.colon"), verdictText(texts, order.verdict)),
    problems.length > 0 && el("ul", { class: "bad" }, ...problems.map((problem) => el("li", {}, ...problemWords(texts, problem)))),
    ...(said ? [said.headline, ...said.lines] : []).map(({ key, params }, index) => el("p", { class: index === 0 && "deadline-date" }, say(texts, key, params))),
    report?.overall === "not_eligible" && el("p", {}, texts.t("res.claim.not_eligible.p")),
    ...reasonsOf(opened).map(({ code, params, clauses }) => el("section", { class: "reason" },
      el("p", { class: "small-title" }, say(texts, `reason.${code}`, params)), ...quotes({ document }, clauses))),
    order.missing.length > 0 && el("p", {}, texts.t("orders.missing"), texts.t("app.colon"), order.missing.map((item) => texts.t(`ev.${item}`)).join(texts.t("app.semicolon"))),
    el("dl", { class: "cells" }, ...header.flatMap((column, index) => [
      el("dt", {}, el("bdi", {}, column)), el("dd", {}, el("bdi", {}, order.cells[index] ?? ""))])),
    el("p", { class: "hint" }, texts.t("foot.independent")),
    el("p", { class: "buttons" },
      link !== undefined && el("a", { class: "primary", href: link, target: "_blank", rel: "noopener" }, texts.t("orders.open")),
      button(texts.t("orders.close"), "secondary", () => dialog.close())));
  dialog.addEventListener("close", () => {
    dialog.remove();
    from.focus();
  });
  // A click beside it closes it, as Esc does.
  dialog.addEventListener("click", ({ target }) => { if (target === dialog) dialog.close(); });
  return dialog;
}

/** A claimant is not told what only membership rests on, such as not to apply for it. */
function reasonsOf({ about, report }: OpenedOrder): Report["reasons"] {
  return (report?.reasons ?? []).filter(({ checks }) => about === "membership" || checks.some((check) => check !== "membership"));
}
