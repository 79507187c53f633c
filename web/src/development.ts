// The development build: the same element, and a word on the console where the host's colours make its text hard to read. What the
// host has chosen is measured on what is shown, because a colour may come from a variable, a part or the page round it.

import "./define.ts";

type Colour = readonly [red: number, green: number, blue: number]; // 0 to 255

const LEAST = 4.5; // WCAG 2.2, 1.4.3
// What is looked at, and the variables that paint it.
const PAIRS: { readonly [selector: string]: string } = {
  ".row": "--okorder-accent on --okorder-background",
  ".title": "--okorder-color on --okorder-background",
  ".primary": "--okorder-on-accent on --okorder-accent",
  ".link, .back, summary": "--okorder-accent on --okorder-background",
  ".error": "--okorder-danger on --okorder-background",
};

const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
const warned = new Set<string>();
addEventListener("okorder-ready", ({ target }) => {
  const root = target instanceof HTMLElement && target.shadowRoot;
  if (!root) return;
  // After a screen has been drawn, an error's too: its styles are there then.
  const look = (): unknown => requestAnimationFrame(() => measure(root));
  new MutationObserver(look).observe(root, { childList: true, subtree: true });
  look();
});

function measure(root: ShadowRoot): void {
  for (const [selector, pair] of Object.entries(PAIRS)) {
    const shown = [...root.querySelectorAll<HTMLElement>(selector)].find((one) => one.checkVisibility());
    const ground = shown && groundOf(shown);
    if (!ground) continue;
    const ratio = contrast(painted([...ground, getComputedStyle(shown).color]), painted(ground));
    const text = `okorder-eligibility: ${pair} is ${ratio.toFixed(2)} to 1, and ${LEAST} is the least (WCAG 1.4.3)`;
    if (ratio >= LEAST || warned.has(text)) continue;
    warned.add(text);
    console.warn(text, shown);
  }
}

/** The colours under a text, the lowest first; undefined where a picture lies among them. */
function groundOf(text: HTMLElement): string[] | undefined {
  const layers: string[] = [];
  for (let one: Element | null = text; one; one = one.parentElement ?? (one.getRootNode() as ShadowRoot).host ?? null) {
    const { backgroundColor, backgroundImage } = getComputedStyle(one);
    if (backgroundImage !== "none") return undefined;
    layers.unshift(backgroundColor);
  }
  return [getComputedStyle(document.documentElement).colorScheme.includes("dark") && matchMedia("(prefers-color-scheme: dark)").matches ? "#121212" : "#fff", ...layers];
}

/** Colours on top of each other, as the browser paints them: every notation and any transparency. */
function painted(layers: readonly string[]): Colour {
  if (!canvas) throw new Error("no canvas");
  for (const layer of layers) {
    canvas.fillStyle = layer;
    canvas.fillRect(0, 0, 1, 1);
  }
  const [red = 0, green = 0, blue = 0] = canvas.getImageData(0, 0, 1, 1).data;
  return [red, green, blue];
}

/** 1 to 21, by WCAG's relative luminance. */
function contrast(one: Colour, other: Colour): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

function luminance(colour: Colour): number {
  const [red, green, blue] = colour.map((part) => (part <= 10 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4)) as unknown as Colour;
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
