// The result, in one order for everyone: verdict, date, what is missing, what to do, why, what is unclear, how, papers, answers.

import type { AnswerRow } from "../flow/answers.ts";
import { CITED } from "../flow/citations.ts";
import type { Line } from "../flow/deadline.ts";
import type { ResultScreen } from "../flow/result.ts";
import { changeList } from "./change.ts";
import type { Context } from "./context.ts";
import { deadlineBox } from "./deadline.ts";
import type { Child } from "./el.ts";
import { button, el, heading, say } from "./el.ts";
import { evidenceSection } from "./evidence.ts";
import { faqLink } from "./faq-link.ts";
import { openPoints, whySection } from "./points.ts";
import { replyPicture, windowPicture } from "./pictures.ts";
import { quotes } from "./quote.ts";

export interface ResultView {
  readonly sections: readonly HTMLElement[];
  readonly focus: HTMLElement;
}

export function resultView(context: Context, screen: ResultScreen, rows: readonly AnswerRow[], beijing: string | undefined): ResultView {
  const { texts } = context;
  const title = heading(context.level, { class: "title", tabindex: -1 }, texts.t(screen.heading));
  const verdict = el("header", { class: `verdict ${screen.verdict}`, part: "verdict" }, title,
    ...screen.paragraphs.map((key) => el("p", {}, texts.t(key))),
    screen.membershipNote !== undefined && el("p", {}, el("strong", {}, texts.t("check.membership")), texts.t("app.colon"), texts.t(screen.membershipNote)),
    el("p", { class: "hint" }, texts.t("app.not_decision")));
  return { focus: title, sections: [verdict, ...dates(context, screen, beijing), ...body(context, screen, rows)] };
}

function dates(context: Context, { deadline, reply, race, window, calendar }: ResultScreen, beijing: string | undefined): HTMLElement[] {
  const { texts } = context;
  const line = ({ key, params }: Line): HTMLElement => el("p", { class: "deadline-line" }, say(texts, key, params));
  return [
    ...(deadline ? [deadlineBox(context, deadline,
      window && windowPicture(context, window),
      race && line(race),
      deadline.apply_by !== undefined && el("p", { class: "hint" }, texts.t("dl.how")),
      el("p", { class: "hint" }, texts.t("dl.contract")),
      beijing !== undefined && el("p", { class: "hint" }, say(texts, "dl.beijing", { date: beijing })))] : []),
    ...(reply ? [el("section", { class: "deadline reply", "aria-label": texts.t("check.membership") },
      el("p", { class: "deadline-date" }, say(texts, reply.headline.key, reply.headline.params)),
      calendar && replyPicture(context, calendar), ...reply.lines.map(line), ...quotes(context, CITED["reply"] ?? []))] : []),
  ];
}

function body(context: Context, screen: ResultScreen, rows: readonly AnswerRow[]): HTMLElement[] {
  const { texts } = context;
  const paragraph = (key: string): HTMLElement => el("p", {}, texts.t(key));
  const section = (key: string, ...children: readonly Child[]): HTMLElement =>
    el("section", {}, heading(context.level + 1, { class: "section-title" }, texts.t(key)), ...children);
  const list = (keys: readonly string[]): HTMLElement => el("ul", {}, ...keys.map((key) => el("li", {}, texts.t(key))));
  const { missing, findOut, todo, why, inspectionCost } = screen;
  const sections = [
    missing.length > 0 && section("res.missing",
      // The cost comes before any advice to order an inspection.
      inspectionCost && el("p", { class: "notice" }, texts.t("ev.cost")), list(missing.map(({ id }) => `ev.${id}`))),
    findOut.length > 0 && section("res.find_out",
      inspectionCost && !missing.length && el("p", { class: "notice" }, texts.t("ev.cost")), el("ul", {}, ...findOut.map((fact) => el("li", {}, toQuestion(context, fact, rows))))),
    todo.length > 0 && section("res.todo", el("ul", {}, ...todo.map(({ key, params }) => el("li", {}, say(texts, key, params)))),
      el("p", {}, faqLink(context))),
    why.length > 0 && section("res.why", ...whySection(context, why, rows)),
    screen.change.length > 0 && section("change.h",
      inspectionCost && !missing.length && !findOut.length && el("p", { class: "notice" }, texts.t("ev.cost")), ...changeList(context, screen.change)),
    screen.openPoints.length > 0 && section("app.unclear", ...[openPoints(context, screen.openPoints, rows)]),
    section("check.amounts",
      ...(screen.about === "claim" ? [paragraph("rep.claim"), ...quotes(context, CITED["claim_reply"] ?? [])] : []),
      paragraph("rep.no_amount"), ...quotes(context, CITED["amounts"] ?? [])),
    screen.howToApply && section("apply.h", ...howToApply(context), paragraph("apply.keep"), el("p", { class: "hint" }, texts.t("apply.note"))),
    screen.evidence.length > 0 && section("ev.h", ...evidenceSection(context, screen.evidence),
      inspectionCost && paragraph("ev.report_fields")),
  ];
  return sections.filter((part): part is HTMLElement => part !== false);
}

/** The fact that would settle it, as a way to its question. */
function toQuestion({ texts, actions }: Context, fact: string, rows: readonly AnswerRow[]): HTMLElement {
  const step = rows.find((row) => row.fact === fact)?.step ?? fact;
  return button(texts.t(`q.${fact}.label`), "link", () => actions.change(step));
}

/** The menu path is the FAQ's own sentence: in English the quote alone says it, elsewhere a translation stands before it. */
function howToApply(context: Context): HTMLElement[] {
  const { texts, document } = context;
  const quoted = (CITED["apply"] ?? []).map((id) => document.clauses[id]);
  const translated = ["apply.path", "apply.fill"].map((key) => texts.t(key)).filter((text) => !quoted.includes(text));
  const link = context.apply !== undefined && el("a", { href: context.apply, rel: "noreferrer" }, texts.t("apply.open"));
  return [...translated.map((text) => el("p", {}, text)), ...quotes(context, CITED["apply"] ?? []), ...(link ? [el("p", {}, link)] : [])];
}
