// The engine as the page has it, under the page's content security policy, gives what every vector expects.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { openPage, openSite } from "./browser.mjs";
import { COUNTS, differences, REPLY_DATES, VECTORS } from "./vectors.mjs";

let site;
before(async () => { site = await openSite(); });
after(() => site.close());

test("The engine inside the page agrees with all 97 vectors", async () => {
  const { page, complaints } = await openPage(site, { today: "2026-03-20" });
  const reports = await page.evaluate(async (scenarios) => {
    // The same URL as the page's own tag: the module that is running, not a second copy.
    const { loadEngine } = await import([...document.scripts].find(({ src }) => /\/engine\./.test(src)).src);
    const policy = (await loadEngine()).load();
    return scenarios.map(({ facts }) => policy.check(facts));
  }, VECTORS.scenarios);
  const wrong = VECTORS.scenarios.flatMap(({ id, expect }, index) => differences(expect, reports[index]).map((text) => `${id}: ${text}`));
  assert.deepEqual(wrong, []);
  assert.equal(reports.length, 97);
  assert.equal(VECTORS.meta.count, 97);
  assert.deepEqual(complaints, []);
});

test("The engine inside the page gives every reply date of the calendar", async () => {
  const { page, complaints } = await openPage(site, { today: "2026-03-20" });
  const wanted = Object.entries(REPLY_DATES).map(([applied, { reply_by, coverage }]) => [applied, reply_by, coverage]);
  const found = await page.evaluate(async (days) => {
    const { loadEngine } = await import([...document.scripts].find(({ src }) => /\/engine\./.test(src)).src);
    const policy = (await loadEngine()).load();
    return days.map((applied) => {
      const facts = { today: applied, membership_status: "waiting", membership_applied_on: applied };
      const { reply_by, reply_coverage } = policy.check(facts).membership;
      return [applied, reply_by, reply_coverage];
    });
  }, Object.keys(REPLY_DATES));
  assert.equal(found.length, COUNTS["reply-dates.json"]);
  assert.deepEqual(found, wanted);
  assert.deepEqual(complaints, []);
});
