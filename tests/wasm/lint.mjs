// SPDX-License-Identifier: Apache-2.0
// What is linted in the module and by the command: OKorder's policy, and with a mistake seeded in it.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { command, readJson, root } from "./module.mjs";

export const document = readJson("core/policy/okorder-credit.json");
export const texts = { en: readJson("core/policy/texts/en.json"), "zh-CN": readJson("core/policy/texts/zh-CN.json") };
const calendarFolder = path.join(root, "core/policy/calendar");
export const calendars = readdirSync(calendarFolder).filter((name) => name.endsWith(".json")).sort().map((name) => readJson(calendarFolder.slice(root.length + 1), name));

const { mutations } = readJson("tests/vectors/policy-mutations.json");

/** The document with the changes of a mutation: JSON Patch, as far as they need it. */
export function mutated(id) {
  const result = structuredClone(document);
  for (const { op, path: pointer, value } of mutations.find((one) => one.id === id).change) {
    const steps = pointer.split("/").slice(1).map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"));
    const last = steps.pop();
    const whole = steps.reduce((part, step) => part[step], result);
    if (op === "remove") {
      if (Array.isArray(whole)) whole.splice(Number(last), 1); else delete whole[last];
    } else {
      whole[last === "-" ? whole.length : last] = value;
    }
  }
  return result;
}

/** What the command prints for a document, as text. */
export function commandFindings(policy) {
  const folder = mkdtempSync(path.join(tmpdir(), "okorder-lint-"));
  const file = path.join(folder, "policy.json");
  writeFileSync(file, JSON.stringify(policy));
  const languages = ["en", "zh-CN"].flatMap((language) => ["--texts", path.join(root, `core/policy/texts/${language}.json`)]);
  try {
    return execFileSync(command, ["lint", file, "--calendars", calendarFolder, ...languages], { encoding: "utf8", stdio: "pipe" }).trimEnd();
  } catch (error) {
    if (error.status !== 1) throw error; // 1: there are findings
    return error.stdout.trimEnd();
  } finally {
    rmSync(folder, { recursive: true });
  }
}
