// A language's texts under their names. Names and texts are shipped apart, in one order: the names once, the texts once a language.
// Texts that only the code itself asks for have no name: the build puts their numbers in its place.

import type { Messages } from "./texts.ts";

/** "app:yes|no|q.rating:label" and [a, b, c, d, e] -> { "app.yes": a, "app.no": b, "q.rating.label": c, 1: d, 2: e }; numbers go on from file to file. */
export function readMessages(names: readonly string[], files: readonly (readonly Messages[string][])[]): Messages {
  const messages: { [key: string]: Messages[string] } = {};
  let [stem, number] = ["", 0];
  for (const [file, texts] of files.entries()) {
    const known = names[file]?.split("|") ?? [];
    for (const [index, text] of texts.entries()) {
      const [first = "", last] = known[index]?.split(":") ?? [];
      if (last !== undefined) stem = first;
      messages[known[index] ? `${stem}.${last ?? first}` : (number += 1)] = text;
    }
  }
  return messages;
}
