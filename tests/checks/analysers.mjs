// clang-tidy, cppcheck and the compiler over C++ files, each as a list of findings. static.mjs runs them over what is shipped.
import { execFile, execFileSync } from "node:child_process";
import { availableParallelism } from "node:os";
import { promisify } from "node:util";

import { ROOT, files } from "./tree.mjs";

const INCLUDES = ["core/include", "core/src", "core/json/include", "core/json/src", "core/cli"].map((folder) => `-I${folder}`);
const WARNINGS = ["-Wall", "-Wextra", "-Wpedantic", "-Wshadow", "-Wconversion", "-Wswitch-enum", "-Werror"];

/** What is analysed: all of ours that is shipped. */
export const SOURCES = ["core", "wasm"].flatMap((folder) => files(folder, [".cpp"]));
export const PUBLIC_HEADERS = ["core/include", "core/json/include"].flatMap((folder) => files(folder, [".h"]));
/** Those of wasm/ need Emscripten's own. */
export const HEADERS = files("core", [".h"]);

const isBinding = (path) => path.startsWith("wasm/");

export function isThere(tool) {
  try {
    execFileSync(tool, ["--version"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

/** What em++ would tell its clang; null without Emscripten. */
function emscriptenFlags() {
  try {
    const flags = execFileSync("em++", ["--cflags"], { encoding: "utf8", env: { ...process.env, NODE_PATH: "/usr/share/nodejs" } });
    return flags.trim().split(/\s+/);
  } catch {
    return null;
  }
}

/** Runs the tool on each file, as many at a time as there are processors; gives what each printed. */
async function onEach(paths, tool, argumentsFor) {
  const rest = [...paths];
  const texts = [];
  const work = async () => {
    for (let path = rest.shift(); path !== undefined; path = rest.shift()) {
      const { stdout, stderr } = await promisify(execFile)(tool, argumentsFor(path), { cwd: ROOT, maxBuffer: 1 << 26 })
        .catch((error) => { if (typeof error.code !== "number") throw error; return error; });
      texts.push(stdout, stderr);
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, work));
  return texts;
}

const relative = (path) => (path.startsWith(ROOT) ? path.slice(ROOT.length) : path);

/** "file:line: check", each once: a header's finding comes with every file that opens it. */
function findings(texts, pattern) {
  const found = new Map();
  for (const [, path, line, message, checks] of texts.flatMap((text) => [...text.matchAll(pattern)])) {
    for (const check of checks.split(",")) found.set(`${relative(path)}:${line}: ${check}`, message);
  }
  return [...found].sort().map(([place, message]) => ({ place, message }));
}

/** clang-tidy's findings, by .clang-tidy. Files of wasm/ are left out where Emscripten is not installed. */
export async function tidy(paths) {
  const binding = paths.some(isBinding) ? emscriptenFlags() : null;
  const flags = (path) => (isBinding(path) ? ["-std=c++20", ...INCLUDES, ...binding] : ["-std=c++20", ...INCLUDES, '-DELIGIBILITY_VERSION="0"']);
  const texts = await onEach(paths.filter((path) => !isBinding(path) || binding), "clang-tidy", (path) => ["--quiet", path, "--", ...flags(path)]);
  return findings(texts, /^(.+?):(\d+):\d+: (?:error|warning): (.*) \[([\w.,-]+?)(?:,-warnings-as-errors)?\]$/gm);
}

/** cppcheck's findings. Exceptions stand where they are, each with its reason: `// cppcheck-suppress ID ; reason`. */
export async function cppcheck(paths) {
  // Its parser takes JavaScript within EM_JS for C++.
  const options = ["--std=c++20", "--language=c++", "--enable=warning,performance,portability", "--inline-suppr", "--quiet", "-DEM_JS(...)=", "--template={file}:{line}: {message} [{id}]", ...INCLUDES];
  const { stdout, stderr } = await promisify(execFile)("cppcheck", [`-j${availableParallelism()}`, ...options, ...paths], { cwd: ROOT, maxBuffer: 1 << 26 });
  return findings([stdout, stderr], /^(.+?):(\d+): (.*) \[(\w+)\]$/gm);
}

/** Headers that do not compile alone. */
export async function notAlone(headers, compiler = "g++") {
  const texts = await onEach(headers, compiler, (path) => ["-std=c++20", "-fsyntax-only", ...WARNINGS, ...INCLUDES, "-include", path, "-x", "c++", "/dev/null"]);
  return findings(texts, /^(.+?):(\d+):\d+: (?:fatal )?(?:error|warning): (.*)()$/gm);
}
