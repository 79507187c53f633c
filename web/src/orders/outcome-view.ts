// The orders with their verdicts: how many of each kind, a search, the table, and what can be done with it.

import type { DeadlineWords } from "../flow/deadline.ts";
import type { Texts } from "../texts.ts";
import { button, el, heading } from "../view/el.ts";
import { backButton } from "./columns-view.ts";
import { orderDeadline } from "./order-deadline.ts";
import { problemWords } from "./problem-words.ts";
import type { Order, Rows } from "./rows.ts";
import { NONE } from "./rows.ts";
import type { SortKey, Wish } from "./selection.ts";
import { virtualTable } from "./virtual-table.ts";

export interface OutcomeActions {
  /** Called with every wish; answers with `show`. */
  wish(wish: Wish): void;
  open(order: Order, from: HTMLElement): void;
  columns(): void;
  again(): void;
  save(kind: "csv" | "ics"): void;
  print(): void;
}

export interface Outcome {
  readonly element: HTMLElement;
  readonly focus: HTMLElement;
  show(found: Uint32Array): void;
  /** Says a short status without moving the focus. */
  say(text: string): void;
}

export const FIRST: Wish = { verdict: undefined, search: "", sort: "date", descending: false };
const COLUMNS: readonly (readonly [string, SortKey | undefined])[] = [
  ["orders.order", "file"], ["orders.verdict", "verdict"], ["orders.safe_day", "date"], ["orders.days_left", undefined], ["orders.missing", undefined],
];

/** `named` is the column that names an order, where there is one. */
export function outcomeView(texts: Texts, rows: Rows, named: number, actions: OutcomeActions): Outcome {
  const number = new Intl.NumberFormat(texts.lang, { numberingSystem: "latn" });
  let wish = FIRST;
  let found: Uint32Array = new Uint32Array();
  const live = el("p", { class: "hint", role: "status" });
  const title = heading(1, { class: "title", tabindex: -1 }, texts.t("orders.found", { n: rows.count }));
  const wishFor = (part: Partial<Wish>): void => {
    wish = { ...wish, ...part };
    mark();
    actions.wish(wish);
  };

  const filters = counted(rows).map(([verdict, n]) => {
    const press = button("", "chip", () => wishFor({ verdict: wish.verdict === verdict ? undefined : verdict }));
    press.append(el("span", { class: `dot ${verdict}`, "aria-hidden": "true" }), verdictText(texts, verdict), " ", el("b", {}, number.format(n)));
    return { verdict, press };
  });
  const search = el("input", { type: "search", id: "search", autocomplete: "off", spellcheck: "false" });
  let typing = 0;
  search.addEventListener("input", () => {
    clearTimeout(typing);
    typing = setTimeout(() => wishFor({ search: search.value }), 150);
  });

  const heads = COLUMNS.map(([key, sort]) => {
    const head = el("th", { scope: "col" });
    if (!sort) head.append(texts.t(key));
    else head.append(button(texts.t(key), "sort", () => wishFor({ sort, descending: wish.sort === sort && !wish.descending })));
    return { head, sort };
  });
  function mark(): void {
    for (const { head, sort } of heads) {
      if (sort === wish.sort) head.setAttribute("aria-sort", wish.descending ? "descending" : "ascending");
      else head.removeAttribute("aria-sort");
    }
    for (const { verdict, press } of filters) press.setAttribute("aria-pressed", String(wish.verdict === verdict));
  }
  mark();
  const table = virtualTable(texts.t("orders.table"), el("tr", {}, ...heads.map(({ head }) => head)));
  const unread = rows.problems.length > 0 && problemList(texts, rows);

  return {
    focus: title,
    element: el("div", { class: "outcome" },
      backButton(texts, actions.again),
      title,
      el("p", {}, texts.t("orders.found_lead"), " ", button(texts.t("orders.change_columns"), "link no-print", actions.columns)),
      unread,
      el("div", { class: "tools no-print" },
        el("div", { class: "chips", role: "group", "aria-label": texts.t("orders.show_only") }, ...filters.map(({ press }) => press)),
        el("p", { class: "search" }, el("label", { for: "search" }, texts.t("orders.search")), search)),
      live,
      table.element,
      el("div", { class: "buttons no-print" },
        button(texts.t("orders.save_csv"), "secondary", () => actions.save("csv")),
        button(texts.t("orders.save_ics"), "secondary", () => actions.save("ics")),
        button(texts.t("app.print"), "secondary", actions.print)),
      el("p", { class: "hint" }, texts.t("foot.independent"))),
    say(text) { live.textContent = text; },
    show(selected) {
      found = selected;
      live.textContent = found.length === rows.count ? "" : texts.t("orders.shown", { n: found.length, total: rows.count });
      table.show(found.length, (place) => orderRow(texts, rows.order(found[place] ?? 0), named, actions.open));
    },
  };
}

/** The verdicts that there are, and how many orders have each; "" is a row that could not be read. */
function counted(rows: Rows): [string, number][] {
  const counts = new Map<number, number>();
  const verdicts = rows.column("verdict");
  for (let row = 0; row < rows.count; row += 1) counts.set(verdicts[row] ?? NONE, (counts.get(verdicts[row] ?? NONE) ?? 0) + 1);
  const place = (code: number): number => (code === NONE ? Infinity : code);
  return [...counts].sort(([a], [b]) => place(a) - place(b)).map(([code, n]) => [rows.tokens("verdict")[code] ?? "", n]);
}

function orderRow(texts: Texts, order: Order, named: number, open: OutcomeActions["open"]): HTMLTableRowElement {
  const { verdict } = order;
  const { day, words } = orderDeadline(order) ?? {};
  const press = button("", "link", () => open(order, press));
  press.append(el("bdi", {}, nameOf(texts, order, named)));
  return el("tr", {},
    el("th", { scope: "row" }, press),
    el("td", {}, el("span", { class: `dot ${verdict}`, "aria-hidden": "true" }), verdictText(texts, verdict)),
    el("td", {}, day && el("time", { datetime: day }, texts.date(day))),
    el("td", { class: "number" }, day && words && soon(texts, words)),
    el("td", {}, verdict === "not_eligible" ? "" : order.missing.map((item) => texts.t(`ev.${item}`)).join(texts.t("app.semicolon"))));
}

export function nameOf(texts: Texts, { cells, line }: Order, named: number): string {
  return cells[named] || texts.t("orders.line", { n: line });
}

/** "" is the verdict of a row that could not be read. */
export function verdictText(texts: Texts, verdict: string): string {
  return texts.t(verdict ? `res.short.${verdict}` : "orders.refused");
}

/** How soon: "Apply today", or the days left. */
function soon(texts: Texts, { headline, lines, urgent }: DeadlineWords): string {
  const { key, params } = urgent ? headline : lines[0] ?? headline;
  return texts.t(key, params);
}

const MOST_SHOWN = 200; // problems on the screen; the file that can be saved has all

function problemList(texts: Texts, { problems }: Rows): HTMLElement {
  return el("details", { class: "notice unread" },
    el("summary", {}, texts.t("orders.unread", { n: problems.length })),
    el("ul", {}, ...problems.slice(0, MOST_SHOWN).map((problem) => el("li", {}, ...problemWords(texts, problem)))),
    problems.length > MOST_SHOWN && el("p", {}, texts.t("orders.unread_more", { n: problems.length - MOST_SHOWN })));
}
