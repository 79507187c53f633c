// A language as it is shipped: files of bare texts, those of the questions, of the result and of the orders page. Which text is
// which is said once for all languages, in the file of the code that shows them: a list of names in the same order, and behind them
// the texts that the code asks for by number, because nothing else has to know their names. A new language is one JSON file in
// core/policy/texts.

import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";

// What only the result says, and only the orders page. The rest is needed from the first question on.
const PARTS = { orders: /^orders\./, configure: /^configure\./, result: /^(reason|op|ev|out|req|check|change|rep|res|todo|apply|ask|file|pic)\./ };
// The row of the collapsed element travels in the loader, and three texts in the page's HTML; the others have no place there yet.
export const NOT_ON_THE_PAGE = ["app.how_read", "app.language", "app.languages", "app.no_script", "ask.h", "res.ask", "res.ask.p", "row.label"];

/** The languages that have a file in this folder, English first. */
export async function languagesIn(folder) {
  const tags = (await readdir(folder)).filter((name) => name.endsWith(".json")).map((name) => name.slice(0, -".json".length)).sort();
  return Object.fromEntries(await Promise.all(["en", ...tags.filter((tag) => tag !== "en")].map(async (tag) =>
    [tag, JSON.parse(await readFile(join(folder, `${tag}.json`), "utf8"))])));
}

// The answers that are common to all questions: any policy may name them.
const ANSWERS = ["app.yes", "app.no", "app.not_sure"];
const LITERAL = /"(\w+\.[\w.]+)"/g;
const OWN = await ownTexts();

/** What only the code asks for, in so many words: by no name that it puts together, and by none that the policy gives. */
async function ownTexts() {
  const folder = new URL("src/", import.meta.url);
  const files = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith(".ts"));
  const source = (await Promise.all(files.map((name) => readFile(new URL(name, folder), "utf8")))).join("\n");
  const policy = await readFile(new URL("../core/policy/okorder-credit.json", import.meta.url), "utf8");
  // `q.${fact}.label` may be any name that begins and ends like this.
  const composed = [...source.matchAll(/`(\w+\.[^`]*\$\{[^`]*)`/g)]
    .map(([, name]) => new RegExp(`^${name.split(/\$\{[^}]*\}/).map((part) => part.replaceAll(".", "\\.")).join(".+")}$`));
  const literals = [...source.matchAll(LITERAL)]
    .filter(([literal, key]) => !ANSWERS.includes(key) && !policy.includes(literal) && !composed.some((one) => one.test(key)));
  return new Set(literals.map(([, key]) => key));
}

const partOf = (key) => Object.keys(PARTS).find((part) => PARTS[part].test(key)) ?? "flow";
const textsOf = async (file, part) => {
  const texts = Object.entries(JSON.parse(await readFile(file, "utf8")));
  return texts.filter(([key]) => !NOT_ON_THE_PAGE.includes(key) && partOf(key) === part)
    .sort(([a], [b]) => Number(OWN.has(a)) - Number(OWN.has(b)) || (a < b ? -1 : 1));
};

/** The texts of one part, "flow", "result" or "orders": in the order of their names, then in that of their numbers. */
export async function localeModule(file, part) {
  return `export default${JSON.stringify((await textsOf(file, part)).map(([, text]) => text))};\n`;
}

/** Their names: a name that shares all but its last part with the one before is written by that part alone. web/src/messages.ts reads it. */
export async function names(file, part) {
  let stem = "";
  return (await textsOf(file, part)).filter(([key]) => !OWN.has(key)).map(([key]) => {
    const at = key.lastIndexOf(".");
    const same = key.slice(0, at) === stem;
    stem = key.slice(0, at);
    return same ? key.slice(at + 1) : `${stem}:${key.slice(at + 1)}`;
  }).join("|");
}

/** The configurator's texts in every language: all of them in its one script, which only authors load. */
export function configureModule(languages, numbered) {
  const own = ([key]) => partOf(key) === "configure" || ["app.copied", "app.copy", "app.one"].includes(key);
  // Under their names, by which the page's HTML has them, and under the numbers by which the script has them.
  const named = (texts) => Object.entries(texts).filter(own).flatMap(([key, text]) => [[key, text], ...(numbered.has(key) ? [[numbered.get(key), text]] : [])]);
  return `export const texts=${JSON.stringify(Object.fromEntries(Object.entries(languages).map(([language, texts]) => [language, Object.fromEntries(named(texts))])))};`;
}

/** The numbers of the rest, as readMessages counts them: of the questions' texts, then of the result's, then of the orders page's. */
export async function numbers(file) {
  const all = (await Promise.all(["flow", "result", "orders"].map((part) => textsOf(file, part)))).flat();
  return new Map(all.filter(([key]) => OWN.has(key)).map(([key], index) => [key, index + 1]));
}

/** A source with the numbers of the texts that it names. */
export function withNumbers(source, numbered) {
  return source.replace(LITERAL, (literal, key) => numbered.get(key) ?? literal);
}
