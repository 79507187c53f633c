// The first screen: a place to drop a file on, a button to choose one, and a sample to try.

import type { Texts } from "../texts.ts";
import { button, el, heading } from "../view/el.ts";

export interface StartActions {
  readonly most: number; // rows
  take(file: Blob): void;
  sample(): void;
}

export function startView(texts: Texts, problem: string | undefined, { most, take, sample }: StartActions): { element: HTMLElement; focus: HTMLElement } {
  const title = heading(1, { class: "title", tabindex: -1 }, texts.t("orders.title"));
  const input = el("input", { type: "file", id: "file", accept: ".csv,.tsv,.txt,text/csv,text/tab-separated-values,text/plain", "aria-describedby": problem ? "file-error file-hint" : "file-hint" });
  const accept = (file: File | undefined): void => { if (file) take(file); };
  input.addEventListener("change", () => accept(input.files?.[0]));
  const zone = el("div", { class: "drop" },
    el("label", { for: "file", class: "small-title" }, texts.t("orders.file")),
    problem && el("p", { class: "error", id: "file-error", role: "alert" }, problem),
    input,
    el("p", { class: "hint", id: "file-hint" }, texts.t("orders.file_hint", { n: most })));
  zone.addEventListener("dragenter", () => zone.classList.add("over"));
  zone.addEventListener("dragleave", ({ relatedTarget }) => { if (!zone.contains(relatedTarget as Node | null)) zone.classList.remove("over"); });
  zone.addEventListener("drop", (event) => {
    zone.classList.remove("over");
    accept(event.dataTransfer?.files[0]);
  });
  return {
    focus: title,
    element: el("div", { class: "start" }, title,
      el("p", { class: "lead" }, texts.t("orders.lead")),
      el("p", { class: "notice" }, texts.t("app.not_decision"), " ", texts.t("orders.privacy")),
      zone,
      el("p", {}, texts.t("orders.sample_lead"), " ", button(texts.t("orders.sample"), "link", sample))),
  };
}
