// SPDX-License-Identifier: Apache-2.0
// Makes the npm package from the modules: node wasm/package.mjs build/wasm/bin build/package
// Each of its ways in is one ES module with everything in it, so that it needs no fetch, no second file and no second hash.
import { createRequire } from "node:module";
import { copyFile, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { brotliCompressSync, constants } from "node:zlib";
import { authorsPolicy, calendars, glueOf, policy } from "./sources.mjs";

const root = path.resolve(import.meta.dirname, "..");
const esbuild = createRequire(path.join(root, "web/package.json"))("esbuild");
const [moduleFolder, packageFolder] = process.argv.slice(2).map((folder) => path.resolve(folder));
if (!moduleFolder || !packageFolder) throw new Error("usage: node wasm/package.mjs MODULE_FOLDER PACKAGE_FOLDER");

const text = (...parts) => readFile(path.join(...parts), "utf8");

/**
 * Bytes as printable text that any script can hold: the alphabet, one character for each value of a byte, then the bytes.
 * What is frequent has characters of one byte, so that brotli makes 2 % more of it than of the bytes; of hex, 7 %.
 * @param {Uint8Array} bytes
 */
function textOf(bytes) {
  const counts = new Array(256).fill(0);
  for (const byte of bytes) ++counts[byte];
  // No character that ends a string, a script or a line, or is seen as a mark within one.
  const characters = [];
  for (let code = 0x21; characters.length < 256; ++code) {
    const character = String.fromCharCode(code);
    if (/[\p{L}\p{N}\p{P}\p{S}]/u.test(character) && !/["'`$&<\\]/.test(character)) characters.push(character);
  }
  const alphabet = [];
  const byFrequency = counts.map((count, value) => ({ count, value })).sort((a, b) => b.count - a.count);
  byFrequency.forEach(({ value }, rank) => { alphabet[value] = characters[rank]; });
  return alphabet.join("") + Array.from(bytes, (byte) => alphabet[byte]).join("");
}

const json = (value) => ({ contents: JSON.stringify(value), loader: "json" });
const data = {
  policy: json(await policy()),
  calendars: json(await calendars()),
  orders: { contents: await text(root, "core/policy/orders.json"), loader: "json" },
};
// Authors lint the policy: with its properties, and with what says that an order or a rest is meant.
const authorsData = { ...data, policy: json(await authorsPolicy()) };

const brotli = (data) => brotliCompressSync(data, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;
const report = (name, data) => console.log(`${name.padEnd(24)} ${(brotli(data) / 1000).toFixed(1)} KB brotli`);

/** Bundles `entry` of this folder with one module and this policy and calendars. */
async function bundle(entry, module, data) {
  const glue = await glueOf(moduleFolder, module);
  const wasm = await readFile(path.join(moduleFolder, `${module}.wasm`));
  const sources = { ...data, glue: { contents: glue, loader: "js" }, wasm: { contents: textOf(wasm), loader: "text" } };
  const outfile = path.join(packageFolder, entry);
  await esbuild.build({
    entryPoints: [path.join(root, "wasm", entry)],
    outfile,
    bundle: true,
    minify: true,
    format: "esm",
    target: "es2022",
    charset: "utf8",
    legalComments: "none",
    banner: { js: "/*! okorder-eligibility, Apache-2.0 */" },
    plugins: [{
      name: "eligibility",
      setup(build) {
        build.onResolve({ filter: /^eligibility:/ }, ({ path }) => ({ path: path.slice(12), namespace: "eligibility" }));
        build.onLoad({ filter: /.*/, namespace: "eligibility" }, ({ path }) => sources[path]);
      },
    }],
  });
  const { code } = await esbuild.transform(glue, { minify: true });
  report(`${module}: glue`, code);
  report(`${module}: wasm`, wasm);
  report(`${entry}, as shipped`, await readFile(outfile));
}

await rm(packageFolder, { recursive: true, force: true });
await mkdir(packageFolder, { recursive: true });
report("policy", data.policy.contents);
report("policy, for authors", authorsData.policy.contents);
report("calendars", data.calendars.contents);
await bundle("index.mjs", "eligibility", data);
await bundle("full.mjs", "eligibility_full", authorsData);

const version = /project\(eligibility VERSION ([\d.]+)/.exec(await text(root, "CMakeLists.txt"))[1];
await writeFile(path.join(packageFolder, "package.json"), JSON.stringify({
  name: "okorder-eligibility",
  version,
  description: "A pre-check of OKorder's published FAQ, wholly on the visitor's device",
  license: "Apache-2.0",
  type: "module",
  sideEffects: false,
  exports: {
    ".": { types: "./index.d.mts", default: "./index.mjs" },
    "./full": { types: "./full.d.mts", default: "./full.mjs" },
  },
  files: ["index.mjs", "index.d.mts", "full.mjs", "full.d.mts", "README.md", "LICENSE", "LICENSE-holiday-cn"],
}, null, 2) + "\n");
await copyFile(path.join(root, "wasm/eligibility.d.mts"), path.join(packageFolder, "index.d.mts"));
const fullTypes = await text(root, "wasm/full.d.mts");
await writeFile(path.join(packageFolder, "full.d.mts"), fullTypes.replaceAll("./eligibility.mjs", "./index.mjs"));
await copyFile(path.join(root, "wasm/README.md"), path.join(packageFolder, "README.md"));
await copyFile(path.join(root, "LICENSE"), path.join(packageFolder, "LICENSE"));
await copyFile(path.join(root, "core/policy/calendar/LICENSE-holiday-cn"), path.join(packageFolder, "LICENSE-holiday-cn"));
