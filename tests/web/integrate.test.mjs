// The release as it is served, by its own _headers, every HTML snippet of docs/integrate.md as it stands there, and the configurator.

import assert from "node:assert/strict";
import { once } from "node:events";
import { existsSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { extname, join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { openPage } from "./browser.mjs";
import { ELEMENT, enter, openHosts, VERSION, walkElementToResult } from "./host.mjs";
import { TEXTS, vectorFacts } from "./vectors.mjs";

const AXE = readFileSync(createRequire(new URL("../../web/package.json", import.meta.url)).resolve("axe-core/axe.min.js"), "utf8");
const ZH = JSON.parse(readFileSync(new URL("../../core/policy/texts/zh-CN.json", import.meta.url), "utf8"));
const RELEASE = process.env.RELEASE_DIR ?? fileURLToPath(new URL("../../build/release", import.meta.url));
const GUIDE = readFileSync(new URL("../../docs/integrate.md", import.meta.url), "utf8");
const SNIPPETS = [...GUIDE.matchAll(/```html\n([\s\S]*?)```/g)].map(([, html]) => html);
const TYPES = { ".js": "text/javascript", ".html": "text/html", ".css": "text/css", ".svg": "image/svg+xml", ".json": "application/json" };

let hosts;
let server;
let origin;

/** A static host that knows nothing but the release's own _headers. */
before(async () => {
  const rules = readFileSync(join(RELEASE, "_headers"), "utf8").trim().split("\n\n").map((block) => {
    const [path, ...lines] = block.split("\n");
    return [path.replace("*", ""), lines.map((line) => /^ {2}([\w-]+): (.*)$/.exec(line).slice(1))];
  });
  server = createServer((request, response) => {
    const path = new URL(request.url, "http://release").pathname.replace("/okorder-eligibility/", "/");
    const file = join(RELEASE, path.endsWith("/") ? `${path}index.html` : path);
    const found = existsSync(file) && file.startsWith(RELEASE);
    for (const [prefix, headers] of rules) if (path.startsWith(prefix)) for (const [name, value] of headers) response.setHeader(name, value);
    response.setHeader("Content-Type", `${TYPES[extname(file)] ?? "text/plain"}; charset=utf-8`);
    response.writeHead(found ? 200 : 404);
    response.end(found ? readFileSync(file) : "Not found");
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  origin = `http://127.0.0.1:${server.address().port}`;
  hosts = await openHosts();
});
after(async () => {
  server.closeAllConnections();
  server.close();
  await hosts.close();
});

const { integrity } = JSON.parse(readFileSync(join(RELEASE, VERSION, "integrity.json"), "utf8"));
const filled = (text) => text.replaceAll("https://HOST", origin).replaceAll("VERSION", VERSION).replaceAll("MAJOR", VERSION.split(".")[0]).replaceAll("INTEGRITY", integrity);
const CSP = () => ({ "Content-Security-Policy": filled(/```text\n(script-src .*)\n```/.exec(GUIDE)[1]).replace("'wasm", "'unsafe-inline' 'wasm") });

test("The guide has its snippets, and the README shows the first of them", () => {
  assert.equal(SNIPPETS.length, 5);
  const [, shown] = /```html\n([\s\S]*?)```/.exec(readFileSync(new URL("../../README.md", import.meta.url), "utf8"));
  assert.ok(SNIPPETS[0].includes(shown), shown);
});

for (const [at, snippet] of SNIPPETS.entries()) {
  test(`Snippet ${at + 1} of the guide works as it stands, from another origin, under the policy that the guide names`, async () => {
    const { page, context, complaints, told } = await hosts.open({ body: filled(snippet), headers: CSP() });
    const element = await enter(page);
    assert.equal((await told("ready"))[0].version, VERSION);
    const { today: _, ...facts } = vectorFacts("C05");
    await walkElementToResult(element, { ...facts, agreed_date_basis: "arrive", customer_receipt: "both", problems: ["quality"] });
    assert.equal((await told("result")).length, 1);
    assert.deepEqual(complaints, []);
    await context.close();
  });
}

test("A pinned file that was changed is refused by the hash in the host's page", async () => {
  const { page, context } = await hosts.open({ body: filled(SNIPPETS[0]).replace(/sha384-./, (start) => start.slice(0, -1) + (start.endsWith("A") ? "B" : "A")) });
  await page.waitForLoadState("networkidle");
  assert.ok(await page.locator(`${ELEMENT} > a`).isVisible());
  assert.equal(await page.evaluate((name) => customElements.get(name), ELEMENT), undefined);
  await context.close();
});

test("What is pinned is kept for a year, what rolls for an hour, and the page comes with its policy", async () => {
  const head = async (path) => (await fetch(`${origin}/okorder-eligibility/${path}`)).headers;
  assert.match((await head(`${VERSION}/okorder-eligibility.js`)).get("cache-control"), /31536000, immutable/);
  assert.match((await head(`${VERSION.split(".")[0]}/okorder-eligibility.js`)).get("cache-control"), /max-age=3600/);
  const page = await head("check/");
  assert.match(page.get("content-security-policy"), /require-trusted-types-for 'script'/);
  assert.equal(page.get("referrer-policy"), "no-referrer");
  for (const name of ["access-control-allow-origin", "cross-origin-resource-policy"]) assert.ok((await head(`${VERSION}/okorder-eligibility.js`)).has(name));
  const nginx = readFileSync(join(RELEASE, "nginx.conf"), "utf8");
  for (const name of page.keys()) if (/policy|nosniff/.test(name)) assert.ok(nginx.toLowerCase().includes(`add_header ${name} `), name);
});

test("The page of the release opens and asks its first question", async () => {
  const { page, context, complaints } = await openPage({ browser: hosts.site.browser, url: `${origin}/okorder-eligibility/check/` });
  await page.click("button.primary");
  assert.equal(await page.textContent("legend"), TEXTS["q.purpose.label"]);
  assert.deepEqual(complaints, []);
  await context.close();
});

test("In the configurator what is chosen is tried and copied; the snippet does the same in a host's page", async () => {
  const { page, context, complaints } = await openPage({ browser: hosts.site.browser, url: `${origin}/okorder-eligibility/check/configure.html` }, { ready: false, viewport: { width: 375, height: 800 }, permissions: ["clipboard-read", "clipboard-write"] });
  const code = () => page.textContent("code");
  await page.waitForFunction((name) => document.querySelector(`.preview ${name}`)?.shadowRoot, ELEMENT);
  assert.equal(await code(), filled(SNIPPETS[0]).trim().replace(' lang="en"', ""), "with nothing chosen it is the guide's first snippet");
  const [declaration] = JSON.parse(readFileSync(join(RELEASE, VERSION, "custom-elements.json"), "utf8")).modules[0].declarations;
  for (const { name } of [...declaration.attributes, ...declaration.cssProperties]) assert.equal(await page.locator(`label[for="${name}"] + [name="${name}"]`).count(), 1, name);

  const preview = await enter(page);
  await page.selectOption("#purpose", "claim");
  await page.selectOption("#variant", "card");
  await page.fill("#receipt-date", "2026-03-05");
  await page.fill("#order-ref", 'PO "7" <b>');
  await page.fill("#today", "2026-03-20");
  await page.fill("[name='--okorder-accent']", "#7a1f2b; } body { display: none");
  await page.locator("#order-ref").dispatchEvent("change");
  await preview.locator('form[data-fact="membership_status"]').waitFor(); // open as before, and the purpose is not asked
  assert.deepEqual(await preview.evaluate((one) => [one.variant, one.receiptDate, one.orderRef, one.style.getPropertyValue("--okorder-accent")]), ["card", "2026-03-05", 'PO "7" <b>', ""], "what is no value is not set");
  await page.fill("[name='--okorder-accent']", "#7a1f2b");
  await page.click(".copy");
  await page.waitForFunction(() => document.querySelector("[role=status]").textContent === "Copied");
  const pinned = await page.evaluate(() => navigator.clipboard.readText());
  assert.equal(pinned, await code());
  await page.selectOption("#version", "rolling");
  const rolling = await code();
  assert.ok(pinned.includes(integrity) && !rolling.includes("integrity") && rolling.includes(`/${VERSION.split(".")[0]}/`));
  await page.evaluate(AXE);
  const { violations } = await page.evaluate(() => window.axe.run(document, { runOnly: { type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] } }));
  assert.deepEqual(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target).join(", ")}`), []);
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 375);
  if (process.env.PICTURES) await page.screenshot({ path: join(process.env.PICTURES, "configure-375.png"), fullPage: true });
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.focus("[name='--okorder-row-block-size']");
  const [top, bottom] = await page.$eval("pre", (one) => [one.getBoundingClientRect().top, one.getBoundingClientRect().bottom]);
  if (process.env.PICTURES) await page.screenshot({ path: join(process.env.PICTURES, "configure-1280.png") });
  assert.ok(top > 0 && bottom < 900, `beside the last choice the snippet is in sight: ${top} to ${bottom}`);
  assert.deepEqual(complaints, []);
  await context.close();

  for (const snippet of [pinned, rolling]) {
    const host = await hosts.open({ body: snippet, headers: CSP() });
    const element = await enter(host.page);
    assert.deepEqual(await element.evaluate((one) => [one.variant, one.purpose, one.receiptDate, one.orderRef, getComputedStyle(one.shadowRoot.querySelector(".primary")).backgroundColor]), ["card", "claim", "2026-03-05", 'PO "7" <b>', "rgb(122, 31, 43)"]);
    assert.deepEqual(host.complaints, []);
    await host.context.close();
  }
});

test("The configurator speaks every language, in English the manifest's own words", async () => {
  const [declaration] = JSON.parse(readFileSync(join(RELEASE, VERSION, "custom-elements.json"), "utf8")).modules[0].declarations;
  for (const { name, description } of [...declaration.attributes, ...declaration.cssProperties]) assert.equal(TEXTS[`configure.hint.${name}`], description);
  const { page, context, complaints } = await openPage({ browser: hosts.site.browser, url: `${origin}/okorder-eligibility/check/configure.html` }, { ready: false, viewport: { width: 375, height: 800 }, permissions: ["clipboard-read", "clipboard-write"] });
  const shown = () => page.$$eval("[data-text]", (all) => all.map((one) => [one.dataset.text, one.textContent]));
  const own = Object.keys(TEXTS).filter((key) => key.startsWith("configure.") && key !== "configure.link");
  const asked = [];
  page.on("request", (request) => { if (request.resourceType() === "script") asked.push(request.url()); });
  for (const [lang, texts] of [["en", TEXTS], ["zh-CN", ZH], ["en", TEXTS]]) {
    await page.click(`.languages [lang="${lang}"]`);
    const all = await shown();
    assert.deepEqual(all.filter(([key, text]) => text !== texts[key]), [], lang);
    assert.deepEqual(own.filter((key) => !all.some(([one]) => one === key)), [], "every text is somewhere");
    assert.deepEqual(await page.evaluate(() => [document.documentElement.lang, document.title, document.querySelector("[aria-current]").lang]), [lang, texts["configure.title"], lang]);
    assert.equal(await page.textContent(`.preview ${ELEMENT} >> button.row`), texts["row.label"]);
    assert.ok((await page.textContent("code")).includes(`>${texts["configure.link"]}</a>`));
    await page.click(".copy");
    await page.waitForFunction((copied) => document.querySelector("[role=status]").textContent === copied, texts["app.copied"]);
    await page.evaluate(AXE);
    const { violations } = await page.evaluate(() => window.axe.run(document, { runOnly: { type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] } }));
    assert.deepEqual(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target).join(", ")}`), []);
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 375);
    if (process.env.PICTURES) await page.screenshot({ path: join(process.env.PICTURES, `configure-${lang}.png`), fullPage: true });
  }
  assert.deepEqual(asked, [], "no language is fetched");
  assert.deepEqual(complaints, []);
  await context.close();

  const chinese = await openPage({ browser: hosts.site.browser, url: `${origin}/okorder-eligibility/check/configure.html` }, { ready: false, locale: "zh-SG" });
  assert.equal(await chinese.page.textContent("h1"), ZH["configure.title"], "the browser's language is taken");
  await chinese.context.close();
});

test("For bundlers the class registers nothing, define.js registers it, and its files are imports", async () => {
  const { page, context, complaints } = await hosts.open({ body: "" });
  const outcome = await page.evaluate(async ([base, name]) => {
    const { OkorderEligibility } = await import(`${base}element.js`);
    const before = customElements.get(name) === undefined;
    await import(`${base}define.js`);
    const one = document.createElement(name);
    one.loading = "eager";
    document.body.append(one);
    await one.ready;
    return [before, customElements.get(name) === OkorderEligibility, one.state];
  }, [`${origin}/okorder-eligibility/${VERSION}/`, ELEMENT]);
  assert.deepEqual(outcome, [true, true, "ready"]);
  assert.deepEqual(complaints, []);
  await context.close();
});

test("The guide names every attribute, event, variable and part of the element", () => {
  const [declaration] = JSON.parse(readFileSync(join(RELEASE, VERSION, "custom-elements.json"), "utf8")).modules[0].declarations;
  for (const { name } of [...declaration.attributes, ...declaration.events, ...declaration.cssParts]) assert.ok(GUIDE.includes(`\`${name}\``) || GUIDE.includes(`"${name}"`), name);
  for (const { name } of declaration.cssProperties) assert.ok(GUIDE.includes(name) || GUIDE.includes(`\`${name.replace("--okorder", "")}\``), name);
});
