// What goes wrong round the check: files that come late, cut, changed or not at all, storage that fails, clocks and zones, a day
// that ends while the page is open, the way back from another page, many at once, for a long time.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { chromium, openPage, openSite } from "./browser.mjs";
import { ELEMENT, enter, openHosts, walkElementToResult } from "./host.mjs";
import { POLICY, TEXTS, vectorFacts } from "./vectors.mjs";
import { answer, heading, typeDate, walkToResult } from "./walker.mjs";

let hosts;
let site;
before(async () => { [hosts, site] = await Promise.all([openHosts(), openSite()]); });
after(() => Promise.all([hosts.close(), site.close()]));

const tag = (attributes = "") => `<${ELEMENT} ${attributes}><a href="/check">Check here</a></${ELEMENT}>`;
const { today, ...FACTS } = vectorFacts("B04");

// A page with the engine's file in the hands of the test, from the first request on.
async function withEngine(act) {
  const context = await site.browser.newContext({ locale: "en-GB", timezoneId: "Asia/Shanghai" });
  const page = await context.newPage();
  await page.clock.setFixedTime(new Date(`${today}T04:00:00Z`));
  await page.route(/\/engine\.\w+\.js$/, act);
  await page.goto(site.url, { waitUntil: "commit" });
  return { page, context };
}
const body = async (route) => (await route.fetch()).text();
const script = { contentType: "text/javascript", headers: { "Access-Control-Allow-Origin": "*" } };

for (const [fault, act] of Object.entries({
  "is not there": (route) => route.fulfill({ status: 404, body: "Not found" }),
  "is cut off by the network": (route) => route.abort("connectionreset"),
  "is what a hotel's network sends to everybody": (route) => route.fulfill({ status: 200, contentType: "text/html", body: "<h1>Log in</h1>" }),
  "ends half-way": async (route) => route.fulfill({ ...script, body: (await body(route)).slice(0, 40_000) }),
  "has one other byte": async (route) => route.fulfill({ ...script, body: (await body(route)).replace("InputError", "inputError") }),
})) {
  test(`An engine that ${fault} leaves the page readable, with the way to the FAQ, and asks nothing`, async () => {
    const { page, context } = await withEngine(act);
    await page.waitForLoadState("networkidle");
    assert.equal(await page.evaluate(() => "ready" in document.documentElement.dataset), false);
    const said = await page.textContent("main");
    for (const key of ["app.no_script", "app.not_decision", "foot.independent"]) assert.ok(said.includes(TEXTS[key]), key);
    assert.ok(await page.locator("main a[href^='https://www.okorder.com/']").isVisible());
    assert.equal(await page.locator("form").count(), 0);
    await context.close();
  });
}

test("An engine that comes late is waited for, and what is there meanwhile can be read", async () => {
  let release;
  const held = new Promise((done) => { release = done; });
  const { page, context } = await withEngine(async (route) => { await held; await route.continue(); });
  await page.waitForSelector("h1");
  assert.ok((await page.textContent("main")).includes(TEXTS["app.not_decision"]));
  release();
  await page.waitForSelector("html[data-ready]");
  await walkToResult(page, FACTS);
  assert.match(await page.textContent(".deadline"), /^Apply by/);
  await context.close();
});

test("In a host's page a network that fails half-way shows the slotted content, and the rest of the page is untouched", async () => {
  const { page, context } = await hosts.open({ body: `<h1>Pipe</h1>${tag()}` });
  await page.route(/\/flow\.\w+\.js$/, (route) => route.abort("connectionreset"));
  await page.addScriptTag({ url: `${hosts.site.url}okorder-eligibility.js`, type: "module" });
  await page.locator(`${ELEMENT} >> button.row`).click();
  await page.waitForFunction((name) => document.querySelector(name).state === "error", ELEMENT);
  assert.ok(await page.locator(`${ELEMENT} > a`).isVisible());
  assert.equal(await page.textContent("h1"), "Pipe");
  await context.close();
});

test("Storage that throws is not noticed, since nothing is stored", async () => {
  const context = await site.browser.newContext({ locale: "en-GB", timezoneId: "Asia/Shanghai" });
  const page = await context.newPage();
  const complaints = [];
  page.on("pageerror", (error) => complaints.push(String(error)));
  await page.addInitScript(() => {
    globalThis.touched = [];
    for (const name of ["localStorage", "sessionStorage", "indexedDB", "caches"]) {
      Object.defineProperty(globalThis, name, { get() { touched.push(name); throw new DOMException("full", "QuotaExceededError"); } });
    }
    Object.defineProperty(Document.prototype, "cookie", { get() { touched.push("cookie"); throw new Error("no cookies"); } });
  });
  await page.clock.setFixedTime(new Date(`${today}T04:00:00Z`));
  await page.goto(site.url);
  await page.waitForSelector("html[data-ready]");
  await walkToResult(page, FACTS);
  assert.deepEqual(await page.evaluate(() => touched), []);
  assert.deepEqual(complaints, []);
  await context.close();
});

const RANGE = POLICY.facts.find(({ id }) => id === "today").range;
for (const clock of ["1970-01-01", "2019-12-31", "2038-01-20", "2099-06-01", "2124-06-01"]) {
  test(`A clock that says ${clock} is shown, can be corrected, and then the result is the right one`, async () => {
    const { page, context, complaints } = await openPage(site, { today: clock });
    const [shown] = await page.$$eval(".foot time", (all) => all.map(({ dateTime }) => dateTime));
    if (clock >= RANGE[0] && clock <= RANGE[1]) assert.equal(shown, clock);
    else assert.ok(shown >= RANGE[0] && shown <= RANGE[1], `${shown} is a day that the policy knows`);
    await page.click(".foot button");
    await typeDate(page, today);
    await page.click("form.question button[type=submit]");
    await walkToResult(page, FACTS);
    assert.match(await page.textContent(".deadline"), /^Apply by Sunday,? 29 March 20269 days left/);
    assert.deepEqual(complaints, []);
    await context.close();
  });
}

// Node's own calendar of zones is the second opinion.
const dayIn = (zone, time) => new Intl.DateTimeFormat("sv-SE", { timeZone: zone }).format(time);
const ZONES = ["Etc/GMT+12", "Pacific/Pago_Pago", "America/St_Johns", "UTC", "Asia/Kathmandu", "Asia/Shanghai", "Australia/Lord_Howe", "Pacific/Chatham", "Pacific/Kiritimati"];
const DST = [["America/New_York", "2026-03-08T06:59:59Z", "2026-03-08T07:00:00Z"], ["Europe/Berlin", "2026-03-28T23:00:00Z", "2026-10-24T22:30:00Z"],
  ["Atlantic/Azores", "2026-03-29T00:59:00Z", "2026-03-29T01:00:00Z"], ["Africa/Cairo", "2026-04-23T22:00:00Z", "2026-10-29T20:59:00Z"]];

test("From -12 to +14 hours and across changes of the clocks, the day there and the day in Beijing are the right ones", async () => {
  const instants = ["2026-03-20T00:00:00Z", "2026-03-20T09:59:59Z", "2026-03-20T10:00:00Z", "2026-03-20T11:59:59Z", "2026-03-20T15:59:59Z", "2026-03-20T16:00:00Z"];
  let seen = 0;
  for (const [zone, ...times] of [...ZONES.map((zone) => [zone, ...instants]), ...DST]) {
    const { page, context } = await openPage(site, { today: times[0], timezoneId: zone });
    for (const time of times) {
      await page.clock.setFixedTime(new Date(time));
      await page.evaluate(() => document.dispatchEvent(new Event("visibilitychange", { bubbles: true })));
      const shown = await page.$$eval(".foot time", (all) => all.map(({ dateTime }) => dateTime));
      assert.deepEqual(shown.slice(0, 2), [dayIn(zone, new Date(time)), dayIn("Asia/Shanghai", new Date(time))], `${zone} ${time}`);
      seen += 1;
    }
    await context.close();
  }
  assert.equal(seen, ZONES.length * instants.length + 8);
});

test("A day that ends while a result is open is counted when the page is looked at again; a form keeps what is in it", async () => {
  const { page, context } = await openPage(site, { today: "2026-03-28T15:59:00Z" }); // a minute before midnight in Beijing
  const again = async (time) => {
    await page.clock.setFixedTime(new Date(time));
    await page.evaluate(() => document.dispatchEvent(new Event("visibilitychange", { bubbles: true })));
  };
  await page.click("button.primary");
  while (await page.getAttribute("form.question", "data-fact") !== "receipt_date") await answer(page, FACTS);
  await page.fill("#date-day", "15");
  await again("2026-03-28T16:01:00Z");
  assert.equal(await page.inputValue("#date-day"), "15");
  await page.clock.setFixedTime(new Date("2026-03-28T15:59:00Z"));
  while (await page.locator("form.question").count()) await answer(page, FACTS);
  await page.click("button.primary");
  assert.match(await page.textContent(".deadline"), /^Apply by Sunday,? 29 March 20261 day left/);
  await again("2026-03-28T16:01:00Z");
  assert.match(await page.textContent(".deadline"), /^Apply today/);
  await again("2026-03-31T16:01:00Z");
  assert.equal(await heading(page), TEXTS["res.claim.not_eligible.h"]);
  assert.match(await page.textContent(".deadline"), /^The last day was/);
  await context.close();
});

test("On the orders page, too, a table that was left open over midnight is judged anew", async () => {
  const { page, context } = await openPage({ ...site, url: `${site.url}orders.html` }, { today: "2026-03-20" });
  await page.click(".start .link");
  await page.waitForSelector(".outcome tr[aria-rowindex] button");
  const left = () => page.locator("tr[aria-rowindex]").first().locator("td").nth(2).textContent();
  assert.equal(await left(), "Apply today");
  const before = await page.locator("tr[aria-rowindex]").allTextContents();
  await page.clock.setFixedTime(new Date("2026-03-21T04:00:00Z"));
  await page.evaluate(() => document.dispatchEvent(new Event("visibilitychange", { bubbles: true })));
  await page.waitForFunction((was) => { const rows = [...document.querySelectorAll("tr[aria-rowindex]")].map(({ textContent }) => textContent); return rows.length === was.length && rows.join() !== was.join(); }, before);
  const [beijing] = await page.$$eval(".foot time", (all) => all.map(({ dateTime }) => dateTime));
  assert.equal(beijing, "2026-03-21");
  await context.close();
});

test("Back from another page it stands as it was left, or begins again; never half", async () => {
  // Playwright's own switch turns the cache of left pages off; a visitor's browser has it on.
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", ignoreDefaultArgs: ["--disable-back-forward-cache"],
    args: ["--no-sandbox", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"] });
  const { page, context, complaints } = await openPage({ ...site, browser }, { today });
  await page.evaluate(() => addEventListener("pageshow", ({ persisted }) => { globalThis.persisted = persisted; }));
  await page.click("button.primary");
  await answer(page, FACTS);
  const asked = await page.getAttribute("form.question", "data-fact");
  await page.goto(`${site.url}orders.html`);
  await page.waitForSelector("html[data-ready]");
  await page.goBack({ waitUntil: "commit" }); // out of that cache nothing is loaded
  await page.waitForSelector("html[data-ready]");
  const kept = await page.evaluate(() => globalThis.persisted === true);
  console.log(`from the cache of left pages: ${kept}`);
  if (kept) assert.equal(await page.getAttribute("form.question", "data-fact"), asked);
  else assert.equal(await page.locator("form").count(), 0, "answers are kept nowhere, so it begins again");
  if (kept) while (await page.locator("form.question").count()) await answer(page, FACTS);
  else await walkToResult(page, FACTS);
  if (kept) await page.click("button.primary");
  assert.match(await page.textContent(".deadline"), /^Apply by/);
  assert.deepEqual(complaints, []);
  await context.close();
  await browser.close();
});

test("Ten on a page share one engine and nothing else", async () => {
  const { page, context, complaints } = await hosts.open({ body: `${tag(`today="${today}"`).repeat(10)}${hosts.loader}` });
  await page.waitForFunction((name) => document.querySelector(name).shadowRoot, ELEMENT);
  const from = hosts.site.requests.length;
  for (let nth = 0; nth < 10; nth += 1) await enter(page, nth);
  const fetched = hosts.site.requests.slice(from);
  assert.equal(fetched.filter((url) => /engine\./.test(url)).length, 1);
  assert.equal(new Set(fetched).size, fetched.length, "nothing twice");
  const [first, ...others] = await page.locator(ELEMENT).all();
  await walkElementToResult(first, FACTS);
  for (const other of others) assert.equal(await other.locator("input:checked").count(), 0);
  assert.deepEqual(complaints, []);
  await context.close();
});

test("Opened and closed a thousand times, or made and taken away, it leaves nothing behind", async (t) => {
  const { page, context, complaints } = await hosts.open({ body: `<div id="here">${tag(`today="${today}"`)}</div>${hosts.loader}` });
  await enter(page);
  const session = await context.newCDPSession(page);
  await session.send("HeapProfiler.enable");
  await session.send("Performance.enable");
  const measure = async () => {
    for (let turn = 0; turn < 3; turn += 1) {
      await session.send("HeapProfiler.collectGarbage");
      // What waits for the page to be looked at again hears then that its element is gone.
      await page.evaluate(() => document.dispatchEvent(new Event("visibilitychange", { bubbles: true })));
    }
    const { metrics } = await session.send("Performance.getMetrics");
    const of = (wanted) => metrics.find(({ name }) => name === wanted).value;
    return { bytes: of("JSHeapUsedSize"), nodes: of("Nodes"), listeners: of("JSEventListeners") };
  };
  const toggle = (times) => page.evaluate(async ([name, count]) => {
    const one = document.querySelector(name);
    for (let turn = 0; turn < count; turn += 1) {
      one.close();
      one.open();
      await new Promise((done) => { setTimeout(done); });
    }
  }, [ELEMENT, times]);
  const remake = (times) => page.evaluate(async ([name, html, count]) => {
    const here = document.querySelector("#here");
    for (let turn = 0; turn < count; turn += 1) {
      here.insertAdjacentHTML("beforeend", html);
      const one = here.lastElementChild;
      await customElements.whenDefined(name);
      one.open();
      while (!one.shadowRoot.querySelector("form")) await new Promise((done) => { setTimeout(done); });
      one.remove();
    }
  }, [ELEMENT, tag(`today="${today}"`), times]);
  for (const [what, act, times] of [["opened and closed", toggle, 1_000], ["made and taken away", remake, 100]]) {
    await act(50);
    const from = await measure();
    await act(times);
    const to = await measure();
    const grown = { bytes: to.bytes - from.bytes, nodes: to.nodes - from.nodes, listeners: to.listeners - from.listeners };
    t.diagnostic(`${what} ${times} times: ${JSON.stringify(grown)}`);
    assert.ok(grown.nodes < 100 && grown.listeners < 20, `${what}: ${JSON.stringify(grown)}`);
    assert.ok(grown.bytes < 300_000, `${what}: ${JSON.stringify(grown)}`);
  }
  assert.deepEqual(complaints, []);
  await context.close();
});
