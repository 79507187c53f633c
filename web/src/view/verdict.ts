// The screen of the result: the result's sections, the answers that it rests on, what it is not, and what can be done with it.

import type { ResultScreen } from "../flow/result.ts";
import { answerList } from "./answers.ts";
import type { Context } from "./context.ts";
import { button, el, heading, say } from "./el.ts";
import { resultView } from "./result.ts";
import type { Frame, Screen } from "./screen.ts";
import { backLink, framed, masthead } from "./screen.ts";

export function verdictScreen(context: Context, frame: Frame, screen: ResultScreen): Screen {
  const { texts, actions } = context;
  const { days } = frame.foot;
  const { sections, focus } = resultView(context, screen, frame.rows, days.local === days.beijing ? undefined : days.beijing);
  return {
    focus,
    title: texts.t(screen.heading),
    element: framed(context, frame, "result", masthead(context), backLink(context), el("article", {}, ...sections,
      el("section", { class: "your-answers" }, heading(context.level + 1, { class: "section-title" }, texts.t("app.your_answers")), answerList(context, frame.rows)),
      el("section", { class: "small-print" },
        el("p", {}, texts.t("foot.independent")), el("p", {}, say(texts, "foot.print", { date: days.local }))),
      el("p", { class: "buttons no-print" },
        button(texts.t("app.print"), "secondary", () => actions.print()),
        button(texts.t("app.again"), "secondary", () => actions.again())))),
  };
}
