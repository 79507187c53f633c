// What is wrong with a row, in the page's language: where it is, and the cell as the file has it.

import type { Texts } from "../texts.ts";
import type { Child } from "../view/el.ts";
import { el } from "../view/el.ts";
import type { OrderProblem } from "./rows.ts";

export function problemWords(texts: Texts, { line, column, cell, code, message }: OrderProblem): Child[] {
  const key = `orders.bad.${code}`;
  return [
    ...told(texts, column ? "orders.in_cell" : "orders.in_row", line, column),
    ...(texts.has(key) ? told(texts, key, line, cell) : [el("span", { lang: "en" }, message)]),
  ];
}

/** What is not ours may be written from right to left, or look like a day. */
function told(texts: Texts, key: string, n: number, theirs: string): Child[] {
  return texts.parts(key, { n, column: [theirs], cell: [theirs] })
    .map((part) => (part === theirs ? el("bdi", {}, theirs) : typeof part === "string" ? part : part.text));
}
