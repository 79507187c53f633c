// The files of the project, for the checks: their paths from its root, and their text with comments taken out.
import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";

export const ROOT = fileURLToPath(new URL("../../", import.meta.url));
export const read = (path) => readFileSync(join(ROOT, path), "utf8");

/** Files under a folder whose names end in one of `ends`, without what is built or fetched. */
export function files(folder, ends) {
  const found = [];
  const walk = (path) => {
    for (const name of readdirSync(path)) {
      if (["node_modules", "build", ".git"].includes(name)) continue;
      const inner = join(path, name);
      if (statSync(inner).isDirectory()) walk(inner);
      else if (ends.some((end) => name.endsWith(end))) found.push(relative(ROOT, inner));
    }
  };
  walk(join(ROOT, folder));
  return found.sort();
}

/** What git knows of; null where there is no git (a release archive). */
export function tracked() {
  try {
    return execFileSync("git", ["-C", ROOT, "ls-files", "-z"], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }).split("\0").filter(Boolean);
  } catch {
    return null;
  }
}

/** C++ or TypeScript without comments, strings kept; the lines stay where they are. */
export function withoutComments(text) {
  return text.replace(/("(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|`(?:\\.|[^`\\])*`)|\/\/[^\n]*|\/\*[\s\S]*?\*\//g, (all, string) =>
    string ?? all.replace(/[^\n]/g, " "));
}

export const withoutStrings = (text) => text.replace(/"(?:\\.|[^"\\\n])*"/g, '""');

/** "path:line" of each place that matches. */
export function places(path, text, pattern) {
  return text.split("\n").flatMap((line, at) => (pattern.test(line) ? [`${path}:${at + 1}: ${line.trim()}`] : []));
}
