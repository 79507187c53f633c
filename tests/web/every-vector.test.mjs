// Every vector that a person can type, typed into one page, day after day: the heading is the expected verdict's, and on no way
// through the questions is anything requested, set or stored.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { openPage, openSite } from "./browser.mjs";
import { strayed, TYPED, walkInside } from "./inside.mjs";
import { POLICY } from "./vectors.mjs";

let site;
before(async () => { site = await openSite(); });
after(() => site.close());

test("Every vector walked on the page ends at the expected verdict, every answer of every question among them, and nothing is asked for", async () => {
  const { page, context, complaints, requests } = await openPage(site, { today: "2026-03-20" });
  await page.waitForLoadState("networkidle");
  const [served, asked] = [site.requests.length, requests.length];
  const wrong = [];
  const given = new Map(); // each answer, and a case in which it is given
  const walk = async (one) => {
    await page.clock.setFixedTime(new Date(`${one.today}T04:00:00Z`));
    const end = await page.evaluate(walkInside, one.facts);
    for (const answer of end.asked) given.set(answer, one);
    return end;
  };
  for (const one of TYPED) wrong.push(...strayed(one, await walk(one)));
  assert.deepEqual(wrong, []);
  assert.equal(TYPED.length, 93);
  const all = POLICY.facts.filter(({ source, type }) => source !== "device" && type !== "date").flatMap(({ id, values, unsure }) => [...values, ...(unsure ? ["unsure"] : [])].map((value) => `${id} ${value}`));
  // What no vector answers is answered in a case in which its question is asked.
  for (const answer of all.filter((one) => !given.has(one))) {
    const [fact, value] = answer.split(" ");
    const [, near] = [...given].find(([one]) => one.startsWith(`${fact} `)) ?? assert.fail(`${fact} is never asked`);
    const end = await walk({ ...near, facts: { ...near.facts, [fact]: value } });
    assert.ok(end.asked.includes(answer) && end.heading, `${answer}: ${JSON.stringify(end)}`);
  }
  assert.deepEqual([site.requests.slice(served), requests.slice(asked)], [[], []]);
  assert.deepEqual(await page.evaluate(async () => [document.cookie, localStorage.length, sessionStorage.length, (await indexedDB.databases()).length, (await caches.keys()).length, location.search + location.hash]), ["", 0, 0, 0, 0, ""]);
  assert.deepEqual(await context.cookies(), []);
  assert.deepEqual(complaints, []);
});
