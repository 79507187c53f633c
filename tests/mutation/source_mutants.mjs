// SPDX-License-Identifier: Apache-2.0
// Small mistakes in C++ as clang-format lays it out: spaces around binary operators, none inside template brackets. Comments, texts,
// includes, asserts and declarations stay as they are.

const REPLACEMENTS = [
  [/ < /g, " <= "], [/ <= /g, " < "], [/ > /g, " >= "], [/ >= /g, " > "], [/ == /g, " != "], [/ != /g, " == "],
  [/ && /g, " || "], [/ \|\| /g, " && "],
  [/ \+ /g, " - "], [/ - /g, " + "], [/ \* /g, " / "], [/ \/ /g, " * "], [/ % /g, " / "],
  [/ \+= /g, " -= "], [/ -= /g, " += "], [/ \|= /g, " &= "], [/ &= /g, " |= "], [/ \| /g, " & "], [/ & /g, " | "],
  [/ << /g, " >> "], [/ >> /g, " << "], [/\+\+(?=\w)/g, "--"], [/--(?=\w)/g, "++"],
  [/\btrue\b/g, "false"], [/\bfalse\b/g, "true"],
  [/(?<![\w!])!(?=[\w(*])/g, ""],
  [/\bbreak;/g, "continue;"], [/\bcontinue;/g, "break;"],
];

const SKIPPED = /^\s*(#|\/\/|static_assert|assert|template|using|namespace|case |default:)|^$/;
const CALL = /^\s+[\w.:*()>[\]-]+(\.|->)?\w*\(.*\);$/;
const ASSIGNMENT = /^\s+[*\w.[\]>()-]+ [-+|&^*]?= .*;$/;
const RETURNED = /^(\s*(?:if \(.*\) |else )?return )([^;]+);$/;

/** Every mutant of a file: `{at, line, what, file, text}`. */
export function sourceMutants(file, source) {
  const lines = source.split("\n");
  return lines.flatMap((line, index) => changes(line, lines[index - 1] ?? "").map((changed) => ({
    at: file, line: index + 1, file, what: `${line.trim()} -> ${changed.trim() || "nothing"}`,
    text: lines.with(index, changed).join("\n"),
  })));
}

function changes(line, before) {
  if (SKIPPED.test(line)) return [];
  const code = masked(line);
  const changed = new Set();
  for (const [pattern, replacement] of REPLACEMENTS)
    for (const match of code.matchAll(pattern)) changed.add(spliced(line, match.index, match[0].length, replacement));
  for (const match of code.matchAll(/(?<![\w.])\d[\d']*(?![\w.'])/g)) {
    const number = Number(match[0].replaceAll("'", ""));
    for (const other of [number + 1, number - 1]) if (other >= 0) changed.add(spliced(line, match.index, match[0].length, String(other)));
  }
  const condition = code.match(/\b(?:if|while) \((?!.*;)(.*)\)(?= \{$| \w.*;$)/);
  if (condition && balanced(condition[1])) {
    const start = condition.index + condition[0].indexOf("(") + 1;
    changed.add(spliced(line, start, condition[1].length, `!(${line.slice(start, start + condition[1].length)})`));
  }
  const returned = code.match(RETURNED);
  if (returned && !["{}", "true", "false", "0", "nullptr", "std::nullopt", "std::string_view()"].includes(returned[2])) changed.add(`${line.slice(0, returned[1].length)}{};`);
  const choice = code.match(/ \? ([^?:]+) : ([^?:;,)\]]+)(?=[;,)\]])/);
  if (choice) {
    const at = choice.index + 3;
    const [yes, no] = [line.slice(at, at + choice[1].length), line.substr(at + choice[1].length + 3, choice[2].length)];
    changed.add(spliced(line, at, choice[1].length + 3 + choice[2].length, `${no} : ${yes}`));
  }
  const whole = /[;{}]$/.test(masked(before)) || before.trim() === "" || before.trim().startsWith("//");  // no line of a longer statement
  if (whole && (CALL.test(code) || ASSIGNMENT.test(code)) && !/^\s*return\b/.test(code)) changed.add("");
  changed.delete(line);
  return [...changed];
}

/** The line with its texts, characters and comments blanked, so that places in both are the same. */
const masked = (line) => line.replace(/"(?:[^"\\]|\\.)*"|(?<!\d)'(?:[^'\\]|\\.)+'|\/\/.*/g, (text) => "_".repeat(text.length)).trimEnd();
const spliced = (line, at, length, inserted) => line.slice(0, at) + inserted + line.slice(at + length);

function balanced(text) {
  let depth = 0;
  for (const character of text) {
    if (character === "(") ++depth;
    if (character === ")" && --depth < 0) return false;
  }
  return depth === 0;
}
