// The contract of the package: facts in, a report out, what the policy says of its facts, and how to load it.
// Written by hand; a test compiles a caller against it and calls every member. The same words stand in core/README.md.

export type IsoDate = string; // "2026-03-27"
export type Verdict = "eligible" | "not_yet" | "not_eligible" | "cannot_tell";
export type MembershipVerdict = Verdict | "already_member" | "waiting";
export type Readiness = "ready" | "check" | "incomplete" | "at_risk";
export type Coverage = "official" | "partial" | "none";
export type Outcome = "met" | "not_yet" | "failed" | "unknown";
export type DeadlineStatus =
  | "not_started" | "open" | "final_day" | "passed" | "straddles"
  | "applied_in_time" | "applied_late" | "unknown";

/** One fact's answer. A fact that is left out is not answered; "unsure" is an answer. */
export type Answer = string | string[];
export type Facts = { readonly [fact: string]: Answer };

/** A mistake of the caller's, never of the person's. `path` is a JSON Pointer. */
export interface Diagnostic { readonly code: string; readonly path: string; readonly message: string }

/** Values for the {placeholders} of a text. */
export type Params = { readonly [name: string]: number | IsoDate };

export interface Reason {
  readonly code: string;
  readonly clauses: readonly string[];
  readonly checks: readonly string[]; // the checks that it speaks for: "membership", "late", "quality", "other", "none"
  readonly facts: Facts; // the facts that it was drawn from, with their values
  readonly params?: Params;
}
export interface RequirementResult {
  readonly id: string;
  readonly check: string;
  readonly outcome: Outcome;
  readonly reason?: string;
  readonly clauses: readonly string[];
}
export interface OpenPoint { readonly code: string; readonly clauses: readonly string[]; readonly params?: Params }
export interface Warning { readonly code: string; readonly text: string; readonly facts: Facts }
export interface EvidenceItem {
  readonly id: string;
  readonly level: "required" | "advised";
  readonly status: "have" | "todo" | "coming" | "unclear" | "cannot_check";
  readonly checks: readonly string[];
  readonly clause?: string;
}
export interface NamedDay { readonly date: IsoDate; readonly name: string; readonly nameZh: string }

export interface Report {
  readonly policy: string;
  readonly version: string;
  readonly overall: Verdict;
  readonly claims: { readonly late?: Verdict; readonly quality?: Verdict };
  readonly readiness: { readonly late?: Readiness; readonly quality?: Readiness };
  readonly deadline: {
    readonly status: DeadlineStatus;
    readonly day?: number;
    readonly days_left?: number;
    readonly apply_by?: IsoDate;
    readonly final_day?: IsoDate;
  };
  readonly membership: {
    readonly verdict: MembershipVerdict;
    readonly readiness?: Readiness;
    readonly reply_by?: IsoDate;
    readonly reply_coverage?: Coverage;
    readonly reply_overdue?: boolean;
    readonly reply_off?: readonly NamedDay[]; // named days that did not count on the way to reply_by
    readonly reply_work?: readonly NamedDay[]; // weekend days that did
    readonly reply_by_if_applied_today?: IsoDate;
    readonly needs?: readonly string[];
  };
  readonly days_late?: number;
  readonly input_problems: readonly string[];
  readonly input_problem_details: readonly { readonly fact: string; readonly text: string }[]; // text is a key, "err.date.future"
  readonly missing_required: readonly string[];
  readonly needs: readonly string[];
  readonly evidence?: readonly EvidenceItem[];
  readonly requirements: readonly RequirementResult[];
  readonly reasons: readonly Reason[];
  readonly open_points: readonly OpenPoint[];
  readonly warnings: readonly Warning[];
  readonly clauses: readonly string[];
  readonly race_warning: boolean;
  readonly how_to_apply: boolean; // there is something to apply for: FAQ-5 is quoted
  readonly amounts: null;
  readonly ignored_facts?: readonly string[];
}

/** A question to put now, in the policy's order. `why` are the clauses for which it is asked. */
export interface Question { readonly fact: string; readonly answered: boolean; readonly why: readonly string[] }

/** Days, both included, that are all as good. */
export interface DayRange { readonly from: IsoDate; readonly to: IsoDate }

/**
 * Facts that the person can change, and what gets better when they are so. An empty `set`, with `after` as `before`: nothing
 * that the person can change moves `target`. A fact that is `changeable: "find"` can be found out; its value is what it would
 * have to turn out to be, and no hint to a person may name it.
 */
export interface Change {
  readonly set: { readonly [fact: string]: string | DayRange };
  readonly target: string; // a key of the report: "overall", "claims.late", "readiness.quality", "membership.verdict"
  readonly before: Verdict | Readiness;
  readonly after: Verdict | Readiness;
}

/** What the policy document says of one fact. */
export interface FactInfo {
  readonly id: string;
  readonly type: "choice" | "choices" | "date";
  readonly source?: "person" | "device"; // of a date: "device" is the clock's, and nobody is asked
  readonly values?: readonly string[]; // choice, choices: the answers but "unsure"
  readonly unsure?: boolean; // "unsure" is an answer
  /** Leaving the fact out is an answer too, worded by `text`; with `gate` it is asked first, as a yes/no question of its own. */
  readonly absent?: { readonly text: string; readonly gate?: string };
  /** Kept out of print, copied texts and links unless the person adds it. */
  readonly private?: boolean;
  readonly changeable: "yes" | "find" | "no";
  readonly clauses?: readonly string[];
}

/** The policy document as it is written (core/policy/okorder-credit.json); here, the parts that a page shows. */
export interface PolicyDocument {
  readonly policy: string;
  readonly version: string;
  readonly source: { readonly url: string; readonly read: IsoDate; readonly sha256?: string; readonly bytes?: number };
  readonly links?: { readonly [name: string]: string };
  readonly clauses: { readonly [id: string]: string };
  readonly facts: readonly FactInfo[];
  readonly [section: string]: unknown;
}

/** One year of a calendar (core/policy/calendar/cn-2026.json). */
export interface CalendarYear { readonly calendar: string; readonly year: number; readonly status: "official" | "unknown"; readonly [key: string]: unknown }

export interface Policy {
  /** The documents that were loaded, first version first. */
  readonly documents: readonly PolicyDocument[];
  /** The report for these facts. Throws InputError for a caller's mistake; never for a person's. */
  check(facts: unknown): Report;
  /** The facts to ask now, answered or not, in the policy's order. `asked` are those that were left out on purpose. */
  questions(facts: unknown, options?: { readonly asked?: readonly string[] }): readonly Question[];
  /** The first question that is neither answered nor in `asked`, or null. */
  next(facts: unknown, options?: { readonly asked?: readonly string[] }): Question | null;
  /** The smallest sets of facts that make a verdict or a readiness better, smallest first; [] where the answers contradict each other. */
  change(facts: unknown): readonly Change[];
}

export interface Engine {
  /** OKorder's policy when called without a document. Throws PolicyError with every problem found. */
  load(document?: unknown | readonly unknown[], options?: { readonly calendars?: readonly unknown[] }): Policy;
  /** A CertLogic expression on any data: strict, as the specification has it. Throws LogicError. */
  evaluate(logic: unknown, data: unknown): unknown;
}

/** One engine a page: every call gives the same one. Throws EngineLoadError where WebAssembly is refused. */
export function loadEngine(): Promise<Engine>;

declare class DiagnosticsError extends Error { readonly diagnostics: readonly Diagnostic[] }
export class InputError extends DiagnosticsError { readonly name: "InputError" }
export class PolicyError extends DiagnosticsError { readonly name: "PolicyError" }
export class LogicError extends DiagnosticsError { readonly name: "LogicError" }
export class EngineLoadError extends Error { readonly name: "EngineLoadError" }
