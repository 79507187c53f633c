/** Tells a place that the page is looked at again, and does not keep one that was taken away. */
export function tellWhenSeen(place: HTMLElement): void {
  const weak = new WeakRef(place);
  addEventListener("visibilitychange", function tell() {
    const there = weak.deref();
    if (there) there.dispatchEvent(new Event("seen"));
    else removeEventListener("visibilitychange", tell);
  });
}
