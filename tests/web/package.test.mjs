// The npm package as somebody else gets it: packed, installed into an empty folder, and used there from Node, from a page without
// a build, through esbuild and through Vite, and by the snippets for React and Vue in docs/integrate.md.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { openPage } from "./browser.mjs";
import { ELEMENT, enter, openHosts, VERSION, walkElementToResult } from "./host.mjs";
import { TEXTS, vectorFacts } from "./vectors.mjs";

const run = promisify(execFile);
const require = createRequire(new URL("../../web/package.json", import.meta.url));
const MODULES = fileURLToPath(new URL("../../web/node_modules", import.meta.url));
const PACKAGE = process.env.PACKAGE_DIR ?? fileURLToPath(new URL("../../build/package", import.meta.url));
const GUIDE = readFileSync(new URL("../../docs/integrate.md", import.meta.url), "utf8");
const snippet = (language) => new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``).exec(GUIDE)[1];
const { today, ...FACTS } = vectorFacts("C05"); // a quality claim on day 15

const APPS = {
  // The package's two halves in one app.
  "both.js": `import "okorder-eligibility/define";
    import { loadEngine } from "okorder-eligibility";
    const engine = await loadEngine();
    document.querySelector("output").textContent = engine.load().check({ today: "2026-11-23", rating: "3A" }).membership.verdict;`,
  "element.js": snippet("js"),
  "unused.js": 'import { loadEngine } from "okorder-eligibility"; import { OkorderEligibility } from "okorder-eligibility/element";',
  "react.jsx": `import { createRoot } from "react-dom/client";
    import { useState } from "react";
    import { Check } from "./check.jsx";
    function App() {
      const [times, setTimes] = useState(1);
      return <><button id="again" onClick={() => setTimes(times + 1)}>{times}</button><Check order={{ received: "2026-03-05" }} /></>;
    }
    createRoot(document.querySelector("#app")).render(<App />);`,
  "check.jsx": snippet("jsx"),
  "vue.js": `import { createApp, h, ref } from "vue";
    import Check from "./check.vue";
    const times = ref(1);
    createApp({ render: () => [h("button", { id: "again", onClick: () => { times.value += 1; } }, times.value), h(Check, { order: { received: "2026-03-05", times: times.value } })] }).mount("#app");`,
  "check.vue": snippet("vue"),
};
const tag = `<${ELEMENT} today="${today}"><a href="/check">Check here</a></${ELEMENT}>`;
const page = (script) => `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>App</title></head><body>${tag}<output></output><script type="module" src="${script}"></script></body></html>`;

let folder;
let hosts;
const listed = []; // what npm says that it packed
before(async () => {
  folder = mkdtempSync(join(tmpdir(), "okorder-package-"));
  const npm = (...given) => run("npm", [...given, "--offline", "--no-audit", "--no-fund", "--loglevel=error"], { cwd: folder });
  const [{ filename, files }] = JSON.parse((await npm("pack", PACKAGE, "--json")).stdout);
  listed.push(...files.map(({ path }) => path));
  await npm("install", "--prefix", folder, join(folder, filename));
  for (const [name, text] of Object.entries({ ...APPS, "favicon.ico": "", "index.html": page("./element.js"), "both.html": page("./both.js"), "plain.html": page("node_modules/okorder-eligibility/define.js") })) writeFileSync(join(folder, name), text);
  await Promise.all([withEsbuild(), withVite()]);
  hosts = await openHosts({ dir: folder });
});
after(async () => {
  await hosts?.close();
  rmSync(folder, { recursive: true });
});

function withEsbuild() {
  return require("esbuild").build({
    absWorkingDir: folder, entryPoints: ["both.js", "element.js", "unused.js", "react.jsx", "vue.js"], outdir: "esbuild", bundle: true, splitting: true, minify: true,
    format: "esm", target: "es2022", charset: "utf8", jsx: "automatic", nodePaths: [MODULES], logLevel: "error",
    define: { "process.env.NODE_ENV": '"production"', __VUE_OPTIONS_API__: "false", __VUE_PROD_DEVTOOLS__: "false", __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: "false" },
    plugins: [{ name: "vue", setup: (on) => on.onLoad({ filter: /\.vue$/ }, ({ path }) => ({ contents: compiled(readFileSync(path, "utf8")) })) }],
  });
}

/** One file of Vue's, by Vue's own compiler, told what the guide says to tell it. */
function compiled(text) {
  const { compileScript, parse } = require("vue/compiler-sfc");
  const told = /compilerOptions\.isCustomElement = (\(tag\) => [^`]+)/.exec(GUIDE)[1];
  const isCustomElement = new Function(`return ${told}`)();
  return compileScript(parse(text).descriptor, { id: "check", inlineTemplate: true, templateOptions: { compilerOptions: { isCustomElement } } }).content;
}

async function withVite() {
  const { build } = await import(pathToFileURL(join(MODULES, "vite/dist/node/index.js")));
  await build({ root: folder, base: "./", configFile: false, logLevel: "error", build: { outDir: "vite", rollupOptions: { input: [join(folder, "index.html"), join(folder, "both.html")] } } });
}

const packed = (name) => readFileSync(join(folder, "node_modules/okorder-eligibility", name), "utf8");
const node = async (text) => (await run(process.execPath, ["--input-type=module", "--eval", text], { cwd: folder })).stdout.trim();

test("What is packed is what its exports name and what that opens, under the project's name and licence, with no dependency", () => {
  const { name, version, license, exports, dependencies, sideEffects } = JSON.parse(packed("package.json"));
  assert.deepEqual([name, version, license, dependencies, sideEffects], [ELEMENT, VERSION, "Apache-2.0", undefined, ["./define.js", "./define.development.js"]]);
  assert.deepEqual(Object.keys(exports), [".", "./full", "./element", "./define", "./custom-elements.json", "./package.json"]);
  const targets = Object.values(exports).flatMap((one) => (typeof one === "string" ? one : Object.values(one)));
  for (const target of targets) assert.ok(listed.includes(target.slice(2)), `${target} is not packed`);
  const opened = [...packed("element.js").matchAll(/import\("\.\/([^"]+)"\)/g)].map(([, file]) => file);
  assert.equal(opened.length, 6);
  const known = new Set([...targets.map((target) => target.slice(2)), ...opened, "README.md", "LICENSE", "LICENSE-holiday-cn"]);
  assert.deepEqual([...listed].sort(), [...known].sort());
  assert.ok(packed("LICENSE").includes("Apache License"));
});

test("In Node the engine checks a case, and the element's files load and do nothing, as on a server that renders", async () => {
  assert.equal(await node(`import { loadEngine } from "okorder-eligibility";
    console.log((await loadEngine()).load().check({ today: "2026-11-23", rating: "3A" }).membership.verdict);`), "eligible");
  assert.equal(await node(`import { loadEngine } from "okorder-eligibility/full";
    console.log((await loadEngine()).validateLogic({ and: [{ all: [] }, true] }).length);`), "1");
  assert.equal(await node(`import "okorder-eligibility/define";
    import { OkorderEligibility } from "okorder-eligibility/element";
    import manifest from "okorder-eligibility/custom-elements.json" with { type: "json" };
    console.log(OkorderEligibility.version, manifest.modules[0].declarations[0].tagName);`), `${VERSION} ${ELEMENT}`);
});

test("A program in TypeScript is held to the types of every way in", async () => {
  writeFileSync(join(folder, "caller.mts"), `import { loadEngine } from "okorder-eligibility";
import type { Report } from "okorder-eligibility";
import { loadEngine as loadFull } from "okorder-eligibility/full";
import { OkorderEligibility } from "okorder-eligibility/element";
import "okorder-eligibility/define";
const report: Report = (await loadEngine()).load().check({ today: "2026-11-23" });
const found: Report | null = document.createElement("okorder-eligibility").result;
export const all = [report, found, OkorderEligibility.version satisfies string, (await loadFull()).validateLogic({})];
// @ts-expect-error: read-only
document.createElement("okorder-eligibility").result = null;
`);
  await run(join(MODULES, ".bin/tsc"), ["--noEmit", "--strict", "--module", "nodenext", "--target", "es2022", "--types", "", "caller.mts"], { cwd: folder })
    .catch(({ stdout }) => assert.fail(stdout));
});

for (const [name, path] of Object.entries({ "from the folder, without a build": "plain.html", "through Vite": "vite/index.html" })) {
  test(`In a page ${name}, under the strictest policy: closed it has not fetched the engine, opened it walks to its result`, async () => {
    const before = hosts.site.requests.length;
    const { page: place, context, complaints } = await openPage({ browser: hosts.site.browser, url: hosts.site.url + path }, { ready: false });
    await place.waitForFunction((one) => document.querySelector(one).shadowRoot, ELEMENT);
    await place.waitForLoadState("networkidle");
    const closed = hosts.site.requests.slice(before);
    assert.ok(closed.length > 1 && !closed.some((url) => /index\.mjs|engine|flow/.test(url)), `${closed}`);
    const element = await enter(place);
    await walkElementToResult(element, FACTS);
    assert.equal(await element.locator("h2").first().textContent(), TEXTS["res.claim.eligible.ready.h"]);
    assert.deepEqual(complaints, []);
    await context.close();
  });
}

for (const [name, path] of Object.entries({ esbuild: "esbuild", Vite: "vite/assets" })) {
  test(`Through ${name} an app with engine and element has the engine once`, async () => {
    const files = readdirSync(join(folder, path)).map((file) => readFileSync(join(folder, path, file), "utf8"));
    assert.equal(files.filter((text) => text.includes(packed("index.mjs").slice(-40_000, -39_900))).length, 1);
    const { page: place, context, complaints } = name === "Vite"
      ? await openPage({ browser: hosts.site.browser, url: `${hosts.site.url}vite/both.html` }, { ready: false })
      : await hosts.open({ body: `${tag}<output></output><script type="module" src="${hosts.site.url}esbuild/both.js" crossorigin></script>` });
    await place.waitForFunction(() => document.querySelector("output").textContent === "eligible");
    await enter(place);
    assert.deepEqual(complaints, []);
    await context.close();
  });
}

test("What is imported and not used is left out: only registering the element is an effect", () => {
  assert.ok(readFileSync(join(folder, "esbuild/unused.js"), "utf8").length < 100);
});

for (const name of ["react", "vue"]) {
  test(`The guide's snippet for ${name} prefills, hears the verdict and keeps the answers when it is drawn again`, async () => {
    const { page: place, context, complaints } = await hosts.open({
      headers: { "Content-Security-Policy": `default-src 'none'; script-src ${hosts.site.url} 'wasm-unsafe-eval'` },
      body: `<div id="app"></div><script type="module" src="${hosts.site.url}esbuild/${name}.js" crossorigin></script>`,
    });
    await place.waitForFunction((one) => document.querySelector(one)?.shadowRoot, ELEMENT);
    await place.$eval(ELEMENT, (one, day) => one.setAttribute("today", day), today);
    const element = await enter(place);
    assert.deepEqual(await place.$eval(ELEMENT, (one) => [one.getAttribute("purpose"), one.getAttribute("receipt-date")]), ["claim", "2026-03-05"]);
    assert.equal(await element.locator("form.question").getAttribute("data-fact"), "membership_status", "the purpose is given");
    const { receipt_date: given, ...rest } = FACTS;
    assert.ok(given);
    await walkElementToResult(element, rest);
    assert.ok((await element.locator(".answers").last().textContent()).includes("5 March 2026"), "the prefilled day is among the answers");
    assert.equal(await place.textContent("output"), "eligible", "the app has heard the verdict");
    await place.click("#again");
    await place.waitForFunction(() => document.querySelector("#again").textContent === "2");
    assert.equal(await place.$eval(ELEMENT, (one) => one.state), "result");
    assert.deepEqual(complaints, []);
    await context.close();
  });
}
