// Pictures of the page for people to look at, into build/screenshots: node tests/web/screenshots.mjs

import { mkdir } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { openPage, openSite } from "./browser.mjs";
import { vectorFacts } from "./vectors.mjs";
import { walkToAnswers, walkToResult } from "./walker.mjs";

const out = fileURLToPath(new URL("../../build/screenshots/", import.meta.url));
const results = { eligible: "B04", not_eligible: "C06", cannot_tell: "C19", incomplete: "C11", waiting: "A11", membership: "A01", both: "D02" };
await mkdir(out, { recursive: true });
const site = await openSite();

for (const width of [1280, 375]) {
  for (const colorScheme of ["light", "dark"]) {
    const shoot = async (name, today, act) => {
      if (colorScheme === "dark" && !["start", "error", "result-eligible"].includes(name)) return;
      const { page, context } = await openPage(site, { today, colorScheme, viewport: { width, height: 900 } });
      await act(page);
      const path = (part) => `${out}${name}${part}-${width}${colorScheme === "dark" ? "-dark" : ""}.png`;
      await page.screenshot({ path: path(""), fullPage: true });
      // A result is long: its first screen apart, at its own size.
      if (name.startsWith("result")) await page.screenshot({ path: path("-top") });
      await context.close();
    };
    await shoot("start", "2026-03-20", async () => {});
    const { today, ...facts } = vectorFacts("C05");
    await shoot("question", today, async (page) => {
      await walkToAnswers(page, { ...facts });
      await page.click("#change-inspection_report");
    });
    await shoot("error", today, async (page) => {
      await walkToAnswers(page, { ...facts });
      await page.click("#change-receipt_date");
      await page.fill("#date-day", "30");
      await page.fill("#date-month", "2");
      await page.click("form.question button[type=submit]");
    });
    await shoot("check", today, (page) => walkToAnswers(page, facts));
    for (const [name, id] of Object.entries(results)) {
      const { today: day, ...answers } = vectorFacts(id);
      await shoot(`result-${name}`, day, (page) => walkToResult(page, answers));
    }
  }
}
await site.close();
console.log(out);
