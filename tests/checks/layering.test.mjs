// Who may know whom. In the core arrows point down only; it has no streams, clock, threads, locale or floating point;
// nlohmann_json is known in core/json alone; no rule of OKorder's stands in C++; the page reads the clock in one file.
import assert from "node:assert/strict";
import { test } from "node:test";

import { files, places, read, withoutComments, withoutStrings } from "./tree.mjs";

// What a folder of core/src may include, itself aside. Public headers stand for the folder of the same name.
const BELOW = {
  result: [],
  utf8: [],
  csv: ["utf8", "value"],
  shared: [],
  date: ["result", "shared"],
  value: ["result", "shared", "date"],
  calendar: ["result", "shared", "date", "value"],
  logic: ["result", "shared", "date", "value"],
  rule: ["result", "shared", "date", "value", "logic"],
  policy: ["result", "shared", "date", "value", "calendar", "logic"],
  check: ["result", "shared", "date", "value", "calendar", "logic", "policy"],
  advise: ["result", "shared", "date", "value", "calendar", "logic", "policy", "check"],
  lint: ["result", "shared", "date", "value", "calendar", "logic", "policy", "check", "advise"],
  orders: ["result", "shared", "date", "value", "calendar", "logic", "policy", "check", "triage", "csv", "utf8"],
  triage: ["result", "shared", "date", "value", "calendar", "logic", "policy", "check", "advise"],
};
const STANDARD = new Set(
  ("algorithm array bit cassert charconv chrono compare cstddef cstdint cstdlib cstring deque functional initializer_list iterator limits map memory new numeric " +
    "optional set span string string_view tuple type_traits unordered_map utility variant vector").split(" "),
);
const CORE = [...files("core/src", [".h", ".cpp"]), ...files("core/include", [".h"])];
const includes = (path) => [...withoutComments(read(path)).matchAll(/^\s*#\s*include\s*([<"])([^>"]+)[>"]/gm)].map(([, kind, name]) => ({ kind, name }));
const folderOf = (path) => (path.startsWith("core/include/") ? path.match(/([a-z_0-9]+)\.h$/)[1] : path.split("/")[2]);

test("the core has files to look at", () => assert.ok(CORE.length > 40));

test("in the core nothing includes upward", () => {
  const wrong = [];
  for (const path of CORE) {
    const own = folderOf(path);
    assert.ok(own in BELOW, `${path}: the layer "${own}" has no place in this list`);
    for (const { kind, name } of includes(path)) {
      if (kind === "<") continue;
      const [first, second] = name.split("/");
      const other = first === "eligibility" ? second.replace(".h", "") : first;
      if (other !== own && !BELOW[own].includes(other)) wrong.push(`${path} includes ${name}`);
    }
  }
  assert.deepEqual(wrong, []);
});

test("the core includes nothing of the system's but the plain parts of the standard library", () => {
  const wrong = CORE.flatMap((path) => includes(path).filter(({ kind, name }) => kind === "<" && !STANDARD.has(name)).map(({ name }) => `${path} includes <${name}>`));
  assert.deepEqual(wrong, []);
});

test("the core has no clock, no floating point, no exceptions and no call that would need them", () => {
  const forbidden = /\b(system_clock|steady_clock|double|float|throw|try|catch|dynamic_cast|typeid|getenv|printf|fopen)\b|\.at\(|(?<!\b(?:writer|writer_|node|node_|state_|value|list|text|days))\.value\(/; // a writer's, a node's, a state's: our own; std::optional's aborts
  const wrong = CORE.flatMap((path) => places(path, withoutStrings(withoutComments(read(path))), forbidden));
  assert.deepEqual(wrong, []);
});

test("the core knows no rule of OKorder's", () => {
  const policy = JSON.parse(read("core/policy/okorder-credit.json"));
  const ours = new Set([ // words of every policy
    "today", "unsure", "none", "other", "all", "part", "yes", "no", "A",
  ]);
  const tokens = policy.facts.flatMap(({ id, values = [] }) => [id, ...values]).concat("already_member", "waiting", "late", "quality").filter((token) => !ours.has(token));
  const codes = [...Object.keys(policy.reasons), ...Object.keys(policy.openPoints), ...policy.requirements.map(({ id }) => id), ...policy.evidence.map(({ id }) => id), "3A", "OKorder", "okorder", "FAQ", "CN-"];
  const quoted = (list) => list.map((word) => word.replaceAll(".", "\\.")).join("|");
  const words = new RegExp(`"(${quoted(tokens)})"|"[^"]*(?<![A-Za-z0-9])(${quoted(codes)})[^"]*"`);
  assert.match('x == "receipt_date"', words);
  assert.match('x == "R-LATE"', words);
  const wrong = CORE.flatMap((path) => places(path, withoutComments(read(path)), words));
  assert.deepEqual(wrong, []);
});

test("nlohmann_json is known in core/json and nowhere else, and not in its header", () => {
  const wrong = [...files("core", [".h", ".cpp"]), ...files("wasm", [".h", ".cpp"]), ...files("tests", [".h", ".cpp"])]
    .filter((path) => !path.startsWith("core/json/src/"))
    .flatMap((path) => includes(path).filter(({ name }) => name.includes("nlohmann")).map(({ name }) => `${path} includes ${name}`));
  assert.deepEqual(wrong, []);
});

test("nothing that ships includes a test or the command line", () => {
  const wrong = [...CORE, ...files("core/json", [".h", ".cpp"]), ...files("wasm", [".h", ".cpp"])]
    .flatMap((path) => includes(path).filter(({ name }) => /gtest|CLI|commands\.h|tests\//.test(name)).map(({ name }) => `${path} includes ${name}`));
  assert.deepEqual(wrong, []);
});

test("the clock of the native side is read in core/cli/clock.cpp alone", () => {
  const wrong = files("core", [".h", ".cpp"]).filter((path) => !path.startsWith("core/cli/clock."))
    .flatMap((path) => places(path, withoutComments(read(path)), /_clock|\btime\(|<ctime>/));
  assert.deepEqual(wrong, []);
});

test("the page writes text, never markup, and reads the clock in clock.ts alone", () => {
  for (const path of files("web/src", [".ts"])) {
    const text = withoutComments(read(path));
    assert.deepEqual(places(path, text, /innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function/), []);
    if (path.endsWith("/clock.ts")) continue;
    assert.deepEqual(places(path, text, /Date\.now\(|new Date\(\)|performance\.now\(/), []);
  }
});

test("a rule that is broken is found", () => {
  assert.equal(places("a.h", withoutComments("// double\nint a; /* float */"), /\b(double|float)\b/).length, 0);
  assert.equal(places("a.h", withoutComments('auto a = "//"; double b;'), /\b(double|float)\b/).length, 1);
});
