// What every view is given: the words, the policy's own words, what a person can do, and where in the outline it stands.

import type { PolicyDocument } from "../contract.ts";
import type { Entry } from "../flow/question.ts";
import type { Step } from "../flow/steps.ts";
import type { Texts } from "../texts.ts";

export interface Actions {
  go(step: Step): void;
  change(step: Step): void;
  back(): void;
  submit(entry: Entry): void;
  forget(): void;
  again(): void;
  /** Prints, saves the calendar entry, or copies the link. */
  take(kind: "print" | "ics" | "link"): void;
  /** Whether the host leaves it to us. */
  allowed(kind: "print" | "ics" | "link"): boolean;
  copy(text: string): void;
  /** Says a short status without moving the focus. */
  announce(text: string): void;
}

export interface Context {
  readonly texts: Texts;
  readonly document: PolicyDocument;
  readonly version: string;
  readonly level: number; // of the screen's main heading
  readonly embedded: boolean; // in a host's page: it has a title of its own, and slots for its words
  readonly served: boolean; // from a server, beside the file that works without one
  readonly apply: string | undefined; // OKorder's application page, where the host names it
  /** The papers that a person has ticked, or not, by hand: kept for as long as the answers are. */
  readonly ticked: Map<string, boolean>;
  readonly actions: Actions;
}
