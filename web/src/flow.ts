// The file of the questions: the walk, its words and its looks. The build adds what the result's file takes from here.

export { readDays } from "./clock.ts";
export { embed } from "./embed.ts";
export { START } from "./flow/steps.ts";
export { readMessages } from "./messages.ts";
export { saveFile } from "./save-file.ts";
export { createTexts } from "./texts.ts";
export { startWalk } from "./walk.ts";
export { wordsFor } from "./words.ts";
export { default as flowNames } from "names:flow";
export { default as flowStyles } from "./styles/flow.css";
