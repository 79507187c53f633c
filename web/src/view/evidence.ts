// The list of papers. Ticks are the person's own notes: they change no verdict, and go when the answers go.

import type { EvidenceItem } from "../contract.ts";
import type { Context } from "./context.ts";
import { el, heading } from "./el.ts";
import { progressBar } from "./pictures.ts";

export function evidenceSection(context: Context, items: readonly EvidenceItem[]): HTMLElement[] {
  return (["required", "advised"] as const).flatMap((level) => {
    const own = items.filter((item) => item.level === level);
    return own.length ? [group(context, level, own)] : [];
  });
}

function group(context: Context, which: "required" | "advised", items: readonly EvidenceItem[]): HTMLElement {
  const { texts, level, actions } = context;
  const boxes: HTMLInputElement[] = [];
  const count = el("p", { class: "hint count" });
  const bar = progressBar(items.filter(({ status }) => status !== "cannot_check").length);
  const show = (): string => {
    const ready = boxes.filter(({ checked }) => checked).length;
    const text = texts.t("ev.count", { n: ready, total: boxes.length });
    count.textContent = text;
    bar.show(ready);
    return text;
  };
  const rows = items.map((item) => {
    // What nobody can check has no box: an empty one would look like something still to do.
    const box = item.status === "cannot_check" ? undefined : tick(context, item);
    if (box) {
      boxes.push(box);
      box.addEventListener("change", () => {
        context.ticked.set(item.id, box.checked);
        actions.announce(show());
      });
    }
    return row(context, item, box);
  });
  show();
  return el("div", { class: `evidence ${which}`, part: "checklist" }, heading(level + 2, { class: "small-title" }, texts.t(`ev.${which}`)),
    which === "required" && count, which === "required" && bar.element, el("ul", { class: "plain options" }, ...rows));
}

function tick({ ticked }: Context, { id, status }: EvidenceItem): HTMLInputElement {
  const box = el("input", { type: "checkbox", part: "input", id: `ev-${id}` });
  box.checked = ticked.get(id) ?? status === "have";
  return box;
}

function row({ texts }: Context, { id, status, level, clause }: EvidenceItem, box: HTMLInputElement | undefined): HTMLElement {
  const words = texts.t(`ev.${id}`);
  return el("li", { class: box ? "option" : "option bare", part: "option" }, box,
    el("div", {}, box ? el("label", { for: box.id }, words) : words,
      level === "required" && el("span", { class: "meta" }, el("span", {}, texts.t(`ev.${status}`)),
        clause !== undefined && el("span", { class: "clause" }, clause))));
}
