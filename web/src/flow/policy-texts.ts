// Which words a policy asks for. A host's own policy may name what no language says: that is found before the first question, not
// half-way through them. core/src/lint/lint_texts.cpp finds the same for authors.

import type { FactInfo, Policy, PolicyDocument } from "../contract.ts";
import type { Texts } from "../texts.ts";
import { valueText } from "./question.ts";

interface Named {
  readonly id: string;
}
interface Worded {
  readonly text: string;
}
/** The sections that need words, as the loader has accepted them. */
interface Sections {
  readonly requirements: readonly Named[];
  readonly checks: readonly Named[];
  readonly evidence?: readonly (Named & { readonly cases: readonly { readonly status: string }[] })[];
  readonly reasons: { readonly [code: string]: unknown };
  readonly openPoints?: { readonly [code: string]: unknown };
  readonly warnings?: { readonly [code: string]: Worded };
  readonly constraints?: readonly Worded[];
  readonly inputProblems: { readonly texts: { readonly [problem: string]: string } };
}

/** The keys that a policy needs and these texts lack: [] for OKorder's own, [op.OP-NEW] where that open point was added without words. */
export function missingTexts({ documents }: Policy, texts: Texts): string[] {
  return [...new Set(documents.flatMap((document) => neededBy(document as PolicyDocument & Sections, texts)))].filter((key) => !texts.has(key));
}

function neededBy({ facts, requirements, checks, evidence = [], reasons, openPoints = {}, warnings = {}, constraints = [], inputProblems }: PolicyDocument & Sections, texts: Texts): string[] {
  return [
    ...facts.filter(({ source }) => source !== "device").flatMap((fact) => keysOf(fact, texts)),
    ...requirements.map(({ id }) => `req.${id}`),
    ...checks.map(({ id }) => `check.${id}`),
    ...evidence.flatMap(({ id, cases }) => [`ev.${id}`, ...cases.map(({ status }) => `ev.${status}`)]),
    ...Object.keys(reasons).map((code) => `reason.${code}`),
    ...Object.keys(openPoints).map((code) => `op.${code}`),
    ...[...Object.values(warnings), ...constraints].map(({ text }) => text),
    ...Object.values(inputProblems.texts),
  ];
}

function keysOf({ id, values = [], absent, changeable }: FactInfo, texts: Texts): string[] {
  return [
    `q.${id}.label`,
    ...values.map((value) => valueText(texts, id, value)),
    ...(absent ? [absent.text] : []),
    ...(absent?.gate ? [`q.${absent.gate}.label`] : []),
    ...(changeable === "yes" ? [`change.${id}`] : []),
  ];
}
