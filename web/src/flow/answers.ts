// The answers given so far, as a person would read them back.

import type { Policy } from "../contract.ts";
import type { Texts } from "../texts.ts";
import { UNSURE, valueText } from "./question.ts";
import type { Session, Settled } from "./session.ts";
import { factInfo } from "./session.ts";
import type { Step } from "./steps.ts";
import { stepFor } from "./steps.ts";

export interface AnswerRow {
  readonly fact: string;
  readonly label: string; // a key
  readonly text: string;
  readonly step: Step; // where Change leads
  readonly problem?: string; // a key: what the engine says is wrong with it
  readonly personal: boolean; // the policy keeps it out of print and of texts to copy: it could defame a supplier
}

export function answerRows(policy: Policy, texts: Texts, session: Session, settled: Settled, problems: ReadonlyMap<string, string>): AnswerRow[] {
  return settled.questions.flatMap(({ fact }) => {
    const answer = session.answers[fact];
    if (answer === undefined) return [];
    const info = factInfo(policy, fact);
    const gate = info.absent?.gate;
    const dated = typeof answer === "string" && answer !== UNSURE && info.type === "date";
    const problem = problems.get(fact);
    const words = (value: string): string => texts.t(valueText(texts, fact, value));
    return [{
      fact,
      label: `q.${gate && !dated ? gate : fact}.label`,
      text: answer === null ? texts.t(info.absent?.text ?? "app.no")
        : dated ? texts.day(answer)
        : Array.isArray(answer) ? answer.map(words).join(texts.t("app.semicolon"))
        : words(answer),
      step: stepFor(policy, fact),
      ...(problem ? { problem } : {}),
      personal: info.private === true,
    }];
  });
}
