// What a person has answered so far, and which of it counts. Kept in memory only, never in history, storage or an address.

import type { Days } from "../clock.ts";
import type { Answer, FactInfo, Facts, Policy, Question } from "../contract.ts";

export interface Session {
  /** Answers by fact. null: left out on purpose, which for some facts is an answer ("Not sent yet"). */
  readonly answers: { readonly [fact: string]: Answer | null };
  /** Facts whose yes/no question was answered Yes, so that the date behind it is asked. */
  readonly opened: readonly string[];
  /** Answers that a person has kept after a "possible mistake" notice. */
  readonly kept: readonly string[];
}

/** The session as the engine sees it: only answers to questions that it asks now. */
export interface Settled {
  readonly facts: Facts;
  readonly asked: readonly string[];
  readonly questions: readonly Question[];
}

export const NEW_SESSION: Session = { answers: {}, opened: [], kept: [] };

export function withAnswer(session: Session, fact: string, answer: Answer | null): Session {
  return { ...session, answers: { ...session.answers, [fact]: answer } };
}

/** A yes/no question before a date: No leaves the fact out, "I am not sure" is an answer, Yes opens the date. */
export function withGate(session: Session, fact: string, choice: string): Session {
  const opened = session.opened.filter((id) => id !== fact);
  if (choice === "no") return withAnswer({ ...session, opened }, fact, null);
  if (choice === "unsure") return withAnswer({ ...session, opened }, fact, "unsure");
  const { [fact]: before, ...answers } = session.answers;
  const date = typeof before === "string" && before !== "unsure" ? { [fact]: before } : {};
  return { ...session, answers: { ...answers, ...date }, opened: [...opened, fact] };
}

export function gateChoice(session: Session, fact: string): string | undefined {
  const answer = session.answers[fact];
  if (session.opened.includes(fact)) return "yes";
  if (answer === undefined) return undefined;
  return answer === null ? "no" : answer === "unsure" ? "unsure" : "yes";
}

/** Drops the answers to questions that are no longer asked. Dropping one may end other questions, so it goes on until nothing moves. */
export function settle(policy: Policy, days: Days, session: Session): Settled {
  const asked = Object.keys(session.answers).filter((fact) => session.answers[fact] === null);
  const today: Facts = days.local === days.beijing
    ? { today: days.beijing }
    : { today: days.beijing, today_local: days.local };
  let facts: Facts = { ...today, ...given(session, () => true) };
  let questions = policy.questions(facts, { asked });
  // An answer that comes back with its question may bring or end others; after as many rounds as there are facts, only dropping is left.
  for (let round = 0; ; round += 1) {
    const open = new Set(questions.map((question) => question.fact));
    const settling = round > (policy.documents[0]?.facts.length ?? 0);
    const before = facts;
    const next: Facts = { ...today, ...given(session, (fact) => open.has(fact) && (!settling || fact in before)) };
    if (Object.keys(next).sort().join() === Object.keys(facts).sort().join()) break;
    facts = next;
    questions = policy.questions(facts, { asked });
  }
  return { facts, questions, asked: asked.filter((fact) => questions.some((question) => question.fact === fact)) };
}

function given(session: Session, wanted: (fact: string) => boolean): Facts {
  const facts: { [fact: string]: Answer } = {};
  for (const [fact, answer] of Object.entries(session.answers)) if (answer !== null && wanted(fact)) facts[fact] = answer;
  return facts;
}

export function factInfo(policy: Policy, fact: string): FactInfo {
  const info = policy.documents[0]?.facts.find(({ id }) => id === fact);
  if (!info) throw new Error(`The policy has no fact ${fact}`);
  return info;
}
