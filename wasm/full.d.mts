// The contract of okorder-eligibility/full: all of the package's own, and what authors of policies and expressions need.
// Its errors are classes of its own: an error of this module is no instance of okorder-eligibility's class of that name.
import type { Answer, Diagnostic, Engine as BaseEngine, Facts, Policy as BasePolicy } from "./eligibility.mjs";

export * from "./eligibility.mjs";

/** One thing that CertLogic's format does not allow, in the words of the published validation suite. */
export interface Issue {
  readonly expr: unknown; // the expression that is wrong
  readonly path: string; // JSON Pointer to it
  readonly message: string;
}

/**
 * Many cases at once: the answers to each fact by row, or one for all rows.
 *
 * - choice: the position of the answer in the fact's `values`
 * - choices: a bit for each answer chosen; in a Uint8Array up to 7 answers, in an Int32Array 31 (of more, 31 in each number)
 * - date: days since 1970-01-01, in an Int32Array: `Date.UTC(2026, 2, 20) / 864e5`
 *
 * Not answered: 255 in a Uint8Array, -2147483648 in an Int32Array, or no column. "unsure": 254, or -2147483647.
 * Something that is no day: -2147483646.
 */
export interface TriageRequest {
  readonly rows: number; // at most 2,000,000 in one call
  readonly columns: { readonly [fact: string]: Uint8Array | Int32Array };
  readonly keys?: readonly string[]; // of the report: "overall", "deadline.status", "reasons"; none are all that there are
}

/** A key of the report as a column: a value a row, and what it means. */
export type TriageOutput = { readonly key: string; readonly tokens: readonly string[] } & (
  | { readonly kind: "code"; readonly values: Uint8Array } // a position in `tokens`, or 255
  | { readonly kind: "boolean"; readonly values: Uint8Array } // 0, 1, or 255
  | { readonly kind: "integer" | "day"; readonly values: Int32Array } // or -2147483648; a day since 1970-01-01
  | { readonly kind: "set"; readonly values: Uint32Array } // tokens[n] of row r: bit n % 32 of values[(n >> 5) * rows + r]
);

export interface TriageResult {
  readonly rows: number;
  readonly version: string; // of the policy: the one valid on the first row's day
  readonly refused: Uint8Array; // 1 for a row of which `check` throws an InputError; its results have no value
  readonly outputs: { readonly [key: string]: TriageOutput };
  readonly fallbacks: readonly Diagnostic[]; // conditions that are computed row by row, slowly, and why
}

/** How a file of orders is to be read. What is not said is found out from its first row. */
export interface OrderOptions {
  /** By the file's columns: the fact as which each is read, or null for one that is only carried. */
  readonly columns?: readonly (string | null)[];
  /** Answers that hold for every row that has none of its own; "today" is among them, or a column. */
  readonly same?: { readonly [fact: string]: Answer };
  /** What 03/04/2026 is; unless it is said such a date is refused, with the code "ambiguous_date". */
  readonly dates?: "dmy" | "mdy";
  /** What columns and answers are called: a document like core/policy/orders.json. OKorder's is built in. */
  readonly words?: unknown;
  /** Texts like core/policy/texts/en.json, whose labels are read too. */
  readonly texts?: readonly unknown[];
}

/** A column of results, by its name in a table of orders. */
export interface OrderResult {
  readonly name: string; // "verdict", "apply_by"
  readonly kind: "code" | "boolean" | "integer" | "day" | "set";
  readonly tokens: readonly string[]; // what a code, or a bit of a set, stands for
}

/** Why a row, or a cell of it, could not be used. */
export interface RowProblem {
  readonly line: number; // as a spreadsheet counts: the file's first row is 1
  readonly column: string; // the column's name in the file; "" where it is the whole row
  readonly code: string;
  readonly message: string;
}

/** Some rows of a file, in its order: a list a column, an entry a row. */
export interface OrderBatch {
  readonly line: Int32Array;
  readonly cells: readonly string[]; // a row's cells as they are in the file, U+001F between two
  /** In the order of `OrderReader.results`: a code, 0 or 1, an integer, days since 1970-01-01, or bits; -2147483648 is no value. */
  readonly results: readonly Int32Array[];
  readonly problems: readonly RowProblem[];
}

/** Reads a file of orders, CSV in UTF-8, piece by piece. Each call throws InputError where the file cannot be read at all. */
export interface OrderReader {
  readonly results: readonly OrderResult[];
  /** The file's column names, once its first row was read, and the fact as which each is read. */
  readonly header: readonly string[];
  readonly columns: readonly (string | null)[];
  /** The rows that are whole now; `last` says that no more bytes follow. */
  feed(bytes: Uint8Array, last?: boolean): readonly OrderBatch[];
  /** The same rows as CSV with their results; a reader is either fed or asked to write. */
  write(bytes: Uint8Array, last?: boolean): string;
  /** The facts of a row by its cells, for `check`; null where it is refused. */
  factsOf(cells: readonly string[]): Facts | null;
  /** Frees what the module keeps for it. */
  close(): void;
}

/** What is wrong with a policy that loads; the codes stand with examples in the project's core/README.md. */
export interface Finding {
  readonly code: string;
  readonly path: string; // JSON Pointer into the document, or "/texts/LANGUAGE/KEY"
  readonly message: string;
  /** Facts that show it; null where no facts can. Where two reports are compared, `after` are the facts of the second. */
  readonly witness: { readonly facts: Facts; readonly after?: Facts } | null;
}

export interface Policy extends BasePolicy {
  /** What `check` says of each row. Throws InputError for columns that are none. */
  triage(request: TriageRequest): TriageResult;
  /** A reader for one file. Throws InputError for options that name what is not there. */
  orders(options?: OrderOptions): OrderReader;
  /**
   * Every finding, version after version, in the order of the document: what the command `eligibility lint` prints. Texts are
   * looked at in the languages that are given: `{ texts: { en: {...} } }`. It takes seconds. Throws InputError for texts that are none.
   */
  lint(options?: { readonly texts?: Readonly<Record<string, unknown>> }): readonly Finding[];
}

export interface Engine extends BaseEngine {
  /** As the base engine's. Without a document: OKorder's, as its authors write it, with its properties. */
  load(document?: unknown | readonly unknown[], options?: { readonly calendars?: readonly unknown[] }): Policy;
  /** Every issue of an expression (the first 1,000), outer before inner. Throws LogicError beyond the limits of size and depth. */
  validateLogic(logic: unknown): readonly Issue[];
}

/** One engine a page: every call gives the same one. Throws EngineLoadError where WebAssembly is refused. */
export function loadEngine(): Promise<Engine>;
