// SPDX-License-Identifier: Apache-2.0
// Small mistakes in a policy document, each in one place: a number one off, a case dropped or exchanged with the next, a condition
// negated, an operand lost, another token, another clause. `properties` stay as they are: they are what lint holds a policy to.

const DAY = 86_400_000;
const EXPRESSIONS = new Set(["when", "unless", "askWhen", "rest", "notStartedWhen", "runsWhen"]);
const NEIGHBOURS = { and: ["or"], or: ["and"], after: ["not-before", "before"], before: ["not-after", "after"],
                     "not-after": ["before", "not-before"], "not-before": ["after", "not-after"],
                     "<": ["<="], "<=": ["<"], ">": [">="], ">=": [">"] };
const TRUTHS = new Set(["and", "or", "!", "===", "in", "after", "before", "not-after", "not-before", "<", "<=", ">", ">="]);
const TOKENS = {
  outcome: ["met", "not_yet", "failed", "unknown"],
  status: ["have", "coming", "unclear", "todo", "cannot_check"],
  readiness: ["ready", "check", "incomplete", "at_risk"],
  verdict: ["eligible", "not_yet", "not_eligible", "cannot_tell"],
  otherwise: ["eligible", "not_yet", "not_eligible", "cannot_tell"],
  level: ["required", "advised"],
  changeable: ["yes", "find", "no"],
  source: ["person", "device"],
};
const ORDERED = new Set(["cases", "readiness", "ranking"]);  // where the first that holds, or the better one, wins
const NAMES = new Set(["from", "to", "fact", "appliedOn", "default", "value", "earliest", "latest"]);
const STANDING = new Set(["$schema", "format", "policy", "version", "properties"]);

/** Every mutant of a document: `{at, what, document}`, no two alike. */
export function policyMutants(document) {
  const names = namesOf(document);
  const seen = new Set([JSON.stringify(document)]);
  const mutants = [];
  const add = (path, what, change) => {
    const copy = structuredClone(document);
    change(path.slice(0, -1).reduce((node, key) => node[key], copy), path.at(-1));
    const text = JSON.stringify(copy);
    if (!seen.has(text)) mutants.push({ at: pointer(path), what, document: copy });
    seen.add(text);
  };
  const replace = (path, value, what) => add(path, what ?? `-> ${JSON.stringify(value)}`, (node, key) => { node[key] = structuredClone(value); });
  const drop = (path) => add(path, "dropped", (node, key) => { Array.isArray(node) ? node.splice(key, 1) : delete node[key]; });
  const swap = (path) => add(path, "exchanged with the next", (node, key) => { [node[key], node[key + 1]] = [node[key + 1], node[key]]; });
  walk(document, [], { names, replace, drop, swap });
  return mutants;
}

const pointer = (path) => path.map((key) => `/${String(key).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
const next = (list, value) => list[(list.indexOf(value) + 1) % list.length];

function namesOf(document) {
  const dates = [...document.facts.filter(({ type }) => type === "date"), ...document.dates].map(({ id }) => id);
  const choices = document.facts.filter(({ type }) => type === "choice").map(({ id }) => id);
  return { facts: document.facts, dates, choices, reasons: Object.keys(document.reasons), clauses: Object.keys(document.clauses) };
}

function walk(node, path, to) {
  const key = path.at(-1);
  if (Array.isArray(node)) {
    node.forEach((child, index) => {
      to.drop([...path, index]);
      if (ORDERED.has(key) && index + 1 < node.length) to.swap([...path, index]);
      walk(child, [...path, index], to);
    });
  } else if (typeof node === "object" && node !== null) {
    for (const [name, child] of Object.entries(node)) member(name, child, [...path, name], to);
  } else {
    leaf(node, path, to);
  }
}

function member(name, child, path, to) {
  if (path.length === 1 && STANDING.has(name)) return;
  to.drop(path);
  if (EXPRESSIONS.has(name)) {
    for (const constant of [true, false]) to.replace(path, constant);
    expression(child, path, to);
  } else {
    walk(child, path, to);
  }
}

/** What stands at the end of a path: its last name, or that of the list in which it stands. */
function leaf(value, path, to) {
  const name = typeof path.at(-1) === "number" ? path.at(-2) : path.at(-1);
  const { names } = to;
  if (typeof value === "boolean") to.replace(path, !value);
  if (typeof value === "number") for (const other of [value - 1, value + 1]) to.replace(path, other);
  if (typeof value !== "string") return;
  if (TOKENS[name]?.includes(value)) for (const other of TOKENS[name]) to.replace(path, other);
  if (name === "range") for (const days of [-1, 1]) to.replace(path, new Date(Date.parse(value) + days * DAY).toISOString().slice(0, 10));
  if (name === "reason") to.replace(path, next(names.reasons, value));
  if (name === "clause" || name === "clauses") to.replace(path, next(names.clauses, value));
  if (path[0] === "clauses") to.replace(path, value.slice(0, -1));
  if (NAMES.has(name)) for (const list of [names.dates, names.choices]) if (list.includes(value)) to.replace(path, next(list, value));
}

function expression(node, path, to) {
  if (typeof node !== "object") return operand(node, path, to);
  if (Array.isArray(node)) return node.forEach((child, index) => { to.drop([...path, index]); expression(child, [...path, index], to); });
  const [[operator, operands]] = Object.entries(node);
  if (operator === "var") return variable(operands, path, to);
  if (TRUTHS.has(operator)) to.replace(path, { "!": [node] }, "negated");
  if (operator === "!") to.replace(path, operands[0], "no longer negated");
  for (const other of NEIGHBOURS[operator] ?? []) to.replace(path, { [other]: operands }, `${operator} -> ${other}`);
  const inside = [...path, operator];
  if (operator === "and" || operator === "or") {
    operands.forEach((_, index) => {
      const rest = operands.toSpliced(index, 1);
      to.replace(path, rest.length === 1 ? rest[0] : { [operator]: rest }, `operand ${index} of ${operator} dropped`);
    });
  }
  if (operator === "plusTime") for (const step of [-1, 1]) to.replace([...inside, 1], operands[1] + step);
  operands.forEach((child, index) => {
    if (operator !== "plusTime" || index === 0) expression(child, [...inside, index], to);
  });
}

function variable(name, path, to) {
  for (const list of [to.names.dates, to.names.choices]) if (list.includes(name)) to.replace([...path, "var"], next(list, name));
  // A name of the engine's has brothers: outcome.M1, verdict.late.
  const brothers = { "verdict.late": "verdict.quality", "verdict.quality": "verdict.late", "verdict.membership": "verdict.quality",
                     "missing.late": "missing.quality", "missing.quality": "missing.late", "unclear.late": "unclear.quality",
                     "unclear.quality": "unclear.late", "outcome.L1": "outcome.Q1", "outcome.M1": "outcome.C1", "outcome.E1": "outcome.Q1" };
  if (brothers[name]) to.replace([...path, "var"], brothers[name]);
}

/** An answer that a condition names, exchanged for the next that the same question has. */
function operand(value, path, to) {
  if (typeof value === "boolean") to.replace(path, !value);
  if (typeof value !== "string") return;
  const fact = to.names.facts.find(({ values }) => values?.includes(value));
  if (fact) to.replace(path, next(fact.values, value));
  for (const tokens of Object.values(TOKENS)) if (tokens.includes(value)) to.replace(path, next(tokens, value));
}
