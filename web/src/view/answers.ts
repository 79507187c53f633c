// Answers read back, each with its way to change it.

import type { AnswerRow } from "../flow/answers.ts";
import type { Context } from "./context.ts";
import { changeButton, el } from "./el.ts";

export function answerList({ texts, actions }: Context, rows: readonly AnswerRow[]): HTMLElement {
  return el("dl", { class: "answers" }, ...rows.map(({ fact, label, text, step, problem, personal }) => {
    const change = changeButton(texts, label, () => actions.change(step));
    change.id = `change-${fact}`;
    return el("div", { class: personal ? "answer no-print" : "answer" },
      el("dt", {}, texts.t(label)),
      el("dd", {}, text, problem !== undefined && el("span", { class: "error" }, texts.t(problem))),
      el("dd", { class: "change" }, change));
  }));
}
