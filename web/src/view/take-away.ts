// What a person can take away: paper, a calendar entry, a link. The warning stands before the link is made, not after.

import type { Context } from "./context.ts";
import { button, el } from "./el.ts";

export interface TakeAway {
  readonly calendar: boolean; // there is a day ahead
  /** The address that would hold the answers; undefined where there is no page to lead to. */
  readonly link: string | undefined;
}

export function takeAway({ texts, actions, embedded }: Context, { calendar, link }: TakeAway): HTMLElement[] {
  // A shadow root cannot be printed alone: there the standalone page does it, with the answers in its address.
  const paper = !embedded ? button(texts.t("app.print"), "secondary", () => actions.take("print"))
    : link !== undefined && warned("app.print", opening(link));
  const shared = link !== undefined && warned("file.link", button(texts.t("app.copy"), "secondary", () => actions.take("link")));
  return [
    el("div", { class: "buttons no-print" },
      !embedded && paper,
      calendar && button(texts.t("app.calendar"), "secondary", () => actions.take("ics")),
      button(texts.t("app.again"), "secondary", () => actions.again()),
      embedded && paper,
      shared),
  ];

  function warned(key: string, act: HTMLElement): HTMLElement {
    return el("details", { class: "take" }, el("summary", {}, texts.t(key)), el("p", {}, texts.t("file.link_warning")), act);
  }
  function opening(href: string): HTMLElement {
    const anchor = el("a", { href, target: "_blank", rel: "noopener noreferrer" }, texts.t("file.open"));
    anchor.addEventListener("click", (event) => {
      if (!actions.allowed("print")) event.preventDefault();
    });
    return anchor;
  }
}
