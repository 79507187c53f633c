// The element's attributes as properties, and which values each of them knows.

// The first value is the default.
export const CHOICES: { readonly [attribute: string]: readonly string[] } = {
  purpose: ["", "membership", "claim", "reply"],
  variant: ["row", "card"],
  loading: ["interaction", "lazy", "eager"],
  "heading-level": ["2", "3", "4", "5", "6"],
  expose: ["verdict", "answers"],
  theme: ["auto", "light", "dark"],
};
const TEXT = ["rating", "receipt-date", "agreed-delivery-date", "today", "time-zone", "order-ref", "policy", "page-href", "apply-href"];
export const ATTRIBUTES: readonly string[] = Object.keys(CHOICES).concat(TEXT);
export const property = (attribute: string): string => attribute.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());

/** The value of an attribute of a few: an unknown one is the default. */
export function choice(element: Element, attribute: string): string {
  const values = CHOICES[attribute] ?? [];
  return values.find((value) => value === element.getAttribute(attribute)) ?? values[0] ?? "";
}

/** Gives a class of elements a property for each attribute. */
export function reflect(prototype: HTMLElement): void {
  for (const attribute of ATTRIBUTES) {
    Object.defineProperty(prototype, property(attribute), {
      get(this: HTMLElement) {
        return attribute in CHOICES ? choice(this, attribute) : this.getAttribute(attribute) ?? "";
      },
      set(this: HTMLElement, value: unknown) {
        if (value === null || value === undefined) this.removeAttribute(attribute);
        else this.setAttribute(attribute, String(value));
      },
      configurable: true, enumerable: true,
    });
  }
}
