// How the page behaves: keyboard, focus and titles, Back, Change, errors, the corrected clock, and forgetting.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { openPage, openSite } from "./browser.mjs";
import { TEXTS, vectorFacts } from "./vectors.mjs";
import { answer, goOn, heading, question, typeDate, walkToAnswers, walkToResult } from "./walker.mjs";

let site;
before(async () => { site = await openSite(); });
after(() => site.close());

const { today, ...FACTS } = vectorFacts("C05");

/** A page that is closed after its test; every one must leave a clean console. */
function pageTest(name, act, options = {}) {
  test(name, async () => {
    const { page, context, complaints } = await openPage(site, { today, ...options });
    await act(page);
    assert.deepEqual(complaints, []);
    await context.close();
  });
}

async function walkTo(page, fact, facts = FACTS) {
  await page.click("button.primary");
  for (let steps = 0; (await question(page)) !== fact; steps += 1) {
    assert.ok(steps < 30, `${fact} is never asked`);
    await answer(page, facts);
  }
}

const focused = (page) => page.evaluate(() => (/^H\d$/.test(document.activeElement.tagName) ? document.activeElement.tagName : document.activeElement.id || document.activeElement.className || document.activeElement.tagName));

pageTest("The keyboard alone leads from the start to the result and back", async (page) => {
  const press = (key) => page.keyboard.press(key);
  const tabTo = async (test) => {
    for (let presses = 0; presses < 60; presses += 1) {
      if (await page.evaluate(test)) return;
      await press("Tab");
    }
    assert.fail(`Tab never reaches ${test}`);
  };
  await tabTo(() => document.activeElement.textContent === "Start now");
  await press("Enter");
  for (let steps = 0; (await page.locator("form.question").count()) > 0; steps += 1) {
    assert.ok(steps < 30);
    assert.equal(await focused(page), "LEGEND", "each step focuses its question");
    const fact = await question(page);
    const value = FACTS[fact];
    if (await page.locator("#date-day").count()) {
      const [year, month, day] = value.split("-");
      await tabTo(() => document.activeElement.id === "date-day");
      for (const part of [String(Number(day)), String(Number(month)), year]) {
        await page.keyboard.type(part);
        await press("Tab");
      }
    } else {
      await tabTo(() => document.activeElement.name === "answer");
      const values = await page.$$eval("input[name=answer]", (inputs) => inputs.map((input) => input.value));
      const wanted = [value ?? "no"].flat()[0];
      const isRadio = await page.$eval("input[name=answer]", (input) => input.type === "radio");
      const at = values.indexOf(wanted);
      assert.ok(at >= 0, `${fact} offers ${values}, not ${wanted}`);
      for (let moves = 0; moves < at; moves += 1) await press(isRadio ? "ArrowDown" : "Tab");
      if (!isRadio || at === 0) await press("Space");
    }
    await tabTo(() => document.activeElement.type === "submit");
    await press("Enter");
  }
  assert.equal(await heading(page), TEXTS["app.check_answers"]);
  await tabTo(() => document.activeElement.textContent === "See the result");
  await press("Enter");
  assert.equal(await heading(page), TEXTS["res.claim.eligible.ready.h"]);
  assert.equal(await focused(page), "H1");
  await press("Shift+Tab");
  assert.equal(await focused(page), "back no-print");
  await press("Enter");
  await page.waitForFunction((text) => document.querySelector("h1").textContent === text, TEXTS["app.check_answers"]);
});

pageTest("The start offers the check as one file, which a browser saves", async (page) => {
  const [download] = await Promise.all([page.waitForEvent("download"), page.click(`text=${TEXTS["app.offline"]}`)]);
  assert.equal(download.suggestedFilename(), "okorder-check.html");
  assert.match(readFileSync(await download.path(), "utf8"), /<html[^]*Content-Security-Policy/);
});

pageTest("Loading takes no focus, and the title names the question", async (page) => {
  assert.equal(await focused(page), "BODY");
  assert.equal(await page.title(), TEXTS["app.title"]);
  await page.click("button.primary");
  assert.equal(await page.title(), `${TEXTS["q.purpose.label"]} - ${TEXTS["app.title"]}`);
});

pageTest("The browser's Back and the link lead to the question before, with its answer; Forward returns", async (page) => {
  await walkTo(page, "arrived");
  await page.goBack();
  assert.equal(await question(page), "problems");
  assert.ok(await page.isChecked('input[value="quality"]'));
  await page.click("a.back");
  await page.waitForSelector('form[data-fact="membership_status"]');
  assert.ok(await page.isChecked('input[value="member"]'));
  await page.goForward();
  assert.equal(await question(page), "problems");
  assert.deepEqual(await page.evaluate(() => history.state), { step: "problems" });
});

pageTest("After a reload no answer is left, and Back stays on the page's start", async (page) => {
  await walkTo(page, "arrived");
  await page.reload();
  await page.waitForSelector("html[data-ready]");
  assert.equal(await heading(page), TEXTS["app.title"]);
  await page.goBack();
  assert.equal(await heading(page), TEXTS["app.title"], "a step without its answers is not shown");
});

const SLIPS = [
  { title: "a date left out", type: {}, text: "err.date.missing", field: "date-day" },
  { title: "a date without its year", type: { day: "5", month: "3" }, text: "err.date.incomplete", field: "date-year" },
  { title: "30 February", type: { day: "30", month: "2", year: "2026" }, text: "err.date.not_real", field: "date-day" },
  { title: "month 13", type: { day: "5", month: "13", year: "2026" }, text: "err.date.not_real", field: "date-month" },
  { title: "a year with two digits", type: { day: "5", month: "3", year: "26" }, text: "err.date.range", field: "date-year" },
  { title: "a date in the future (the engine's word)", type: { day: "1", month: "4", year: "2026" }, text: "err.date.future", field: "date-day" },
];
for (const slip of SLIPS) {
  pageTest(`An error is shown for ${slip.title}`, async (page) => {
    await walkTo(page, "receipt_date");
    for (const [part, text] of Object.entries(slip.type)) await page.fill(`#date-${part}`, text);
    await goOn(page);
    assert.equal(await question(page), "receipt_date");
    assert.equal(await focused(page), "summary");
    const text = TEXTS[slip.text];
    assert.equal(await page.textContent(".summary [role=alert] a"), text);
    assert.equal(await page.textContent("#error"), text, "the same words stand beside the field");
    assert.equal(await page.title(), `Error: ${TEXTS["q.receipt_date.label"]} - ${TEXTS["app.title"]}`);
    for (const [part, typed] of Object.entries(slip.type)) assert.equal(await page.inputValue(`#date-${part}`), typed, "what was typed is kept");
    const field = page.locator(`#${slip.field}`);
    assert.equal(await field.getAttribute("aria-invalid"), "true");
    assert.ok((await field.getAttribute("aria-describedby")).split(" ").includes("error"));
    await page.click(".summary a");
    assert.equal(await focused(page), slip.field);
    await typeDate(page, FACTS.receipt_date);
    await goOn(page);
    assert.notEqual(await question(page), "receipt_date");
  });
}

pageTest("Nothing chosen, and \"Nothing is wrong\" beside a problem, are errors", async (page) => {
  await walkTo(page, "problems");
  await goOn(page);
  assert.equal(await page.textContent("#error"), TEXTS["err.choose"]);
  await page.check('input[value="none"]');
  await page.check('input[value="quality"]');
  await goOn(page);
  assert.equal(await page.textContent(".summary a"), TEXTS["err.none_and_other"]);
  await page.click(".summary a");
  assert.equal(await focused(page), "answer-0");
  assert.ok(await page.isChecked('input[value="none"]') && await page.isChecked('input[value="quality"]'));
});

pageTest("A month by name, a pasted date and digits of other scripts are read and said back", async (page) => {
  await walkTo(page, "receipt_date");
  for (const [day, month, year] of [["5", "March", "2026"], ["05", "mar", "2026"], ["2026-03-05", "", ""], ["٥", "٣", "٢٠٢٦"], ["５", "３", "２０２６"]]) {
    await page.fill("#date-day", day);
    await page.fill("#date-month", month);
    await page.fill("#date-year", year);
    assert.equal(await page.getAttribute(".echo time", "datetime"), "2026-03-05", `${day} ${month} ${year}`);
  }
  assert.match(await page.textContent(".echo"), /Thursday,? 5 March 2026/);
});

pageTest("A date and \"I am not sure\" exclude each other on sight", async (page) => {
  await walkTo(page, "receipt_date");
  await typeDate(page, "2026-03-05");
  await page.check('input[value="unsure"]');
  assert.equal(await page.inputValue("#date-year"), "");
  await page.fill("#date-day", "5");
  assert.ok(!(await page.isChecked('input[value="unsure"]')));
});

pageTest("The date to apply by stands on every screen from the day of receipt on", async (page) => {
  await walkTo(page, "receipt_date");
  assert.equal(await page.locator(".deadline").count(), 0);
  await answer(page, { ...FACTS, receipt_date: "2026-03-15" });
  while (await page.locator("form.question").count()) {
    assert.equal(await page.getAttribute(".deadline time", "datetime"), "2026-03-29", await question(page));
    await answer(page, FACTS);
  }
  assert.equal(await page.getAttribute(".deadline time", "datetime"), "2026-03-29");
});

pageTest("A result is not to be indexed, all else may be", async (page) => {
  const robots = () => page.$$eval("meta[name=robots]", (all) => all.map(({ content }) => content));
  assert.deepEqual(await robots(), []);
  await walkToResult(page, FACTS);
  assert.deepEqual(await robots(), ["noindex"]);
  await page.click("a.back");
  await page.waitForFunction((text) => document.querySelector("h1").textContent === text, TEXTS["app.check_answers"]);
  assert.deepEqual(await robots(), []);
});

pageTest("The start says how to see that nothing is sent, and what that cannot show", async (page) => {
  assert.ok(!(await page.isVisible(`text=${TEXTS["app.proof_how"]}`)));
  await page.click(`summary:text("${TEXTS["app.proof"]}")`);
  for (const key of ["app.proof_how", "app.proof_limits"]) assert.ok(await page.isVisible(`text=${TEXTS[key]}`), key);
  // As it says: the network off, and on to the end.
  await page.context().setOffline(true);
  await walkToResult(page, FACTS);
  assert.equal(await heading(page), TEXTS["res.claim.eligible.ready.h"]);
});

pageTest("Change leads from the result to one question and back to the result", async (page) => {
  await walkToResult(page, FACTS);
  await page.click("#change-receipt_date");
  assert.equal(await page.inputValue("#date-day"), "5", "the answer stands there to be changed");
  await typeDate(page, "2026-03-04");
  await goOn(page);
  assert.equal(await heading(page), TEXTS["res.claim.not_eligible.h"]);
});

pageTest("A changed answer drops the answers to questions that are no longer asked", async (page) => {
  await walkToAnswers(page, FACTS);
  await page.click("#change-problems");
  await page.uncheck('input[value="quality"]');
  await page.check('input[value="none"]');
  await goOn(page);
  await page.waitForSelector("h1");
  const left = await page.$$eval(".answer button", (all) => all.map(({ id }) => id));
  assert.ok(!left.includes("change-photos") && !left.includes("change-quality_cause"), `${left}`);
  await page.click("button.primary");
  assert.equal(await heading(page), TEXTS["res.claim.not_eligible.h"]);
});

pageTest("What is no longer asked leaves no trace in the result", async (page) => {
  const { today: _, ...late } = vectorFacts("B04");
  await walkToAnswers(page, late);
  assert.equal(await page.locator(".deadline").count(), 1);
  await page.click("#change-purpose");
  await page.check('input[value="membership"]');
  await goOn(page);
  assert.equal(await heading(page), TEXTS["app.check_answers"]);
  assert.equal(await page.locator(".deadline").count(), 0, "the day of receipt counts no more");
  await page.click("button.primary");
  assert.ok(!(await page.textContent("article")).includes(TEXTS["op.OP-X-PERCENT"]));
  await page.click("#change-purpose");
  await page.check('input[value="claim"]');
  await goOn(page);
  assert.equal(await heading(page), TEXTS["res.claim.eligible.ready.h"], "and nothing has to be typed again");
});

pageTest("\"Already applied?\" is asked first: No leaves the date out, Yes asks it, and evidence may be \"Not sent yet\"", async (page) => {
  await walkToAnswers(page, FACTS);
  await page.click("#change-claim_applied_on");
  assert.equal(await page.textContent("legend"), TEXTS["q.claim_applied.label"]);
  assert.ok(await page.isChecked('input[value="no"]'));
  await page.check('input[value="yes"]');
  await goOn(page);
  assert.equal(await page.textContent("legend"), TEXTS["q.claim_applied_on.label"]);
  await typeDate(page, "2026-03-01");
  await goOn(page);
  assert.equal(await page.textContent("#error"), TEXTS["err.date.before_receipt"]);
  await typeDate(page, "2026-03-10");
  await goOn(page);
  assert.equal(await question(page), "evidence_sent_on");
  await page.check('input[value="absent"]');
  await goOn(page);
  const rows = await page.$$eval(".answer", (all) => all.map((row) => row.querySelector("dd").textContent));
  assert.ok(rows.includes(TEXTS["q.evidence_sent_on.not_sent"]));
  await page.click("button.primary");
  assert.equal(await heading(page), TEXTS["res.sent.h"]);
});

pageTest("A contradiction that a change makes is shown on the answers, with the way to mend it", async (page) => {
  const { today: _, ...late } = vectorFacts("B04");
  await walkToAnswers(page, late);
  await page.click("#change-arrived");
  await page.check('input[value="none"]');
  await goOn(page);
  assert.equal(await page.textContent(".summary a"), TEXTS["err.receipt_no_goods"]);
  assert.ok((await page.title()).startsWith("Error: "));
  await page.click(".summary a");
  assert.equal(await focused(page), "change-customer_receipt");
});

pageTest("A possible mistake is pointed out once and can be kept", async (page) => {
  const { today: _, ...late } = vectorFacts("F06");
  await walkTo(page, "agreed_delivery_date", late);
  await answer(page, late);
  assert.equal(await question(page), "agreed_delivery_date");
  assert.ok((await page.textContent("div.notice")).includes(TEXTS["warn.date_unusual"]));
  await goOn(page);
  assert.notEqual(await question(page), "agreed_delivery_date");
});

pageTest("A wrong clock can be corrected, and the result says that it was", async (page) => {
  await walkToResult(page, FACTS);
  await page.click(".foot button.link");
  await page.fill("#date-day", "21");
  await goOn(page);
  assert.equal(await heading(page), TEXTS["res.claim.not_eligible.h"]);
  const foot = await page.textContent(".foot");
  assert.ok(foot.includes("21 March 2026") && foot.includes(TEXTS["app.today_set"]));
});

pageTest("Correcting the clock in the middle of the walk leads back to its question, and the walk goes on to its end", async (page) => {
  await walkTo(page, "integrity_issue"); // the last one
  await page.click(".foot button.link");
  await page.fill("#date-day", "19");
  await goOn(page);
  assert.equal(await question(page), "integrity_issue");
  await answer(page, FACTS);
  assert.equal(await heading(page), TEXTS["app.check_answers"]);
});

pageTest("With a corrected clock that leaves nothing to ask, the walk goes on to its end", async (page) => {
  await walkTo(page, "integrity_issue");
  await page.click(".foot button.link");
  await page.fill("#date-day", "21"); // day 16: the 15 days are over, whatever is answered
  await goOn(page);
  assert.equal(await heading(page), TEXTS["app.check_answers"]);
});

pageTest("What would change the result are acts in the world; what can be found out is named by its question alone", async (page) => {
  await walkToResult(page, { ...FACTS, membership_status: "not_member", rating: "2A", photos: "no", quality_cause: "unsure" });
  const section = page.locator("section", { has: page.locator(`h2:text-is("${TEXTS["change.h"]}")`) });
  const words = await section.innerText();
  for (const key of ["change.photos", "change.membership_status", "change.ready", "change.maybe"]) assert.ok(words.includes(TEXTS[key]), `${key} in ${words}`);
  assert.ok(words.includes(TEXTS["change.find"].replace("{question}", TEXTS["q.quality_cause.label"])), words);
  assert.ok(!words.includes(TEXTS["q.quality_cause.supplier"]), words);
  assert.ok(!words.includes(TEXTS["res.short.eligible"]), `what has to be found out promises nothing: ${words}`);
});

pageTest("That nothing helps is said beside no verdict but a no, and papers are asked for only where they can be of use", async (page) => {
  await walkToResult(page, { ...FACTS, arrived: "none", photos: "no" });
  assert.equal(await heading(page), TEXTS["res.claim.not_yet.h"]);
  const words = await page.innerText("main");
  for (const key of ["change.none", "change.ready"]) assert.ok(!words.includes(TEXTS[key]), key);
});

pageTest("Who is not sure to have applied is sent to ask and shown how to apply, and not told that OKorder has it", async (page) => {
  await walkToResult(page, { ...FACTS, claim_applied_on: "unsure", receipt_date: "2026-02-01" });
  assert.equal(await heading(page), TEXTS["res.claim.cannot_tell.h"]);
  const words = await page.innerText("main");
  for (const key of ["res.sent_unsure.p", "reason.R-APPLIED-ON-UNKNOWN", "todo.apply"]) assert.ok(words.includes(TEXTS[key]), key);
  assert.ok(!words.includes(TEXTS["res.sent.p"]));
});

pageTest("Only what has a reason of its own is called met", async (page) => {
  const { today: _, ...late } = vectorFacts("B04");
  await walkToResult(page, { ...late, customer_receipt: "none" });
  const rows = await page.$$eval(".point", (all) => all.map((row) => [row.querySelector("strong")?.textContent, row.querySelector(".tag")?.textContent]));
  const out = Object.fromEntries(rows.filter(([title]) => title));
  assert.equal(out[TEXTS["req.L1"]], TEXTS["out.met"]);
  assert.equal(out[TEXTS["req.L2"]], TEXTS["out.open"], "a paper that is missing is not said to be met");
});

pageTest("Where nothing can change a no, the result says so and sends nobody for papers", async (page) => {
  await walkToResult(page, { ...FACTS, receipt_date: "2026-03-04", photos: "no" });
  const section = page.locator("section", { has: page.locator(`h2:text-is("${TEXTS["change.h"]}")`) });
  assert.ok((await section.innerText()).includes(TEXTS["change.none"]));
  assert.equal(await section.locator("li").count(), 0);
});

pageTest("Who cannot apply yet is not told to, and texts to send are spoken of only where there are any", async (page) => {
  await walkToResult(page, { purpose: "membership", membership_status: "not_member", rating: "2A" });
  assert.equal(await heading(page), TEXTS["res.mem.not_yet.h"]);
  const todo = async () => (await page.locator("section", { has: page.locator(`h2:text-is("${TEXTS["res.todo"]}")`) }).locator("li").allInnerTexts());
  assert.deepEqual(await todo(), [TEXTS["todo.ask_texts"]]);
  assert.equal(await page.locator(".ask").count(), 1);
  await page.click(`text=${TEXTS["app.forget"]}`);
  await walkToResult(page, { ...FACTS, receipt_date: "2026-03-10" });
  assert.deepEqual(await todo(), [TEXTS["todo.apply"], TEXTS["todo.ask"]]);
  assert.equal(await page.locator(".ask").count(), 0);
});

pageTest("Ticks of papers stay through Change, Back and another language, and go with the answers", async (page) => {
  const ticked = () => page.$$eval(".evidence input", (boxes) => boxes.filter(({ checked }) => checked).map(({ id }) => id).sort());
  await walkToResult(page, FACTS);
  const before = await ticked();
  await page.check("#ev-A-CONTRACT");
  await page.uncheck(`#${before[0]}`);
  const after = [...before.slice(1), "ev-A-CONTRACT"].sort();
  await page.click('.languages button[lang="zh-CN"]');
  await page.waitForSelector('html[lang="zh-CN"]');
  assert.deepEqual(await ticked(), after);
  await page.goBack();
  await page.goForward();
  assert.deepEqual(await ticked(), after);
  await page.click('.languages button[lang="en"]');
  await page.waitForSelector('html[lang="en"]');
  await page.click(`text=${TEXTS["app.forget"]}`);
  await walkToResult(page, FACTS);
  assert.deepEqual(await ticked(), before);
});

pageTest("What is typed and not yet sent stays when the language changes", async (page) => {
  await walkTo(page, "receipt_date");
  await page.fill("#date-day", "7");
  await page.fill("#date-year", "2026");
  await page.click('.languages button[lang="zh-CN"]');
  await page.waitForSelector('html[lang="zh-CN"]');
  const typed = await page.$$eval("#date-day, #date-month, #date-year", (fields) => Object.fromEntries(fields.map(({ id, value }) => [id, value])));
  assert.deepEqual(typed, { "date-day": "7", "date-month": "", "date-year": "2026" });
});

pageTest("Clear my answers forgets all of them and says so", async (page) => {
  await walkToResult(page, FACTS);
  await page.click(`text=${TEXTS["app.forget"]}`);
  assert.equal(await heading(page), TEXTS["app.title"]);
  assert.equal(await page.textContent("[role=status]"), TEXTS["app.forgotten"]);
  await page.goBack();
  assert.equal(await heading(page), TEXTS["app.title"], "history brings nothing back");
  await page.click("button.primary");
  assert.equal(await page.locator("input:checked").count(), 0);
});

pageTest("Ticks are counted aloud and change no verdict; a text to send leaves the answer on FAQ-8.1 out", async (page) => {
  await walkToResult(page, { ...FACTS, integrity_issue: "yes" });
  const before = await heading(page);
  await page.check("#ev-E-FORM");
  assert.equal(await page.textContent("[role=status]"), "4 of 4 ready");
  assert.equal(await heading(page), before);
  const texts = await page.$$eval(".ask-text", (all) => all.map(({ textContent }) => textContent));
  assert.ok(texts.length > 0);
  for (const text of texts) {
    assert.ok(text.includes(TEXTS["q.receipt_date.label"]));
    assert.ok(!text.includes(TEXTS["q.integrity_issue.label"]) && !text.includes(TEXTS["reason.R-INTEGRITY"]));
  }
});

pageTest("A FAQ read more than 180 days ago is said on every screen", async (page) => {
  assert.ok((await page.textContent(".stale")).includes("more than 180 days ago"));
  await page.click("button.primary");
  assert.equal(await page.locator(".stale").count(), 1);
}, { today: "2027-05-23" });

pageTest("A FAQ read 180 days ago is not stale yet", async (page) => {
  assert.equal(await page.locator(".stale").count(), 0);
}, { today: "2027-05-22" });

test("Without JavaScript the page says what it is, and where the FAQ stands", async () => {
  const { page, context } = await openPage(site, { javaScriptEnabled: false, ready: false });
  assert.equal(await heading(page), TEXTS["app.title"]);
  const words = await page.textContent("main");
  for (const key of ["app.not_decision", "app.no_script", "foot.independent"]) assert.ok(words.includes(TEXTS[key]), key);
  assert.match(await page.getAttribute("main a", "href"), /^https:\/\/www\.okorder\.com\//);
  assert.equal(await page.locator("button:visible").count(), 0, "no Start that would do nothing");
  await context.close();
});

pageTest("No screen scrolls sideways at 320 px", async (page) => {
  const sideways = () => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  assert.equal(await sideways(), 0);
  await page.click("button.primary");
  while (await page.locator("form.question").count()) {
    assert.equal(await sideways(), 0, await question(page));
    await answer(page, FACTS);
  }
  await page.click("button.primary");
  assert.equal(await sideways(), 0);
}, { viewport: { width: 320, height: 640 } });
