// Which orders are shown, and in which order: an array of row numbers. Long work gives way to the page between slices.

import type { Rows } from "./rows.ts";
import { NONE } from "./rows.ts";

export type SortKey = "date" | "verdict" | "file";

export interface Wish {
  readonly verdict: string | undefined; // only these; "" are rows that could not be read
  readonly search: string;
  readonly sort: SortKey;
  readonly descending: boolean;
}

const SLICE = 20_000; // rows between two looks at the clock: a few milliseconds

/** Lets what waits, input above all, come first. */
export function pause(): Promise<void> {
  return new Promise((resume) => {
    const { port1, port2 } = new MessageChannel();
    port2.onmessage = () => {
      port2.close();
      resume();
    };
    port1.postMessage(0);
  });
}

/** The rows that are wished for. Undefined where `isStale` says meanwhile that something else is. */
export async function select(rows: Rows, wish: Wish, isStale: () => boolean): Promise<Uint32Array | undefined> {
  const verdict = wish.verdict === "" ? NONE : rows.tokens("verdict").indexOf(wish.verdict ?? "");
  const verdicts = rows.column("verdict");
  const sought = fold(wish.search.trim());
  const keys = new Float64Array(rows.count);
  const keyOf = sortKeys(rows, wish);
  let found = 0;
  for (let begin = 0; begin < rows.count; begin += SLICE) {
    if (begin > 0) await pause();
    if (isStale()) return undefined;
    for (let row = begin; row < Math.min(begin + SLICE, rows.count); row += 1) {
      if (wish.verdict !== undefined && verdicts[row] !== verdict) continue;
      if (sought && !fold(rows.cells[row] ?? "").includes(sought)) continue;
      keys[found] = keyOf(row) * rows.count + row; // equal ones stay in the file's order
      found += 1;
    }
  }
  await pause();
  const sorted = keys.subarray(0, found).sort();
  await pause();
  const order = new Uint32Array(found);
  sorted.forEach((key, at) => { order[at] = ((key % rows.count) + rows.count) % rows.count; });
  return order;
}

const fold = (text: string): string => text.normalize("NFKC").toLowerCase();

const FAR = 1e6; // beyond any day of the facts

/** Small numbers come first; what has no date comes last either way. */
function sortKeys(rows: Rows, { sort, descending }: Wish): (row: number) => number {
  const sign = descending ? -1 : 1;
  if (sort === "file") return (row) => (descending ? -row : 0);
  if (sort === "verdict") {
    const verdicts = rows.column("verdict");
    return (row) => sign * (verdicts[row] ?? 0);
  }
  const left = rows.column("days_left");
  const over = rows.column("final_day");
  const verdicts = rows.column("verdict");
  const refused = rows.tokens("verdict").indexOf("not_eligible");
  const statuses = rows.column("deadline");
  const straddles = rows.tokens("deadline").indexOf("straddles"); // over in one place, and today in the other
  // Soonest first; then what no clock runs for; then what is over or what the FAQ does not allow, the latest first.
  return (row) => {
    const days = left[row] ?? NONE;
    const last = over[row] ?? NONE;
    if (verdicts[row] === refused) return 3 * FAR - (last === NONE ? 0 : last);
    if (days !== NONE && (days >= 0 || statuses[row] === straddles)) return sign * days;
    return last === NONE ? FAR : 2 * FAR - last;
  };
}
