// Why this verdict: each requirement with its outcome, its sentence and its clauses.

import type { Outcome, Params, Policy, Report, RequirementResult } from "../contract.ts";
import { factInfo } from "./session.ts";

export interface WhyItem {
  readonly requirement?: string;
  readonly outcome?: Outcome;
  readonly reason?: string; // a code
  readonly params?: Params;
  readonly clauses: readonly string[];
  readonly personal: boolean;
}
export interface WhyGroup {
  readonly check: string;
  readonly verdict?: string;
  readonly items: readonly WhyItem[];
}

// A "no" shows what made it one, and nothing that distracts from it; "cannot tell" shows first what is not known.
const DECIDING: { readonly [verdict: string]: Outcome } = { not_eligible: "failed", not_yet: "not_yet" };
const ORDER: readonly Outcome[] = ["failed", "not_yet", "unknown", "met"];

export function whyGroups(policy: Policy, report: Report, checks: readonly string[]): WhyGroup[] {
  return checks.map((check) => {
    const verdict = verdictOf(report, check);
    const own = report.requirements.filter((requirement) => requirement.check === check);
    const deciding = DECIDING[verdict ?? ""];
    const shown = own.filter(({ outcome }) => deciding === undefined || outcome === deciding)
      .sort((a, b) => ORDER.indexOf(a.outcome) - ORDER.indexOf(b.outcome));
    const spoken = new Set(own.map(({ reason }) => reason));
    const others = report.reasons.filter(({ code, checks: of }) => of.includes(check) && !spoken.has(code));
    return {
      check,
      ...(verdict ? { verdict } : {}),
      items: [...shown.map((requirement) => item(policy, report, requirement)), ...others.map(({ code, clauses, params, facts }) =>
        ({ reason: code, clauses, personal: isPrivate(policy, facts), ...(params ? { params } : {}) }))],
    };
  }).filter(({ items }) => items.length > 0);
}

function item(policy: Policy, report: Report, { id, outcome, reason: code, clauses }: RequirementResult): WhyItem {
  const reason = report.reasons.find((one) => one.code === code);
  return {
    requirement: id,
    outcome,
    clauses: reason?.clauses ?? clauses,
    personal: isPrivate(policy, reason?.facts ?? {}),
    ...(reason ? { reason: reason.code } : {}),
    ...(reason?.params ? { params: reason.params } : {}),
  };
}

function verdictOf(report: Report, check: string): string | undefined {
  return check === "membership" ? report.membership.verdict : report.claims[check as "late" | "quality"];
}

function isPrivate(policy: Policy, facts: { readonly [fact: string]: unknown }): boolean {
  return Object.keys(facts).some((fact) => factInfo(policy, fact).private === true);
}
