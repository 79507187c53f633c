// SPDX-License-Identifier: Apache-2.0
// The package as it was built, and the native command beside it.
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";

export const root = path.resolve(import.meta.dirname, "../..");
export const packageFolder = path.resolve(process.env.PACKAGE_DIR ?? path.join(root, "build/package"));
export const command = path.resolve(process.env.ELIGIBILITY ?? path.join(root, "build/native/bin/eligibility"));

export const { loadEngine, InputError, PolicyError, LogicError } =
  await import(pathToFileURL(path.join(packageFolder, "index.mjs")).href);

/** okorder-eligibility/full: the same engine with more. Its errors are its own classes. */
export const full = await import(pathToFileURL(path.join(packageFolder, "full.mjs")).href);

export const readJson = (...parts) => JSON.parse(readFileSync(path.join(root, ...parts), "utf8"));
export const counts = readJson("tests/vectors/manifest.json").counts;

/** What the native command answers to each of these cases: a line a case. */
export function nativeLines(cases) {
  if (!existsSync(command)) throw new Error(`${command} is missing: cmake --workflow --preset native builds it`);
  const input = cases.map((facts) => JSON.stringify(facts)).join("\n") + "\n";
  let output;
  try {
    output = execFileSync(command, ["check", "--jsonl", "-"], { input, encoding: "utf8", maxBuffer: 1 << 28, stdio: "pipe" });
  } catch (error) {
    if (error.status !== 2) throw error; // 2: some lines were refused, and each has its answer
    output = error.stdout;
  }
  return output.trimEnd().split("\n");
}

/** What the module answers, in the words of the command line. */
export function moduleLine(policy, facts) {
  try {
    return JSON.stringify(policy.check(facts));
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return JSON.stringify({ error: error.diagnostics });
  }
}
