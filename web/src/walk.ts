// The walk from the start to the result. One code for every place that shows it; what differs between places is the Shell's.

import type { Days } from "./clock.ts";
import type { Policy } from "./contract.ts";
import { answerRows } from "./flow/answers.ts";
import { daysBetween, isStale, moved } from "./flow/civil-days.ts";
import { deadlineWords } from "./flow/deadline.ts";
import type { Entry, QuestionScreen, Slip } from "./flow/question.ts";
import { questionScreen, readEntry } from "./flow/question.ts";
import { resultScreen } from "./flow/result.ts";
import type { Session } from "./flow/session.ts";
import { NEW_SESSION, settle, withAnswer, withGate } from "./flow/session.ts";
import type { Step } from "./flow/steps.ts";
import { asking, CHECK, reachable, RESULT, START, stepAfter, TODAY } from "./flow/steps.ts";
import { typedFrom } from "./flow/typed-date.ts";
import type { Texts } from "./texts.ts";
import type { Actions, Context } from "./view/context.ts";
import { el } from "./view/el.ts";
import type { Frame, Screen } from "./view/screen.ts";
import { askScreen, checkScreen, startScreen, verdictScreen } from "./view/screen.ts";

/** The place that shows the walk: a page with its history and title, or an element that has neither. */
export interface Shell {
  readonly root: HTMLElement;
  readonly level: number; // of the main heading
  readonly version: string;
  days(): Days;
  /** A step was taken. The step's id is all that a history may hold. */
  stepped(step: Step): void;
  back(): void;
  shown(title: string): void;
  print(): void;
  copy(text: string): Promise<void>;
}
export interface Walk {
  /** Shows a step that a history came back to, or the start when its answers are gone. */
  revisit(step: Step): void;
}

export function startWalk(policy: Policy, texts: Texts, shell: Shell): Walk {
  const document = policy.documents[0];
  if (!document) throw new Error("No policy document was loaded");
  let session: Session = NEW_SESSION;
  let step: Step = START;
  let home: Step = CHECK; // where a changed answer leads back to
  let besideToday: Step = START; // where correcting the clock leads back to
  let clockOff = 0; // days by which the person has corrected the clock
  const days = (): Days => moved(shell.days(), clockOff);
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
      session = NEW_SESSION;
      go(START, true);
      actions.announce(texts.t("app.forgotten"));
    },
    again() {
      session = NEW_SESSION;
      begin();
    },
    print: () => shell.print(),
    // Where the clipboard is refused the text can still be selected by hand.
    copy: (text) => void shell.copy(text).then(() => actions.announce(texts.t("app.copied")), () => {}),
    announce(text) {
      status.textContent = text;
    },
  };
  const context: Context = { texts, document, version: shell.version, level: shell.level, actions };

  function go(to: Step, forgotten = false): void {
    step = to;
    if (to === CHECK || to === RESULT) home = CHECK;
    shell.stepped(step);
    draw(true, {}, forgotten);
  }

  function begin(): void {
    home = CHECK;
    go(stepAfter(policy, session, settle(policy, days(), session), undefined, home));
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
      return go(besideToday);
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
    const options = screen.options.map((option) => ({ ...option, chosen: entry.chosen.includes(option.value) }));
    draw(true, { options, typed: entry.typed, ...why });
  }

  function draw(focus: boolean, wrong: Partial<QuestionScreen> = {}, forgotten = false): void {
    const screen = build(wrong, forgotten);
    status.textContent = "";
    place.replaceChildren(screen.element);
    shell.shown(screen.title);
    if (focus) screen.focus.focus({ preventScroll: true });
  }

  function build(wrong: Partial<QuestionScreen>, forgotten: boolean): Screen {
    const settled = settle(policy, days(), session);
    const report = policy.check(settled.facts);
    const problems = new Map(report.input_problem_details.map(({ fact, text }) => [fact, text]));
    const frame: Frame = {
      rows: answerRows(policy, texts, session, settled, problems),
      deadline: report.deadline.apply_by === undefined ? undefined : deadlineWords(report),
      foot: { days: days(), daySet: clockOff !== 0, stale: isStale(context.document.source.read, days().beijing), forget: Object.keys(session.answers).length > 0 },
    };
    if (step === START) return startScreen(context, frame, begin, forgotten);
    if (step === CHECK) return checkScreen(context, frame);
    if (step === RESULT) return verdictScreen(context, frame, resultScreen(policy, texts, settled, report));
    return askScreen(context, frame, current(wrong));
  }

  shell.root.replaceChildren(status, place);
  draw(false);
  return {
    revisit(to) {
      step = reachable(policy, session, settle(policy, days(), session), to) ? to : START;
      draw(true);
    },
  };
}
