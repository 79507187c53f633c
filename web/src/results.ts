// The file of the result: what is needed only when the questions are answered. What it shares with the questions comes from
// their file; the build sees to it.

export { calendarFile } from "./flow/calendar.ts";
export { resultRecord } from "./flow/record.ts";
export { resultScreen } from "./flow/result.ts";
export { verdictScreen } from "./view/verdict.ts";
export { default as resultNames } from "names:result";
export { default as resultStyles } from "./styles/result.css";
