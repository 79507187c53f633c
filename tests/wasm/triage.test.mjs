// SPDX-License-Identifier: Apache-2.0
// policy.triage: of every row what policy.check says, over random rows of every kind. TRIAGE_ROWS asks for more of them.
import assert from "node:assert/strict";
import { test } from "node:test";
import { full, readJson } from "./module.mjs";

const engine = await full.loadEngine();
const policy = engine.load();
const { facts } = policy.documents[0];
const NOTHING = -2147483648;
const UNSURE = NOTHING + 1;
const NO_DAY = NOTHING + 2;

let seed = 20260320;
function below(count) { // mulberry32
  seed = (seed + 0x6d2b79f5) | 0;
  let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) % count;
}
const iso = (day) => new Date(day * 864e5).toISOString().slice(0, 10);

/** Random columns, and each row's facts. */
function randomRows(rows) {
  const columns = {};
  const cases = Array.from({ length: rows }, () => ({}));
  const today = Array.from({ length: rows }, () => 20_000 + below(1_200));
  for (const fact of facts) {
    const isDate = fact.type === "date";
    const column = (columns[fact.id] = isDate ? new Int32Array(rows) : new Uint8Array(rows));
    for (let row = 0; row < rows; ++row) {
      if (fact.id === "today") {
        column[row] = today[row];
        cases[row].today = iso(today[row]);
      } else if (below(6) === 0) {
        column[row] = isDate ? NOTHING : 255;
      } else if (fact.unsure && below(8) === 0) {
        column[row] = isDate ? UNSURE : 254;
        cases[row][fact.id] = "unsure";
      } else if (fact.type === "choice") {
        const wrong = below(2_000) === 0;
        column[row] = wrong ? 100 : below(fact.values.length);
        cases[row][fact.id] = wrong ? "no answer" : fact.values[column[row]];
      } else if (fact.type === "choices") {
        column[row] = below(1 << fact.values.length);
        cases[row][fact.id] = fact.values.filter((_, bit) => column[row] >> bit & 1);
      } else if (fact.source !== "device" && below(25) === 0) {
        column[row] = below(2) ? NO_DAY : 8_000;
        cases[row][fact.id] = column[row] === NO_DAY ? "soon" : iso(8_000);
      } else {
        column[row] = today[row] + [0, 0, 1, -1, -3, -14, -15, -16, -29, 10, -1095][below(11)];
        cases[row][fact.id] = iso(column[row]);
      }
    }
  }
  return { columns, cases };
}

/** A row's values in the report's words. */
function decoded(result, row) {
  const said = {};
  for (const { key, kind, tokens, values } of Object.values(result.outputs)) {
    if (kind === "set") {
      const list = tokens.filter((_, bit) => values[(bit >> 5) * result.rows + row] >>> (bit % 32) & 1);
      if (list.length > 0) said[key] = list;
    } else if (kind === "integer" || kind === "day") {
      if (values[row] !== NOTHING) said[key] = kind === "day" ? iso(values[row]) : values[row];
    } else if (values[row] !== 255) {
      said[key] = kind === "code" ? tokens[values[row]] : values[row] === 1;
    }
  }
  return said;
}

function expected(report, outputs) {
  const said = {};
  for (const { key, kind, tokens } of outputs) {
    const [own, member] = key.split(".");
    const value = member === undefined ? report[own] : report[own]?.[member];
    if (value === undefined || value === null) continue;
    if (kind !== "set") {
      said[key] = value;
    } else {
      const there = value.map((one) => one.code ?? one);
      const list = tokens.filter((token) => there.includes(token));
      if (list.length > 0) said[key] = list;
    }
  }
  return said;
}

function compare(cases, result) {
  const outputs = Object.values(result.outputs);
  let refused = 0;
  cases.forEach((row, index) => {
    let said;
    try {
      said = expected(policy.check(row), outputs);
    } catch (error) {
      assert.ok(error instanceof full.InputError);
      said = {};
      ++refused;
    }
    assert.equal(result.refused[index], Object.keys(said).length === 0 ? 1 : 0, JSON.stringify(row));
    assert.deepEqual(decoded(result, index), said, JSON.stringify(row));
  });
  return refused;
}

test("Of 100,000 random rows triage says what check says", () => {
  const asked = Number(process.env.TRIAGE_ROWS ?? 100_000);
  let refused = 0;
  for (let done = 0; done < asked; done += 5_003) {
    const rows = Math.min(5_003, asked - done);
    const { columns, cases } = randomRows(rows);
    const result = policy.triage({ rows, columns });
    assert.deepEqual(result.fallbacks, []);
    refused += compare(cases, result);
  }
  assert.ok(refused > asked / 1_000 && refused < asked / 50);
});

test("Of every vector triage says what check says", () => {
  const cases = readJson("tests/vectors/okorder-credit.json").scenarios.map(({ facts: given }) => given);
  const dayOf = (text) => (text === "unsure" ? UNSURE : iso(Date.parse(text) / 864e5 || 0) === text ? Date.parse(text) / 864e5 : NO_DAY);
  const columns = Object.fromEntries(facts.map((fact) => {
    const of = (given) => {
      const answer = given[fact.id];
      if (fact.type === "date") return answer == null ? NOTHING : dayOf(answer);
      if (answer == null) return 255;
      if (fact.type === "choices") return fact.values.reduce((mask, token, bit) => mask | (answer.includes(token) ? 1 << bit : 0), 0);
      return answer === "unsure" ? 254 : fact.values.indexOf(answer);
    };
    return [fact.id, (fact.type === "date" ? Int32Array : Uint8Array).from(cases, of)];
  }));
  assert.equal(compare(cases, policy.triage({ rows: cases.length, columns })), 0);
});

test("Only the keys that are wanted come back, and one value stands for all rows", () => {
  const columns = { today: Int32Array.of(20_532), arrived: Uint8Array.of(0, 0, 255), receipt_date: Int32Array.of(20_522, 20_502, 20_522) };
  const { outputs, version, refused } = policy.triage({ rows: 3, columns, keys: ["deadline.days_left", "overall"] });
  assert.deepEqual(Object.keys(outputs), ["deadline.days_left", "overall"]);
  assert.deepEqual([...outputs["deadline.days_left"].values], [5, -15, NOTHING]);
  assert.equal(outputs.overall.tokens[outputs.overall.values[0]], "cannot_tell");
  assert.deepEqual([version, ...refused], [policy.documents[0].version, 0, 0, 0]);
});

test("A condition that is computed row by row is named", () => {
  const document = structuredClone(readJson("core/policy/okorder-credit.json"));
  document.openPoints["OP-X-PERCENT"].when = { reduce: [{ var: "problems" }, { "+": [{ var: "accumulator" }, 1] }, 0] };
  const { fallbacks } = engine.load(document).triage({ rows: 0, columns: {} });
  assert.deepEqual(fallbacks.map(({ code, path }) => [code, path]), [["not_vectorised", "/openPoints/OP-X-PERCENT/when"]]);
});

test("What are no columns is refused by name", () => {
  const codes = Uint8Array.of(0, 0);
  for (const [request, code] of [
    [{ rows: 2, columns: { color: codes } }, "unknown_fact"],
    [{ rows: 2, columns: { today: codes } }, "wrong_kind"],
    [{ rows: 3, columns: { rating: codes } }, "wrong_count"],
    [{ rows: 2, columns: { rating: [0, 0] } }, "wrong_kind"],
    [{ rows: 2, columns: { rating: new Float64Array(2) } }, "wrong_kind"],
    [{ rows: -1, columns: {} }, "wrong_kind"],
    [{ rows: 1e9, columns: {} }, "too_many"],
    [{ rows: 2, columns: {}, keys: ["amounts"] }, "unknown_report_key"],
  ]) {
    assert.throws(() => policy.triage(request), (error) => error instanceof full.InputError && error.diagnostics[0].code === code, code);
  }
});

test("A request that is none is refused by its place", () => {
  const columns = { today: Int32Array.of(20_000) };
  for (const [request, path] of [
    [undefined, "/rows"], [null, "/rows"], [{ columns }, "/rows"], [{ rows: -1, columns }, "/rows"], [{ rows: 1.5, columns }, "/rows"],
    [{ rows: 1 }, "/columns"], [{ rows: 1, columns: null }, "/columns"], [{ rows: 1, columns: 5 }, "/columns"],
    [{ rows: 1, columns: { today: [20_000] } }, "/columns/0"], [{ rows: 1, columns: { today: new Float64Array(1) } }, "/columns/0"],
    [{ rows: 1, columns, keys: "overall" }, "/keys"], [{ rows: 1, columns, keys: 5 }, "/keys"], [{ rows: 1, columns, keys: [5] }, "/keys"],
  ]) {
    assert.throws(() => policy.triage(request), (error) => error instanceof full.InputError && error.diagnostics[0].code === "wrong_kind" && error.diagnostics[0].path === path, path);
  }
});

test("A typed array is taken as it is, whatever it says of itself", () => {
  const plain = policy.triage({ rows: 1, columns: { today: Int32Array.of(20_000) } });
  class Liar extends Int32Array {
    get length() { return 1e9; }
    get byteOffset() { return 1e9; }
    get [Symbol.toStringTag]() { return "Uint8Array"; }
  }
  const saying = (key, value) => Object.defineProperty(Int32Array.of(20_000), key, { value });
  for (const liar of [Liar.of(20_000), saying("length", 1e9), saying("length", -5), saying("byteLength", 1e9), saying("byteOffset", 1e9), saying("buffer", new ArrayBuffer(0)), saying("BYTES_PER_ELEMENT", 1), saying("BYTES_PER_ELEMENT", 1e9)])
    assert.deepEqual(policy.triage({ rows: 1, columns: { today: liar } }), plain);
  const gone = Int32Array.of(20_000);
  structuredClone(gone, { transfer: [gone.buffer] });
  const hollow = Object.create(Int32Array.prototype);
  for (const none of [gone, hollow, new Proxy(Int32Array.of(20_000), {})])
    assert.throws(() => policy.triage({ rows: 1, columns: { today: none } }), ({ diagnostics: [{ code, path }] }) => code === "wrong_kind" && path === "/columns/0");

  const file = new TextEncoder().encode("receipt_date\r\n2026-03-10\r\n");
  const rows = (bytes) => policy.orders({ same: { today: "2026-03-20" } }).feed(bytes, true).map(({ line, cells }) => [[...line], cells]);
  for (const key of ["length", "byteLength", "byteOffset", "buffer"])
    assert.deepEqual(rows(Object.defineProperty(file.slice(), key, { value: 1e9 })), rows(file));
});
