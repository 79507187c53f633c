// Moves the focus to what has just been drawn.

/** Firefox passes over a legend that it has not laid out yet: asking for its box lays it out. */
export function focusOn(element: HTMLElement | null): void {
  element?.getBoundingClientRect();
  element?.focus({ preventScroll: true });
}
