// What the page takes from the loader, for the page that needs none: no element, no hashes.

export { LABELS } from "labels";
export { direction, negotiate } from "./languages.ts";
export { openParts, openTexts } from "./parts.ts";
