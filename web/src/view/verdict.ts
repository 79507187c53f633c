// The screen of the result: the result's sections, the answers that it rests on, what it is not, and what can be done with it.

import type { ResultScreen } from "../flow/result.ts";
import { answerList } from "./answers.ts";
import type { Context } from "./context.ts";
import { el, heading, say } from "./el.ts";
import { resultView } from "./result.ts";
import type { Frame, Screen } from "./screen.ts";
import { backLink, framed, masthead } from "./screen.ts";
import type { TakeAway } from "./take-away.ts";
import { takeAway } from "./take-away.ts";

/** What every sheet of paper says, were it torn off. On the screen it stands below; here it would be read twice. */
function everyPage({ texts }: Context, made: string): HTMLElement {
  return el("p", { class: "every-page", "aria-hidden": "true" }, texts.t("app.not_decision"), " ", texts.t("foot.print", { date: made }));
}

export function verdictScreen(context: Context, frame: Frame, screen: ResultScreen, away: TakeAway): Screen {
  const { texts } = context;
  const { days } = frame.foot;
  const { sections, focus } = resultView(context, screen, frame.rows, days.local === days.beijing ? undefined : days.beijing);
  return {
    focus,
    title: texts.t(screen.heading),
    element: framed(context, frame, "result", everyPage(context, days.local), masthead(context), backLink(context), el("article", {}, ...sections,
      el("section", { class: "your-answers" }, heading(context.level + 1, { class: "section-title" }, texts.t("app.your_answers")), answerList(context, frame.rows)),
      el("section", { class: "small-print" },
        el("p", {}, texts.t("foot.independent")), el("p", {}, say(texts, "foot.print", { date: days.local }))),
      ...takeAway(context, away))),
  };
}
