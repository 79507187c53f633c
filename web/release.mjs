// Lays out what is put on a host, as it is served: the element under its exact version and under its major one, the standalone
// page beside them, every file's hash, and the headers in the two forms that most hosts read.
//
//   node web/release.mjs [--web build/web] [--out build/release]

import { createHash } from "node:crypto";
import { cp, mkdir, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { HEADERS, SHARED_HEADERS } from "./headers.mjs";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "..");
const { values: options } = parseArgs({ options: {
  web: { type: "string", default: join(root, "build/web") }, out: { type: "string", default: join(root, "build/release") },
} });

const [, version] = /project\([^)]*\bVERSION\s+([\d.]+)/.exec(await readFile(join(root, "CMakeLists.txt"), "utf8"));
const major = version.split(".")[0];
const PAGE = /^(index\.html|orders\.html|offline\.html|configure\.|page\.|orders\.|full\.|locale\/[\w-]+-orders\.|icon\.)/;
const NOT_FOR_THE_PAGE = /^(element\.js|define\.(development\.)?js|okorder-eligibility\.development\.js|index\.d\.ts|eligibility\.d\.mts|custom-elements\.json)$/;

await rm(options.out, { recursive: true, force: true });
const names = (await readdir(options.web, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile())
  .map((entry) => join(entry.parentPath ?? entry.path, entry.name).slice(options.web.length + 1)).sort();
for (const folder of [version, major]) for (const name of names) if (!PAGE.test(name)) await copy(name, folder);
for (const name of names) if (!NOT_FOR_THE_PAGE.test(name)) await copy(name, "check");

const integrity = {};
for (const name of names) {
  if (/\.js$/.test(name) && !PAGE.test(name)) integrity[name] = `sha384-${createHash("sha384").update(await readFile(join(options.web, name))).digest("base64")}`;
}
const snippet = { version, integrity: integrity["okorder-eligibility.js"], files: integrity };
await writeFile(join(options.out, version, "integrity.json"), `${JSON.stringify(snippet, null, 1)}\n`);

// What is pinned or named by its hash never changes; what may change is asked for again.
const FOREVER = { "Cache-Control": "public, max-age=31536000, immutable" };
const rules = [
  [`/${version}/*`, { ...SHARED_HEADERS, "X-Content-Type-Options": "nosniff", ...FOREVER }],
  [`/${major}/*`, { ...SHARED_HEADERS, "X-Content-Type-Options": "nosniff", "Cache-Control": "public, max-age=3600" }],
  ["/check/*", { ...HEADERS, "Cache-Control": "no-cache" }],
];
const lines = (headers, form) => Object.entries(headers).map(form).join("\n");
await writeFile(join(options.out, "_headers"), `${rules.map(([path, headers]) => `${path}\n${lines(headers, ([name, value]) => `  ${name}: ${value}`)}`).join("\n\n")}\n`);
await writeFile(join(options.out, "nginx.conf"), `# Inside the server block of the host; root is this folder.\ntypes { text/javascript js; text/html html; text/css css; image/svg+xml svg; application/json json; }\ncharset utf-8;\n`
  + `${rules.map(([path, headers]) => `location ${path.slice(0, -1)} {\n  index index.html;\n${lines(headers, ([name, value]) => `  add_header ${name} "${value}" always;`)}\n}`).join("\n")}\n`);
console.log(`${options.out}: ${version}/, ${major}/, check/\nintegrity of ${version}/okorder-eligibility.js: ${snippet.integrity}`);

async function copy(name, folder) {
  await mkdir(dirname(join(options.out, folder, name)), { recursive: true });
  await cp(join(options.web, name), join(options.out, folder, name));
}
