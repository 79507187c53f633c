// Nothing built or generated is committed, and nothing large.
import assert from "node:assert/strict";
import { existsSync, statSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";

import { ROOT, tracked } from "./tree.mjs";

const FILES = tracked();

test("git knows no built file", { skip: FILES === null && "there is no git here" }, () => {
  const built = /(^|\/)(build|node_modules|dist|out)\/|\.(o|a|so|wasm|obj|exe|map|tgz|zip|log|pyc)$|CMakeCache\.txt$/;
  assert.deepEqual(FILES.filter((path) => built.test(path)), []);
});

test("git knows no file of more than 1 MB", { skip: FILES === null && "there is no git here" }, () => {
  assert.deepEqual(FILES.filter((path) => existsSync(join(ROOT, path)) && statSync(join(ROOT, path)).size > 1_000_000), []);
});
