// Puts the element into the npm package, beside the engine: its class, its registration, the files that they open, types and
// manifest. The engine's file becomes a name for the package's own, so that an app which uses both has it once.
//
//   node web/package.mjs [--web build/web] [--package build/package]

import { copyFile, mkdir, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "..");
const { values: options } = parseArgs({ options: {
  web: { type: "string", default: join(root, "build/web") }, package: { type: "string", default: join(root, "build/package") },
} });
const inPackage = (name) => join(options.package, name);

const names = [
  "element.js", "define.js", "define.development.js", "custom-elements.json",
  ...(await readdir(options.web)).filter((name) => /^flow\.\w{10}\.js$/.test(name)),
  ...(await readdir(join(options.web, "locale"))).filter((name) => !/-orders\./.test(name)).map((name) => `locale/${name}`),
];
// Named by their content, those of an earlier build would stay.
const isOurs = (name) => /^\w+\.\w{10}\.js$|^locale$/.test(name);
for (const name of (await readdir(options.package)).filter(isOurs)) await rm(inPackage(name), { recursive: true });
await mkdir(inPackage("locale"), { recursive: true });
for (const name of names) await copyFile(join(options.web, name), inPackage(name));

const written = {
  [(await readdir(options.web)).find((name) => /^engine\.\w{10}\.js$/.test(name))]: 'export * from "./index.mjs";\n',
  "element.d.ts": (await readFile(join(root, "web/index.d.ts"), "utf8")).replace("../wasm/eligibility.d.mts", "./index.d.mts"),
  "define.d.ts": 'import "./element.js";\n',
};
for (const [name, text] of Object.entries(written)) await writeFile(inPackage(name), text);

const { exports, files, ...described } = JSON.parse(await readFile(inPackage("package.json"), "utf8"));
await writeFile(inPackage("package.json"), `${JSON.stringify({
  ...described,
  sideEffects: ["./define.js", "./define.development.js"],
  customElements: "./custom-elements.json",
  exports: {
    ...exports,
    "./element": { types: "./element.d.ts", default: "./element.js" },
    // Vite's server and others ask for "development": there the host's colours are looked at.
    "./define": { types: "./define.d.ts", development: "./define.development.js", default: "./define.js" },
    "./custom-elements.json": "./custom-elements.json",
    "./package.json": "./package.json",
  },
  files: [...files, ...names, ...Object.keys(written)],
}, null, 2)}\n`);
console.log(`${options.package}: the element, ${names.length + Object.keys(written).length} files`);
