// SPDX-License-Identifier: Apache-2.0
// Calls what okorder-eligibility/full has beyond the package's own contract, and a part of that through it.
import { LogicError, loadEngine } from "okorder-eligibility/full";
import type { Engine, Finding, Issue, OrderBatch, OrderReader, Policy, Report, RowProblem, TriageOutput, TriageResult } from "okorder-eligibility/full";
import type { Engine as BaseEngine } from "okorder-eligibility";

export async function useFull(logic: unknown): Promise<string> {
  const engine: Engine = await loadEngine();
  const base: BaseEngine = engine;
  const issues: readonly Issue[] = engine.validateLogic(logic);
  const report: Report = base.load().check({ today: "2026-11-23" });
  const expr: unknown = issues[0]?.expr;
  // @ts-expect-error issues are read only
  issues.pop();
  // @ts-expect-error the package's own engine has no validator
  base.validateLogic(logic);
  return [issues[0]?.path, issues[0]?.message, expr, report.overall].join();
}

export function useTriage(policy: Policy): string {
  const result: TriageResult = policy.triage({ rows: 1, columns: { today: Int32Array.of(20_532), rating: Uint8Array.of(3) }, keys: ["overall"] });
  const overall: TriageOutput | undefined = result.outputs["overall"];
  const token = overall?.kind === "code" ? overall.tokens[overall.values[0] ?? 0] : overall?.key;
  // @ts-expect-error a column is a typed array
  policy.triage({ rows: 1, columns: { rating: [3] } });
  const report: Report = policy.check({ today: "2026-03-20" });
  return [result.rows, result.version, result.refused[0], result.fallbacks[0]?.path, token, report.overall].join();
}

export function useOrders(policy: Policy, bytes: Uint8Array): string {
  const reader: OrderReader = policy.orders({ same: { today: "2026-03-20", problems: ["late"] }, dates: "dmy" });
  const batches: readonly OrderBatch[] = reader.feed(bytes, true);
  const problem: RowProblem | undefined = batches[0]?.problems[0];
  const facts = reader.factsOf(batches[0]?.cells[0]?.split("\x1f") ?? []);
  reader.close();
  // @ts-expect-error there are two orders of day and month
  policy.orders({ dates: "ymd" });
  return [reader.results[0]?.name, reader.header[0], reader.columns[0], batches[0]?.results[0]?.[0], problem?.line, facts?.["today"], reader.write(bytes)].join();
}

export async function lintPolicy(document: unknown): Promise<string> {
  const policy: Policy = (await loadEngine()).load(document, { calendars: [] });
  const findings: readonly Finding[] = policy.lint({ texts: { en: { "reason.R-LATE": "Late" } } });
  const facts = findings[0]?.witness?.facts;
  // @ts-expect-error findings are read only
  findings.pop();
  return [policy.lint().length, findings[0]?.code, findings[0]?.path, findings[0]?.message, facts?.["today"], findings[0]?.witness?.after].join();
}

export const isLogicError = (error: unknown): boolean => error instanceof LogicError;
