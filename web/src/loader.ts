// The one script of a host's page: registers the element and knows every other file by its hash. The standalone page opens
// its files through it, too.

import "./define.ts";

export { LABELS } from "labels";
export { direction, negotiate } from "./languages.ts";
export { openParts, openTexts } from "./parts.ts";
