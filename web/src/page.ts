// The standalone page: puts the check's files, the clock and the browser's own history together. Holds no rule and no words.

import type { Texts } from "./texts.ts";
import type { Shell } from "./walk.ts";
import { LABELS } from "labels";
import { readLink } from "./flow/read-link.ts";
import { START } from "./flow/steps.ts";
import { onLanguage, showLanguage } from "./language-bar.ts";
import { negotiate } from "./languages.ts";
import { openParts, openTexts } from "./parts.ts";

declare const VERSION: string;

const root = document.querySelector<HTMLElement>("main");
if (!root) throw new Error("The page has no main element");
let language = negotiate(navigator.languages, Object.keys(LABELS));
const parts = await openParts(language);
const { flow, policy } = parts;
let texts = await openTexts(parts, language);
const robots = Object.assign(document.createElement("meta"), { name: "robots", content: "noindex" });

const shell: Shell = {
  root,
  level: 1,
  version: VERSION,
  embedded: false,
  daySet: false,
  days: () => flow.readDays(),
  // Only the step's id: browsers write history to disk, and answers do not belong there.
  stepped: (step) => history.pushState({ step }, ""),
  back: () => history.back(),
  shown(title) {
    document.title = title ? `${title} - ${texts.t("app.title")}` : texts.t("app.title");
    scrollTo(0, 0);
    // A result is one person's: no index of the web is to hold it.
    if (root.querySelector("article")) document.head.append(robots);
    else robots.remove();
  },
  asked: () => {},
  found: () => {},
  print: () => print(),
  allowed: () => true,
  // A file on a disk is no address to share.
  address: () => (location.protocol === "file:" ? undefined : location.href.replace(/[?#].*/, "")),
  apply: () => undefined,
  reference: () => "",
};

const sheet = new CSSStyleSheet();
sheet.replaceSync(flow.styles);
document.adoptedStyleSheets = [sheet];
root.classList.add("base");
history.replaceState({ step: START }, "");
inLanguage(texts);
const walk = flow.startWalk(policy, texts, shell);
const linked = readLink(policy, location.hash);
if (linked) {
  // Read once and dropped: the address bar, the history and what is copied from them hold no answers.
  history.replaceState({ step: START }, "", location.pathname + location.search);
  walk.resume(linked);
}
addEventListener("popstate", ({ state }: PopStateEvent) => walk.revisit(stepOf(state)));

onLanguage(async (chosen) => {
  language = chosen;
  const wanted = await openTexts(parts, language);
  if (language !== wanted.lang) return; // another was chosen meanwhile
  inLanguage(wanted);
  walk.speak(wanted);
});

function inLanguage(spoken: Texts): void {
  texts = spoken;
  showLanguage(spoken.lang);
  document.querySelector(".languages a")?.replaceChildren(spoken.t("app.orders"));
}

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
