// A language as the page loads it: the texts of core/policy/texts in two columns, keys and words, where a key that shares all but
// its last part with the one before is written by that part alone. A tenth smaller over the wire than the pairs.

import { readFile } from "node:fs/promises";

// The widget's row, the calendar file and the orders page bring these when they come.
export const NOT_ON_THE_PAGE = ["app.calendar", "app.how_read", "ask.h", "res.ask", "res.ask.p", "row.label"];

export async function localeModule(file) {
  const texts = Object.entries(JSON.parse(await readFile(file, "utf8"))).filter(([key]) => !NOT_ON_THE_PAGE.includes(key));
  let stem = "";
  const keys = texts.map(([key]) => {
    const at = key.lastIndexOf(".");
    const same = key.slice(0, at) === stem;
    stem = key.slice(0, at);
    return same ? key.slice(at + 1) : `${stem}:${key.slice(at + 1)}`;
  }).join("|");
  return `let s="";const w=${JSON.stringify(texts.map(([, text]) => text))};export default Object.fromEntries(${JSON.stringify(keys)}`
    + `.split("|").map((k,i)=>{const p=k.split(":");p[1]&&(s=p[0]);return[s+"."+p.at(-1),w[i]]}));\n`;
}
