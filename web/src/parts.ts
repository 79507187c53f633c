// All that a check needs, from its files: the questions and the result, the engine with its policy, the texts of one language.

import { open } from "open";
import type { Policy } from "./contract.ts";
import type { EngineFile } from "./engine.ts";
import { mayStart, openPolicy } from "./engine.ts";
import { LoadError } from "./load-error.ts";
import type { Messages, Texts } from "./texts.ts";

export type Flow = typeof import("./flow.ts");
export interface Parts {
  readonly flow: Flow;
  readonly policy: Policy;
}
interface LocaleFile {
  readonly default: readonly Messages[string][];
}

/** Rejects with LoadError. `document` is a policy of the host's own; `language` the one that openTexts will be asked for. */
export async function openParts(language: string, document?: unknown): Promise<Parts> {
  if (!mayStart()) throw new LoadError("wasm-blocked");
  const engine = open("engine") as Promise<EngineFile>;
  // All at once; whoever awaits them below or in openTexts hears of a failure.
  for (const early of [engine, open(`locale/${language}`), open(`locale/${language}-result`)]) early.catch(() => {});
  // A browser's first formatter takes it some 20 ms. The first screen names a day, and on their way the files leave the time.
  new Intl.DateTimeFormat(language);
  const flow = (await open("flow")) as Flow;
  try {
    return { flow, policy: await openPolicy(await engine, document) };
  } catch (error) {
    if (error instanceof LoadError) throw error;
    // The engine says what is wrong with a policy, and whoever wrote it has to read that; all else is that it could not start.
    console.error(error);
    throw new LoadError((error as Error).name === "PolicyError" ? "policy-invalid" : "wasm-blocked");
  }
}

/** The texts of a language. Rejects with LoadError. */
export async function openTexts({ flow }: Pick<Parts, "flow">, language: string): Promise<Texts> {
  const files = (await Promise.all([open(`locale/${language}`), open(`locale/${language}-result`)])) as LocaleFile[];
  return flow.textsOf(language, files.map((file) => file.default));
}
