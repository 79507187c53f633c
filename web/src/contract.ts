// The words in which page and engine speak: the package's own contract, under one roof for the page.
export type * from "../../wasm/eligibility.d.mts";
