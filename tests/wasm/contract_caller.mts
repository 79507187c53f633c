// SPDX-License-Identifier: Apache-2.0
// Calls every member of the contract, so that compiling it holds eligibility.d.mts against a user's code.
import { EngineLoadError, InputError, LogicError, PolicyError, loadEngine } from "okorder-eligibility";
import type { CalendarYear, Change, DayRange, Diagnostic, Engine, FactInfo, Facts, Policy, PolicyDocument, Question, Report } from "okorder-eligibility";

export async function use(document: unknown, calendars: readonly CalendarYear[]): Promise<string> {
  const engine: Engine = await loadEngine();
  const policy: Policy = engine.load();
  const other: Policy = engine.load([document], { calendars });
  const facts: Facts = { today: "2026-11-23", problems: ["late"] };
  const report: Report = policy.check(facts);
  const questions: readonly Question[] = other.questions(facts, { asked: ["purpose"] });
  const next: Question | null = policy.next(facts);
  const change: Change | undefined = policy.change(facts)[0];
  const answer: string | DayRange | undefined = change?.set["rating"];
  const days: string | undefined = typeof answer === "object" ? `${answer.from} ${answer.to}` : answer;
  const first: PolicyDocument | undefined = policy.documents[0];
  const info: FactInfo | undefined = first?.facts[0];
  const value: unknown = engine.evaluate({ var: "a" }, { a: 1 });
  const late: "eligible" | "not_yet" | "not_eligible" | "cannot_tell" | undefined = report.claims.late;
  // @ts-expect-error a report is read only
  report.overall = "eligible";
  // @ts-expect-error there are no amounts
  report.amounts = 5;
  return [late, questions.length, next?.why[0], change?.after, days, info?.id, first?.source.sha256, value].join();
}

export function explain(error: unknown): readonly Diagnostic[] {
  if (error instanceof InputError || error instanceof PolicyError || error instanceof LogicError) return error.diagnostics;
  if (error instanceof EngineLoadError) return [{ code: error.name, path: "", message: error.message }];
  throw error;
}
