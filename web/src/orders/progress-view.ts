// While a file is read: how far, and a way to stop.

import type { Texts } from "../texts.ts";
import { button, el, heading } from "../view/el.ts";

export interface Progress {
  readonly element: HTMLElement;
  readonly focus: HTMLElement;
  show(rows: number, part: number): void;
}

export function progressView(texts: Texts, cancel: () => void): Progress {
  const title = heading(1, { class: "title", tabindex: -1 }, texts.t("orders.reading"));
  const bar = el("progress", { max: 1, value: 0, "aria-label": texts.t("orders.reading") });
  const said = el("p", {});
  return {
    focus: title,
    element: el("div", { class: "progress" }, title, bar, said, button(texts.t("orders.cancel"), "secondary", cancel)),
    show(rows, part) {
      bar.value = part;
      said.textContent = texts.t("orders.progress", { n: rows });
    },
  };
}
