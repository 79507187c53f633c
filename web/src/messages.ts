// A language's texts under their names. Names and texts are shipped apart, in one order: the names once, the texts once a language.

import type { Messages } from "./texts.ts";

/** "app:title|lead|q.rating:label" and [a, b, c] -> { "app.title": a, "app.lead": b, "q.rating.label": c } */
export function readMessages(names: string, texts: readonly Messages[string][]): Messages {
  let stem = "";
  return Object.fromEntries(names.split("|").map((name, index) => {
    const [first = "", last] = name.split(":");
    if (last !== undefined) stem = first;
    return [`${stem}.${last ?? first}`, texts[index] ?? ""];
  }));
}
