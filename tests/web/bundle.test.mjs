// House rules of web/ and of what is shipped: layers, no way out, sizes, hashes, one version, a server that stays in its folder.

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants } from "node:zlib";
import { HEADERS, META_CSP } from "../../web/headers.mjs";
import { serve } from "../../web/serve.mjs";
import { openPage, openSite, SITE } from "./browser.mjs";
import { TEXTS } from "./vectors.mjs";

const web = new URL("../../web/", import.meta.url);
const read = (name, from = web) => readFileSync(new URL(name, from), "utf8");
const withoutComments = (source) => source.replace(/\/\*[\s\S]*?\*\//g, "").replace(/^\s*\/\/.*$/gm, "").replace(/\s\/\/ .*$/gm, "");
const sources = readdirSync(new URL("src/", web), { recursive: true }).filter((name) => name.endsWith(".ts")).map((name) => [name, withoutComments(read(`src/${name}`))]);
const shipped = (pattern) => {
  const name = readdirSync(SITE, { recursive: true }).find((file) => pattern.test(file));
  assert.ok(name, `nothing like ${pattern} was built`);
  return readFileSync(join(SITE, name), "utf8");
};
const sizes = new Map();
const brotli = (text) => {
  if (!sizes.has(text)) sizes.set(text, brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length);
  return sizes.get(text);
};

test("No source writes HTML, and only clock.ts reads the clock", () => {
  for (const [name, source] of sources) {
    assert.doesNotMatch(source, /innerHTML|outerHTML|insertAdjacentHTML|document\.write|DOMParser|\beval\b|new Function/, name);
    if (name !== "clock.ts") assert.doesNotMatch(source, /Date\.now\(\)|new Date\(\)|performance\.now/, name);
    assert.doesNotMatch(source, /localStorage|sessionStorage|indexedDB|document\.cookie/, name);
  }
});

test("Layers point one way: flow knows no DOM, view no engine, both no network and no clock", () => {
  const imports = (source) => [...source.matchAll(/^import (type )?.*?from "([^"]+)"/gm)].map(([, type, from]) => ({ type: Boolean(type), from }));
  let seen = 0;
  for (const [name, source] of sources) {
    for (const { type, from } of imports(source)) {
      seen += 1;
      if (name.startsWith("flow/")) assert.ok(!from.includes("view/") && (type || !/clock|engine|walk|page|element|loader|parts|chain/.test(from)), `${name} imports ${from}`);
      if (name.startsWith("view/")) assert.ok(type || !/clock|engine|walk|page|element|loader|parts|chain/.test(from), `${name} imports ${from}`);
      if (from === "okorder-eligibility") assert.ok(["engine.ts", "offline.ts"].includes(name), name);
    }
    if (name.startsWith("flow/")) assert.doesNotMatch(source, /\b(document|window|history|navigator)\.(?!source|clauses|links|facts|policy|version)/, name);
    if (/^(flow|view)\//.test(name)) assert.doesNotMatch(source, /\bhistory\b|\bnavigator\b|\blocation\b/, name);
  }
  assert.ok(seen > 60);
});

test("No rule of the policy stands in web/: no level, no period, no quote", () => {
  for (const [name, source] of sources) {
    assert.doesNotMatch(source, /["'`]3A["'`]|\b1[456] ?\* ?DAY|calendar days|business days/, name);
    assert.doesNotMatch(source, /Credit Purchasing|level 3A|as soon as possible/, name);
  }
});

const OURS = ["okorder-eligibility", "flow", "page", "element", "define", "engine", "orders", "full"];

test("What is shipped has no way to send, store or leave", () => {
  const forbidden = /sendBeacon|XMLHttpRequest|WebSocket|EventSource|RTCPeerConnection|localStorage|sessionStorage|indexedDB|document\.cookie|prefetch|modulepreload|http-equiv|window\.open|location\.href\s*=|\bfetch\(|beforeunload|"unload"/;
  for (const stem of OURS) assert.doesNotMatch(shipped(new RegExp(`^${stem}(\\.\\w{10})?\\.js$`)), forbidden, stem);
  assert.doesNotMatch(shipped(/^flow\.\w{10}\.js$/), /WebAssembly/);
});

test("Sizes keep their budgets", (t) => {
  // The engine's and the flow's are where they stand, so that they only shrink; the goals are 28,000 for the engine, 10,000 for
  // loader and flow (questions, errors, result, print, files), 44,000 for all that a check loads.
  const limits = {
    "okorder-eligibility": 3_950, flow: 18_200, engine: 53_400,
    "locale/en": 3_000, "locale/en-result": 3_000, "locale/zh-CN": 3_000, "locale/zh-CN-result": 3_000,
    orders: 16_300, "locale/en-orders": 1_250, "locale/zh-CN-orders": 1_350,
  };
  const size = (stem) => brotli(shipped(new RegExp(`^${stem}(\\.\\w{10})?\\.js$`)));
  for (const [stem, limit] of Object.entries(limits)) {
    t.diagnostic(`${stem}: ${size(stem)} B, at most ${limit}`);
    assert.ok(size(stem) <= limit, `${stem}: ${size(stem)} B, at most ${limit}`);
  }
  for (const language of ["en", "zh-CN"]) {
    const together = size(`locale/${language}`) + size(`locale/${language}-result`);
    t.diagnostic(`${language}, both files: ${together} B, at most 6000`);
    assert.ok(together <= 6_000, `${together} B for ${language}`);
  }
  const together = ["okorder-eligibility", "flow", "locale/en", "locale/en-result", "engine"].reduce((sum, stem) => sum + size(stem), 0);
  t.diagnostic(`loader and flow: ${size("okorder-eligibility") + size("flow")} B`);
  t.diagnostic(`all that a check loads for one language: ${together} B`);
  assert.ok(together <= 80_400, `${together} B for one language`);
});

test("The full engine, which only authors load, keeps its budget", (t) => {
  const folder = process.env.PACKAGE_DIR ?? fileURLToPath(new URL("../../build/package", import.meta.url));
  const size = brotli(readFileSync(join(folder, "full.mjs")));
  const limit = 136_500; // where it stands, so that it only shrinks: the goal is 40,000; lint is 35,000 of it
  t.diagnostic(`full engine: ${size} B, at most ${limit}`);
  assert.ok(size <= limit, `full engine: ${size} B, at most ${limit}`);
});

test("Every file but the loader is named by its hash, and pages and loader hold each to its integrity", () => {
  const hash = (bytes) => createHash("sha384").update(bytes).digest("base64");
  const inSite = (name) => readFileSync(join(SITE, name));
  const isWithoutImports = (name) => assert.doesNotMatch(inSite(name).toString(), /(^|[;}\s])import\s*[{*"'\w][^;]*from|(^|[;}\s])import\s*["']/, `${name} imports without a hash`);
  const named = readdirSync(SITE, { recursive: true }).filter((name) => /^(engine|full|flow|locale\/.*)\.\w{10}\.js$/.test(name));
  const isOfOrders = (name) => /^full\.|-orders\./.test(name);
  for (const [page, stem, tagsInHead, filesOpened, opened] of [
    ["index.html", "page", 6, 6, named.filter((name) => !isOfOrders(name))], ["orders.html", "orders", 6, 7, named.filter((name) => isOfOrders(name) || name.startsWith("locale/"))],
  ]) {
    const html = inSite(page).toString();
    const tags = [...html.matchAll(/(?:src|href)="([^"]+\.(?:js|css))" integrity="sha384-([^"]+)"/g)];
    assert.equal(tags.length, tagsInHead);
    assert.equal([...html.matchAll(/<script|<link rel="stylesheet"/g)].length, tagsInHead, "nothing without integrity");
    for (const [, name, wanted] of tags) {
      assert.equal(hash(inSite(name)), wanted, name);
      assert.ok(name.includes(createHash("sha256").update(inSite(name)).digest("hex").slice(0, 10)), name);
    }
    assert.doesNotMatch(html, / style=| on\w+=/);
    assert.ok(html.includes(META_CSP));
    assert.equal(opened.length, filesOpened, `${opened}`);
    const [, script] = tags.find(([, name]) => name.startsWith(`${stem}.`) && name.endsWith(".js"));
    const knowing = stem === "page" ? ["okorder-eligibility.js", script] : [script];
    for (const name of opened) for (const knows of knowing) assert.ok(inSite(knows).includes(hash(inSite(name))), `${knows} does not know ${name}`);
    for (const name of [...opened, ...knowing]) isWithoutImports(name);
  }
});

test("The version is the one of CMakeLists.txt", () => {
  const [, version] = /project\([^)]*\bVERSION\s+([\d.]+)/.exec(read("../CMakeLists.txt"));
  for (const stem of [/^page\.\w+\.js$/, /^okorder-eligibility\.js$/]) assert.ok(shipped(stem).includes(`"${version}"`));
});

test("Styles are logical and fetch nothing", () => {
  const css = ["page.css", "src/styles/row.css", "src/styles/flow.css", "src/styles/result.css"].map((name) => read(name)).join("\n").replace(/\/\*[\s\S]*?\*\//g, "");
  assert.doesNotMatch(css, /[\s{;](margin|padding|border)-(left|right|top|bottom)\b|[\s{;](left|right|top|bottom|width|height)\s*:|text-align:\s*(left|right)|url\(/);
});

test("The lock file names packages, not addresses", () => {
  assert.doesNotMatch(read("package-lock.json"), /"resolved"|https?:\/\/(?!opencollective|github|www\.patreon|tidelift|feross|paulmillr|ko-fi|eslint|json-schema)/);
  assert.deepEqual(JSON.parse(read("package.json")).dependencies, undefined);
});

function get(url, path) {
  return new Promise((done, failed) => {
    const { hostname, port } = new URL(url);
    // Not fetch: it would tidy the path before it is sent.
    request({ hostname, port, path }, (response) => {
      let body = "";
      response.on("data", (piece) => { body += piece; }).on("end", () => done({ status: response.statusCode, headers: response.headers, body }));
    }).on("error", failed).end();
  });
}

test("The server sends the page's headers and nothing from outside its folder", async () => {
  const { url, close } = await serve({ dir: SITE });
  const start = await get(url, "/");
  assert.equal(start.status, 200);
  for (const [name, value] of Object.entries(HEADERS)) assert.equal(start.headers[name.toLowerCase()], value);
  for (const path of ["/../package.json", "/..%2f..%2fCMakeLists.txt", "/%2e%2e/%2e%2e/CMakeLists.txt", "/locale/../../../CMakeLists.txt", "/..\\..\\CMakeLists.txt", "/%00", "/%zz", "/locale/"]) {
    assert.equal((await get(url, path)).status, 404, path);
  }
  await close();
});

test("A file that was tampered with does not run: the page stays readable and gives no check", async () => {
  const { browser, close } = await openSite();
  for (const stem of ["engine", "locale/en", "flow", "page"]) {
    const dir = mkdtempSync(join(tmpdir(), "okorder-tampered-"));
    cpSync(SITE, dir, { recursive: true });
    const name = readdirSync(dir, { recursive: true }).find((file) => file.startsWith(`${stem}.`) && file.endsWith(".js"));
    writeFileSync(join(dir, name), `globalThis.tampered = true;\n${readFileSync(join(dir, name), "utf8")}`);
    const site = await serve({ dir });
    const { page, context, complaints } = await openPage({ browser, url: site.url }, { ready: false });
    await page.waitForLoadState("networkidle");
    assert.equal(await page.evaluate(() => globalThis.tampered), undefined, `${stem} ran`);
    assert.equal(await page.evaluate(() => "ready" in document.documentElement.dataset), false);
    assert.ok((await page.textContent("main")).includes(TEXTS["app.no_script"]));
    assert.ok(complaints.some((text) => text.includes("integrity")), `${complaints}`);
    await context.close();
    await site.close();
    rmSync(dir, { recursive: true });
  }
  await close();
});

test("The page's policy lets nothing out and no code in", async () => {
  const site = await openSite();
  const { page } = await openPage(site);
  const tried = await page.evaluate(async (url) => {
    const refused = async (act) => { try { await act(); return "passed"; } catch (error) { return error.name; } };
    return {
      fetch: await refused(() => fetch(url)),
      beacon: await refused(() => new Promise((done, failed) => { document.addEventListener("securitypolicyviolation", failed, { once: true }); navigator.sendBeacon(url); setTimeout(done, 500); })),
      html: await refused(() => { document.createElement("p").innerHTML = "<b>x</b>"; }),
      eval: await refused(() => { new Function("return 1")(); }),
    };
  }, `${site.url}index.html?leak`);
  assert.deepEqual({ ...tried, beacon: tried.beacon !== "passed" }, { fetch: "TypeError", beacon: true, html: "TypeError", eval: "EvalError" });
  assert.ok(!site.requests.some((path) => path.includes("leak")), "nothing reached the server");
  await site.close();
});

test("Every test file that the README names exists, and every test file is named", () => {
  const here = new URL("./", import.meta.url);
  const named = new Set([...read("README.md", here).matchAll(/`([\w-]+\.test\.mjs)`/g)].map(([, name]) => name));
  const rows = read("README.md", here).split("| criterion |")[1].trim().split("\n").slice(2);
  assert.ok(rows.length >= 20);
  for (const row of rows) assert.match(row, /`[\w-]+\.test\.mjs`|not yet: needs people/, "a row without its proof");
  assert.deepEqual([...named].sort(), readdirSync(here).filter((name) => name.endsWith(".test.mjs")).sort());
});
