// Hosts that make it hard: their styles, their languages and directions, their scripts, their frameworks, their content security
// policies, their sandboxes, and a network that fails or lies. One fixture each.

import assert from "node:assert/strict";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { SITE } from "./browser.mjs";
import { ELEMENT, enter, openHosts, VERSION, walkElementToResult } from "./host.mjs";
import { TEXTS, vectorFacts } from "./vectors.mjs";

const { today, ...FACTS } = vectorFacts("C05");
const tag = (attributes = "", inside = '<a href="/check">Check here</a>') => `<${ELEMENT} today="${today}" ${attributes}>${inside}</${ELEMENT}>`;

let hosts;
before(async () => { hosts = await openHosts(); });
after(() => hosts.close());

const defined = (page) => page.waitForFunction((name) => document.querySelector(name)?.shadowRoot, ELEMENT);
const failedWith = async (page, told, code) => {
  await page.waitForFunction((name) => document.querySelector(name).state === "error", ELEMENT);
  assert.deepEqual(await told("error"), [{ code, recovered: false }]);
  assert.ok(await page.locator(`${ELEMENT} > a`).isVisible(), "the slotted link is there");
  assert.ok(await page.$eval(ELEMENT, (one) => one.matches(":state(error)")));
  assert.equal(await page.locator(`${ELEMENT} >> form`).count(), 0, "never half a check");
};
const sideways = (page) => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

test("Styles that unset and overrule everything, a root font of 40 px, quirks mode and a base elsewhere change nothing", async () => {
  const { page, context, complaints } = await hosts.open({
    doctype: "",
    head: `<base href="https://elsewhere.example/"><style>* { all: unset } html { font-size: 40px } body { font-size: 16px; display: block } script, style, head { display: none }
      button, input { display: none !important; color: red !important } form { display: none !important }</style>`,
    body: `${tag()}${hosts.loader}`,
  });
  const element = await enter(page);
  assert.equal(await page.evaluate(() => document.compatMode), "BackCompat");
  const option = await element.locator(".option").first().boundingBox();
  assert.ok(option.height >= 44 && option.height < 80, `an option is ${option.height} px high`);
  assert.notEqual(await element.locator("button.primary").evaluate((one) => getComputedStyle(one).color), "rgb(255, 0, 0)");
  await walkElementToResult(element, FACTS);
  assert.deepEqual(complaints, []);
  await context.close();
});

test("Directions and boxes: right-to-left hosts, 280 px, a flex item as narrow as its content, a tab shown later, a dialog", async () => {
  const { page, context, complaints } = await hosts.open({
    attributes: 'lang="ar" dir="rtl"',
    body: `<div style="inline-size:280px">${tag('lang="en"')}</div><div style="display:flex"><div style="inline-size:min-content">${tag('lang="en"')}</div></div>
      <div id="tab" style="display:none">${tag('lang="en"')}</div><dialog id="dialog">${tag('lang="en"')}</dialog>${hosts.loader}`,
  });
  const element = await enter(page);
  assert.equal(await element.locator("legend").evaluate((one) => getComputedStyle(one).direction), "ltr");
  assert.equal(await element.locator("legend").evaluate((one) => getComputedStyle(one).textAlign), "start");
  const outer = await page.locator(ELEMENT).first().boundingBox();
  assert.ok(outer.width <= 280);
  assert.equal(await element.evaluate((one) => one.shadowRoot.querySelector(".base").scrollWidth <= one.clientWidth), true, "nothing sticks out");
  const narrow = await enter(page, 1);
  assert.ok((await narrow.boundingBox()).width >= 220, "still wide enough to be read");
  await page.evaluate(() => { document.querySelector("#tab").style.display = "block"; });
  await enter(page, 2);
  await page.evaluate(() => document.querySelector("#dialog").showModal());
  await enter(page, 3);
  await page.keyboard.press("Escape");
  assert.ok(await page.evaluate(() => document.querySelector("#dialog").open), "Esc closes the row before the dialog");
  assert.equal(await sideways(page), 0);
  assert.deepEqual(complaints, []);
  await context.close();
});

test("Two on a page in two languages, the script twice, another version, the element before its script and long after", async () => {
  const old = mkdtempSync(join(tmpdir(), "okorder-version-"));
  cpSync(SITE, old, { recursive: true });
  writeFileSync(join(old, "okorder-eligibility.js"), readFileSync(join(SITE, "okorder-eligibility.js"), "utf8").replaceAll(`"${VERSION}"`, '"0.0.9"'));
  const other = await openHosts({ dir: old });
  const { page, context, complaints } = await hosts.open({
    body: `${tag()}${tag('lang="zh-CN"')}${hosts.loader}<script type="module" src="${hosts.site.url}okorder-eligibility.js?again"></script>${other.loader}`,
  });
  const [first, second] = [await enter(page), await enter(page, 1)];
  await first.locator('input[value="claim"]').check();
  assert.equal(await second.locator("input:checked").count(), 0, "each has its own answers");
  assert.notEqual(await first.locator("legend").textContent(), await second.locator("legend").textContent());
  assert.deepEqual(complaints, [`${ELEMENT}: version ${VERSION} is in use, not 0.0.9`]);
  await page.evaluate(([name, html]) => { document.body.insertAdjacentHTML("beforeend", html); return name; }, [ELEMENT, tag()]);
  await enter(page, 2);
  await context.close();
  await other.close();
  rmSync(old, { recursive: true });
});

test("A framework that moves it, removes it and writes every attribute again keeps the answers; reset() does not", async () => {
  const { page, context, complaints } = await hosts.open({ body: `<div id="a">${tag()}</div><div id="b"></div>${hosts.loader}` });
  const element = await enter(page);
  await element.locator('input[value="claim"]').check();
  await element.locator("button[type=submit]").click();
  const question = await element.locator("form.question").getAttribute("data-fact");
  await page.evaluate((name) => {
    const one = document.querySelector(name);
    document.querySelector("#b").append(one);
    one.remove();
    document.querySelector("#a").append(one);
    for (const { name: attribute, value } of [...one.attributes]) one.setAttribute(attribute, value);
  }, ELEMENT);
  assert.equal(await element.locator("form.question").getAttribute("data-fact"), question);
  assert.ok((await element.locator(".answers").textContent()).includes(TEXTS["q.purpose.claim"]));
  await page.evaluate((name) => { // inside another shadow root
    const root = document.querySelector("#b").attachShadow({ mode: "open" });
    root.append(document.querySelector(name));
    root.firstChild.reset();
  }, ELEMENT);
  assert.equal(await element.locator("form.question").getAttribute("data-fact"), "purpose");
  assert.equal(await element.locator("input:checked").count(), 0);
  assert.deepEqual(complaints, []);
  await context.close();
});

test("In a host's form Enter submits ours alone, and the host's single-key shortcuts do not hear what is typed in our fields", async () => {
  const { page, context } = await hosts.open({
    body: `<form id="host" onsubmit="event.preventDefault(); globalThis.sent = true">${tag('purpose="claim"')}<input name="q"></form>${hosts.loader}
      <script>globalThis.heard = []; addEventListener("keydown", (event) => { if (event.target.localName !== "input") globalThis.heard.push(event.key); });</script>`,
  });
  const element = await enter(page);
  for (const [fact, value] of Object.entries({ membership_status: "member", problems: "quality", arrived: "all" })) {
    assert.equal(await element.locator("form.question").getAttribute("data-fact"), fact);
    await element.locator(`input[value="${value}"]`).check();
    await page.keyboard.press("Enter");
  }
  await element.locator("#date-day").pressSequentially("7");
  await page.keyboard.press("Enter");
  assert.equal(await element.locator("#error").textContent(), TEXTS["err.date.incomplete"]);
  assert.equal(await page.evaluate(() => globalThis.sent), undefined);
  const heard = await page.evaluate(() => globalThis.heard);
  assert.ok(!heard.includes("7") && heard.includes("Enter"), `${heard}`);
  await context.close();
});

test("Under a header that the host keeps in place the question that has the focus is in sight, and so is the error above it", async () => {
  const { page, context } = await hosts.open({
    head: "<style>header { position: sticky; inset-block-start: 0; block-size: 120px; background: #ccc; z-index: 9 } .far { block-size: 1500px }</style>",
    body: `<header>Shop</header><div class="far"></div>${tag('purpose="claim"')}<div class="far"></div>${hosts.loader}`, viewport: { width: 800, height: 500 },
  });
  const element = await enter(page);
  const seen = () => page.evaluate((name) => {
    const inner = document.querySelector(name).shadowRoot.activeElement;
    const { top, bottom, left } = inner.getBoundingClientRect();
    return { top, fits: top >= 120 && top < innerHeight && bottom > top, on: document.elementFromPoint(left + 2, top + 2)?.localName };
  }, ELEMENT);
  for (const value of ["member", "quality", "all"]) {
    await element.locator(`input[value="${value}"]`).check();
    await element.locator("button[type=submit]").scrollIntoViewIfNeeded();
    await element.locator("button[type=submit]").click();
    const { top, fits, on } = await seen();
    assert.ok(fits && on === ELEMENT, `the question lies at ${top} under ${on}`);
  }
  await element.locator("button[type=submit]").click();
  const { top, on } = await seen();
  assert.ok(top >= 120 && on === ELEMENT, `the summary lies at ${top} under ${on}`);
  await context.close();
});

const csp = (script, more = "") => ({ "Content-Security-Policy": `default-src 'none'; script-src ${script}; style-src 'none'; connect-src 'none'; base-uri 'none'${more}` });
const NONCE = "'nonce-abc' 'strict-dynamic' 'wasm-unsafe-eval'";
const nonced = () => hosts.loader.replace("<script", '<script nonce="abc"');

test("The strictest policy that it asks for is enough: one host, 'wasm-unsafe-eval', trusted types with our one policy, no styles", async () => {
  for (const [headers, loader] of [
    [csp(`${hosts.site.url} 'wasm-unsafe-eval'`, "; require-trusted-types-for 'script'; trusted-types okorder-eligibility"), hosts.loader],
    [csp(NONCE, "; require-trusted-types-for 'script'; trusted-types okorder-eligibility"), nonced()],
  ]) {
    const { page, context, complaints } = await hosts.open({ headers, body: `${tag()}${loader}` });
    const element = await enter(page);
    await walkElementToResult(element, FACTS);
    assert.notEqual(await element.locator(".option").first().evaluate((one) => getComputedStyle(one).display), "inline", "styles are adopted");
    const refused = await page.evaluate(() => { try { document.createElement("script").src = "https://evil.example/x.js"; return false; } catch { return true; } });
    assert.ok(refused || !headers["Content-Security-Policy"].includes("require-trusted"), "trusted types are enforced");
    assert.deepEqual(complaints.filter((text) => !text.includes("evil.example") && !text.includes("TrustedScriptURL")), []);
    await context.close();
  }
});

test("Refused by the host's policy it says why and shows the slotted content", async () => {
  for (const [code, headers] of [
    ["wasm-blocked", csp(hosts.site.url)],
    ["trusted-types", csp(`${hosts.site.url} 'wasm-unsafe-eval'`, "; require-trusted-types-for 'script'; trusted-types 'none'")],
  ]) {
    const { page, context, told } = await hosts.open({ headers, body: `${tag()}${tag("", "")}${hosts.loader}` });
    await defined(page);
    await page.$eval(ELEMENT, (one) => one.open());
    await failedWith(page, told, code);
    await page.$$eval(ELEMENT, ([, empty]) => empty.open());
    await page.waitForFunction((name) => document.querySelectorAll(name)[1].state === "error", ELEMENT);
    const link = page.locator(`${ELEMENT} >> slot a`).nth(1);
    assert.ok(await link.isVisible() && (await link.textContent()) === TEXTS["row.label"], "without a word of the host's it leads to the FAQ");
    await context.close();
  }
});

test("Static tags after the loader need no policy for trusted types", async () => {
  const html = readFileSync(join(SITE, "index.html"), "utf8");
  const tags = [...html.matchAll(/<script type="module" src="((?:engine|flow|locale)[^"]+)" integrity="([^"]+)"/g)]
    .map(([, name, integrity]) => `<script type="module" src="${hosts.site.url}${name}" integrity="${integrity}" crossorigin="anonymous"></script>`);
  assert.equal(tags.length, 4);
  const { page, context, complaints } = await hosts.open({
    headers: csp(`${hosts.site.url} 'wasm-unsafe-eval'`, "; require-trusted-types-for 'script'; trusted-types 'none'"), body: `${tag()}${hosts.loader}${tags.join("")}`,
  });
  await walkElementToResult(await enter(page), FACTS);
  assert.deepEqual(complaints, []);
  await context.close();
});

test("In a sandbox, and with fetch and history wrapped by the host's scripts, it works and calls neither", async () => {
  const { page, context } = await hosts.open({
    body: `<script>for (const [on, name] of [[globalThis, "fetch"], [history, "pushState"], [history, "replaceState"], [Storage.prototype, "setItem"]]) on[name] = () => { globalThis.called = name; };</script>
      ${tag()}${hosts.loader}<iframe sandbox="allow-scripts" style="inline-size:600px;block-size:500px" srcdoc='${tag('id="in"').replaceAll("'", "")}${hosts.loader}'></iframe>`,
  });
  await walkElementToResult(await enter(page), FACTS);
  assert.equal(await page.evaluate(() => globalThis.called), undefined);
  const frame = page.frameLocator("iframe");
  await frame.locator("button.row").click();
  await frame.locator("form.question").waitFor();
  await context.close();
});

test("A file that was changed does not run, and one that is gone is said", async () => {
  for (const [stem, change, code] of [
    ["engine.", (text) => `globalThis.tampered = true;${text}`, "integrity"],
    ["flow.", (text) => `globalThis.tampered = true;${text}`, "integrity"],
    ["flow.", undefined, "load-failed"],
  ]) {
    const dir = mkdtempSync(join(tmpdir(), "okorder-hosts-"));
    cpSync(SITE, dir, { recursive: true });
    const name = readdirSync(dir).find((file) => file.startsWith(stem));
    if (change) writeFileSync(join(dir, name), change(readFileSync(join(dir, name), "utf8")));
    else rmSync(join(dir, name));
    const bad = await openHosts({ dir });
    const { page, context, told } = await bad.open({ body: `${tag()}${bad.loader}` });
    await defined(page);
    await page.$eval(ELEMENT, (one) => one.open());
    await failedWith(page, told, code);
    assert.equal(await page.evaluate(() => globalThis.tampered), undefined, `${stem} ran`);
    await context.close();
    await bad.close();
    rmSync(dir, { recursive: true });
  }
});

test("A language whose file is gone is replaced by English, which is said", async () => {
  const dir = mkdtempSync(join(tmpdir(), "okorder-hosts-"));
  cpSync(SITE, dir, { recursive: true });
  for (const name of readdirSync(join(dir, "locale"))) if (name.startsWith("zh-CN-result")) rmSync(join(dir, "locale", name));
  const bad = await openHosts({ dir });
  const { page, context, told } = await bad.open({ body: `${tag('lang="zh-CN"')}${bad.loader}` });
  const element = await enter(page);
  assert.match(await element.locator(".notice").first().textContent(), /Chinese/);
  assert.equal(await element.locator(".base").getAttribute("lang"), "en");
  assert.deepEqual(await told("error"), [{ code: "load-failed", recovered: true }]);
  await context.close();
  await bad.close();
  rmSync(dir, { recursive: true });
});

test("Without JavaScript the slotted link stands alone", async () => {
  const { page, context } = await hosts.open({ javaScriptEnabled: false, body: `${tag()}${hosts.loader}` });
  assert.ok(await page.locator(`${ELEMENT} > a`).isVisible());
  await context.close();
});
