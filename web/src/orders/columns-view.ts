// What each column of the file means, with the first rows to look at, and what holds for every order alike.

import type { Answer, FactInfo } from "../contract.ts";
import { valueText } from "../flow/question.ts";
import type { Texts } from "../texts.ts";
import { button, el, heading } from "../view/el.ts";

/** What the file's columns are read as, and the answers that hold for all of its rows. */
export interface Reading {
  readonly columns: readonly (string | undefined)[]; // by the file's columns: a fact's id, ORDER, or nothing
  readonly same: { readonly [fact: string]: Answer };
  readonly dates: "dmy" | "mdy" | undefined;
}

/** The column that names the order: no fact, but what a person finds it by. */
export const ORDER = "order";

export interface Preview {
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** No last day comes of a day of receipt alone: who does not say that the goods have arrived may not have received them. */
export function isWithoutArrival({ columns, same }: Reading): boolean {
  return columns.includes("receipt_date") && !columns.includes("arrived") && same["arrived"] === undefined;
}

export function columnsView(texts: Texts, facts: readonly FactInfo[], preview: Preview, reading: Reading, problem: string | undefined,
  done: (reading: Reading) => void, back: () => void): { element: HTMLElement; focus: HTMLElement } {
  const title = heading(1, { class: "title", tabindex: -1 }, texts.t("orders.columns"));
  const selects = preview.header.map((name, index) => choice(`column-${index}`, [
    ["", texts.t("orders.unused")], [ORDER, texts.t("orders.order")], ...facts.map(({ id }): [string, string] => [id, label(texts, id)]),
    ...unasked(reading.columns[index], facts),
  ], reading.columns[index] ?? "", texts.t("orders.column_means", { name: [name] })));
  const rows = preview.header.map((name, index) => el("tr", {},
    el("th", { scope: "row" }, el("bdi", {}, name || texts.t("orders.column_unnamed", { n: index + 1 }))),
    el("td", { class: "examples" }, ...preview.rows.map((row) => el("bdi", {}, row[index] ?? ""))),
    el("td", {}, selects[index] as HTMLElement)));
  const choices = facts.filter(({ type, values }) => type !== "date" && values !== undefined);
  const same = choices.map((fact) => [fact, choice(`same-${fact.id}`, [
    ["", texts.t("orders.not_given")],
    ...[...fact.values ?? [], ...fact.unsure ? ["unsure"] : []].map((value): [string, string] => [value, texts.t(valueText(texts, fact.id, value))]),
  ], [reading.same[fact.id] ?? ""].flat().join())] as const);
  const order = dateOrder(texts, reading.dates);
  const read = (): Reading => ({
    columns: selects.map(({ value }) => value || undefined),
    same: Object.fromEntries(same.filter(([, { value }]) => value).map(([{ id, type }, { value }]) => [id, type === "choices" && value !== "unsure" ? [value] : value])),
    dates: order.chosen(),
  });
  const arrival = el("p", { class: "notice" }, texts.t("orders.no_arrival", { same: texts.t("orders.same") }));
  const mark = (): void => { arrival.hidden = !isWithoutArrival(read()); };
  mark();
  const element = el("div", { class: "columns-screen" },
    backButton(texts, back),
    title,
    problem && el("p", { class: "error", role: "alert" }, problem),
    el("p", {}, texts.t("orders.columns_lead")),
    el("div", { class: "wide", role: "region", "aria-label": texts.t("orders.columns"), tabindex: 0 }, el("table", {},
      el("thead", {}, el("tr", {}, ...["orders.column", "orders.examples", "orders.means"].map((key) => el("th", { scope: "col" }, texts.t(key))))),
      el("tbody", {}, ...rows))),
    el("div", {}, el("div", { role: "status" }, arrival), order.element),
    el("details", { open: Object.keys(reading.same).length > 0 || isWithoutArrival(reading) },
      el("summary", {}, texts.t("orders.same")),
      el("p", { class: "hint" }, texts.t("orders.same_hint")),
      el("div", { class: "same" }, ...same.map(([{ id }, select]) => el("p", {}, el("label", { for: select.id }, label(texts, id)), select)))),
    button(texts.t("orders.check"), "primary", () => done(read())));
  element.addEventListener("change", mark);
  return { focus: title, element };
}

/** A column that the engine reads as what no person is asked for, such as the day of each row, stays what it is. */
function unasked(fact: string | undefined, facts: readonly FactInfo[]): [string, string][] {
  return fact === undefined || fact === ORDER || facts.some(({ id }) => id === fact) ? [] : [[fact, fact]];
}

export function label(texts: Texts, fact: string): string {
  const key = `orders.fact.${fact}`;
  return texts.has(key) ? texts.t(key) : fact;
}

function choice(id: string, options: readonly (readonly [string, string])[], chosen: string, name?: string): HTMLSelectElement {
  const select = el("select", { id, "aria-label": name }, ...options.map(([value, text]) => el("option", { value }, text)));
  select.value = chosen;
  return select;
}

function dateOrder(texts: Texts, dates: Reading["dates"]): { element: HTMLElement; chosen: () => Reading["dates"] } {
  const radios = (["", "dmy", "mdy"] as const).map((value) => {
    const input = el("input", { type: "radio", name: "dates", id: `dates-${value || "plain"}`, value });
    input.checked = (dates ?? "") === value;
    return { input, row: el("div", { class: "option" }, input, el("label", { for: input.id }, texts.t(`orders.dates.${value || "plain"}`))) };
  });
  return {
    element: el("fieldset", {}, el("legend", { class: "small-title" }, texts.t("orders.dates")), el("div", { class: "options" }, ...radios.map(({ row }) => row))),
    chosen: () => {
      const value = radios.find(({ input }) => input.checked)?.input.value;
      return value === "dmy" || value === "mdy" ? value : undefined;
    },
  };
}

export function backButton(texts: Texts, back: () => void): HTMLElement {
  return button(texts.t("orders.again"), "link back no-print", back);
}
