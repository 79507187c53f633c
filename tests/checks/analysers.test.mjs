// The analysers find what is seeded, all of it and nothing else: a typo in .clang-tidy, an option that a newer version has
// renamed or a path that matches no file would switch checks off unseen. And what is quick enough holds with every run:
// cppcheck finds nothing, and every public header compiles alone.
import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";

import { PUBLIC_HEADERS, SOURCES, cppcheck, isThere, notAlone, tidy } from "./analysers.mjs";
import { read } from "./tree.mjs";

const unless = (tool) => ({ skip: !isThere(tool) && `${tool} is not installed` });
const places = (found) => found.map(({ place }) => place);

/** "file:line: check" of each fault that a comment names, on its line or on the next. */
function seeded(path) {
  const found = read(path).split("\n").flatMap((line, at) => {
    const [, next, checks] = /\/\/ fault( on the next line)?: (.+)/.exec(line) ?? [];
    return checks === undefined ? [] : checks.split(" ").map((check) => `${path}:${at + (next ? 2 : 1)}: ${check}`);
  });
  assert.ok(found.length > 5, path);
  return found.sort();
}

test("clang-tidy finds each seeded fault", unless("clang-tidy"), async () => {
  const path = "tests/checks/faults/tidy.cpp";
  assert.deepEqual(places(await tidy([path])), seeded(path));
});

test("cppcheck finds each seeded fault", unless("cppcheck"), async () => {
  const path = "tests/checks/faults/cppcheck.cpp";
  assert.deepEqual(places(await cppcheck([path])), seeded(path));
});

test("cppcheck finds nothing in what is shipped", unless("cppcheck"), async () => {
  assert.ok(SOURCES.length > 120, `${SOURCES.length} files`);
  assert.deepEqual(await cppcheck(SOURCES), []);
});

test("Every public header compiles alone, and one that does not is found", async () => {
  assert.ok(PUBLIC_HEADERS.length >= 16, `${PUBLIC_HEADERS.length} headers`);
  assert.deepEqual(await notAlone(PUBLIC_HEADERS), []);
  const folder = mkdtempSync(join(tmpdir(), "eligibility-"));
  const needy = join(folder, "needy.h");
  writeFileSync(needy, "#pragma once\nstd::string name();\n");
  assert.deepEqual(places(await notAlone([needy])), [`${needy}:2: `]);
  rmSync(folder, { recursive: true });
});
