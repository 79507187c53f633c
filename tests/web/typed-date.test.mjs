// What people type as a date, in two languages: read, or refused with the field to mend. Nothing is rolled over.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { load } from "./load.mjs";
import { TEXTS } from "./vectors.mjs";

const { readTypedDate, typedFrom } = await load("flow/typed-date.ts");
const { createTexts } = await load("texts.ts");
const en = createTexts(TEXTS, "en");
const zh = createTexts(JSON.parse(readFileSync(new URL("../../core/policy/texts/zh-CN.json", import.meta.url), "utf8")), "zh-CN");
const read = (day, month, year, texts = en) => {
  const reading = readTypedDate({ day, month, year }, texts);
  return reading.ok ? reading.iso : `${reading.error} ${reading.part}`;
};

test("Real days are read, however they are typed", () => {
  for (const [day, month, year, texts] of [
    ["27", "3", "2026"], ["27", "03", "2026"], [" 27 ", "March", "2026"], ["27", "MAR", "2026"], ["27", "mar.", "2026"],
    ["2026-03-27", "", ""], ["", "", "2026/3/27"], ["２７", "３", "２０２６"], ["٢٧", "٣", "٢٠٢٦"], ["۲۷", "۳", "۲۰۲۶"],
    ["27", "三月", "2026", zh], ["2026年3月27日", "", "", zh],
  ]) assert.equal(read(day, month, year, texts), "2026-03-27", `${day} ${month} ${year}`);
  assert.equal(read("29", "2", "2028"), "2028-02-29");
  assert.equal(read("31", "12", "2099"), "2099-12-31");
  assert.equal(read("5", "Sept", "2026"), "2026-09-05");
});

test("What is missing comes first, then what cannot be, then what is out of range", () => {
  assert.equal(read("", "", ""), "err.date.missing day");
  assert.equal(read("", "", "", zh), "err.date.missing year", "the first field of the language");
  assert.equal(read("5", "", "2026"), "err.date.incomplete month");
  assert.equal(read("5", "", ""), "err.date.incomplete month");
  for (const [day, month, year, field] of [
    ["30", "2", "2026", "day"], ["29", "2", "2027", "day"], ["31", "4", "2026", "day"], ["0", "3", "2026", "day"], ["5", "13", "2026", "month"],
    ["5", "0", "2026", "month"], ["x", "3", "2026", "day"], ["5", "Marz", "2026", "month"], ["5", "3", "20x6", "year"], ["-5", "3", "2026", "day"], ["5.5", "3", "2026", "day"],
  ]) assert.equal(read(day, month, year), `err.date.not_real ${field}`, `${day} ${month} ${year}`);
  for (const year of ["26", "026", "1999", "2100", "0026"]) assert.equal(read("5", "3", year), "err.date.range year", year);
});

test("A day that is known is typed back as it would be typed", () => {
  assert.deepEqual(typedFrom("2026-03-05"), { day: "5", month: "3", year: "2026" });
  assert.equal(read(...["day", "month", "year"].map((part) => typedFrom("2026-12-31")[part])), "2026-12-31");
});

test("Each language has its own order of fields and writes a day with its weekday", () => {
  assert.deepEqual(en.dateOrder, ["day", "month", "year"]);
  assert.deepEqual(zh.dateOrder, ["year", "month", "day"]);
  assert.match(en.day("2026-03-27"), /^Friday,? 27 March 2026$/);
  assert.ok(zh.day("2026-03-27").includes("星期五"));
});

test("A counted text takes its plural form, and an unknown key is an error, never an empty text", () => {
  assert.equal(en.t("dl.left", { n: 1 }), "1 day left");
  assert.equal(en.t("dl.left", { n: 2 }), "2 days left");
  assert.equal(zh.t("dl.left", { n: 1 }), "还剩 1 天");
  assert.throws(() => en.t("dl.nothing"), /No text for dl.nothing/);
});
