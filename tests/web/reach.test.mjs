// What axe cannot see: text spacing, sizes of targets, names of controls, motion, and contrast of controls, on every question and
// the result.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { openPage, openSite } from "./browser.mjs";
import { vectorFacts } from "./vectors.mjs";
import { answer, walkToAnswers, walkToResult } from "./walker.mjs";

const { today, ...FACTS } = vectorFacts("C05");

let site;
before(async () => { site = await openSite(); });
after(() => site.close());

test("With WCAG's text spacing at 320 px nothing is cut off and nothing scrolls sideways", async () => {
  const { page, context } = await openPage(site, { today, viewport: { width: 320, height: 640 } });
  await page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync("* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-block-end: 2em !important }");
    document.adoptedStyleSheets.push(sheet);
  });
  const spilled = () => page.evaluate(() => [
    document.documentElement.scrollWidth - document.documentElement.clientWidth,
    [...document.querySelectorAll("main *")].filter((one) => one.checkVisibility() && !one.closest(".unseen") && one.scrollWidth > one.clientWidth + 1 && getComputedStyle(one).overflowX !== "visible").map(({ className }) => className),
  ]);
  await page.click("button.primary");
  while (await page.locator("form.question").count()) {
    assert.deepEqual(await spilled(), [0, []]);
    await answer(page, FACTS);
  }
  await page.click("button.primary");
  assert.deepEqual(await spilled(), [0, []]);
  await context.close();
});

test("Every control is at least 24 px, every row of choices 44, and its name begins with what is seen on it", async () => {
  const { page, context } = await openPage(site, { today });
  const small = () => page.evaluate(() => [...document.querySelectorAll("main button, main a, main summary, main .option, main input[type=text]")].filter((one) => one.checkVisibility()).flatMap((one) => {
    const { width, height } = one.getBoundingClientRect();
    const inText = one.localName === "a" && getComputedStyle(one).display === "inline"; // a link in a sentence is exempt
    const least = one.matches(".option:not(.bare), .primary, .secondary, input[type=text]") ? 43.5 : 24;
    return inText || (height >= least && width >= 24) ? [] : [`${one.localName}.${one.className}: ${width} x ${height}`];
  }));
  const misnamed = () => page.evaluate(() => [...document.querySelectorAll("main button, main a")].filter((one) => {
    const seen = [...one.childNodes].filter((node) => node.nodeType === 3).map(({ data }) => data).join("").trim();
    return !one.textContent.trim().startsWith(seen) || seen === "" || one.hasAttribute("aria-label");
  }).map(({ outerHTML }) => outerHTML));
  await page.click("button.primary");
  while (await page.locator("form.question").count()) {
    assert.deepEqual([await small(), await misnamed()], [[], []]);
    await answer(page, FACTS);
  }
  await page.click("button.primary");
  assert.deepEqual([await small(), await misnamed()], [[], []]);
  await context.close();
});

test("Nothing has to be dragged, drawn, held or turned, and nothing ends by itself", () => {
  const folder = new URL("../../web/", import.meta.url);
  const files = [...readdirSync(new URL("src/", folder), { recursive: true }).map((name) => `src/${name}`), "page.css", "page.html", "index.html", "orders.html", "configure.html"].filter((name) => /\.(ts|css|html)$/.test(name));
  assert.ok(files.length > 60);
  for (const name of files) {
    const source = readFileSync(new URL(name, folder), "utf8");
    // A file may be dropped where a button beside it chooses one.
    const takesFiles = name === "src/orders/start-view.ts" || name === "src/orders.ts";
    assert.equal(/["'](drag\w*|drop)["']|draggable/i.test(source), takesFiles, name);
    if (name === "src/orders/start-view.ts") assert.match(source, /type: "file"/);
    assert.doesNotMatch(source, /["'](pointermove|mousemove|touch\w+|wheel|contextmenu|devicemotion|deviceorientation)["']|type: "range"|orientation\s*:|screen\.orientation|setInterval|http-equiv="refresh"/i, name);
    // One timer gives memory back after a file was saved, one waits until a search is typed.
    if (!["src/save-file.ts", "src/orders/outcome-view.ts"].includes(name)) assert.doesNotMatch(source, /setTimeout/, name);
  }
});

test("Nothing moves by itself", async () => {
  const { page, context } = await openPage(site, { today });
  const moving = () => page.evaluate(() => [...document.querySelectorAll("*")].filter((one) => {
    const { transitionDuration, animationName, scrollBehavior } = getComputedStyle(one);
    return transitionDuration !== "0s" || animationName !== "none" || scrollBehavior === "smooth";
  }).length);
  assert.equal(await moving(), 0);
  await walkToResult(page, FACTS);
  assert.equal(await moving(), 0);
  assert.equal(await page.evaluate(() => document.getAnimations().length), 0);
  await context.close();
});

for (const colorScheme of ["light", "dark"]) {
  test(`Controls and the focus ring stand out by 3 to 1 at least, ${colorScheme}`, async () => {
    const { page, context } = await openPage(site, { today, colorScheme });
    await walkToAnswers(page, FACTS);
    await page.click("#change-receipt_date");
    await page.focus("#date-day");
    const ratios = await page.evaluate(() => {
      const canvas = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
      const over = (...layers) => { // colours on top of each other, as they are painted
        for (const layer of layers) { canvas.fillStyle = layer; canvas.fillRect(0, 0, 1, 1); }
        return [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3).map((part) => { const c = part / 255; return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4; });
      };
      const light = ([r, g, b]) => 0.2126 * r + 0.7152 * g + 0.0722 * b;
      const ratio = (a, b) => { const [one, two] = [light(a), light(b)].sort((x, y) => y - x); return (one + 0.05) / (two + 0.05); };
      const paper = getComputedStyle(document.body).backgroundColor;
      const field = getComputedStyle(document.querySelector("#date-day"));
      const box = getComputedStyle(document.querySelector("input[name=answer]"));
      const button = getComputedStyle(document.querySelector(".primary"));
      return {
        field: ratio(over(paper, field.backgroundColor, field.borderTopColor), over(paper, field.backgroundColor)),
        box: ratio(over(paper, box.borderTopColor), over(paper)),
        focus: ratio(over(paper, field.outlineColor), over(paper)),
        button: ratio(over(paper, button.backgroundColor), over(paper)),
      };
    });
    for (const [name, ratio] of Object.entries(ratios)) assert.ok(ratio >= 3, `${name}: ${ratio.toFixed(2)}`);
    await context.close();
  });
}
