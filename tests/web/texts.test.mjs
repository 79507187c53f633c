// The words: the same keys and placeholders in every language, every key that the code names, and none of the forbidden words.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { languagesIn, localeModule, names, NOT_ON_THE_PAGE, numbers } from "../../web/locale.mjs";
import { load } from "./load.mjs";
import { POLICY, TEXTS } from "./vectors.mjs";

const folder = fileURLToPath(new URL("../../core/policy/texts/", import.meta.url));
const LANGUAGES = await languagesIn(folder);
const { en: _, ...OTHERS } = LANGUAGES;
const forms = (text) => (typeof text === "string" ? { only: text } : text);
const holes = (text) => [...new Set([...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name))].sort();
const numbered = await numbers(`${folder}en.json`); // texts that are shipped without their names
const sources = readdirSync(new URL("../../web/src/", import.meta.url), { recursive: true }).filter((name) => name.endsWith(".ts"))
  .map((name) => [name, readFileSync(new URL(`../../web/src/${name}`, import.meta.url), "utf8")]);

test("English and Chinese are there, every language has the same keys, and no text is empty", () => {
  assert.deepEqual(["en", "zh-CN"].filter((lang) => !(lang in LANGUAGES)), []);
  for (const [lang, texts] of Object.entries(LANGUAGES)) {
    assert.deepEqual(Object.keys(texts).sort(), Object.keys(TEXTS).sort(), lang);
    for (const [key, text] of Object.entries(texts)) for (const form of Object.values(forms(text))) assert.ok(form.trim(), `${lang} ${key}`);
  }
});

test("Every form of a text has the same placeholders in every language", () => {
  for (const [key, text] of Object.entries(TEXTS)) {
    const wanted = holes(Object.values(forms(text))[0]);
    for (const [lang, texts] of Object.entries(LANGUAGES)) for (const form of Object.values(forms(texts[key]))) assert.deepEqual(holes(form), wanted, `${lang} ${key}`);
  }
});

test("Counted texts have every plural category of their language", () => {
  for (const [lang, texts] of Object.entries(LANGUAGES)) {
    const categories = new Intl.PluralRules(lang).resolvedOptions().pluralCategories.toSorted();
    const counted = Object.entries(texts).filter(([, text]) => typeof text !== "string");
    assert.ok(counted.length >= 3);
    for (const [key, text] of counted) assert.deepEqual(Object.keys(text).sort(), categories, `${lang} ${key}`);
  }
});

test("Every key that the code names exists", () => {
  const missing = [];
  let found = 0;
  for (const [name, source] of sources) {
    for (const [, key] of source.matchAll(/"((?:app|q|err|warn|res|reason|op|dl|rep|ev|apply|foot|ask|req|out|check|todo|change|orders|configure)\.[\w.-]+)"/g)) {
      found += 1;
      if (!(key in TEXTS) || NOT_ON_THE_PAGE.includes(key)) missing.push(`${name}: ${key}`);
    }
  }
  assert.deepEqual(missing, []);
  assert.ok(found > 60, `${found} keys were found in the code`);
});

test("Every key that the code builds from the policy exists, and under its name", () => {
  const has = (key) => assert.ok(key in TEXTS && !numbered.has(key), key);
  for (const { id, type, values = [], unsure, absent } of POLICY.facts.filter(({ source }) => source !== "device")) {
    has(`q.${id}.label`);
    if (absent) has(absent.text);
    if (absent?.gate) has(`q.${absent.gate}.label`);
    if (type !== "date") for (const value of values) assert.ok(`q.${id}.${value}` in TEXTS || `app.${value}` in TEXTS, `${id} ${value}`);
    if (unsure) has("app.not_sure");
  }
  for (const { id, changeable } of POLICY.facts) if (changeable === "yes") has(`change.${id}`);
  for (const { id } of POLICY.requirements) has(`req.${id}`);
  for (const { id } of POLICY.checks) has(`check.${id}`);
  for (const code of Object.keys(POLICY.reasons)) has(`reason.${code}`);
  for (const code of Object.keys(POLICY.openPoints)) has(`op.${code}`);
  for (const { id } of POLICY.evidence) has(`ev.${id}`);
  for (const { text } of [...Object.values(POLICY.warnings), ...POLICY.constraints]) has(text);
  for (const text of Object.values(POLICY.inputProblems.texts)) has(text);
  for (const status of ["have", "todo", "coming", "unclear", "cannot_check"]) has(`ev.${status}`);
  for (const outcome of ["met", "not_yet", "failed", "unknown"]) has(`out.${outcome}`);
  for (const verdict of ["eligible", "not_yet", "not_eligible", "cannot_tell"]) {
    has(`res.short.${verdict}`);
    has(`res.claim.${verdict}.p`);
    if (verdict !== "eligible") has(`res.claim.${verdict}.h`);
  }
  for (const readiness of ["ready", "check", "incomplete", "at_risk"]) has(`res.claim.eligible.${readiness}.h`);
  for (const verdict of ["eligible", "not_yet", "cannot_tell", "cannot_tell_date", "already_member", "waiting"]) has(`res.mem.${verdict}.h`);
  // Whatever the policy's tokens complete keeps its name, were it also asked for in so many words.
  for (const key of Object.keys(TEXTS)) if (/^(q|reason|op|ev|out|req|check|change|pic|warn|err\.date|res\.(mem|claim|short))\./.test(key)) has(key);
});

test("No text promises, rejects or decides", () => {
  const forbidden = {
    en: /\b(entitled|guaranteed?|rejected|claim approved|you qualify|you will get|you will be paid|required field)\b/i,
    "zh-CN": /保证|有权获得|一定会批准|已被拒绝|符合资格|获批/,
  };
  assert.deepEqual(Object.keys(forbidden), Object.keys(LANGUAGES), "a new language brings its list");
  for (const [lang, texts] of Object.entries(LANGUAGES)) for (const [key, text] of Object.entries(texts)) for (const form of Object.values(forms(text))) assert.doesNotMatch(form, forbidden[lang], key);
});

test("Unclear phrases of the FAQ stay English in every language", () => {
  const phrases = Object.entries(TEXTS).flatMap(([key, text]) => Object.values(forms(text)).flatMap((form) => [...form.matchAll(/"([^"{}]{12,})"/g)].map(([, phrase]) => [key, phrase])))
    .filter(([, phrase]) => Object.values(POLICY.clauses).some((quote) => quote.includes(phrase)));
  assert.ok(phrases.length >= 5);
  for (const [lang, texts] of Object.entries(OTHERS)) for (const [key, phrase] of phrases) assert.ok(Object.values(forms(texts[key])).every((form) => form.includes(phrase)), `${lang} ${key}: ${phrase}`);
});

test("The files of a language together carry exactly its texts, in the order of the names and numbers that the code has", async () => {
  const { readMessages } = await load("messages.ts");
  const parts = ["flow", "result", "orders"];
  const named = await Promise.all(parts.map((part) => names(`${folder}en.json`, part)));
  const keys = new Map([...numbered].map(([key, number]) => [String(number), key]));
  for (const [lang, texts] of Object.entries(LANGUAGES)) {
    const files = await Promise.all(parts.map(async (part) =>
      (await import(`data:text/javascript;base64,${Buffer.from(await localeModule(`${folder}${lang}.json`, part)).toString("base64")}`)).default));
    const read = Object.entries(readMessages(named, files)).map(([name, text]) => [keys.get(name) ?? name, text]);
    assert.deepEqual(Object.fromEntries(read), Object.fromEntries(Object.entries(texts).filter(([key]) => !NOT_ON_THE_PAGE.includes(key) && !key.startsWith("configure."))));
  }
});

test("Every clause that the page cites by itself is the policy's", async () => {
  const [, source] = sources.find(([name]) => name.endsWith("citations.ts"));
  const ids = [...source.matchAll(/"(FAQ-[\w.]+)"/g)].map(([, id]) => id);
  assert.ok(ids.length > 3);
  for (const id of ids) assert.ok(id in POLICY.clauses, id);
});

// RFC 4647's lookup would give English to "zh-SG" and simplified characters to "zh-TW": what is written there decides.
test("A visitor gets the language and script that is theirs, the first of their list that is there, else English", async () => {
  const { negotiate, written } = await load("languages.ts");
  const known = ["en", "zh-CN"];
  for (const tag of ["zh", "zh-CN", "zh-Hans", "zh-Hans-HK", "zh-SG"]) assert.equal(negotiate([tag], known), "zh-CN", tag);
  for (const tag of ["en", "en-GB", "en-US", "en-Latn", "zh-TW", "zh-HK", "zh-MO", "zh-Hant", "fr", "*", ""]) assert.equal(negotiate([tag], known), "en", tag);
  assert.equal(negotiate(["fr-FR", "zh-SG", "en"], known), "zh-CN");
  assert.equal(negotiate(["en-GB", "zh-CN"], known), "en");
  assert.equal(negotiate([], known), "en");
  // Its shortcut says of English what the browser's own data say.
  const likely = (tag) => { const { language, script } = new Intl.Locale(tag).maximize(); return `${language}-${script}`; };
  for (const region of ["GB", "US", "IN", "CN", "HK", "SG", "AU", "ZA"]) assert.equal(written(`en-${region}`), likely(`en-${region}`));
  for (const tag of ["en", "en-Shaw", "en-Dsrt-US", "sr", "sr-ME", "zh", "zh-TW"]) assert.equal(written(tag), likely(tag));
});
