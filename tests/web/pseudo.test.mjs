// Two languages that only the tests have: one of texts that are 40 % longer, with accents above and below, and one from right to left.
// Both are built in as any language would be, from one JSON file, and every screen is walked in them at 320 px: nothing is cut off,
// nothing scrolls sideways, axe finds nothing.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { openPage, SITE } from "./browser.mjs";
import { ELEMENT, enter, openHosts } from "./host.mjs";
import { TYPED, walkInside } from "./inside.mjs";
import { POLICY, TEXTS } from "./vectors.mjs";

const AXE = readFileSync(createRequire(new URL("../../web/package.json", import.meta.url)).resolve("axe-core/axe.min.js"), "utf8");
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const here = (path) => fileURLToPath(new URL(`../../${path}`, import.meta.url));

const LONG = { a: "áá", e: "ëë", i: "íí", o: "öö", u: "ůů", A: "Áá", E: "Ëë", I: "Íí", O: "Öö", U: "Ůů", c: "ç", g: "ğ", y: "ý" };
const [LATIN, ARABIC] = ["abcdefghijklmnopqrstuvwxyz", "ابثدىفغهيجكلمنوپقرستووحكيز"];
// The tags are of real languages, so that plurals and dates are theirs: Russian has four forms and long months, Arabic six.
const PSEUDO = {
  ru: (text) => text.replace(/./gu, (letter) => LONG[letter] ?? letter).padEnd(Math.ceil(text.length * 1.4), " öö"),
  ar: (text) => text.replace(/[a-z]/gi, (letter) => ARABIC[LATIN.indexOf(letter.toLowerCase())]).padEnd(Math.ceil(text.length * 1.4), " وو"),
};

/** A language's file, made of the English one; {names} stay, and every plural form is there. */
function pseudo(tag) {
  const said = (text) => text.split(/(\{\w+\})/).map((piece, at) => (at % 2 || !piece ? piece : PSEUDO[tag](piece))).join("");
  const forms = new Intl.PluralRules(tag).resolvedOptions().pluralCategories;
  return Object.fromEntries(Object.entries(TEXTS).map(([key, text]) => [key, typeof text === "string" ? said(text) : Object.fromEntries(forms.map((form) => [form, said(text.other)]))]));
}

// One case for each question, verdict and error: every screen, not every way to it.
const met = new Set();
const CASES = TYPED.filter(({ facts, expect, stopped }) => {
  const brings = [...Object.keys(facts), `${facts.purpose} ${expect.overall} ${expect.membership?.verdict} ${stopped}`].filter((one) => !met.has(one));
  for (const one of brings) met.add(one);
  return brings.length > 0;
});

let folder;
let hosts;
before(async () => {
  folder = mkdtempSync(join(tmpdir(), "okorder-pseudo-"));
  mkdirSync(join(folder, "texts"));
  cpSync(here("core/policy/texts"), join(folder, "texts"), { recursive: true });
  for (const tag of Object.keys(PSEUDO)) writeFileSync(join(folder, "texts", `${tag}.json`), JSON.stringify(pseudo(tag)));
  await promisify(execFile)(process.execPath, [here("web/build.mjs"), "--texts", join(folder, "texts"), "--out", join(folder, "site")]);
  hosts = await openHosts({ dir: join(folder, "site") });
});
after(async () => {
  await hosts?.close();
  rmSync(folder, { recursive: true });
});

/** Runs in the page: looks at each screen of the walks that follow, and keeps what is cut off or spills over, by screen. */
function watch() {
  globalThis.screens = {};
  globalThis.look = (root) => {
    const name = root.querySelector("form.question")?.dataset.fact ?? root.querySelector(".title").textContent;
    const screen = root.querySelector(".summary") ? `${name}, error` : name;
    const wide = innerWidth;
    const spilled = [...root.querySelectorAll("*")].filter((one) => !one.closest(".unseen, .every-page, input") && one.checkVisibility()).flatMap((one) => {
      const box = one.getBoundingClientRect();
      const cut = getComputedStyle(one).overflowX !== "visible" && (one.scrollWidth > one.clientWidth + 1 || one.scrollHeight > one.clientHeight + 1);
      return cut || box.left < -0.5 || box.right > wide + 0.5 ? [`${one.localName}.${one.className}: ${Math.round(box.left)} to ${Math.round(box.right)}${cut ? ", cut" : ""}`] : [];
    });
    const sideways = document.documentElement.scrollWidth > wide;
    (globalThis.screens[screen] ??= []).push(...spilled, ...(sideways ? ["scrolls sideways"] : []));
  };
}
const seen = (page) => page.evaluate(() => {
  const { screens } = globalThis;
  return { count: Object.keys(screens).length, names: Object.keys(screens), spilled: Object.entries(screens).flatMap(([name, all]) => [...new Set(all)].map((one) => `${name}: ${one}`)) };
});

async function axe(page, where) {
  await page.evaluate(() => { for (const details of document.querySelectorAll("details")) details.open = true; });
  await page.evaluate(AXE);
  const { violations } = await page.evaluate((tags) => window.axe.run(document, { runOnly: { type: "tag", values: tags } }), TAGS);
  assert.deepEqual(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target).join(", ")}`), [], where);
}

for (const [tag, dir] of [["ru", "ltr"], ["ar", "rtl"]]) {
  test(`Every screen holds a language that is ${dir === "rtl" ? "written from right to left" : "40 % longer"}, at 320 px`, async () => {
    const { page, context, complaints } = await openPage(hosts.site, { today: "2026-03-20", locale: tag, viewport: { width: 320, height: 640 } });
    const words = pseudo(tag);
    assert.deepEqual(await page.evaluate(() => [document.documentElement.lang, document.documentElement.dir, document.querySelector("[aria-current]").lang]), [tag, dir, tag]);
    assert.equal(await page.textContent("h1"), words["app.title"]);
    await page.evaluate(watch);
    for (const { today, facts } of CASES) {
      await page.clock.setFixedTime(new Date(`${today}T04:00:00Z`));
      await page.evaluate(walkInside, facts);
    }
    const { names, spilled } = await seen(page);
    assert.deepEqual(spilled, []);
    const asked = POLICY.facts.filter(({ source }) => source !== "device").map(({ id }) => id);
    assert.deepEqual(asked.filter((fact) => !names.includes(fact)), [], "questions that were not seen");
    for (const verdict of ["res.claim.eligible.ready.h", "res.claim.not_yet.h", "res.claim.not_eligible.h", "res.claim.cannot_tell.h", "res.mem.waiting.h", "res.mem.eligible.h", "res.sent.h"]) assert.ok(names.includes(words[verdict]), verdict);

    for (const id of ["F01", "D02", "A11"]) { // an error in a date, both claims, a reply's calendar
      const { today, facts } = TYPED.find((one) => one.id === id);
      await page.clock.setFixedTime(new Date(`${today}T04:00:00Z`));
      await page.evaluate(walkInside, facts);
      await axe(page, id);
      if (dir === "rtl") assert.deepEqual(await page.$$eval("main blockquote", (all) => [...new Set(all.map((one) => getComputedStyle(one).direction))]), ["ltr"], "the FAQ's English is read from left to right");
      if (process.env.PICTURES) await page.screenshot({ path: join(process.env.PICTURES, `${tag}-${id}.png`) });
    }
    assert.deepEqual(complaints, []);
    await context.close();
  });
}

test("A second build gives the same bytes: what no language is in has the same hashes", () => {
  const both = readdirSync(SITE, { recursive: true }).filter((name) => /^((engine|flow)\.|locale\/(en|zh-CN)\b).*\.js$/.test(name) || name === "custom-elements.json");
  assert.equal(both.length, 9);
  for (const name of both) assert.deepEqual(readFileSync(join(folder, "site", name)), readFileSync(join(SITE, name)), name);
});

test("The element speaks a language from right to left in a host's page that does not, with its own direction", async () => {
  const { page, context, complaints } = await hosts.open({ viewport: { width: 320, height: 640 }, body: `<main><h1>Pipe</h1><${ELEMENT} lang="ar-EG" today="2026-03-20"><a href="/check">x</a></${ELEMENT}></main>${hosts.loader}` });
  await enter(page);
  assert.deepEqual(await page.$eval(ELEMENT, (one) => [one.shadowRoot.querySelector(".base").lang, one.shadowRoot.querySelector(".base").dir, getComputedStyle(one.shadowRoot.querySelector("legend")).direction]), ["ar", "rtl", "rtl"]);
  assert.equal(await page.locator(`${ELEMENT} .notice`).count(), 0, "ar-EG is served by ar");
  await page.evaluate(watch);
  for (const id of ["F01", "D02", "A11"]) await page.evaluate(`(${walkInside})(${JSON.stringify(TYPED.find((one) => one.id === id).facts)}, "${ELEMENT}")`);
  const { count, spilled } = await seen(page);
  assert.ok(count > 10);
  assert.deepEqual(spilled, []);
  await axe(page, "element");
  assert.deepEqual(complaints, []);
  await context.close();
});
