// The second half of the element, which comes with the questions: what its host has given, and the walk in its shadow root.

import type { Days } from "./clock.ts";
import { isTimeZone, readDays } from "./clock.ts";
import type { Answer, Facts, Policy, Report } from "./contract.ts";
import type { OkorderEligibility } from "./element.ts";
import { isDay } from "./flow/civil-days.ts";
import { START } from "./flow/steps.ts";
import type { Texts } from "./texts.ts";
import type { Walk } from "./walk.ts";
import { startWalk } from "./walk.ts";
import { focusOn } from "./view/focus.ts";
import { uncover } from "./view/uncover.ts";

/** The first half, as this one sees it. */
export interface Host {
  readonly element: OkorderEligibility;
  readonly panel: HTMLElement;
  readonly version: string;
  readonly level: number;
  warn(text: string): void;
  /** Dispatches okorder-<name>; false when the host has cancelled it. */
  tell(name: string, detail: object): boolean;
  become(state: "ready" | "result", report?: Report): void;
}
export interface Embedded {
  speak: Walk["speak"];
  /** The visitor has opened the row: the focus goes to the question or the result. */
  enter(): void;
  reset(): void;
  /** An attribute has changed: draws again, on the day and with the answers that the host gives now. */
  refresh(): void;
  readonly taken: Walk["taken"];
}

const GIVEN = ["purpose", "rating", "receipt_date", "agreed_delivery_date"];

export function embed(policy: Policy, texts: Texts, host: Host, note?: string): Embedded {
  const { element, panel } = host;
  let steps: string[] = [];

  /** The answers that the host has given, each only if it is one. */
  function given(): Facts {
    const facts: { [fact: string]: Answer } = {};
    for (const fact of GIVEN) {
      const value = element.getAttribute(fact.replaceAll("_", "-"));
      if (!value) continue;
      const info = policy.documents[0]?.facts.find(({ id }) => id === fact);
      if (info?.type === "date" ? isDay(value) : info?.values?.includes(value)) facts[fact] = value;
      else host.warn(`"${value}" is no answer to ${fact}`);
    }
    return facts;
  }
  function valid(attribute: string, test: (value: string) => boolean): string | undefined {
    const value = element.getAttribute(attribute);
    if (!value || test(value)) return value || undefined;
    host.warn(`${attribute}="${value}" is not known`);
    return undefined;
  }
  /** An address that leads to a page: a script in one must not run on a click. */
  const page = (attribute: string): string | undefined =>
    valid(attribute, (value) => URL.canParse(value, document.baseURI) && /^https?:$/.test(new URL(value, document.baseURI).protocol));
  const today = (): string | undefined => valid("today", isDay);
  function days(): Days {
    const day = today();
    return day ? { beijing: day, local: day } : readDays(valid("time-zone", isTimeZone));
  }

  // A host's single-key shortcuts see the element, not the field in it, as the target: what is typed here stays here.
  for (const type of ["keydown", "keypress", "keyup"] as const) panel.addEventListener(type, keepTyping);
  const walk = startWalk(policy, texts, {
    root: panel,
    level: host.level,
    version: host.version,
    embedded: true,
    get daySet() { return today() !== undefined; },
    days,
    stepped: (step) => steps.push(step),
    back() {
      if (steps.length < 2) return element.close();
      steps.pop();
      walk.revisit(steps.at(-1) ?? START);
    },
    shown(_, focus) {
      if (focus) uncover(element, focus);
    },
    asked(purpose, question, index) {
      host.become("ready");
      host.tell("step", { purpose: purpose ?? null, question, index });
    },
    found(verdict, report) {
      host.become("result", report);
      host.tell("result", element.expose === "answers" ? { ...report, verdict } : { verdict });
    },
    print: () => {},
    allowed: (kind) => host.tell("export", { kind }),
    address: () => page("page-href"),
    apply: () => page("apply-href"),
    reference: () => element.orderRef.slice(0, 64),
  }, given(), note);
  return {
    speak: walk.speak,
    enter: () => focusOn(panel.querySelector<HTMLElement>("[tabindex='-1']")),
    taken: walk.taken,
    refresh: () => walk.prefill(given()),
    reset() {
      steps = [];
      walk.reset();
      host.become("ready");
    },
  };
}

function keepTyping(event: KeyboardEvent): void {
  const field = event.composedPath()[0];
  if (field instanceof HTMLInputElement && field.type === "text" && event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey) event.stopPropagation();
}
