// The walk from the start to the result. One code for every place that shows it; what differs between places is the Shell's.

import type { Days } from "./clock.ts";
import type { Facts, Policy, PolicyDocument, Report } from "./contract.ts";
import { answerRows } from "./flow/answers.ts";
import { calendarFile } from "./flow/calendar.ts";
import { daysBetween, isStale, moved } from "./flow/civil-days.ts";
import { deadlineWords } from "./flow/deadline.ts";
import { linkFragment } from "./flow/link.ts";
import type { Linked } from "./flow/read-link.ts";
import type { ResultRecord } from "./flow/record.ts";
import { resultRecord } from "./flow/record.ts";
import { resultScreen } from "./flow/result.ts";
import type { Entry, QuestionScreen, Slip } from "./flow/question.ts";
import { isEntered, questionScreen, readEntry, withEntry } from "./flow/question.ts";
import type { Session } from "./flow/session.ts";
import { NEW_SESSION, settle, withAnswer, withGate } from "./flow/session.ts";
import type { Step } from "./flow/steps.ts";
import { asking, CHECK, reachable, RESULT, START, stepAfter, TODAY } from "./flow/steps.ts";
import { typedFrom } from "./flow/typed-date.ts";
import { saveFile } from "./save-file.ts";
import { tellWhenSeen } from "./seen.ts";
import type { Texts } from "./texts.ts";
import type { Actions, Context } from "./view/context.ts";
import { el } from "./view/el.ts";
import { focusOn } from "./view/focus.ts";
import type { Frame, Screen, Surroundings } from "./view/screen.ts";
import { askScreen, checkScreen, startScreen } from "./view/screen.ts";
import { verdictScreen } from "./view/verdict.ts";

/** The place that shows the walk: a page with its history and title, or an element that has neither. */
export interface Shell {
  readonly root: HTMLElement;
  readonly level: number; // of the main heading
  readonly version: string;
  readonly embedded: boolean; // in a host's page: no start screen, no masthead, slots for the host's words
  readonly daySet: boolean; // the place has been told which day it is
  days(): Days;
  /** A step was taken. The step's id is all that a history may hold. */
  stepped(step: Step): void;
  back(): void;
  /** A screen is shown; `focus` is what will have the focus, where a person's act has led here. */
  shown(title: string, focus?: HTMLElement): void;
  /** A question was put: the fact that it asks for and its place, never its answer. */
  asked(purpose: string | undefined, fact: string, index: number): void;
  /** A result was shown, for the first time or after a change. */
  found(verdict: string, report: Report): void;
  print(): void;
  /** Whether something may be taken away by us: a host may do it its own way. */
  allowed(kind: "print" | "ics" | "link"): boolean;
  /** The standalone page, to which a link with answers leads. */
  address(): string | undefined;
  /** OKorder's application page, where the host names it. */
  apply(): string | undefined;
  /** The host's own name for the order. */
  reference(): string;
}
export interface Walk {
  /** Shows a step that a history came back to, or the start when its answers are gone. */
  revisit(step: Step): void;
  /** Shows the same step in another language. `note` says so where it is not the one that was asked for. */
  speak(texts: Texts, note?: string): void;
  /** Takes answers that the place knows already. They are shown with Change, like any other, and never replace a person's own. */
  prefill(facts: Facts): void;
  /** Takes the answers of a link and leads to what is still open, at most to the page on which they are checked. */
  resume(linked: Linked): void;
  /** The result as files, once every question is answered. */
  taken(): { readonly ics: string | null; readonly record: ResultRecord } | null;
  /** Forgets every answer, the prefilled ones too, and begins again. */
  reset(): void;
}

export function startWalk(policy: Policy, words: Texts, shell: Shell, given: Facts = {}, why?: string): Walk {
  const document = policy.documents[0];
  if (!document) throw new Error("No policy document was loaded");
  let texts = words;
  let note = why;
  let session: Session = { ...NEW_SESSION, answers: given };
  let step: Step = START;
  let home: Step = CHECK; // where a changed answer leads back to
  let besideToday: Step = START; // where correcting the clock leads back to
  let clockOff = 0; // days by which the person has corrected the clock
  let first: Step | undefined; // the question that the walk began with
  let drawnOn = ""; // both days, as they were
  let entered: Screen["entry"]; // of the question that is shown
  const ticked = new Map<string, boolean>();
  const days = (): Days => moved(shell.days(), clockOff);
  // What the host says of every case stays when the rest is forgotten: which check this place is for.
  const fresh: Session = { ...NEW_SESSION, answers: Object.fromEntries(Object.entries(given).filter(([fact]) => fact === "purpose")) };
  const status = el("p", { role: "status", class: "unseen" });
  const place = el("div");

  const actions: Actions = {
    go,
    change(to) {
      if (to !== TODAY) home = step === RESULT ? RESULT : CHECK;
      else if (step !== TODAY) besideToday = step;
      go(to);
    },
    back: () => shell.back(),
    submit,
    forget() {
      clear();
      if (shell.embedded) begin();
      else go(START, true);
      actions.announce(texts.t("app.forgotten"));
    },
    again() {
      clear();
      begin();
    },
    allowed: (kind) => shell.allowed(kind),
    take(kind) {
      if (!shell.allowed(kind)) return;
      const file = kind === "ics" && calendar();
      const link = kind === "link" && address();
      if (kind === "print") shell.print();
      if (file) {
        saveFile(`okorder-${file.day}.ics`, "text/calendar", file.text);
        actions.announce(texts.t("app.saved"));
      }
      if (link) actions.copy(link);
    },
    // Where the clipboard is refused the text can still be selected by hand.
    copy: (text) => void navigator.clipboard.writeText(text).then(() => actions.announce(texts.t("app.copied")), () => {}),
    announce(text) {
      status.textContent = text;
    },
  };
  let context = inWords();

  function go(to: Step, forgotten = false): void {
    step = to;
    if (to === CHECK || to === RESULT) home = CHECK;
    if (to === RESULT) note = why; // a link's answers have been checked
    shell.stepped(step);
    draw(true, {}, forgotten);
    tell();
  }

  function calendar(): ReturnType<typeof calendarFile> {
    const { facts } = settle(policy, days(), session);
    return calendarFile(texts, context.document, policy.check(facts), days().beijing, shell.reference());
  }

  /** Only what is asked now goes into a link, so that nothing stale travels with it. */
  function address(): string | undefined {
    const page = shell.address();
    const asked = new Set(settle(policy, days(), session).questions.map(({ fact }) => fact));
    const answers = Object.fromEntries(Object.entries(session.answers).filter(([fact]) => asked.has(fact)));
    return page === undefined ? undefined : page + linkFragment(policy, answers);
  }

  function hasFocus(): boolean {
    return place.contains((place.getRootNode() as Document | ShadowRoot).activeElement);
  }

  function inWords(): Context {
    return { texts, document: document as PolicyDocument, version: shell.version, level: shell.level, embedded: shell.embedded, served: shell.address() !== undefined, apply: shell.apply(), ticked, actions };
  }

  function opening(): Step {
    home = CHECK;
    return (first = stepAfter(policy, session, settle(policy, days(), session), undefined, home));
  }

  function clear(): void {
    session = fresh;
    ticked.clear();
  }

  function restart(): void {
    step = shell.embedded ? opening() : START;
    if (shell.embedded) shell.stepped(step);
    draw(false);
  }

  function begin(): void {
    go(opening());
  }

  function current(wrong: Partial<QuestionScreen> = {}): QuestionScreen {
    if (step === TODAY) {
      return { fact: "today", input: "date", label: "app.today_label", hint: "app.today_hint", options: [], typed: typedFrom(days().local), why: [], ...wrong };
    }
    const settled = settle(policy, days(), session);
    const at = asking(policy, session, settled, step);
    if (!at) throw new Error(`${step} is not asked now`);
    const why = settled.questions.find(({ fact }) => fact === at.fact)?.why ?? [];
    return { ...questionScreen(policy, texts, session, at, why), ...wrong };
  }

  function submit(entry: Entry): void {
    const screen = current();
    const reading = readEntry(screen, entry, texts);
    if (!reading.ok) return refuse(screen, entry, { error: reading.error });
    if (step === TODAY) {
      clockOff += daysBetween(days().local, String(reading.answer));
      const settled = settle(policy, days(), session);
      // With another day the question that stood there may matter no more.
      return go(reachable(policy, session, settled, besideToday) ? besideToday : stepAfter(policy, session, settled, undefined, home));
    }
    const at = asking(policy, session, settle(policy, days(), session), step);
    if (!at) return go(START);
    const next = at.gate ? withGate(session, at.fact, String(reading.answer)) : withAnswer(session, at.fact, reading.answer);
    const settled = settle(policy, days(), next);
    const report = policy.check(settled.facts);
    const problem = report.input_problem_details.find(({ fact }) => fact === at.fact);
    if (problem && !at.gate) return refuse(screen, entry, { error: { text: problem.text } });
    const odd = report.warnings.find(({ code, facts }) => at.fact in facts && !next.kept.includes(`${code} ${String(reading.answer)}`));
    if (odd && !at.gate) {
      session = { ...session, kept: [...session.kept, `${odd.code} ${String(reading.answer)}`] };
      return refuse(screen, entry, { notice: odd.text });
    }
    session = next;
    go(stepAfter(policy, session, settled, at, home));
  }

  /** The same screen again, with what was typed and what is wrong with it. */
  function refuse(screen: QuestionScreen, entry: Entry, why: { error?: Slip; notice?: string }): void {
    draw(true, { ...withEntry(screen, entry), ...why });
  }

  /** Left open over midnight, a result counts from yesterday. What is being filled in is left alone: it is counted when it is sent. */
  function awake(): void {
    if (drawnOn === days().local + days().beijing || place.querySelector("form")) return;
    draw(hasFocus());
    tell();
  }

  function draw(focus: boolean, wrong: Partial<QuestionScreen> = {}, forgotten = false): void {
    const screen = build(wrong, forgotten);
    entered = screen.entry;
    drawnOn = days().local + days().beijing;
    status.textContent = "";
    place.replaceChildren(screen.element);
    shell.shown(screen.title, focus ? screen.focus : undefined);
    if (focus) focusOn(screen.focus);
  }

  /** The same step again, with what was entered and not yet sent. */
  function redraw(): void {
    context = inWords();
    const entry = entered?.();
    draw(hasFocus(), entry && isEntered(entry) ? withEntry(current(), entry) : {});
  }

  function tell(): void {
    const settled = settle(policy, days(), session);
    if (step === RESULT) {
      const report = policy.check(settled.facts);
      return shell.found(resultScreen(policy, texts, settled, report).verdict, report);
    }
    const at = step === TODAY ? undefined : asking(policy, session, settled, step);
    const purpose = session.answers["purpose"];
    if (at) shell.asked(typeof purpose === "string" ? purpose : undefined, at.fact, settled.questions.findIndex(({ fact }) => fact === at.fact));
  }

  function build(wrong: Partial<QuestionScreen>, forgotten: boolean): Screen {
    const around: Surroundings = {
      note,
      foot: { days: days(), daySet: shell.daySet || clockOff !== 0, stale: isStale(context.document.source.read, days().beijing), forget: Object.keys(session.answers).length > 0 },
    };
    if (step === START) return startScreen(context, around, begin, forgotten);
    const settled = settle(policy, days(), session);
    const report = policy.check(settled.facts);
    const problems = new Map(report.input_problem_details.map(({ fact, text }) => [fact, text]));
    const frame: Frame = {
      ...around,
      rows: answerRows(policy, texts, session, settled, problems),
      deadline: report.deadline.apply_by === undefined ? undefined : deadlineWords(report),
    };
    if (step === CHECK) return checkScreen(context, frame);
    if (step === RESULT) return verdictScreen(context, frame, resultScreen(policy, texts, settled, report), { calendar: calendar() !== undefined, link: address() });
    return askScreen(context, frame, current(wrong), shell.embedded && step === first);
  }

  shell.root.replaceChildren(status, place);
  restart();
  place.addEventListener("seen", awake);
  tellWhenSeen(place);
  return {
    revisit(to) {
      const known = reachable(policy, session, settle(policy, days(), session), to);
      step = known ? to : shell.embedded ? opening() : START;
      draw(true);
      tell();
    },
    speak(other, because) {
      texts = other;
      note = because;
      redraw();
    },
    prefill(facts) {
      session = { ...session, answers: { ...facts, ...session.answers } };
      redraw();
    },
    resume({ answers, partial }) {
      session = { ...session, answers: { ...session.answers, ...answers } };
      note = texts.t(partial ? "app.link_partial" : "app.link_read");
      begin();
    },
    taken() {
      const settled = settle(policy, days(), session);
      if (!reachable(policy, session, settled, RESULT)) return null;
      const report = policy.check(settled.facts);
      return { ics: calendar()?.text ?? null, record: resultRecord(policy, texts, shell.version, settled.facts, report, shell.reference()) };
    },
    reset() {
      clear();
      restart();
    },
  };
}
