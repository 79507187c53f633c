// Six cases walked as a person walks them: the verdict in words, its dates, a quoted clause, and nothing asked of the network.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { openPage, openSite } from "./browser.mjs";
import { POLICY, TEXTS, vectorFacts } from "./vectors.mjs";
import { heading, walkToResult } from "./walker.mjs";

let site;
before(async () => { site = await openSite(); });
after(() => site.close());

const CASES = [
  { vector: "A01", title: "3A membership", heading: "res.mem.eligible.h", dates: [], clause: "FAQ-1.1" },
  { vector: "A21", title: "Waiting for a reply across the National Day holiday", heading: "res.mem.waiting.h", dates: ["2025-10-20", "2025-10-11"], clause: "FAQ-2" },
  { vector: "B04", title: "Late delivery", heading: "res.claim.eligible.ready.h", dates: ["2026-03-29", "2026-03-30"], left: "9 days left", clause: "FAQ-4.1" },
  { vector: "C05", title: "Quality claim on day 15", heading: "res.claim.eligible.ready.h", dates: ["2026-03-20", "2026-03-19"], left: "Apply todayToday is the last day", clause: "FAQ-8.2a" },
  { vector: "C06", title: "Quality claim on day 16", heading: "res.claim.not_eligible.h", dates: ["2026-03-19"], left: ", 1 day ago", clause: "FAQ-8.2b" },
  { vector: "C19", title: "Cannot tell: the cause is not known", heading: "res.claim.cannot_tell.h", dates: ["2026-03-29", "2026-03-30"], clause: "FAQ-4.2" },
];

for (const one of CASES) {
  test(`${one.title} (${one.vector})`, async () => {
    const { today, ...facts } = vectorFacts(one.vector);
    const { page, context, complaints, requests } = await openPage(site, { today });
    await page.waitForLoadState("networkidle");
    const [served, asked] = [site.requests.length, requests.length];
    await walkToResult(page, facts);
    assert.equal(await heading(page), TEXTS[one.heading]);
    const dates = await page.$$eval("article time", (times) => times.map(({ dateTime }) => dateTime));
    for (const date of one.dates) assert.ok(dates.includes(date), `${date} is not among ${dates}`);
    const quotes = await page.$$eval("article .quote", (all) => all.map((quote) => [quote.querySelector("figcaption").textContent, quote.querySelector("blockquote").textContent]));
    assert.deepEqual(quotes.find(([id]) => id === one.clause), [one.clause, POLICY.clauses[one.clause]]);
    if (one.left) assert.ok((await page.textContent(".deadline")).includes(one.left), await page.textContent(".deadline"));
    const words = await page.textContent("article");
    for (const key of ["app.not_decision", "foot.independent"]) assert.ok(words.includes(TEXTS[key]), `the result lacks ${key}`);
    if (one.heading === "res.claim.not_eligible.h") assert.ok(words.includes(TEXTS["res.claim.not_eligible.p"]));

    assert.equal(site.requests.length, served, `the server was asked for ${site.requests.slice(served)}`);
    assert.equal(requests.length, asked);
    assert.deepEqual(await kept(page), { cookie: "", local: 0, session: 0, databases: 0, caches: 0, state: ["step"], search: "", hash: "" });
    assert.deepEqual(await context.cookies(), []);
    assert.deepEqual(complaints, []);
    await context.close();
  });
}

function kept(page) {
  return page.evaluate(async () => ({
    cookie: document.cookie, local: localStorage.length, session: sessionStorage.length,
    databases: (await indexedDB.databases()).length, caches: (await caches.keys()).length,
    state: Object.keys(history.state), search: location.search, hash: location.hash,
  }));
}

test("A date across a Chinese holiday names what was skipped and what was worked", async () => {
  const { today, ...facts } = vectorFacts("A11");
  const { page, context } = await openPage(site, { today });
  await walkToResult(page, facts);
  const reply = await page.textContent(".reply");
  assert.match(reply, /Expect a reply by Thursday,? 5 March 2026/);
  assert.match(reply, /Spring Festival \(15 February 2026 – 23 February 2026\)/);
  assert.match(reply, /Saturday,? 14 February 2026 and Saturday,? 28 February 2026/);
  await context.close();
});

test("West of Beijing the result says which day it is there", async () => {
  const { today, today_local: local, ...facts } = vectorFacts("C37");
  const { page, context } = await openPage(site, { today: `${today}T02:00:00Z`, timezoneId: "America/Los_Angeles" });
  await walkToResult(page, facts);
  assert.equal(await heading(page), TEXTS["res.claim.cannot_tell.h"]);
  const times = await page.$$eval(".foot time", (all) => all.map(({ dateTime }) => dateTime));
  assert.deepEqual(times.slice(0, 2), [local, today]);
  assert.ok((await page.textContent(".deadline")).includes("in Beijing now"));
  await context.close();
});

for (const [title, today, words] of [
  ["two days before the safe day", "2026-03-27", /^Apply by Sunday,? 29 March 20262 days left/],
  ["one day before it", "2026-03-28", /^Apply by Sunday,? 29 March 20261 day left/],
  ["on the safe day", "2026-03-29", /^Apply todayThe last day by the plain words/],
  ["on the last day", "2026-03-30", /^Apply todayToday is the last day/],
  ["two days after it", "2026-04-01", /^The last day was Monday,? 30 March 2026, 2 days ago/],
]) {
  test(`The headline date ${title}`, async () => {
    const { today: _, ...facts } = vectorFacts("B04");
    const { page, context } = await openPage(site, { today });
    await walkToResult(page, facts);
    assert.match(await page.textContent(".deadline"), words);
    await context.close();
  });
}

test("On paper stand verdict, dates, quotes and what it is; controls and the answer on FAQ-8.1 do not", async () => {
  const { today, ...facts } = vectorFacts("C48");
  const { page, context } = await openPage(site, { today });
  await walkToResult(page, facts);
  await page.emulateMedia({ media: "print" });
  const shown = (selector) => page.$$eval(selector, (all) => all.filter((one) => one.checkVisibility()).length);
  for (const selector of ["h1", ".deadline time", ".quote", ".small-print", ".foot .version", "#ev-E-FORM"]) assert.ok(await shown(selector), `${selector} is not printed`);
  for (const selector of ["button", "a.back", ".ask"]) assert.equal(await shown(selector), 0, `${selector} is printed`);
  const printed = await page.evaluate(() => document.querySelector("main").innerText);
  assert.ok(!printed.includes(TEXTS["q.integrity_issue.label"]) && !printed.includes(TEXTS["reason.R-INTEGRITY"]));
  assert.ok(printed.includes(TEXTS["foot.independent"]));
  await context.close();
});
