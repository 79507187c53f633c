// axe-core on the screens that people meet, in light and dark. It finds a part only; flow.test.mjs proves focus, titles and words.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { after, before, test } from "node:test";
import { openPage, openSite } from "./browser.mjs";
import { vectorFacts } from "./vectors.mjs";
import { goOn, walkToAnswers, walkToResult } from "./walker.mjs";

const AXE = readFileSync(createRequire(new URL("../../web/package.json", import.meta.url)).resolve("axe-core/axe.min.js"), "utf8");
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

let site;
before(async () => { site = await openSite(); });
after(() => site.close());

const { today, ...FACTS } = vectorFacts("C05");
const open = (page, id) => walkToResult(page, (({ today: _, ...facts }) => facts)(vectorFacts(id)));
const SCREENS = {
  "the start": { day: today, act: async () => {} },
  "a question with radios": { day: today, act: (page) => page.click("button.primary") },
  "a date with an error": { day: today, act: async (page) => {
    await walkToAnswers(page, FACTS);
    await page.click("#change-receipt_date");
    await page.fill("#date-month", "13");
    await goOn(page);
    await page.waitForSelector(".summary");
  } },
  "checkboxes with an error": { day: today, act: async (page) => {
    await walkToAnswers(page, FACTS);
    await page.click("#change-problems");
    await page.check('input[value="none"]');
    await goOn(page);
    await page.waitForSelector(".summary");
  } },
  "the answers": { day: today, act: (page) => walkToAnswers(page, FACTS) },
  "a result: eligible": { day: "2026-03-20", act: (page) => open(page, "B04") },
  "a result: not eligible": { day: "2026-03-20", act: (page) => open(page, "C06") },
  "a result: cannot tell": { day: "2026-03-20", act: (page) => open(page, "C19") },
  "a result: both claims": { day: "2026-03-20", act: (page) => open(page, "D02") },
  "a result: waiting": { day: "2026-02-14", act: (page) => open(page, "A11") },
};

for (const [name, { day, act }] of Object.entries(SCREENS)) {
  test(`axe finds nothing on ${name}, light and dark`, async () => {
    const { page, context } = await openPage(site, { today: day });
    await act(page);
    await page.evaluate(() => { for (const details of document.querySelectorAll("details")) details.open = true; });
    await page.evaluate(AXE);
    for (const colorScheme of ["light", "dark"]) {
      await page.emulateMedia({ colorScheme });
      const { violations, passes } = await page.evaluate((tags) => window.axe.run(document, { runOnly: { type: "tag", values: tags } }), TAGS);
      assert.deepEqual(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target).join(", ")}`), [], colorScheme);
      assert.ok(passes.length > 15, "axe looked at the page");
    }
    await context.close();
  });
}
