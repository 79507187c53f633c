// Runs the command under test and gives back what it said. ELIGIBILITY names it; else the native preset's.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const COMMAND = process.env.ELIGIBILITY ?? fileURLToPath(new URL("../../build/native/bin/eligibility", import.meta.url));
const FOLDER = mkdtempSync(join(tmpdir(), "eligibility-"));
let count = 0;

/** {code, out, err}; a signal fails the test, whatever was expected. */
export function run(args, input = "", out = "pipe") {
  const result = spawnSync(COMMAND, args, { input, encoding: "utf8", stdio: ["pipe", out, "pipe"], maxBuffer: 1 << 28, timeout: 120_000 });
  if (result.error && result.error.code !== "EPIPE") throw result.error; // EPIPE: it ended without reading its input
  assert.equal(result.signal, null, `${args.join(" ").slice(0, 200)} was ended by ${result.signal}`);
  return { code: result.status, out: result.stdout, err: result.stderr };
}

/** A file with this content, text or value. */
export function file(content, name = "case.json") {
  const path = join(FOLDER, `${++count}-${name}`);
  writeFileSync(path, typeof content === "string" || content instanceof Uint8Array ? content : JSON.stringify(content));
  return path;
}

export const folder = FOLDER;
export const shipped = (name) => fileURLToPath(new URL(`../../core/policy/${name}`, import.meta.url));
export const vectors = (name) => fileURLToPath(new URL(`../vectors/${name}`, import.meta.url));
