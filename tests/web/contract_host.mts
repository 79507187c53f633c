// A host in TypeScript, compiled against the element's contract and never run.

import type { OkorderEligibility, OkorderState } from "../../web/index.d.ts";

const element: OkorderEligibility = document.createElement("okorder-eligibility");
element.purpose = "claim";
element.open = true;
element.open();
const state: OkorderState = element.state;
element.addEventListener("okorder-result", ({ detail }) => console.log(detail.verdict, detail.deadline?.apply_by));
element.addEventListener("okorder-error", ({ detail: { code, recovered } }) => console.log(code, recovered, state));
// @ts-expect-error: read-only
element.result = null;
void element.ready.then(() => element.result?.overall);
