// Registers the element, once a page: of two versions the first wins, and the second says so.

import { OkorderEligibility } from "./element.ts";

const NAME = "okorder-eligibility";
const known = customElements.get(NAME) as typeof OkorderEligibility | undefined;
if (!known) customElements.define(NAME, OkorderEligibility);
else if (known.version !== OkorderEligibility.version) {
  console.warn(`${NAME}: version ${known.version} is in use, not ${OkorderEligibility.version}`);
}
