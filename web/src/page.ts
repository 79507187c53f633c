// The standalone page: puts clock, engine, texts and the browser's own history together. Holds no rule and no words.

import messages from "locale";
import { readDays } from "./clock.ts";
import { openPolicy } from "./engine.ts";
import { START } from "./flow/steps.ts";
import { createTexts } from "./texts.ts";
import type { Shell } from "./walk.ts";
import { startWalk } from "./walk.ts";

declare const VERSION: string;

const root = document.querySelector("main");
if (!root) throw new Error("The page has no main element");
const texts = createTexts(messages, document.documentElement.lang);
const policy = await openPolicy();

const shell: Shell = {
  root,
  level: 1,
  version: VERSION,
  days: readDays,
  // Only the step's id: browsers write history to disk, and answers do not belong there.
  stepped: (step) => history.pushState({ step }, ""),
  back: () => history.back(),
  shown(title) {
    document.title = title ? `${title} - ${texts.t("app.title")}` : texts.t("app.title");
    scrollTo(0, 0);
  },
  print: () => print(),
  copy: async (text) => navigator.clipboard.writeText(text),
};

history.replaceState({ step: START }, "");
const walk = startWalk(policy, texts, shell);
addEventListener("popstate", ({ state }: PopStateEvent) => walk.revisit(stepOf(state)));

// On paper nothing can be opened: whatever was closed is printed open, and closed again for the screen.
let closed: HTMLDetailsElement[] = [];
addEventListener("beforeprint", () => {
  closed = [...document.querySelectorAll<HTMLDetailsElement>("details:not([open])")];
  for (const details of closed) details.open = true;
});
addEventListener("afterprint", () => {
  for (const details of closed) details.open = false;
});

document.documentElement.dataset["ready"] = "";

function stepOf(state: unknown): string {
  return typeof state === "object" && state !== null && "step" in state && typeof state.step === "string" ? state.step : START;
}
