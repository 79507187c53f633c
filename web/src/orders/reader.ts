// A file of orders through the engine: what its columns are, and what the policy says of each row. Read in pieces, so that the
// page stays awake and can stop.

import type { OrderBatch, OrderOptions, OrderReader, Policy as FullPolicy } from "okorder-eligibility/full";
import type { Preview, Reading } from "./columns-view.ts";
import { ORDER } from "./columns-view.ts";
import { Rows, cellsOf } from "./rows.ts";
import { pause } from "./selection.ts";

export type FullEngineFile = typeof import("okorder-eligibility/full");

const PIECE = 1 << 17; // bytes between two looks at the page: a thousand rows or more, some milliseconds
const EXAMPLES = 3;

/** What every file is read with: the day, and the words of the language that is spoken. */
export type Given = Pick<OrderOptions, "same" | "texts">;

/** What the first rows show. */
export interface Looked {
  readonly preview: Preview;
  readonly reading: Reading;
  readonly unclear: "orders.ambiguous" | "orders.no_column" | "orders.duplicate" | undefined; // what a person has to say first
}

/** The first rows; there is no more than that to a short file. */
async function firstRows(reader: OrderReader, bytes: Uint8Array): Promise<readonly OrderBatch[]> {
  for (let begin = 0; begin < bytes.length; begin += PIECE) {
    await pause();
    const batches = reader.feed(bytes.subarray(begin, begin + PIECE), begin + PIECE >= bytes.length);
    if (batches.length > 0) return batches;
  }
  return [];
}

/** Throws InputError where there is no table to read. */
export async function look(policy: FullPolicy, given: Given, bytes: Uint8Array): Promise<Looked> {
  const reader = policy.orders(given);
  let batches;
  let unclear: Looked["unclear"];
  try {
    batches = await firstRows(reader, bytes);
    if (batches.some(({ problems }) => problems.some(({ code }) => code === "ambiguous_date"))) unclear = "orders.ambiguous";
  } catch (error) {
    const isTwice = isNamed(error, "duplicate");
    if (!isTwice && !isNamed(error, "no_column_read")) throw error;
    // To see its rows, one column has to be read as something, and no two as the same.
    const [fact] = policy.documents[0]?.facts ?? [];
    const once = isTwice ? reader.columns.map((column, index) => (reader.columns.indexOf(column) === index ? column : null))
      : reader.header.map((_, index) => (index === 0 ? fact?.id ?? null : null));
    const other = policy.orders({ ...given, columns: once });
    batches = await firstRows(other, bytes);
    other.close();
    unclear = isTwice ? "orders.duplicate" : "orders.no_column";
  } finally {
    reader.close();
  }
  return {
    preview: { header: reader.header, rows: (batches[0]?.cells ?? []).slice(0, EXAMPLES).map(cellsOf) },
    reading: { columns: reader.columns.map((column) => column ?? undefined), same: {}, dates: undefined },
    unclear,
  };
}

function isNamed(error: unknown, code: string): boolean {
  return ((error as { diagnostics?: readonly { code: string }[] }).diagnostics ?? []).some((diagnostic) => diagnostic.code === code);
}

export interface Watcher {
  progress(rows: number, part: number): void;
  stopped(): boolean;
}

/** Undefined where it was stopped. The reader stays good for the facts of one row. */
export async function readOrders(policy: FullPolicy, given: Given, bytes: Uint8Array, reading: Reading, most: number, watcher: Watcher): Promise<{ rows: Rows; reader: OrderReader } | undefined> {
  const reader = policy.orders(optionsOf(given, reading));
  const rows = new Rows(reader.results);
  for (let begin = 0; begin < bytes.length && rows.count <= most; begin += PIECE) {
    await pause();
    if (watcher.stopped()) return undefined;
    for (const batch of reader.feed(bytes.subarray(begin, begin + PIECE), begin + PIECE >= bytes.length)) rows.add(batch, reader);
    watcher.progress(rows.count, begin / bytes.length);
  }
  await pause(); // what draws them is long enough by itself
  return { rows, reader };
}

/** The file with its results, as the command line writes it. */
export async function writeOrders(policy: FullPolicy, given: Given, bytes: Uint8Array, reading: Reading): Promise<string[]> {
  const reader = policy.orders(optionsOf(given, reading));
  const pieces: string[] = [];
  for (let begin = 0; begin < bytes.length; begin += PIECE) {
    if (begin > 0) await pause();
    pieces.push(reader.write(bytes.subarray(begin, begin + PIECE), begin + PIECE >= bytes.length));
  }
  reader.close();
  return pieces;
}

function optionsOf(given: Given, { columns, same, dates }: Reading): OrderOptions {
  return {
    ...given,
    columns: columns.map((column) => (column === ORDER ? null : column ?? null)),
    same: { ...given.same, ...same },
    ...(dates ? { dates } : {}),
  };
}
