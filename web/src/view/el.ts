// The only way in which the page makes DOM: by names and text. No HTML strings, so nothing typed can become markup.

import type { Texts, TextParams } from "../texts.ts";

export type Child = Node | string | undefined | false;
export type Attributes = { readonly [name: string]: string | boolean | number | undefined };

export function el<Name extends keyof HTMLElementTagNameMap>(name: Name, attributes: Attributes = {}, ...children: readonly Child[]): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== undefined && value !== false) element.setAttribute(key, value === true ? "" : String(value));
  }
  element.append(...children.filter((child): child is Node | string => child !== undefined && child !== false));
  return element;
}

/** A text by its key; a day inside it becomes <time>, so that machines read it too. */
export function say(texts: Texts, key: string, params?: TextParams): DocumentFragment {
  const fragment = document.createDocumentFragment();
  for (const part of texts.parts(key, params)) {
    fragment.append(typeof part === "string" ? part : el("time", { datetime: part.iso }, part.text));
  }
  return fragment;
}

export function button(text: string, className: string, onClick: () => void): HTMLButtonElement {
  const element = el("button", { type: "button", class: className, part: "button" }, text);
  element.addEventListener("click", onClick);
  return element;
}

/** "Change" alone says nothing in a list of controls; what it changes completes the name, and the visible word stays first. */
export function changeButton(texts: Texts, what: string, onClick: () => void): HTMLButtonElement {
  const element = button(texts.t("app.change"), "link", onClick);
  element.append(el("span", { class: "unseen" }, `: ${texts.t(what)}`));
  return element;
}

/** A link that leads to no address. */
export function actionLink(text: string, attributes: Attributes, onClick: () => void): HTMLAnchorElement {
  const element = el("a", { href: "#", ...attributes }, text);
  element.addEventListener("click", (event) => {
    event.preventDefault();
    onClick();
  });
  return element;
}

/** A heading of the level that suits the place: 1 is the page's own, deeper where a host page gives the outline. */
export function heading(level: number, attributes: Attributes, ...children: readonly Child[]): HTMLHeadingElement {
  return el(`h${Math.min(level, 6)}` as "h1", { part: "heading", ...attributes }, ...children);
}
