// C++, CMake and scripts stay ASCII; other letters live in data. And no text names a folder of somebody's machine.
import assert from "node:assert/strict";
import { test } from "node:test";

import { files, read } from "./tree.mjs";

const CODE = ["core", "wasm", "tests"].flatMap((folder) => files(folder, [".h", ".cpp", ".cmake", "CMakeLists.txt"]));

test("C++ and CMake stay ASCII", () => {
  assert.ok(CODE.length > 100);
  const wrong = CODE.flatMap((path) => read(path).split("\n").flatMap((line, at) => (/[^\x09\x20-\x7e]/.test(line) ? [`${path}:${at + 1}`] : [])));
  assert.deepEqual(wrong, []);
});

test("every C++ file begins with its licence", () => {
  const wrong = CODE.filter((path) => /\.(h|cpp)$/.test(path) && !read(path).startsWith("// SPDX-License-Identifier: Apache-2.0\n"));
  assert.deepEqual(wrong, []);
});

test("every header is included once", () => {
  const wrong = CODE.filter((path) => path.endsWith(".h") && !read(path).includes("#pragma once"));
  assert.deepEqual(wrong, []);
});
