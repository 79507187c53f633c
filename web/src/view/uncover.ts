// Brings what has the focus into sight in a host's page, and out from under a header that the host keeps in place.

const AIR = 8; // px between the header and the question

export function uncover(host: HTMLElement, focus: HTMLElement): void {
  const { top, bottom } = focus.getBoundingClientRect();
  if (top < 0 || bottom > innerHeight) focus.scrollIntoView({ block: top < 0 ? "start" : "center" });
  const { left, top: now } = focus.getBoundingClientRect();
  const above = document.elementFromPoint(Math.max(left, 0) + 1, Math.max(now, 0) + 1);
  if (above && above !== host && !above.contains(host)) scrollBy(0, now - above.getBoundingClientRect().bottom - AIR);
}
