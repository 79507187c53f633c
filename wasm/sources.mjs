// SPDX-License-Identifier: Apache-2.0
// What the engine is bundled from, for whoever bundles it: the package (package.mjs) and the offline page (web/offline.mjs).
import { readFile, readdir } from "node:fs/promises";
import path from "node:path";

const root = path.resolve(import.meta.dirname, "..");
const text = (...parts) => readFile(path.join(...parts), "utf8");

/** The glue, which leaves starting the module to engine.mjs: its own way says nothing when it fails. */
export async function glueOf(moduleFolder, module = "eligibility") {
  const source = await text(moduleFolder, `${module}.mjs`);
  const starts = source.split("WebAssembly.instantiate(");
  if (starts.length !== 2) throw new Error("the glue starts the module in a way that is not known");
  return starts.join("Module.instantiate(");
}

/** The policy as its authors write it. */
export const authorsPolicy = async () => JSON.parse(await text(root, "core/policy/okorder-credit.json"));

/** The shipped policy, without what only lint reads. */
export async function policy() {
  const { properties, ...rest } = await authorsPolicy();
  const isForLint = (key) => key === "overrides" || key === "rest";
  return JSON.parse(JSON.stringify(rest, (key, value) => (isForLint(key) ? undefined : value)));
}

/** The years of the calendars. Where a year comes from is for its readers; the engine needs its days. */
export async function calendars() {
  const folder = path.join(root, "core/policy/calendar");
  const names = (await readdir(folder)).filter((name) => name.endsWith(".json")).sort();
  return Promise.all(names.map(async (name) => {
    const { schema, calendar, year, status, off, work } = JSON.parse(await text(folder, name));
    return { schema, calendar, year, status, off, work };
  }));
}
