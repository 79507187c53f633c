// The analysers over all C++ that is shipped, or over the files that are named:
//   node tests/checks/static.mjs [FILE...]
import { HEADERS, SOURCES, cppcheck, isThere, notAlone, tidy } from "./analysers.mjs";

const named = process.argv.slice(2);
const sources = named.length > 0 ? named.filter((path) => path.endsWith(".cpp")) : SOURCES;
const headers = named.length > 0 ? named.filter((path) => path.endsWith(".h")) : HEADERS;

let count = 0;
for (const [tool, run, paths] of [["cppcheck", cppcheck, sources], ["g++", notAlone, headers], ["clang-tidy", tidy, sources]]) {
  if (paths.length === 0) continue;
  if (!isThere(tool)) {
    console.log(`${tool} is not installed`);
    count += 1;
    continue;
  }
  const started = Date.now();
  const found = await run(paths);
  for (const { place, message } of found) console.log(`${place}: ${message}`);
  console.log(`${tool}: ${paths.length} files, ${found.length} findings, ${Math.round((Date.now() - started) / 1000)} s`);
  count += found.length;
}
process.exitCode = count > 0 ? 1 : 0;
