// SPDX-License-Identifier: Apache-2.0
// Calls what okorder-eligibility/full has beyond the package's own contract, and a part of that through it.
import { LogicError, loadEngine } from "okorder-eligibility/full";
import type { Engine, Issue, Report } from "okorder-eligibility/full";
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

export const isLogicError = (error: unknown): boolean => error instanceof LogicError;
