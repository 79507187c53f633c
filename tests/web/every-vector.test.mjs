// Every vector that a person can type, typed into one page, day after day: the heading is the expected verdict's.
// The steps are taken inside the page, so that ninety walks take seconds; walk.test.mjs takes six with a mouse and keys.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { openPage, openSite } from "./browser.mjs";
import { TEXTS, VECTORS, withPurpose } from "./vectors.mjs";

let site;
before(async () => { site = await openSite(); });
after(() => site.close());

/** Runs in the page: from any screen to the result. Gives the heading, or the error that stopped the walk. */
function walkInside(facts) {
  const one = (selector) => document.querySelector(selector);
  [...document.querySelectorAll(".foot button.secondary")].at(-1)?.click(); // Clear my answers
  one("button.primary").click();
  for (let steps = 0; steps < 40 && one("form.question"); steps += 1) {
    const value = facts[one("form.question").dataset.fact];
    const options = [...document.querySelectorAll("input[name=answer]")];
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
    one("form.question button[type=submit]").click();
    if (one(".summary")) return { stopped: one(".summary li").textContent };
    if (one("div.notice[tabindex]")) one("form.question button[type=submit]").click();
  }
  one("button.primary").click();
  return { heading: one("h1").textContent, text: one("article").textContent };
}

// Facts that no form lets a person type, or that no question asks of that person (a rating that was left unanswered).
const TYPED_WRONG = { A28: "err.date.future", B27: "err.date.future", C23: "err.date.future", C47: "err.date.future", D11: "err.none_and_other", F01: "err.date.not_real", F03: "err.date.range", F04: "err.date.incomplete" };

test("Every vector walked on the page ends at the expected verdict", async () => {
  const { page, complaints } = await openPage(site, { today: "2026-03-20" });
  const wrong = [];
  let walked = 0;
  for (const { id, facts, expect } of VECTORS.scenarios) {
    if (facts.today_local && facts.today_local !== facts.today) continue; // another time zone: walk.test.mjs
    if (Object.keys(facts).length === 1) continue; // nothing answered: the page has no result for that
    await page.clock.setFixedTime(new Date(`${facts.today}T04:00:00Z`));
    const { purpose } = withPurpose(facts);
    const given = facts.problems?.includes("quality") || facts.problems?.includes("late") ? { integrity_issue: "no", ...facts } : facts;
    const end = await page.evaluate(walkInside, { ...given, purpose });
    walked += 1;
    if (id in TYPED_WRONG) {
      if (end.stopped !== TEXTS[TYPED_WRONG[id]]) wrong.push(`${id}: ${JSON.stringify(end)}`);
      continue;
    }
    const wanted = headings(purpose, expect);
    if (!wanted.includes(end.heading)) wrong.push(`${id}: ${end.heading ?? end.stopped}, expected ${wanted.join(" or ")}`);
    if (expect.overall === "not_eligible" && !end.text?.includes(TEXTS["res.claim.not_eligible.p"])) wrong.push(`${id}: a no without its way on`);
  }
  assert.deepEqual(wrong, []);
  assert.equal(walked, 93);
  assert.deepEqual(complaints, []);
});

function headings(purpose, expect) {
  const stems = purpose === "claim" ? [`res.claim.${expect.overall}`, ...(expect.overall === "eligible" ? ["res.sent.h"] : [])] : [`res.mem.${expect.membership?.verdict}`];
  return Object.keys(TEXTS).filter((key) => key.endsWith("h") && stems.some((stem) => key === stem || key.startsWith(`${stem}.`))).map((key) => TEXTS[key]);
}
