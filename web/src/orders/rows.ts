// The orders of a file and what the policy says of each: a column an array, so that a hundred thousand of them sort in
// milliseconds. Grows batch by batch as the engine reads; holds no rule and no words.

import type { OrderBatch, OrderReader, OrderResult, RowProblem } from "okorder-eligibility/full";
import type { IsoDate, Report } from "../contract.ts";

/** In a column of numbers: there is none. */
export const NONE = -2_147_483_648;

/** The cells of a row of a batch. */
export const cellsOf = (row: string): string[] => row.split("\x1f");

export interface Order {
  readonly index: number;
  readonly line: number;
  readonly verdict: string;
  readonly deadline: Report["deadline"];
  readonly missing: readonly string[];
  readonly cells: readonly string[];
}

/** What is wrong with a row, and the text of the cell that it is about, cut where it is long. */
export interface OrderProblem extends RowProblem {
  readonly row: number;
  readonly cell: string;
}

const MOST_QUOTED = 40; // characters

const SHOWN = ["verdict", "deadline", "apply_by", "final_day", "days_left", "missing_required"] as const;
type Shown = (typeof SHOWN)[number];

export class Rows {
  count = 0;
  readonly cells: string[] = [];
  readonly problems: OrderProblem[] = [];
  readonly #results: readonly OrderResult[];
  readonly #columns: Int32Array<ArrayBuffer>[];
  #lines = new Int32Array();

  constructor(results: readonly OrderResult[]) {
    this.#results = results;
    this.#columns = results.map(() => new Int32Array());
  }

  /** The columns are those of the reader which the batch is from. */
  add({ line, cells, results, problems }: OrderBatch, { header, columns }: Pick<OrderReader, "header" | "columns">): void {
    this.#lines = appended(this.#lines, this.count, line);
    results.forEach((values, index) => { this.#columns[index] = appended(this.#columns[index] as Int32Array<ArrayBuffer>, this.count, values); });
    for (const row of cells) this.cells.push(row);
    const rowOf = new Map(problems.length > 0 ? Array.from(line, (number, at) => [number, this.count + at]) : []);
    for (const problem of problems) {
      const row = rowOf.get(problem.line) ?? 0;
      const at = header.findIndex((name, index) => name === problem.column && columns[index]);
      const cell = [...cellsOf(this.cells[row] ?? "")[at] ?? ""];
      this.problems.push({ ...problem, row, cell: cell.length > MOST_QUOTED ? `${cell.slice(0, MOST_QUOTED).join("")}\u2026` : cell.join("") });
    }
    this.count += line.length;
  }

  /** What the codes or bits of a column stand for. */
  tokens(name: Shown): readonly string[] {
    return this.#results.find((result) => result.name === name)?.tokens ?? [];
  }

  /** The values of a column; the first `count` entries are the rows'. */
  column(name: Shown): Int32Array {
    return this.#columns[this.#results.findIndex((result) => result.name === name)] ?? new Int32Array(this.count).fill(NONE);
  }

  order(index: number): Order {
    const at = (name: Shown): number => this.column(name)[index] ?? NONE;
    const [left, safe, last] = [at("days_left"), isoDay(at("apply_by")), isoDay(at("final_day"))];
    return {
      index, line: this.#lines[index] ?? 0, verdict: this.tokens("verdict")[at("verdict")] ?? "",
      deadline: {
        status: (this.tokens("deadline")[at("deadline")] ?? "unknown") as Report["deadline"]["status"],
        ...(safe ? { apply_by: safe } : {}), ...(last ? { final_day: last } : {}), ...(left === NONE ? {} : { days_left: left }),
      },
      missing: at("missing_required") === NONE ? [] : this.tokens("missing_required").filter((_, bit) => (at("missing_required") >>> bit) & 1),
      cells: cellsOf(this.cells[index] ?? ""),
    };
  }
}

/** Twice as long each time it is full: a file costs no more copying than its own size. */
function appended(column: Int32Array<ArrayBuffer>, count: number, values: Int32Array): Int32Array<ArrayBuffer> {
  let grown = column;
  if (column.length < count + values.length) {
    grown = new Int32Array(Math.max(count + values.length, 2 * column.length, 1024));
    grown.set(column);
  }
  grown.set(values, count);
  return grown;
}

export function isoDay(day: number): IsoDate | undefined {
  return day === NONE ? undefined : new Date(day * 86_400_000).toISOString().slice(0, 10);
}
