// What a question's screen holds. It knows types of facts, never a fact.

import type { FactInfo, Policy } from "../contract.ts";
import type { DatePart, Texts } from "../texts.ts";
import type { Session } from "./session.ts";
import { factInfo, gateChoice } from "./session.ts";
import type { Asking } from "./steps.ts";
import type { TypedDate } from "./typed-date.ts";
import { NOTHING_TYPED, readTypedDate, typedFrom } from "./typed-date.ts";

export interface Option {
  readonly value: string;
  readonly text: string; // a key
  readonly chosen: boolean;
}
export interface Slip {
  readonly text: string; // a key
  readonly part?: DatePart; // the field to mend
}
export interface QuestionScreen {
  readonly fact: string;
  readonly input: FactInfo["type"];
  readonly label: string; // a key
  readonly hint?: string; // a key
  readonly options: readonly Option[];
  readonly typed: TypedDate;
  readonly why: readonly string[];
  readonly error?: Slip;
  readonly notice?: string; // a key: a possible mistake, which a person may keep
}

/** What the screen's form holds when Continue is chosen. */
export interface Entry {
  readonly chosen: readonly string[];
  readonly typed: TypedDate;
}
export type EntryReading = { readonly ok: true; readonly answer: string | string[] | null } | { readonly ok: false; readonly error: Slip };

export const UNSURE = "unsure";
const ABSENT = "absent";

export function questionScreen(policy: Policy, texts: Texts, session: Session, at: Asking, why: readonly string[]): QuestionScreen {
  const info = factInfo(policy, at.fact);
  const name = at.gate ? info.absent?.gate ?? at.fact : at.fact;
  const answer = session.answers[at.fact];
  const chosen = at.gate ? gateChoice(session, at.fact) : answer === null ? ABSENT : answer;
  const hint = `q.${name}.hint`;
  return {
    fact: at.fact,
    input: at.gate ? "choice" : info.type,
    label: `q.${name}.label`,
    ...(texts.has(hint) ? { hint } : {}),
    options: choices(info, at.gate, texts)
      .map((option) => ({ ...option, chosen: chosen === option.value || (Array.isArray(chosen) && chosen.includes(option.value)) })),
    typed: typeof answer === "string" && info.type === "date" && answer !== UNSURE ? typedFrom(answer) : NOTHING_TYPED,
    why,
  };
}

function choices(info: FactInfo, gate: boolean, texts: Texts): { value: string; text: string }[] {
  const own = gate
    ? [{ value: "yes", text: "app.yes" }, { value: "no", text: "app.no" }]
    : (info.values ?? []).map((value) => ({ value, text: valueText(texts, info.id, value) }));
  const absent = !gate && info.absent && !info.absent.gate ? [{ value: ABSENT, text: info.absent.text }] : [];
  const unsure = info.unsure ? [{ value: UNSURE, text: valueText(texts, info.id, UNSURE) }] : [];
  return [...own, ...absent, ...unsure];
}

const COMMON: { readonly [value: string]: string } = { yes: "app.yes", no: "app.no", [UNSURE]: "app.not_sure" };

/** The key of an answer's words: the question's own, or the common Yes, No and "I am not sure". */
export function valueText(texts: Texts, fact: string, value: string): string {
  const own = `q.${fact}.${value}`;
  return texts.has(own) ? own : COMMON[value] ?? own;
}

/** The same screen with what was chosen and typed. */
export function withEntry({ options }: QuestionScreen, { chosen, typed }: Entry): Partial<QuestionScreen> {
  return { options: options.map((option) => ({ ...option, chosen: chosen.includes(option.value) })), typed };
}

export function isEntered({ chosen, typed }: Entry): boolean {
  return chosen.length > 0 || Object.values(typed).some(Boolean);
}

/** Reads the form. Only its form: what contradicts another answer is the engine's to say. */
export function readEntry(screen: QuestionScreen, entry: Entry, texts: Texts): EntryReading {
  if (screen.input === "choices") {
    return entry.chosen.length ? { ok: true, answer: [...entry.chosen] } : { ok: false, error: { text: "err.choose" } };
  }
  const [choice] = entry.chosen;
  if (choice !== undefined) return { ok: true, answer: choice === ABSENT ? null : choice };
  if (screen.input === "choice") return { ok: false, error: { text: "err.choose" } };
  const reading = readTypedDate(entry.typed, texts);
  if (reading.ok) return { ok: true, answer: reading.iso };
  const text = reading.error === "err.date.missing" && !screen.options.length ? "err.date.enter" : reading.error;
  return { ok: false, error: { text, part: reading.part } };
}
