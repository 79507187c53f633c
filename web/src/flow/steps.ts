// Which step comes when. A step is named by a fact, by the yes/no question before a fact, or by one of the four fixed words.

import type { Policy } from "../contract.ts";
import type { Session, Settled } from "./session.ts";
import { factInfo } from "./session.ts";

export type Step = string;
export const START: Step = "start";
export const CHECK: Step = "check";
export const RESULT: Step = "result";
export const TODAY: Step = "today";

/** The fact that a step asks for, and whether it is the yes/no question before it. */
export interface Asking {
  readonly fact: string;
  readonly gate: boolean;
}

/** The step that opens a fact's question: its yes/no question, where it has one. */
export function stepFor(policy: Policy, fact: string): Step {
  return factInfo(policy, fact).absent?.gate ?? fact;
}

/** What a step asks, or undefined when its question is not asked now. */
export function asking(policy: Policy, session: Session, settled: Settled, step: Step): Asking | undefined {
  for (const { fact } of settled.questions) {
    const gate = factInfo(policy, fact).absent?.gate;
    if (gate === step) return { fact, gate: true };
    if (fact === step && (!gate || session.opened.includes(fact))) return { fact, gate: false };
  }
  return undefined;
}

/** The step after an answer: the date behind a Yes, the next open question, or the place that the person came from. */
export function stepAfter(policy: Policy, session: Session, settled: Settled, done: Asking | undefined, back: Step): Step {
  if (done?.gate && session.opened.includes(done.fact)) return done.fact;
  const next = policy.next(settled.facts, { asked: settled.asked });
  if (!next) return back;
  return session.opened.includes(next.fact) ? next.fact : stepFor(policy, next.fact);
}

/** A step that can be shown now: from history a person may come back to one whose answers are gone. */
export function reachable(policy: Policy, session: Session, settled: Settled, step: Step): boolean {
  if (step === START || step === TODAY) return true;
  const complete = policy.next(settled.facts, { asked: settled.asked }) === null;
  if (step === CHECK || step === RESULT) return complete;
  return asking(policy, session, settled, step) !== undefined;
}
