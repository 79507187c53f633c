// Builds the site into build/web: the standalone page, the element's loader and the files that both open, each named by its
// content and held to its hash. Nothing is fetched and nothing generated is committed.
//
//   node web/build.mjs [--engine build/package] [--module build/wasm/bin] [--texts core/policy/texts] [--out build/web]

import { createHash } from "node:crypto";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { brotliCompressSync, constants } from "node:zlib";
import { build, transform } from "esbuild";
import { minify } from "terser";
import { controls } from "./configure.mjs";
import { META_CSP } from "./headers.mjs";
import { configureModule, languagesIn, localeModule, names, numbers, withNumbers } from "./locale.mjs";
import { customElements } from "./manifest.mjs";
import { offlinePage } from "./offline.mjs";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "..");
const { values: options } = parseArgs({ options: {
  engine: { type: "string", default: join(root, "build/package") },
  module: { type: "string", default: join(root, "build/wasm/bin") },
  texts: { type: "string", default: join(root, "core/policy/texts") },
  out: { type: "string", default: join(root, "build/web") },
} });
const source = (name) => join(root, "web/src", name);
const textFile = (language) => join(options.texts, `${language}.json`);

const version = await projectVersion();
const languages = await languagesIn(options.texts);
const messages = languages.en;
const policy = JSON.parse(await readFile(join(root, "core/policy/okorder-credit.json"), "utf8"));
const sizes = [];
const textNames = { flow: await names(textFile("en"), "flow"), result: await names(textFile("en"), "result"), orders: await names(textFile("en"), "orders") };
const textNumbers = await numbers(textFile("en"));
const nameModules = Object.fromEntries(Object.entries(textNames).map(([part, all]) => [`names:${part}`, `export default ${JSON.stringify(all)};`]));
const LANGUAGE_BUTTONS = Object.entries(languages).map(([language, { "app.language": name }]) => `<button type="button" lang="${language}">${name}</button>`).join("\n");

await rm(options.out, { recursive: true, force: true });

// The files behind the loader. None imports another: each is fetched under its own hash.
const files = {};
files.engine = await emit("engine", ".js", await bundle(join(resolve(options.engine), "index.mjs")));
files.flow = await emit("flow", ".js", await bundle(source("flow.ts"), { modules: nameModules }));
for (const language of Object.keys(languages)) {
  files[`locale/${language}`] = await emit(`locale/${language}`, ".js", await localeModule(textFile(language), "flow"));
  files[`locale/${language}-result`] = await emit(`locale/${language}-result`, ".js", await localeModule(textFile(language), "result"));
}

const labels = Object.fromEntries(Object.entries(languages).map(([language, { "row.label": label }]) => [language, label]));
const around = {
  labels: `export const LABELS=${JSON.stringify(labels)};export const FAQ=${JSON.stringify(policy.source.url)};`,
  files: namesOf(files),
};
const loader = await write("okorder-eligibility.js", await bundle(source("loader.ts"), { modules: around, files: { open: source("chain.ts") } }));
await write("okorder-eligibility.development.js", await bundle(source("development.ts"), { modules: around, files: { open: source("chain.ts") } }));

// For bundlers: the class by itself, whose files are imports that a bundler follows, and its registration. A server that renders
// a page imports them too: there they do nothing.
const imports = Object.entries(files).map(([name, { name: path }]) => `${JSON.stringify(name)}:()=>import("./${path}")`).join(",");
await write("element.js", await bundle(source("element.ts"), { modules: {
  ...around, open: `const files={${imports}};export const open=(name)=>files[name]();`,
}, external: /^\.\/(engine|flow|locale\/[\w-]+)\.[0-9a-f]{10}\.js$/, banner: "const HTMLElement=globalThis.HTMLElement??class{};" }));
await write("define.js", await bundle(source("define.ts"), {
  beside: [[/\/element\.ts$/, "./element.js"]], banner: "const customElements=globalThis.customElements??{get(){},define(){}};",
}));
await write("define.development.js", await bundle(source("development.ts"), { beside: [[/\/define\.ts$/, "./define.js"]] }));

await write("index.d.ts", (await readFile(join(root, "web/index.d.ts"), "utf8")).replace("../wasm/", "./"));
await write("eligibility.d.mts", await readFile(join(root, "wasm/eligibility.d.mts"), "utf8"));
const manifest = await customElements();
await write("custom-elements.json", manifest);

const page = await emit("page", ".js", await bundle(source("page.ts"), { modules: around, files: { open: source("chain.ts") } }));
const pageStyles = await minified(await readFile(join(root, "web/page.css"), "utf8"));
const styles = await emit("page", ".css", pageStyles);
const icon = await emit("icon", ".svg", await readFile(join(root, "web/icon.svg"), "utf8"));
const ownIcon = `<link rel="icon" type="image/svg+xml" href="${icon.name}">`;
const style = ({ name, integrity }) => `<link rel="stylesheet" href="${name}" integrity="${integrity}">`;
const script = ({ name, integrity }) => `<script type="module" src="${name}" integrity="${integrity}" crossorigin="anonymous"></script>`;
await write("index.html", await pageOf("index", "app", {
  csp: META_CSP,
  head: [ownIcon, style(styles)].join("\n"),
  // The page's own script comes first, so that it hears whether each of the others was verified.
  scripts: [page, files.engine, files.flow, files["locale/en"], files["locale/en-result"]].map(script).join("\n"),
}));
const configure = await emit("configure", ".js", await bundle(source("configure.ts"), {
  modules: { integrity: `export const INTEGRITY=${JSON.stringify(loader.integrity)};`, "texts:configure": configureModule(languages, textNumbers) },
}));
const configureStyles = await emit("configure", ".css", await minified(await readFile(join(root, "web/configure.css"), "utf8")));
await write("configure.html", await pageOf("configure", "configure", {
  csp: META_CSP, head: [ownIcon, style(styles), style(configureStyles)].join("\n"), scripts: [loader, configure].map(script).join("\n"), ...controls(manifest, (key) => escape(messages[key])),
}));

// The orders page has files of its own: the loader, which names all of a check's, has no room for them.
const orderFiles = { ...files, full: await emit("full", ".js", await bundle(join(resolve(options.engine), "full.mjs"))) };
for (const language of Object.keys(languages)) orderFiles[`locale/${language}-orders`] = await emit(`locale/${language}-orders`, ".js", await localeModule(textFile(language), "orders"));
const orders = await emit("orders", ".js", await bundle(source("orders.ts"), {
  modules: { ...around, files: namesOf(orderFiles), ...nameModules }, files: { open: source("chain.ts") },
}));
await write("orders.html", await pageOf("orders", "orders", {
  csp: META_CSP,
  head: [ownIcon, style(styles)].join("\n"),
  scripts: [orders, orderFiles.full, ...["en", "en-result", "en-orders"].map((part) => orderFiles[`locale/${part}`])].map(script).join("\n"),
}));
const texts = {};
for (const name of Object.keys(files).filter((one) => one.startsWith("locale/"))) texts[name] = JSON.parse((await readFile(join(options.out, files[name].name), "utf8")).replace(/^export default|;\n$/g, ""));
await write("offline.html", await offlinePage({
  bundle, minified, root, moduleFolder: resolve(options.module), modules: around, names: { flow: textNames.flow, result: textNames.result }, texts, styles: pageStyles, pageOf,
}));
report();

/** The module that holds each file to its hash. */
function namesOf(all) {
  return `export const FILES=${JSON.stringify(Object.fromEntries(Object.entries(all).map(([name, { hash, integrity }]) => [name, hash + integrity.slice("sha384-".length)])))};`;
}

/** The version stands once, in project(VERSION). */
async function projectVersion() {
  const found = /project\([^)]*\bVERSION\s+([\d.]+)/.exec(await readFile(join(root, "CMakeLists.txt"), "utf8"));
  if (!found) throw new Error("CMakeLists.txt has no project(VERSION)");
  return found[1];
}

/**
 * One file as an ES module. `modules` are modules by name whose text is written here, `files` modules by name that lie elsewhere,
 * `beside` and `external` what stays a file of its own.
 */
async function bundle(entry, { modules = {}, files: elsewhere = {}, beside = [], external, define = {}, banner = "" } = {}) {
  const { outputFiles: [file] } = await build({
    entryPoints: [entry], bundle: true, write: false, format: "esm", target: "es2022", minify: true, charset: "utf8",
    legalComments: "none", banner: { js: banner }, define: { VERSION: JSON.stringify(version), ...define },
    plugins: [{ name: "web", setup(on) {
      on.onResolve({ filter: /.*/ }, ({ path, kind, importer }) => {
        if (kind === "entry-point") return undefined;
        if (path in elsewhere && elsewhere[path] !== importer) return { path: elsewhere[path] };
        if (path in modules) return { path, namespace: "written" };
        if (external?.test(path)) return { path, external: true };
        const own = beside.find(([pattern]) => pattern.test(path));
        return own ? { path: own[1], external: true } : undefined;
      });
      on.onLoad({ filter: /.*/, namespace: "written" }, ({ path }) => ({ contents: modules[path], loader: "js", resolveDir: root }));
      on.onLoad({ filter: /\/web\/src\/.*\.ts$/ }, async ({ path }) => ({ contents: withNumbers(await readFile(path, "utf8"), textNumbers), loader: "ts" }));
      on.onLoad({ filter: /\.css$/ }, async ({ path }) => ({ contents: await minified(await readFile(path, "utf8")), loader: "text" }));
    } }],
  });
  // terser only names what esbuild has bundled and shortened, in a way that compresses better. Were it to move functions to where they
  // are called, their closures would hold what is round that place, and an element that was taken away would stay in memory.
  return (await minify(file.text, { ecma: 2022, module: true, compress: false })).code;
}

async function minified(css) {
  return (await transform(css, { loader: "css", minify: true, charset: "utf8", target: "chrome123" })).code;
}

async function emit(stem, extension, text) {
  const hash = createHash("sha256").update(text).digest("hex").slice(0, 10);
  return { hash, ...(await write(`${stem}.${hash}${extension}`, text)) };
}

async function write(name, text) {
  const file = join(options.out, name);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, text);
  sizes.push([name, Buffer.byteLength(text), brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length]);
  return { name, integrity: `sha384-${createHash("sha384").update(text).digest("base64")}` };
}

/** A page: page.html round the body of its own file, under the title and the lead of its own texts. */
async function pageOf(name, stem, built) {
  const [frame, body] = await Promise.all(["page", name].map((file) => readFile(join(root, `web/${file}.html`), "utf8")));
  return fill(frame.replace("{{body}}", () => body.trimEnd()), { title: escape(messages[`${stem}.title`]), lead: escape(messages[`${stem}.lead`]), ...built });
}

/** Fills {{name}} by what was built, or by the text of that key: the words of the page without scripts are the page's own. */
function fill(template, built) {
  const all = { languages: LANGUAGE_BUTTONS, ...built };
  return template.replace(/\{\{([\w.]+)\}\}/g, (_, name) => {
    const value = all[name] ?? (typeof messages[name] === "string" ? escape(messages[name]) : undefined);
    if (value === undefined) throw new Error(`a page names ${name}, which is neither built nor a text`);
    return value;
  });
}

function escape(text) {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}

function report() {
  const widest = Math.max(...sizes.map(([name]) => name.length));
  for (const [name, raw, brotli] of sizes) console.log(`${name.padEnd(widest)} ${String(raw).padStart(8)} B ${String(brotli).padStart(7)} B brotli`);
}
