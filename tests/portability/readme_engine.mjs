// SPDX-License-Identifier: Apache-2.0
// The json-logic-engine with CertLogic's operators that core/policy/README.md shows: its code is taken out of the README
// and run as it stands.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";

const root = path.resolve(import.meta.dirname, "../..");
const library = pathToFileURL(path.join(root, "web/node_modules/json-logic-engine/dist/esm/index.js")).href;

export const { LogicEngine } = await import(library);

export async function readmeEngine() {
  const readme = readFileSync(path.join(root, "core/policy/README.md"), "utf8");
  const [, code] = readme.match(/^## Evaluate the conditions on a server of your own$[^]*?^```js\n([^]*?)^```$/m);
  const folder = mkdtempSync(path.join(tmpdir(), "portability-"));
  try {
    writeFileSync(path.join(folder, "engine.mjs"), code.replace('"json-logic-engine"', JSON.stringify(library)));
    return (await import(pathToFileURL(path.join(folder, "engine.mjs")).href)).engine;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
