// Builds the site into build/web: one page, its script, the engine and each language as files of their own, all tied to the
// page by their hashes. Nothing is fetched and nothing generated is committed.
//
//   node web/build.mjs [--engine build/package] [--out build/web]

import { createHash } from "node:crypto";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { brotliCompressSync, constants } from "node:zlib";
import { build } from "esbuild";
import { META_CSP } from "./headers.mjs";
import { localeModule } from "./locale.mjs";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "..");
const { values: options } = parseArgs({ options: {
  engine: { type: "string", default: join(root, "build/package") },
  out: { type: "string", default: join(root, "build/web") },
} });

const version = await projectVersion();
const messages = JSON.parse(await readFile(join(root, "core/policy/texts/en.json"), "utf8"));
const sizes = [];

await rm(options.out, { recursive: true, force: true });
const engine = await emit("engine", ".js", await bundle(join(resolve(options.engine), "index.mjs")));
const locale = await emit("locale/en", ".js", await localeModule(join(root, "core/policy/texts/en.json")));
await emit("locale/zh-CN", ".js", await localeModule(join(root, "core/policy/texts/zh-CN.json")));
const page = await emit("page", ".js", await bundle(join(root, "web/src/page.ts"), {
  "okorder-eligibility": `./${engine.name}`, locale: `./${locale.name}`,
}));
const styles = await emit("styles", ".css", await minifiedStyles());
const icon = await emit("icon", ".svg", await readFile(join(root, "web/icon.svg"), "utf8"));
await write("index.html", fill(await readFile(join(root, "web/index.html"), "utf8"), {
  csp: META_CSP, styles: styles.name, styles_integrity: styles.integrity, icon: icon.name,
  // The page's script comes last: the files that it imports are then already loaded, under their own integrity.
  scripts: [engine, locale, page].map(({ name, integrity }) =>
    `<script type="module" src="${name}" integrity="${integrity}"></script>`).join("\n"),
}));
report();

/** The version stands once, in project(VERSION). */
async function projectVersion() {
  const found = /project\([^)]*\bVERSION\s+([\d.]+)/.exec(await readFile(join(root, "CMakeLists.txt"), "utf8"));
  if (!found) throw new Error("CMakeLists.txt has no project(VERSION)");
  return found[1];
}

/** One file as an ES module. `beside` names the modules that stay files of their own, by where they lie. */
async function bundle(entry, beside = {}) {
  const result = await build({
    entryPoints: [entry], bundle: true, write: false, format: "esm", target: "es2022", minify: true, charset: "utf8",
    legalComments: "none", define: { VERSION: JSON.stringify(version) },
    plugins: [{ name: "beside", setup(on) {
      on.onResolve({ filter: /^(okorder-eligibility|locale)$/ }, ({ path }) => path in beside ? { path: beside[path], external: true } : undefined);
    } }],
  });
  return result.outputFiles[0].text;
}

async function minifiedStyles() {
  const result = await build({ entryPoints: [join(root, "web/styles.css")], write: false, minify: true, charset: "utf8", target: "chrome120" });
  return result.outputFiles[0].text;
}

async function emit(stem, extension, text) {
  const name = `${stem}.${createHash("sha256").update(text).digest("hex").slice(0, 10)}${extension}`;
  await write(name, text);
  return { name, integrity: `sha384-${createHash("sha384").update(text).digest("base64")}` };
}

async function write(name, text) {
  const file = join(options.out, name);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, text);
  sizes.push([name, Buffer.byteLength(text), brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length]);
}

/** Fills {{name}} by what was built, or by the text of that key: the words of the page without scripts are the page's own. */
function fill(template, built) {
  return template.replace(/\{\{([\w.]+)\}\}/g, (_, name) => {
    const value = built[name] ?? (typeof messages[name] === "string" ? escape(messages[name]) : undefined);
    if (value === undefined) throw new Error(`index.html names ${name}, which is neither built nor a text`);
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
