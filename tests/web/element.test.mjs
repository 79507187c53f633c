// <okorder-eligibility> in a host's page: loading, events, attributes, focus, and that nothing is asked of the network once it
// is ready. What hostile hosts do to it is in hosts.test.mjs.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { after, before, test } from "node:test";
import { ELEMENT, enter, openHosts, VERSION, walkElement, walkElementToResult } from "./host.mjs";
import { POLICY, TEXTS, vectorFacts } from "./vectors.mjs";

const AXE = readFileSync(createRequire(new URL("../../web/package.json", import.meta.url)).resolve("axe-core/axe.min.js"), "utf8");
const zh = JSON.parse(readFileSync(new URL("../../core/policy/texts/zh-CN.json", import.meta.url), "utf8"));
const { today, ...FACTS } = vectorFacts("C05"); // a quality claim on day 15
const RESERVED = `<style>${ELEMENT}:not(:defined){display:block;min-block-size:2.75rem}</style>`;

let hosts;
before(async () => { hosts = await openHosts(); });
after(() => hosts.close());

const tag = (attributes = "", inside = '<a href="/check">Check here</a>') => `<${ELEMENT} today="${today}" ${attributes}>${inside}</${ELEMENT}>`;
const focused = (page) => page.evaluate((name) => {
  const outer = document.activeElement;
  return outer.localName === name ? outer.shadowRoot.activeElement?.localName ?? "" : `host ${outer.localName}`;
}, ELEMENT);

test("Collapsed it is one request, moves nothing and takes no focus; opened it is ready, and from then on it asks for nothing", async () => {
  const before = hosts.site.requests.length;
  const { page, context, complaints, told } = await hosts.open({ head: RESERVED, body: `<h1>Pipe</h1>${tag()}<p>After</p>${hosts.loader}` });
  await page.waitForFunction((name) => document.querySelector(name).shadowRoot, ELEMENT);
  await page.waitForLoadState("networkidle");
  assert.deepEqual(hosts.site.requests.slice(before), ["/okorder-eligibility.js"]);
  assert.equal(await page.evaluate(() => globalThis.shifts), 0, "layout shift");
  assert.equal(await page.evaluate(() => document.activeElement.localName), "body");
  assert.equal(await page.textContent(`${ELEMENT} >> button.row`), TEXTS["row.label"]);

  const element = await enter(page);
  assert.equal(await focused(page), "legend", "the visitor's own act moves the focus to the first question");
  assert.deepEqual((await told("ready")).map(({ version, policy }) => [version, policy]), [[VERSION, `${POLICY.policy} ${POLICY.version}`]]);
  const asked = hosts.site.requests.slice(before).map((url) => url.replace(/\.\w{10}\.js$/, "").replace(/\.js$/, "")).sort();
  assert.deepEqual(asked, ["/engine", "/flow", "/locale/en", "/locale/en-result", "/okorder-eligibility"], "each file once");

  const [ready, history] = [hosts.site.requests.length, await page.evaluate(() => globalThis.history.length)];
  await context.setOffline(true);
  await walkElementToResult(element, FACTS);
  assert.equal(await element.locator("h2").first().textContent(), TEXTS["res.claim.eligible.ready.h"]);
  assert.equal(await focused(page), "h2");
  assert.equal(hosts.site.requests.length, ready, `asked for ${hosts.site.requests.slice(ready)}`);
  assert.deepEqual(await page.evaluate(async () => [document.cookie, localStorage.length, sessionStorage.length, (await indexedDB.databases()).length, history.length, document.title, location.hash]), ["", 0, 0, 0, history, "Host", ""]);
  assert.deepEqual(complaints, []);
  await context.close();
});

test("Events tell steps and the verdict, and no answer; with expose=\"answers\" the whole report", async () => {
  const { page, context, told } = await hosts.open({ body: `${tag()}${tag('expose="answers" purpose="membership" rating="3A"')}${hosts.loader}` });
  const first = await enter(page);
  assert.equal(await page.evaluate((name) => document.querySelector(name).result, ELEMENT), null);
  await walkElementToResult(first, FACTS);
  const steps = await told("step");
  assert.ok(steps.length > 8);
  for (const step of steps) {
    assert.deepEqual(Object.keys(step), ["purpose", "question", "index"]);
    assert.ok([null, "claim"].includes(step.purpose) && step.question in { purpose: 1, ...FACTS, claim_applied_on: 1 }, JSON.stringify(step));
  }
  assert.deepEqual(await told("result"), [{ verdict: "eligible" }]);
  const second = await enter(page, 1);
  await walkElement(second, { membership_status: "not_member", application_info: "ready" });
  assert.ok((await second.locator(".answers").textContent()).includes(TEXTS["q.rating.label"]), "what the host gave is shown, with Change");
  await second.locator("button.primary").click();
  const [, whole] = await told("result");
  assert.equal(whole.verdict, "eligible");
  assert.equal(whole.membership.verdict, "eligible");
  assert.ok(whole.reasons.length > 0);
  assert.deepEqual(await page.$$eval(ELEMENT, (all) => all.map((one) => [one.state, one.matches(":state(result)"), one.matches(":state(ready)"), Object.isFrozen(one.result), one.getAttributeNames().includes("open")])), [["result", true, true, true, true], ["result", true, true, true, true]]);
  await page.$eval(ELEMENT, (one) => one.reset());
  assert.equal(await page.$eval(ELEMENT, (one) => one.result), null);
  assert.equal(await first.locator("input:checked").count(), 0);
  await context.close();
});

test("A changed language is two files, keeps the answers, and is said where there are no texts for it", async () => {
  const { page, context, complaints } = await hosts.open({ body: `${tag()}${tag('lang="fr"')}${tag('lang="zh-TW"')}${hosts.loader}` });
  const element = await enter(page);
  await element.locator('input[value="claim"]').check();
  await element.locator("button[type=submit]").click();
  const before = hosts.site.requests.length;
  await page.$eval(ELEMENT, (one) => { one.lang = "zh-SG"; });
  await page.waitForFunction((name) => document.querySelector(name).shadowRoot.querySelector(".base").lang === "zh-CN", ELEMENT);
  assert.deepEqual(hosts.site.requests.slice(before).map((url) => url.replace(/\.\w{10}\.js$/, "")).sort(), ["/locale/zh-CN", "/locale/zh-CN-result"]);
  await element.locator(`text=${zh["q.purpose.claim"]}`).waitFor();
  assert.equal(await element.locator("button.row").textContent(), zh["row.label"]);
  for (const nth of [1, 2]) {
    const other = await enter(page, nth);
    assert.equal(await other.locator(".base").getAttribute("lang"), "en");
    assert.match(await other.locator(".notice").first().textContent(), /not available in this language yet: (French|Chinese \(Taiwan\)|Traditional Chinese)/);
  }
  assert.deepEqual(complaints, []);
  await context.close();
});

test("Attributes: an unknown value is the default and one warning; a wrong prefill is ignored; properties set early count", async () => {
  const { page, context, complaints } = await hosts.open({
    body: `<script>const early = document.createElement("${ELEMENT}"); early.headingLevel = 4; early.purpose = "claim"; early.receiptDate = "2026-03-05"; early.open = true; early.today = "${today}"; document.body.append(early);</script>
      ${tag('variant="tower" theme="blue" receipt-date="2026-02-30" rating="4A" time-zone="Mars/Base" heading-level="9"')}${hosts.loader}`,
  });
  const early = page.locator(ELEMENT).first();
  await early.locator("form.question").waitFor();
  assert.equal(await page.evaluate(() => document.activeElement.localName), "body", "an attribute takes no focus");
  assert.equal(await early.locator("form.question").getAttribute("data-fact"), "membership_status", "purpose skips the first question");
  assert.equal(await early.locator("legend h4").count(), 1);
  assert.deepEqual(await page.$eval(ELEMENT, (one) => [one.getAttribute("heading-level"), one.headingLevel, one.variant, one.loading]), ["4", "4", "row", "interaction"]);
  await walkElement(early, { ...FACTS, membership_status: "member" });
  assert.ok((await early.locator(".answers").textContent()).includes("5 March 2026"));
  await enter(page, 1);
  assert.deepEqual(await page.$$eval(ELEMENT, ([, one]) => [one.variant, one.theme, one.headingLevel]), ["row", "auto", "2"]);
  for (const name of ["variant", "theme", "heading-level", "receipt_date", "rating"]) assert.equal(complaints.filter((text) => text.includes(name)).length, 1, `${name}: ${complaints}`);
  await context.close();
});

test("Another policy is taken from a block in the page; a wrong one is an error and shows the slotted content", async () => {
  const policy = JSON.parse(readFileSync(new URL("../../core/policy/okorder-credit.json", import.meta.url), "utf8"));
  const block = (id, value) => `<script type="application/json" id="${id}">${JSON.stringify(value).replaceAll("<", "\\u003c")}</script>`;
  const { page, context, told, complaints } = await hosts.open({
    // What the form lets a policy leave out is left out.
    body: `${block("own", { ...policy, version: "9.9.9", links: undefined, source: { url: "https://example.com/faq", read: policy.source.read } })}${block("broken", { ...policy, facts: [] })}${tag('policy="own"')}${tag('policy="broken"')}${tag('policy="nowhere"')}${hosts.loader}`,
  });
  const element = await enter(page);
  assert.match(await element.locator(".version").textContent(), /9\.9\.9\. .*: -$/);
  assert.equal(await element.locator(".foot a").getAttribute("href"), "https://example.com/faq");
  for (const nth of [1, 2]) {
    await page.locator(ELEMENT).nth(nth).evaluate((one) => one.open());
    await page.waitForFunction(([name, at]) => document.querySelectorAll(name)[at].state === "error", [ELEMENT, nth]);
    assert.ok(await page.locator(`${ELEMENT} > a`).nth(nth).isVisible());
  }
  assert.deepEqual(await told("error"), [{ code: "policy-invalid", recovered: false }, { code: "policy-invalid", recovered: false }]);
  assert.ok(await page.$$eval(ELEMENT, async ([, broken]) => broken.ready.then(() => false, (error) => error.code === "policy-invalid")));
  assert.ok(complaints.some((text) => /PolicyError: .*\/facts/.test(text)), `whoever wrote the policy is told what is wrong with it: ${complaints}`);
  await context.close();
});

test("A policy that needs words which no language has is refused before the first question, and each of them is named", async () => {
  const policy = JSON.parse(readFileSync(new URL("../../core/policy/okorder-credit.json", import.meta.url), "utf8"));
  policy.facts.find(({ id }) => id === "rating").values.push("4A");
  policy.openPoints["OP-NEW"] = policy.openPoints["OP-PARTIAL"];
  policy.constraints[0].text = "app.start"; // a text of the page's own, which has no name there
  const { page, context, told, complaints } = await hosts.open({
    body: `<script type="application/json" id="own">${JSON.stringify(policy).replaceAll("<", "\\u003c")}</script>${tag('policy="own" open')}${hosts.loader}`,
  });
  await page.waitForFunction((name) => document.querySelector(name).state === "error", ELEMENT);
  assert.deepEqual(await told("error"), [{ code: "policy-invalid", recovered: false }]);
  const [wordless] = complaints.filter((text) => text.includes("texts that are not there"));
  assert.equal(wordless?.replace(/.*: /, ""), "q.rating.4A, op.OP-NEW, app.start");
  await context.close();
});

test("Esc closes the row and gives the focus back; opened again, the answers stand; the keyboard alone reaches the first answer", async () => {
  const { page, context } = await hosts.open({ body: `<button>Before</button>${tag()}${hosts.loader}` });
  await page.waitForFunction((name) => document.querySelector(name).shadowRoot, ELEMENT);
  await page.focus("button");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  const element = page.locator(ELEMENT);
  await element.locator("form.question").waitFor();
  await page.waitForFunction((name) => document.querySelector(name).shadowRoot.activeElement?.localName === "legend", ELEMENT);
  await page.keyboard.press("Tab");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Escape");
  assert.equal(await focused(page), "button");
  assert.equal(await element.locator(".row").getAttribute("aria-expanded"), "false");
  assert.equal(await page.$eval(ELEMENT, (one) => one.hasAttribute("open")), false);
  await page.keyboard.press("Enter");
  assert.equal(await element.locator("input:checked").count(), 1);
  await context.close();
});

test("The host's help stands in the same place on every step: after the screen's own, before the foot", async () => {
  const { page, context } = await hosts.open({ body: `${tag("", '<a href="/check">x</a><p slot="help">Call us</p><p slot="intro">Hello</p><p slot="legal">Terms</p>')}${hosts.loader}` });
  const element = await enter(page);
  await page.evaluate((name) => {
    const { shadowRoot: root } = document.querySelector(name);
    const order = () => globalThis.orders.add([...root.querySelector(".screen").children].slice(-3).map((one) => one.getAttribute("name") ?? one.localName).join(" "));
    globalThis.orders = new Set();
    new MutationObserver(order).observe(root, { childList: true, subtree: true });
    order();
  }, ELEMENT);
  assert.ok(await page.isVisible("text=Hello") && await page.isVisible("text=Call us"));
  await walkElementToResult(element, FACTS);
  assert.deepEqual(await page.evaluate(() => [...globalThis.orders]), ["help footer legal"]);
  assert.ok(await page.isVisible("text=Call us") && await page.isVisible("text=Terms"));
  await context.close();
});

test("loading=\"lazy\" fetches when it comes into sight, \"eager\" at once; neither opens the row or takes the focus", async () => {
  const { page, context, told } = await hosts.open({ body: `<div style="block-size:3000px"></div>${tag('loading="lazy"')}${hosts.loader}` });
  await page.waitForLoadState("networkidle");
  assert.equal(await page.$eval(ELEMENT, (one) => one.state), "idle");
  await page.$eval(ELEMENT, (one) => one.scrollIntoView());
  await page.waitForFunction((name) => document.querySelector(name).state === "ready", ELEMENT);
  await page.evaluate((html) => document.body.insertAdjacentHTML("beforeend", html), tag('loading="eager"'));
  await page.waitForFunction((name) => document.querySelectorAll(name)[1].state === "ready", ELEMENT);
  assert.equal((await told("ready")).length, 2);
  assert.deepEqual(await page.$$eval(ELEMENT, (all) => all.map((one) => [one.hasAttribute("open"), one.shadowRoot.querySelector(".panel").checkVisibility()])), [[false, false], [false, false]]);
  assert.equal(await page.evaluate(() => document.activeElement.localName), "body");
  await context.close();
});

test("The development build warns of a host's colours that are hard to read, once each, and of none of its own", async () => {
  const development = hosts.loader.replace("eligibility.js", "eligibility.development.js");
  const heard = async (css, loader, options = {}) => {
    const { page, context, complaints } = await hosts.open({ head: `<style>${css}</style>`, body: `${tag()}${loader}`, ...options });
    const element = await enter(page);
    await element.locator("form.question button[type=submit]").click(); // an error, in its colour
    await element.locator(".summary").waitFor();
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    await context.close();
    return complaints.map((text) => text.replace(/^okorder-eligibility: | \w+@?.*HTML.*$| JSHandle.*$/g, ""));
  };
  const poor = `${ELEMENT} { --okorder-accent: #8fb3bf; --okorder-on-accent: #fff; --okorder-danger: #e66 } body { background: #fff }`;
  const words = await heard(poor, development);
  // By WCAG's formula #8fb3bf and white are 2.24 to 1, #e66 and white 3.12.
  assert.deepEqual(words.map((text) => text.slice(0, text.indexOf(" to 1"))).sort(), ["--okorder-accent on --okorder-background is 2.24", "--okorder-danger on --okorder-background is 3.12", "--okorder-on-accent on --okorder-accent is 2.24"]);
  assert.deepEqual(await heard(poor, hosts.loader), [], "what is shipped says nothing");
  for (const colorScheme of ["light", "dark"]) assert.deepEqual(await heard(":root { color-scheme: light dark }", development, { colorScheme }), [], colorScheme);
});

for (const scheme of ["light", "dark", "forced colours"]) {
  test(`axe finds nothing in the row, a question, an error and a result, ${scheme}`, async () => {
    const { page, context } = await hosts.open({
      head: "<style>html{color-scheme:light dark;background:canvas;color:canvastext;font:16px sans-serif}</style>", body: `<main><h1>Pipe</h1>${tag()}</main>${hosts.loader}`,
      ...(scheme === "forced colours" ? { forcedColors: "active" } : { colorScheme: scheme }),
    });
    await page.waitForFunction((name) => document.querySelector(name).shadowRoot, ELEMENT);
    await page.evaluate(AXE);
    const clean = async (where) => {
      const { violations, passes } = await page.evaluate(() => window.axe.run(document, { runOnly: { type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] } }));
      assert.deepEqual(violations.map(({ id, nodes }) => `${where}: ${id}: ${nodes.map(({ target }) => target).join(", ")}`), []);
      assert.ok(passes.length > 8, "axe looked inside");
    };
    await clean("row");
    const element = await enter(page);
    await clean("question");
    await element.locator("button[type=submit]").click();
    await clean("error");
    assert.equal(await focused(page), "div", "the summary has the focus");
    await walkElementToResult(element, FACTS);
    await element.evaluate((one) => { for (const details of one.shadowRoot.querySelectorAll("details")) details.open = true; });
    await clean("result");
    await context.close();
  });
}

test("custom-elements.json and index.d.ts say what the element has", async () => {
  const site = new URL("../../build/web/", import.meta.url);
  const read = (name) => readFileSync(process.env.SITE_DIR ? `${process.env.SITE_DIR}/${name}` : new URL(name, site), "utf8");
  const [declaration] = JSON.parse(read("custom-elements.json")).modules[0].declarations;
  const named = (list) => list.map(({ name }) => name).sort();
  const types = read("index.d.ts");
  const { page, context, told } = await hosts.open({ body: `${tag('variant="card" expose="answers"')}${hosts.loader}` });
  const element = await enter(page);
  const parts = async () => (await page.$$eval(ELEMENT, ([one]) => [...one.shadowRoot.querySelectorAll("[part]")].flatMap(({ part }) => [...part])));
  const seen = new Set(await parts());
  await element.locator("button[type=submit]").click();
  for (const part of await parts()) seen.add(part);
  await walkElementToResult(element, FACTS);
  for (const part of await parts()) seen.add(part);
  assert.deepEqual([...seen].sort(), named(declaration.cssParts), "parts");
  const source = readFileSync(new URL("../../web/src/styles/flow.css", import.meta.url), "utf8") + readFileSync(new URL("../../web/src/styles/row.css", import.meta.url), "utf8");
  assert.deepEqual([...new Set(source.match(/--okorder-[\w-]+/g))].sort(), named(declaration.cssProperties), "variables");
  const members = await page.$eval(ELEMENT, (one) => Object.getOwnPropertyNames(one.constructor.prototype).concat("ready").filter((name) => !/^(constructor|.*Callback)$/.test(name)));
  assert.deepEqual(members.sort(), named(declaration.members).filter((name) => name !== "version"), "properties and methods");
  for (const name of members) assert.match(types, new RegExp(`\\b${name}\\b`), `index.d.ts lacks ${name}`);
  assert.deepEqual(await page.$eval(ELEMENT, (one) => one.constructor.observedAttributes.toSorted()), named(declaration.attributes), "attributes");
  for (const { name } of declaration.events) assert.ok(types.includes(`"${name}"`), `index.d.ts lacks ${name}`);
  assert.deepEqual(named(declaration.events), ["okorder-error", "okorder-export", "okorder-ready", "okorder-result", "okorder-step"]);
  for (const name of ["ready", "step", "result"]) assert.ok((await told(name)).length, name);
  assert.deepEqual(named(declaration.slots), ["", "help", "intro", "legal"]);
  await context.close();
});
