// Walks the page as a person would: reads which fact is asked, answers it from a list, goes on.

export const question = (page) => page.getAttribute("form.question", "data-fact");
export const heading = (page) => page.textContent("h1");
export const goOn = (page) => page.click("form.question button[type=submit]");

export async function typeDate(page, iso) {
  const [year, month, day] = iso.split("-");
  await page.fill("#date-day", String(Number(day)));
  await page.fill("#date-month", String(Number(month)));
  await page.fill("#date-year", year);
}

/** Answers the question on screen. `facts` are a vector's; a fact that they leave out is answered "unsure", or No where there is a yes/no question. */
export async function answer(page, facts) {
  const fact = await question(page);
  const value = facts[fact];
  const choose = (one) => page.check(`input[name=answer][value="${one}"]`);
  const dated = await page.locator("#date-day").count();
  if (Array.isArray(value)) for (const one of value) await choose(one);
  else if (dated && value !== undefined && value !== "unsure") await typeDate(page, value);
  else if (dated) await choose(value ?? ((await page.locator('input[value="absent"]').count()) ? "absent" : "unsure"));
  else if (value !== undefined && !(await page.locator(`input[name=answer][value="${value}"]`).count())) await choose("yes"); // the yes/no question before a date
  else if (value === undefined && !(await page.locator('input[value="unsure"]').count())) throw new Error(`${fact} is asked, and no answer is known`);
  else await choose(value ?? ((await page.locator('input[value="yes"] , input[value="no"]').count()) === 2 && fact === "claim_applied_on" ? "no" : "unsure"));
  await goOn(page);
  return fact;
}

/** From the start page to the check-answers page. Gives the facts in the order in which they were asked. */
export async function walkToAnswers(page, facts) {
  await page.click("button.primary");
  const asked = [];
  while (await page.locator("form.question").count()) {
    asked.push(await answer(page, facts));
    if (asked.length > 40) throw new Error(`no end of questions: ${asked.join(" ")}`);
  }
  return asked;
}

export async function walkToResult(page, facts) {
  const asked = await walkToAnswers(page, facts);
  await page.click("button.primary");
  return asked;
}
