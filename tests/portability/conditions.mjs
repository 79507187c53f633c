// SPDX-License-Identifier: Apache-2.0
// The conditions of OKorder's policy, and what this engine finds of them: the names that they read and their truth, got
// from a copy of the document whose report names them all.
import { loadEngine, readJson } from "../wasm/module.mjs";

// Without `properties`: these are about the report, and no check computes them.
const { properties: _, ...document } = readJson("core/policy/okorder-credit.json");
const CONDITIONS = new Set(["when", "unless", "askWhen", "notStartedWhen", "runsWhen"]);

function collect(value, path, found) {
  if (typeof value !== "object" || value === null) return found;
  for (const [key, member] of Object.entries(value)) {
    if (CONDITIONS.has(key) && !Array.isArray(value)) found.push({ path: `${path}/${key}`, logic: member });
    else collect(member, `${path}/${key}`, found);
  }
  return found;
}

/** The operations within a condition, itself among them. */
export function* operations(logic) {
  if (Array.isArray(logic)) for (const operand of logic) yield* operations(operand);
  else if (typeof logic === "object" && logic !== null) {
    const [[operator, operands]] = Object.entries(logic);
    yield [operator, operands];
    if (operator !== "var") yield* operations(operands);
  }
}
const namesIn = (logic) => [...operations(logic)].filter(([operator]) => operator === "var").map(([, name]) => name);

/** [{path, logic}]: every condition of the document. */
export const conditions = collect(document, "", []);
export const facts = new Set(document.facts.map(({ id }) => id));
const names = [...new Set(conditions.flatMap(({ logic }) => namesIn(logic)))];

const copy = structuredClone(document);
copy.report.push(...names.map((name, index) => ({ key: `row.n${index}`, value: name })));
conditions.forEach(({ logic }, index) => {
  copy.flags[`true${index}`] = { clauses: [], when: logic };
  copy.flags[`false${index}`] = { clauses: [], when: { "!": [logic] } };
});
const policy = (await loadEngine()).load(copy);

/** What the policy knows of the facts given: the names that have a value, and each condition as true, false or null, Unknown. */
export function found(given) {
  const report = policy.check(given);
  const row = new Map(names.flatMap((name, index) => (report.row?.[`n${index}`] === undefined ? [] : [[name, report.row[`n${index}`]]])));
  return { row, truth: conditions.map((_, index) => (report[`true${index}`] ? true : report[`false${index}`] ? false : null)) };
}

/** Whether every fact that the condition reads is answered, and each name that it computes with has a value for that. */
export function canCompute(logic, row) {
  if (!namesIn(logic).every((name) => !facts.has(name) || row.has(name))) return false;
  return [...operations(logic)].every(([operator, operands]) => {
    if (operator !== "plusTime" && operator !== "in") return true;
    const computedWith = operands[operator === "in" ? 1 : 0];
    if (typeof computedWith?.var !== "string") return true;
    const value = row.get(computedWith.var);
    return operator === "in" ? Array.isArray(value) : value !== undefined && value !== "unsure";
  });
}

/** The row as data for a JsonLogic library: a name with dots lies in objects. */
export function nested(row) {
  const data = {};
  for (const [name, value] of row) {
    const fragments = name.split(".");
    const last = fragments.pop();
    let at = data;
    for (const fragment of fragments) at = at[fragment] ??= {};
    at[last] = value;
  }
  return data;
}
