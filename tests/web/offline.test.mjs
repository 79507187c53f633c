// The offline page: one file that runs from a disk with the network off, and in which nothing else can run.

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import { openSite, SITE } from "./browser.mjs";
import { TEXTS, vectorFacts } from "./vectors.mjs";
import { heading, walkToResult } from "./walker.mjs";

const FILE = join(SITE, "offline.html");
const html = readFileSync(FILE, "utf8");
const zh = JSON.parse(readFileSync(new URL("../../core/policy/texts/zh-CN.json", import.meta.url), "utf8"));

let site;
before(async () => { site = await openSite(); });
after(() => site.close());

async function openFile(today, options = {}) {
  const context = await site.browser.newContext({ locale: "en-GB", timezoneId: "Asia/Shanghai", ...options });
  await context.setOffline(true);
  const page = await context.newPage();
  const [complaints, requests] = [[], []];
  page.on("console", (message) => { if (["error", "warning"].includes(message.type())) complaints.push(message.text()); });
  page.on("pageerror", (error) => complaints.push(String(error)));
  page.on("request", (request) => requests.push(request.url()));
  await page.clock.setFixedTime(new Date(`${today}T04:00:00Z`));
  await page.goto(pathToFileURL(FILE).href);
  await page.waitForSelector("html[data-ready]");
  return { page, context, complaints, requests };
}

test("From a disk, with the network off, a claim is walked to its result in both languages, and nothing is asked for", async () => {
  const { today, ...facts } = vectorFacts("B04");
  const { page, context, complaints, requests } = await openFile(today);
  assert.equal(await page.locator(`text=${TEXTS["app.offline"]}`).count(), 0, "it offers no second file");
  await walkToResult(page, facts);
  assert.equal(await heading(page), TEXTS["res.claim.eligible.ready.h"]);
  assert.deepEqual((await page.$$eval("article time", (all) => all.map(({ dateTime }) => dateTime))).slice(0, 2), ["2026-03-29", "2026-03-30"]);
  assert.equal(await page.locator(".take").count(), 0, "a file on a disk is no address to share");
  await page.click(".languages [lang=zh-CN]");
  await page.waitForFunction((text) => document.querySelector("h1").textContent === text, zh["res.claim.eligible.ready.h"]);
  assert.equal(await page.getAttribute("html", "lang"), "zh-CN");
  assert.deepEqual(requests.filter((url) => !url.startsWith("data:") && !url.startsWith("blob:")), [pathToFileURL(FILE).href]);
  assert.deepEqual(complaints, []);
  await context.close();
});

test("Its one script and one style are named by their hashes, and nothing else may run, load or send", async () => {
  const hash = (tag) => {
    const all = [...html.matchAll(new RegExp(`<${tag}[^>]*>([\\s\\S]*?)</${tag}>`, "g"))];
    assert.equal(all.length, 1, tag);
    return `'sha256-${createHash("sha256").update(all[0][1]).digest("base64")}'`;
  };
  const [, policy] = /http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(html);
  assert.ok(policy.includes(`script-src ${hash("script")} 'wasm-unsafe-eval';`) && policy.includes(`style-src ${hash("style")};`), policy);
  for (const part of ["default-src 'none'", "connect-src 'none'", "base-uri 'none'", "form-action 'none'", "trusted-types 'none'"]) assert.ok(policy.includes(part), part);
  const [, script] = /<script type="module">([\s\S]*?)<\/script>/.exec(html);
  assert.doesNotMatch(script, /sendBeacon|XMLHttpRequest|WebSocket|EventSource|RTCPeerConnection|localStorage|sessionStorage|indexedDB|document\.cookie|window\.open|\bfetch\(/);
  const { page, context } = await openFile("2026-03-20");
  const refused = await page.evaluate(async () => {
    const act = async (what) => { try { await what(); return "passed"; } catch (error) { return error.name; } };
    await new Promise((done) => setTimeout(done)); // what the debugger itself evaluates is exempt
    const inline = document.createElement("script");
    const ran = await act(() => { inline.textContent = "globalThis.ran = true"; document.head.append(inline); });
    return [ran, globalThis.ran, await act(() => fetch("https://www.okorder.com/")), await act(() => new Function("return 1")())];
  });
  assert.deepEqual(refused, ["TypeError", undefined, "TypeError", "EvalError"]);
  await context.close();
});

test("It keeps its size", (t) => {
  t.diagnostic(`offline.html: ${Buffer.byteLength(html)} B, at most 150000`);
  assert.ok(Buffer.byteLength(html) <= 150_000, `${Buffer.byteLength(html)} B`);
});
