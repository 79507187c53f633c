// The file behind the loader: the walk from the first question to the result, its words and its looks. It is one file, because
// nothing is fetched once the check can be used, and apart the two halves would be a tenth more to download.

import flowNames from "names:flow";
import resultNames from "names:result";
import { readMessages } from "./messages.ts";
import flowStyles from "./styles/flow.css";
import resultStyles from "./styles/result.css";
import type { Messages, Texts } from "./texts.ts";
import { createTexts } from "./texts.ts";

export { readDays } from "./clock.ts";
export { embed } from "./embed.ts";
export { missingTexts } from "./flow/policy-texts.ts";
export { startWalk } from "./walk.ts";
export { wordsFor } from "./words.ts";

export const styles: string = flowStyles + resultStyles;

/** A language's texts, from its two files. */
export function textsOf(language: string, files: readonly (readonly Messages[string][])[]): Texts {
  return createTexts(readMessages([flowNames, resultNames], files), language);
}
