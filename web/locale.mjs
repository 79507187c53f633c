// A language as it is shipped: files of bare texts, those of the questions, of the result and of the orders page. Which text is
// which is said once for all languages, in the file of the code that shows them: a list of names in the same order. A new language
// is one JSON file in core/policy/texts.

import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";

// What only the result says, and only the orders page. The rest is needed from the first question on.
const PARTS = { orders: /^orders\./, result: /^(reason|op|ev|out|req|check|change|rep|res|todo|apply|ask|file|pic)\./ };
// The row of the collapsed element travels in the loader, a language's own name in the page; the others have no place there yet.
export const NOT_ON_THE_PAGE = ["app.how_read", "app.language", "ask.h", "res.ask", "res.ask.p", "row.label"];

/** The languages that have a file in this folder, English first. */
export async function languagesIn(folder) {
  const tags = (await readdir(folder)).filter((name) => name.endsWith(".json")).map((name) => name.slice(0, -".json".length)).sort();
  return Object.fromEntries(await Promise.all(["en", ...tags.filter((tag) => tag !== "en")].map(async (tag) =>
    [tag, JSON.parse(await readFile(join(folder, `${tag}.json`), "utf8"))])));
}

const partOf = (key) => Object.keys(PARTS).find((part) => PARTS[part].test(key)) ?? "flow";
const textsOf = async (file, part) => {
  const texts = Object.entries(JSON.parse(await readFile(file, "utf8")));
  return texts.filter(([key]) => !NOT_ON_THE_PAGE.includes(key) && partOf(key) === part).sort(([a], [b]) => (a < b ? -1 : 1));
};

/** The texts of one part, "flow", "result" or "orders", in the order of their names. */
export async function localeModule(file, part) {
  return `export default${JSON.stringify((await textsOf(file, part)).map(([, text]) => text))};\n`;
}

/** Their names: a name that shares all but its last part with the one before is written by that part alone. web/src/messages.ts reads it. */
export async function names(file, part) {
  let stem = "";
  return (await textsOf(file, part)).map(([key]) => {
    const at = key.lastIndexOf(".");
    const same = key.slice(0, at) === stem;
    stem = key.slice(0, at);
    return same ? key.slice(at + 1) : `${stem}:${key.slice(at + 1)}`;
  }).join("|");
}
