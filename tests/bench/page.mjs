// SPDX-License-Identifier: Apache-2.0
// How long a visitor waits, in Chromium, each beside a blank page in the same run: the page until it can be used, the collapsed
// element's script, and with a processor slowed to a quarter the way from a click to what it shows. It prints and never fails.
//
//   node tests/bench/page.mjs [RUNS]

import { cpus, loadavg } from "node:os";
import { enter, ELEMENT, openHosts } from "../web/host.mjs";

const RUNS = Number(process.argv[2] ?? 9);
const hosts = await openHosts();
const rows = [];

/** The best of RUNS measurements of each act, taken in turn, so that a busy moment meets them all: what disturbs only adds. */
async function measure(acts) {
  const times = Object.fromEntries(Object.keys(acts).map((name) => [name, []]));
  for (let run = 0; run <= RUNS; run += 1) {
    for (const [name, act] of Object.entries(acts)) {
      const time = await act();
      if (run > 0) times[name].push(time); // the first one warms up
    }
  }
  return Object.fromEntries(Object.entries(times).map(([name, all]) => [name, Math.min(...all)]));
}

// From the navigation to a form that can be used; nothing in the cache of a fresh profile.
const usable = async (url, ready) => {
  const context = await hosts.site.browser.newContext({ locale: "en-GB" });
  const page = await context.newPage();
  await page.addInitScript((selector) => {
    const look = () => { if (document.querySelector(selector)) globalThis.at ??= performance.now(); };
    new MutationObserver(look).observe(document, { subtree: true, childList: true, attributes: true });
  }, ready);
  await page.goto(url);
  const at = await page.waitForFunction(() => globalThis.at);
  const time = await at.jsonValue();
  await context.close();
  return time;
};
const blank = await hosts.open({ body: "<p>Pipe</p>" });
const page = await measure({ blank: () => usable(blank.page.url(), "p"), page: () => usable(hosts.site.url, "html[data-ready]") });
rows.push(["page, navigation to usable, over a blank page", page.page - page.blank, 50, `${page.page.toFixed(1)} - ${page.blank.toFixed(1)}`]);

// Script on the main thread until the network is quiet.
const script = async (url) => {
  const context = await hosts.site.browser.newContext({ locale: "en-GB" });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send("Performance.enable");
  await page.goto(url);
  await page.waitForLoadState("networkidle");
  const { metrics } = await session.send("Performance.getMetrics");
  await context.close();
  return metrics.find(({ name }) => name === "ScriptDuration").value * 1000;
};
const tag = `<${ELEMENT} today="2026-03-20"><a href="/check">x</a></${ELEMENT}>`;
const acting = await hosts.open({ body: `${tag}${hosts.loader}` });
const scripts = await measure({ blank: () => script(blank.page.url()), element: () => script(acting.page.url()) });
rows.push(["collapsed element, its script, over a blank page", scripts.element - scripts.blank, 10, `${scripts.element.toFixed(1)} - ${scripts.blank.toFixed(1)}`]);

// With its files in the cache, on a processor slowed to a quarter: from the click until the frame after what it shows.
await enter(acting.page);
const slowed = await acting.context.newCDPSession(acting.page);
await slowed.send("Emulation.setCPUThrottlingRate", { rate: 4 });
const shown = (click, wanted) => acting.page.evaluate(([name, selector, until]) => new Promise((done) => {
  const root = document.querySelector(name).shadowRoot;
  const began = performance.now();
  const look = () => { if (root.querySelector(until)) requestAnimationFrame(() => setTimeout(() => done(performance.now() - began))); else requestAnimationFrame(look); };
  root.querySelector(selector).click();
  look();
}), [ELEMENT, click, wanted]);
const steps = await measure({
  open: async () => {
    await acting.page.reload();
    await acting.page.waitForFunction((name) => document.querySelector(name).shadowRoot, ELEMENT);
    return shown("button.row", "form.question");
  },
  next: async () => {
    await acting.page.locator(`${ELEMENT} input[value=claim]`).check();
    return shown("form button[type=submit]", "form[data-fact=membership_status]");
  },
});
rows.push(["open to the first question, files cached, a quarter of the speed", steps.open, 150], ["Continue to the next question, painted, a quarter of the speed", steps.next, 50]);

console.log(`${cpus().length} processors, ${loadavg()[0].toFixed(1)} at work; the best of ${RUNS}`);
for (const [what, time, goal, how = ""] of rows) console.log(`${what.padEnd(66)} ${time.toFixed(1).padStart(7)} ms, goal ${String(goal).padStart(3)}, ${(time / goal).toFixed(2)} of it  ${how}`);
await hosts.close();
