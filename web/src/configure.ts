// The configurator: what is chosen is put on an element to try, and into a snippet to copy. The controls are in the page's HTML, in
// English; each text in it says by its key which one it is.

import { INTEGRITY } from "integrity";
import { texts } from "texts:configure";
import { onLanguage, showLanguage } from "./language-bar.ts";
import { negotiate } from "./languages.ts";
import type { Choices } from "./snippet.ts";
import { snippetOf } from "./snippet.ts";

declare const VERSION: string;

let language = negotiate(navigator.languages, Object.keys(texts));
const form = one<HTMLFormElement>("form");
const address = one<HTMLInputElement>("#address");
// The release has a folder for each version beside this page's own.
address.value = new URL("..", location.href.replace(/[?#].*/, "")).href.replace(/\/$/, "");
form.addEventListener("change", draw);
form.addEventListener("submit", (event) => event.preventDefault());
one<HTMLButtonElement>(".copy").addEventListener("click", () => {
  const told = one("[role=status]");
  navigator.clipboard.writeText(one("code").textContent ?? "").then(() => { told.textContent = text("app.copied"); }, () => getSelection()?.selectAllChildren(one("code")));
});
onLanguage(speak);
speak(language);

function text(key: string): string {
  return texts[language]?.[key] ?? "";
}

function speak(chosen: string): void {
  language = chosen;
  showLanguage(language);
  document.title = text("configure.title");
  for (const said of document.querySelectorAll<HTMLElement>("[data-text]")) said.textContent = text(said.dataset["text"] ?? "");
  draw();
}

function draw(): void {
  const { attributes, variables } = chosen();
  const place = one(".preview");
  const element = document.createElement("okorder-eligibility");
  for (const [name, value] of attributes) element.setAttribute(name, value);
  for (const [name, value] of variables) element.style.setProperty(name, value);
  // What was opened to be looked at stays open.
  if (place.firstElementChild?.hasAttribute("open")) element.toggleAttribute("open", true);
  place.replaceChildren(element);
  const pinned = one<HTMLSelectElement>("#version").value === "pinned";
  one("code").textContent = snippetOf({
    attributes, variables, link: text("configure.link"), address: address.value.trim().replace(/\/+$/, ""),
    ...(pinned ? { folder: VERSION, integrity: INTEGRITY } : { folder: VERSION.replace(/\..*/, "") }),
  });
  one("[role=status]").textContent = "";
}

function chosen(): Pick<Choices, "attributes" | "variables"> {
  const all = [...form.querySelectorAll<HTMLInputElement | HTMLSelectElement>(".choice [aria-describedby]")].flatMap((control): [string, string][] => {
    if (control.type === "checkbox") return (control as HTMLInputElement).checked ? [[control.name, ""]] : [];
    const value = control.value.trim();
    return value ? [[control.name, value]] : [];
  });
  const isVariable = ([name]: [string, string]): boolean => name.startsWith("--");
  return { attributes: all.filter((pair) => !isVariable(pair)), variables: all.filter(isVariable) };
}

function one<Kind extends Element = HTMLElement>(selector: string): Kind {
  const found = document.querySelector<Kind>(selector);
  if (!found) throw new Error(`The page has no ${selector}`);
  return found;
}
