// The file behind the loader: the walk from the first question to the result, its words and its looks. It is one file, because
// nothing is fetched once the check can be used, and apart the two halves would be a tenth more to download.

import flowNames from "names:flow";
import resultNames from "names:result";
import flowStyles from "./styles/flow.css";
import resultStyles from "./styles/result.css";

export { readDays } from "./clock.ts";
export { embed } from "./embed.ts";
export { START } from "./flow/steps.ts";
export { readMessages } from "./messages.ts";
export { createTexts } from "./texts.ts";
export { startWalk } from "./walk.ts";
export { wordsFor } from "./words.ts";

/** Of the texts, in the order of their files. */
export const names: readonly string[] = [flowNames, resultNames];
export const styles: string = flowStyles + resultStyles;
