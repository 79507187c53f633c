// A typo in .clang-tidy switches checks off unseen: three are asked for by name. Where clang-tidy is not installed, the
// file itself is read.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { test } from "node:test";

import { read, ROOT } from "./tree.mjs";

const LISTED = spawnSync("clang-tidy", ["--list-checks"], { cwd: ROOT, encoding: "utf8" });

test("clang-tidy runs the checks that are meant", { skip: LISTED.error !== undefined && "clang-tidy is not installed" }, () => {
  for (const check of ["bugprone-use-after-move", "readability-identifier-naming", "cppcoreguidelines-narrowing-conversions"]) {
    assert.ok(LISTED.stdout.split("\n").some((line) => line.trim() === check), check);
  }
});

test("clang-tidy's findings are errors, and names are checked", () => {
  const text = read(".clang-tidy");
  assert.match(text, /^WarningsAsErrors: '\*'$/m);
  for (const key of ["ClassCase", "FunctionCase", "ConstexprVariablePrefix", "PrivateMemberSuffix"]) assert.match(text, new RegExp(`readability-identifier-naming\\.${key}`));
});
