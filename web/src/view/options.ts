// Radios and checkboxes. Native ones, with the whole row as their label.

import type { Option } from "../flow/question.ts";
import type { Texts } from "../texts.ts";
import { el } from "./el.ts";

export interface OptionList {
  readonly element: HTMLElement;
  readonly inputs: readonly HTMLInputElement[];
}

export function optionList(texts: Texts, type: "radio" | "checkbox", options: readonly Option[], described: string | undefined, invalid: boolean): OptionList {
  const inputs: HTMLInputElement[] = [];
  const rows = options.map(({ value, text, chosen }, index) => {
    const input = el("input", {
      type, part: "input", name: "answer", id: `answer-${index}`, value, "aria-describedby": index === 0 ? described : undefined,
      "aria-invalid": invalid ? "true" : undefined,
    });
    input.checked = chosen;
    inputs.push(input);
    return el("div", { class: "option", part: "option" }, input, el("label", { for: `answer-${index}` }, texts.t(text)));
  });
  return { element: el("div", { class: "options" }, ...rows), inputs };
}
