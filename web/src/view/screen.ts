// The frame round every screen: way back, summary, the screen itself, the date and the answers beside it, the foot.

import type { AnswerRow } from "../flow/answers.ts";
import type { DeadlineWords } from "../flow/deadline.ts";
import type { Entry, QuestionScreen } from "../flow/question.ts";
import { RESULT } from "../flow/steps.ts";
import { answerList } from "./answers.ts";
import type { Context } from "./context.ts";
import { deadlineBox } from "./deadline.ts";
import type { Child } from "./el.ts";
import { actionLink, button, el, heading } from "./el.ts";
import { errorSummary } from "./errors.ts";
import type { FootWords } from "./foot.ts";
import { footView, staleBanner } from "./foot.ts";
import { questionView } from "./question.ts";
import { proof, startView } from "./start.ts";

export interface Surroundings {
  readonly foot: FootWords;
  readonly note: string | undefined; // the language asked for is not there
}
export interface Frame extends Surroundings {
  readonly rows: readonly AnswerRow[];
  readonly deadline: DeadlineWords | undefined;
}
export interface Screen {
  readonly element: HTMLElement;
  readonly focus: HTMLElement;
  readonly title: string;
  /** Of a question: what is chosen and typed now. */
  entry?(): Entry;
}

export function startScreen(context: Context, around: Surroundings, first: () => void, forgotten: boolean): Screen {
  const { texts } = context;
  const { element, focus } = startView(context, first);
  const said = forgotten && el("p", { class: "notice" }, texts.t("app.forgotten"));
  return { focus, title: "", element: framed(context, around, "start-screen", said, element) };
}

export function askScreen(context: Context, frame: Frame, screen: QuestionScreen, opening: boolean): Screen {
  const { texts } = context;
  const { top, form, focus, entry } = questionView(context, screen);
  const others = frame.rows.filter(({ fact }) => fact !== screen.fact);
  const label = texts.t(screen.label);
  return {
    focus, entry,
    title: screen.error ? texts.t("app.error_title", { title: label }) : label,
    element: framed(context, frame, "with-aside", masthead(context), opening ? promise(context) : backLink(context), top, el("div", { class: "columns" },
      frame.deadline && deadlineBox(context, frame.deadline),
      el("div", { class: "main" }, form),
      others.length > 0 && el("section", { class: "so-far" },
        heading(context.level + 1, { class: "section-title" }, texts.t("app.so_far")), answerList(context, others)))),
  };
}

export function checkScreen(context: Context, frame: Frame): Screen {
  const { texts, actions } = context;
  const wrong = frame.rows.filter(({ problem }) => problem !== undefined);
  const list = answerList(context, frame.rows);
  const summary = wrong.length > 0 && errorSummary(texts, Math.max(context.level, 2), wrong.map(({ fact, problem = "" }) => ({
    text: texts.t(problem),
    follow: () => list.querySelector<HTMLElement>(`#change-${fact}`)?.focus(),
  })));
  const title = heading(context.level, { class: "title", tabindex: -1 }, texts.t("app.check_answers"));
  const label = texts.t("app.check_answers");
  return {
    focus: summary || title,
    title: wrong.length ? texts.t("app.error_title", { title: label }) : label,
    element: framed(context, frame, "with-aside", masthead(context), backLink(context), summary, el("div", { class: "columns" },
      frame.deadline && deadlineBox(context, frame.deadline),
      el("div", { class: "main" }, title, list,
        button(texts.t("app.see_result"), "primary", () => actions.go(RESULT))))),
  };
}

/** In a host's page there is no start screen: what this is stands over the first question. */
function promise({ texts }: Context): HTMLElement {
  return el("div", { class: "promise" }, el("slot", { name: "intro" }),
    el("p", {}, texts.t("app.not_decision"), " ", texts.t("app.privacy"), " ", texts.t("app.privacy_more")), proof(texts));
}

/** Says on every screen, and on every sheet of paper, what this is. */
export function masthead({ texts, embedded }: Context): HTMLElement | false {
  return !embedded && el("p", { class: "masthead" }, texts.t("app.title"));
}

export function backLink({ texts, actions }: Context): HTMLElement {
  return actionLink(texts.t("app.back"), { class: "back no-print", part: "back" }, () => actions.back());
}

export function framed(context: Context, { foot, note }: Surroundings, className: string, ...children: readonly Child[]): HTMLElement {
  return el("div", { class: `screen ${className}` }, 
    foot.stale && staleBanner(context),
    note !== undefined && el("p", { class: "notice" }, note),
    ...children,
    // The host's help stands in the same place on every step.
    context.embedded && el("slot", { name: "help" }),
    footView(context, foot),
    context.embedded && el("slot", { name: "legal" }));
}
