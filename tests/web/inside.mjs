// Walks inside the page: a hundred cases take seconds, in any engine. walk.test.mjs takes some with a mouse and keys.

import { TEXTS, VECTORS, withPurpose } from "./vectors.mjs";

/**
 * Runs in the page or, where `where` names the element, in its shadow root: from any screen to the result. Calls
 * globalThis.look(root), where there is one, on each screen. Gives the heading, or the error that stopped the walk.
 */
export function walkInside(facts, where) {
  const root = where ? document.querySelector(where).shadowRoot : document;
  const one = (selector) => root.querySelector(selector);
  const look = () => globalThis.look?.(root);
  [...root.querySelectorAll(".foot button.secondary")].at(-1)?.click(); // Clear my answers
  look();
  if (!one("form.question")) one("button.primary").click();
  const focused = [];
  const asked = [];
  for (let steps = 0; steps < 40 && one("form.question"); steps += 1) {
    look();
    focused.push(root.activeElement?.localName ?? "");
    const { fact } = one("form.question").dataset;
    const value = facts[fact];
    const options = [...root.querySelectorAll("input[name=answer]")];
    const choose = (wanted) => {
      const option = options.find((input) => input.value === wanted);
      option?.click();
      return option !== undefined;
    };
    const dated = one("#date-day") !== null;
    if (dated && value && value !== "unsure") {
      const [year, month, day] = value.split("-");
      for (const [part, text] of Object.entries({ year, month, day })) {
        one(`#date-${part}`).value = text ?? "";
        one(`#date-${part}`).dispatchEvent(new Event("input"));
      }
    } else if (Array.isArray(value)) {
      for (const input of options) if (input.checked !== value.includes(input.value)) input.click();
    } else if (value !== undefined) {
      if (!choose(value)) choose("yes");
    } else if (!choose("absent") && !(options.some((input) => input.value === "yes") && options.length === 3 && choose("no"))) {
      if (!choose("unsure")) choose("no"); // a question that everybody can answer
    }
    asked.push(...options.filter(({ checked }) => checked).map((input) => `${fact} ${input.value}`));
    one("form.question button[type=submit]").click();
    if (one(".summary")) {
      look();
      return { stopped: one(".summary li").textContent, focused, asked };
    }
    if (one("div.notice[tabindex]")) {
      look();
      one("form.question button[type=submit]").click();
    }
  }
  look();
  one("button.primary").click();
  look();
  const title = one("article .title");
  return { heading: title.textContent, text: one("article").textContent, focused, focus: root.activeElement === title, times: [...root.querySelectorAll("article time")].map(({ dateTime }) => dateTime), asked };
}

// Facts that no form lets a person type.
const TYPED_WRONG = { A28: "err.date.future", B27: "err.date.future", C23: "err.date.future", C47: "err.date.future", D11: "err.none_and_other", F01: "err.date.not_real", F03: "err.date.range", F04: "err.date.incomplete" };

/** Every vector that a person can type: its day, what is typed, and the headings or the error at which it may end. */
export const TYPED = VECTORS.scenarios.filter(({ facts }) =>
  // Another time zone: walk.test.mjs. Nothing answered: the page has no result for that.
  (!facts.today_local || facts.today_local === facts.today) && Object.keys(facts).length > 1,
).map(({ id, facts, expect }) => {
  const { purpose } = withPurpose(facts);
  const claims = facts.problems?.includes("quality") || facts.problems?.includes("late");
  return {
    id, expect, today: facts.today,
    facts: { ...(claims ? { integrity_issue: "no" } : {}), ...facts, purpose },
    ...(id in TYPED_WRONG ? { stopped: TEXTS[TYPED_WRONG[id]] } : { headings: headings(purpose, expect) }),
  };
});

/** What of a walk's end is not as expected, in words; nothing when it is. */
export function strayed({ id, stopped, headings: wanted = [], expect }, end) {
  if (stopped) return end.stopped === stopped ? [] : [`${id}: ${end.heading ?? end.stopped}, expected ${stopped}`];
  return [
    ...(wanted.includes(end.heading) ? [] : [`${id}: ${end.heading ?? end.stopped}, expected ${wanted.join(" or ")}`]),
    ...(expect.overall === "not_eligible" && !end.text?.includes(TEXTS["res.claim.not_eligible.p"]) ? [`${id}: a no without its way on`] : []),
  ];
}

function headings(purpose, expect) {
  const stems = purpose === "claim" ? [`res.claim.${expect.overall}`, ...(expect.overall === "eligible" ? ["res.sent.h"] : [])] : [`res.mem.${expect.membership?.verdict}`];
  return Object.keys(TEXTS).filter((key) => key.endsWith("h") && stems.some((stem) => key === stem || key.startsWith(`${stem}.`))).map((key) => TEXTS[key]);
}
