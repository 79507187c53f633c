// A table of any number of rows, of which those in sight are there. Rows have one height; a spacer stands for the others, and
// aria-rowindex says which of how many a row is.

import { el } from "../view/el.ts";

export interface VirtualTable {
  readonly element: HTMLElement;
  /** Shows these: how many, and the row at a place (its cells are the row's children). */
  show(count: number, row: (place: number) => HTMLTableRowElement): void;
}

const BEYOND = 10; // rows above and below those in sight, for whoever scrolls or tabs

export function virtualTable(label: string, head: HTMLTableRowElement): VirtualTable {
  const above = el("tbody", { class: "spacer", "aria-hidden": "true" }, el("tr", {}, el("td", {})));
  const below = above.cloneNode(true) as HTMLElement;
  const body = el("tbody", {});
  const table = el("table", {}, el("thead", {}, head), above, body, below);
  const element = el("div", { class: "scroller", role: "region", "aria-label": label, tabindex: 0 }, table);
  let count = 0;
  let rowAt: (place: number) => HTMLTableRowElement = () => el("tr");
  let shown: readonly [number, number] = [0, 0];
  let height = 0;
  let drawnAt = ""; // the size of what scrolls

  function draw(force: boolean): void {
    // One row is measured: text size and zoom are the visitor's.
    if (force || height === 0) height = measured();
    const first = Math.max(0, Math.floor((element.scrollTop - head.offsetHeight) / height) - BEYOND);
    const last = Math.min(count, first + Math.ceil(element.clientHeight / height) + 2 * BEYOND);
    if (!force && first === shown[0] && last === shown[1]) return;
    shown = [first, last];
    const focused = body.contains(document.activeElement) ? (document.activeElement?.closest("tr")?.getAttribute("aria-rowindex") ?? null) : null;
    body.replaceChildren(...Array.from({ length: last - first }, (_, index) => {
      const row = rowAt(first + index);
      row.setAttribute("aria-rowindex", String(first + index + 2)); // the head is row 1
      return row;
    }));
    space(above, first * height);
    space(below, (count - last) * height);
    drawnAt = size();
    if (focused !== null) body.querySelector<HTMLElement>(`tr[aria-rowindex="${focused}"] button`)?.focus({ preventScroll: true });
  }

  function size(): string {
    return `${element.clientWidth} ${element.clientHeight}`;
  }

  function measured(): number {
    if (count === 0) return 1;
    const row = rowAt(0);
    body.replaceChildren(row);
    return row.getBoundingClientRect().height || 1;
  }

  element.addEventListener("scroll", () => requestAnimationFrame(() => draw(false)), { passive: true });
  // It is told of the first size, too, at which the rows have been drawn already.
  new ResizeObserver(() => { if (element.isConnected && size() !== drawnAt) draw(true); }).observe(element);
  return {
    element,
    show(rows, row) {
      [count, rowAt] = [rows, row];
      table.setAttribute("aria-rowcount", String(rows + 1));
      element.scrollTop = 0;
      if (element.isConnected) draw(true);
    },
  };
}

function space(spacer: HTMLElement, height: number): void {
  spacer.hidden = height <= 0;
  (spacer.querySelector("td") as HTMLElement).style.blockSize = `${height}px`;
}
