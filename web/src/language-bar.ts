// The languages over a page: which is shown, and what is done when another is chosen. Without scripts there is nothing to choose.

import { direction } from "./languages.ts";

const choices = [...document.querySelectorAll<HTMLButtonElement>(".languages button")];

/** Marks the page and the bar with the language that is shown. */
export function showLanguage(language: string): void {
  document.documentElement.lang = language;
  document.documentElement.dir = direction(language);
  for (const bar of document.querySelectorAll<HTMLElement>(".languages")) bar.hidden = false;
  for (const choice of choices) {
    if (choice.lang === language) choice.setAttribute("aria-current", "true");
    else choice.removeAttribute("aria-current");
  }
}

export function onLanguage(chosen: (language: string, choice: HTMLElement) => void): void {
  for (const choice of choices) choice.addEventListener("click", () => chosen(choice.lang, choice));
}
