// The orders page: a file in, a table out, all of it in this page. Puts the screens, the engine and the clock together; holds no
// rule and no words.

import { LABELS } from "labels";
import { open } from "open";
import flowNames from "names:flow";
import orderNames from "names:orders";
import resultNames from "names:result";
import type { Days } from "./clock.ts";
import { readDays } from "./clock.ts";
import type { Facts, PolicyDocument } from "./contract.ts";
import { daysBetween, isStale, moved } from "./flow/civil-days.ts";
import { linkFragment } from "./flow/link.ts";
import { onLanguage, showLanguage } from "./language-bar.ts";
import { negotiate } from "./languages.ts";
import { readMessages } from "./messages.ts";
import type { Preview, Reading } from "./orders/columns-view.ts";
import { calendarOf } from "./orders/calendar.ts";
import { columnsView, isWithoutArrival, label, ORDER } from "./orders/columns-view.ts";
import { utf8Of } from "./orders/decode.ts";
import { orderDialog } from "./orders/order-dialog.ts";
import type { Outcome } from "./orders/outcome-view.ts";
import { FIRST, outcomeView } from "./orders/outcome-view.ts";
import { progressView } from "./orders/progress-view.ts";
import type { FullEngineFile, Given, Looked } from "./orders/reader.ts";
import { look, readOrders, writeOrders } from "./orders/reader.ts";
import type { Order, Rows } from "./orders/rows.ts";
import { sampleFile } from "./orders/sample.ts";
import type { Wish } from "./orders/selection.ts";
import { select } from "./orders/selection.ts";
import { startView } from "./orders/start-view.ts";
import { todayView } from "./orders/today-view.ts";
import { saveFile } from "./save-file.ts";
import flowStyles from "./styles/flow.css";
import ordersStyles from "./styles/orders.css";
import type { Messages, Texts } from "./texts.ts";
import { createTexts } from "./texts.ts";
import { footView, staleBanner } from "./view/foot.ts";

declare const VERSION: string;

const MOST_BYTES = 200_000_000;
const MOST_ROWS = 300_000; // browsers have no taller tables

const main = document.querySelector<HTMLElement>("main");
if (!main) throw new Error("The page has no main element");
const root: HTMLElement = main;
let language = negotiate(navigator.languages, Object.keys(LABELS));
let labels: Messages = {};
let texts = await speak(language);
const policy = (await ((await open("full")) as FullEngineFile).loadEngine()).load();
const [document_] = policy.documents as [PolicyDocument];
const facts = document_.facts.filter((fact) => (fact as { source?: string }).source !== "device" && texts.has(`orders.fact.${fact.id}`));
let days: Days = readDays();
let daySet = false;

/** What every file is read with: which day it is, and what this language calls questions and answers. */
function given(): Given {
  const same = { today: days.beijing, ...(days.local === days.beijing ? {} : { today_local: days.local }) };
  return { same, texts: [labels] };
}

// What is on the screen, and how to draw it again in another language.
let redraw: () => void = start;
let booted = false; // no focus is taken before the visitor acts
let judge: (() => void) | undefined; // what is on the screen was judged so
let running = 0; // a number for each piece of work: whoever finds another is out of date

function show(view: { element: HTMLElement; focus: HTMLElement }, again: () => void, focus = true): void {
  running += 1;
  judge = undefined;
  redraw = again;
  root.replaceChildren(...(isStale(document_.source.read, days.beijing) ? [staleBanner({ texts, document: document_ })] : []), view.element, foot());
  document.title = `${view.focus.textContent ?? ""} - OKorder`;
  if (focus) {
    scrollTo(0, 0);
    view.focus.focus();
  }
}

type Said = (() => string) | undefined; // said in the language that is spoken

function start(problem?: Said): void {
  show(startView(texts, problem?.(), {
    most: MOST_ROWS,
    take: (file) => void take(file),
    sample: () => void take(new Blob([sampleFile(days.local)])),
  }), () => start(problem), booted);
}

/** What every screen rests on: the day, and the FAQ as it was read. */
function foot(): HTMLElement {
  return footView({
    texts, document: document_, version: VERSION, actions: { change: () => correctDay(redraw) },
  }, { days, daySet, forget: false });
}

function correctDay(back: () => void): void {
  show(todayView(texts, days.local, (day) => {
    days = moved(days, daysBetween(days.local, day));
    daySet = true;
    start();
  }, back), () => correctDay(back));
}

async function take(file: Blob): Promise<void> {
  if (file.size > MOST_BYTES) return start(() => texts.t("orders.too_large", { n: MOST_BYTES / 1_000_000 }));
  running += 1;
  const mine = running; // another file may be taken meanwhile
  const bytes = await utf8Of(new Uint8Array(await file.arrayBuffer()));
  if (running !== mine) return;
  if (!bytes) return start(() => texts.t("orders.not_text"));
  let looked: Looked;
  try {
    looked = await look(policy, given(), bytes);
  } catch (error) {
    return running === mine ? start(() => problemOf(error)) : undefined;
  }
  if (running !== mine) return;
  const { preview, reading, unclear } = looked;
  if (preview.rows.length === 0) return start(() => texts.t("orders.empty"));
  const named: Reading = { ...reading, columns: withOrder(reading.columns, preview) };
  // What the engine knows by name and can read in one way only is not asked.
  if (unclear || isWithoutArrival(named)) columns(bytes, preview, named, unclear && (() => texts.t(unclear, { fact: twice(reading.columns) })));
  else void read(bytes, preview, named);
}

/** Why the table cannot be read: nothing is in it, what its columns are read as, or what its first row is. */
function problemOf(error: unknown, read: Reading["columns"] = []): string {
  const [problem] = (error as { diagnostics?: readonly { code: string; message: string }[] }).diagnostics ?? [];
  if (!problem) throw error;
  const { code, message } = problem;
  if (code === "empty") return texts.t("orders.empty");
  if (code === "no_column_read") return texts.t("orders.no_column");
  if (code === "duplicate") return texts.t("orders.duplicate", { fact: twice(read) });
  return texts.has(`orders.bad.${code}`) ? texts.t("orders.in_header") + texts.t(`orders.bad.${code}`) : message;
}

/** What two columns are read as. */
function twice(read: Reading["columns"]): string {
  return label(texts, read.find((column, at) => column && read.indexOf(column) < at) ?? "");
}

/** The first column that is no fact and differs from row to row names the order. */
function withOrder(read: Reading["columns"], { rows }: Preview): Reading["columns"] {
  const at = read.findIndex((column, index) => column === undefined && new Set(rows.map((row) => row[index])).size === rows.length && rows.every((row) => row[index]));
  return read.map((column, index) => (index === at ? ORDER : column));
}

function columns(bytes: Uint8Array, preview: Preview, reading: Reading, problem?: Said): void {
  show(columnsView(texts, facts, preview, reading, problem?.(), (chosen) => {
    if (!chosen.columns.some((column) => column !== undefined && column !== ORDER)) return columns(bytes, preview, chosen, () => texts.t("orders.no_column"));
    void read(bytes, preview, chosen);
  }, () => start()), () => columns(bytes, preview, reading, problem));
}

async function read(bytes: Uint8Array, preview: Preview, reading: Reading): Promise<void> {
  const view = progressView(texts, () => start());
  show(view, () => {});
  const mine = running;
  let done: Awaited<ReturnType<typeof readOrders>>;
  try {
    done = await readOrders(policy, given(), bytes, reading, MOST_ROWS, { progress: view.show, stopped: () => running !== mine });
  } catch (error) {
    return columns(bytes, preview, reading, () => problemOf(error, reading.columns));
  }
  if (!done || running !== mine) return;
  if (done.rows.count > MOST_ROWS) return start(() => texts.t("orders.too_many", { n: MOST_ROWS }));
  const named = reading.columns.indexOf(ORDER);
  const factsOf = (order: Order): Facts | undefined => done.reader.factsOf(order.cells) ?? undefined;
  const save = async (): Promise<void> => saveFile("okorder-orders.csv", "text/csv", ...(await writeOrders(policy, given(), bytes, reading)));
  outcome(done.rows, { preview, named, factsOf, save, back: () => columns(bytes, preview, reading), judge: () => void read(bytes, preview, reading) });
}

interface File {
  readonly preview: Preview;
  readonly named: number;
  factsOf(order: Order): Facts | undefined;
  save(): Promise<void>;
  back(): void;
  judge(): void;
}

function outcome(rows: Rows, file: File): void {
  const { named } = file;
  const view: Outcome = outcomeView(texts, rows, named, {
    wish: (wish) => void choose(rows, view, wish),
    open: (order, from) => opened(order, rows, file, from),
    columns: file.back,
    again: () => start(),
    save(kind) {
      if (kind === "csv") return void file.save();
      const text = calendarOf(texts, document_, rows, named, days.beijing);
      if (text) saveFile("okorder-orders.ics", "text/calendar", text);
      else view.say(texts.t("orders.no_dates"));
    },
    print: () => print(),
  });
  show(view, () => outcome(rows, file));
  judge = file.judge;
  void choose(rows, view, FIRST);
}

async function choose(rows: Rows, view: Outcome, wish: Wish): Promise<void> {
  running += 1;
  const mine = running;
  const found = await select(rows, wish, () => running !== mine);
  if (found && running === mine) view.show(found);
}

function opened(order: Order, { problems }: Rows, { preview: { header }, named, factsOf }: File, from: HTMLElement): void {
  const given = order.verdict ? factsOf(order) : undefined;
  // Orders are there to claim on, where the file says nothing else.
  const { today: _, today_local: __, ...answers }: Facts = { purpose: "claim", ...given };
  const dialog = orderDialog(texts, document_, {
    order, header, named, problems: problems.filter(({ row }) => row === order.index), about: answers["purpose"] ?? "",
    report: given && policy.check(given),
    // Behind #, which no server hears of; the check drops it from the address once it has read it.
    link: given && `./${linkFragment(policy, answers)}`,
  }, from);
  root.append(dialog);
  dialog.showModal();
}

async function speak(wanted: string): Promise<Texts> {
  const files = await Promise.all(["", "-result", "-orders"].map((part) => open(`locale/${wanted}${part}`) as Promise<{ default: readonly Messages[string][] }>));
  const messages = readMessages([flowNames, resultNames, orderNames], files.map((file) => file.default));
  labels = Object.fromEntries(Object.entries(messages).filter(([key]) => key.startsWith("q.")));
  return createTexts(messages, wanted);
}

// Left open over midnight, the days left are counted anew; a day that the person has set stays.
addEventListener("visibilitychange", () => {
  const now = readDays();
  if (daySet || (now.local === days.local && now.beijing === days.beijing)) return;
  days = now;
  if (judge) judge();
  else if (!root.querySelector("select")) redraw(); // what is being chosen stays
});

// A file that misses its place would take the page's.
for (const type of ["dragover", "drop"]) addEventListener(type, (event) => event.preventDefault());

onLanguage(async (chosen, choice) => {
  language = chosen;
  const spoken = await speak(language);
  if (language !== chosen) return; // another was chosen meanwhile
  texts = spoken;
  mark();
  redraw();
  choice.focus();
});

function mark(): void {
  showLanguage(texts.lang);
  document.querySelector(".languages a")?.replaceChildren(texts.t("app.one"));
}

document.adoptedStyleSheets = [flowStyles, ordersStyles].map((css) => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  return sheet;
});
root.classList.add("base");
mark();
start();
booted = true;
document.documentElement.dataset["ready"] = "";
