// The version stands once, in project(VERSION); what has to repeat it agrees.
import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";

import { files, read, ROOT } from "./tree.mjs";

const VERSION = read("CMakeLists.txt").match(/^project\([^)]*VERSION (\d+\.\d+\.\d+)/m)?.[1];

test("project() has a version", () => assert.match(VERSION ?? "", /^\d+\.\d+\.\d+$/));

test("package.json files give that version or none", () => {
  for (const path of ["web/package.json", "wasm/package.json"].filter((one) => existsSync(join(ROOT, one)))) {
    const { version } = JSON.parse(read(path));
    assert.ok(version === undefined || version === VERSION, `${path} says ${version}`);
  }
});

test("no source repeats it", () => {
  const written = new RegExp(`["']${(VERSION ?? "none").replaceAll(".", "\\.")}["']`);
  const wrong = [...files("core", [".h", ".cpp"]), ...files("wasm", [".h", ".cpp", ".mjs"]), ...files("web/src", [".ts"])].filter((path) => written.test(read(path)));
  assert.deepEqual(wrong, []);
});
