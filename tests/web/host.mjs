// Host pages for the element's tests: served beside the site, with the headers that the test names. `site.requests` counts what
// reached the server, the loader's own files among it.

import { createServer } from "node:http";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { openSite } from "./browser.mjs";

export const ELEMENT = "okorder-eligibility";
export const [, VERSION] = /project\([^)]*\bVERSION\s+([\d.]+)/.exec(readFileSync(new URL("../../CMakeLists.txt", import.meta.url), "utf8"));

/** A server for host pages on an origin of their own, and the site with its browser. */
export async function openHosts(options = {}) {
  const site = await openSite({ cross: true, ...options });
  const pages = new Map();
  const server = createServer((request, response) => {
    const page = pages.get(new URL(request.url, "http://host").pathname);
    response.writeHead(page ? 200 : request.url === "/favicon.ico" ? 204 : 404, { "Content-Type": "text/html", ...page?.headers });
    response.end(page?.html ?? "Not found");
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const origin = `http://127.0.0.1:${server.address().port}`;
  return {
    site, origin,
    loader: `<script type="module" src="${site.url}okorder-eligibility.js" crossorigin="anonymous"></script>`,
    /** A host page in a fresh profile: its events, console and violations are kept; `host` fills body and head. */
    async open({ head = "", body, headers = {}, doctype = "<!doctype html>", attributes = 'lang="en"', ...context }) {
      const path = `/${pages.size}.html`;
      pages.set(path, { headers, html: `${doctype}<html ${attributes}><head><meta charset="utf-8"><title>Host</title>${head}</head><body>${body}</body></html>` });
      const own = await site.browser.newContext({ locale: "en-GB", timezoneId: "Asia/Shanghai", viewport: { width: 1000, height: 800 }, ...context });
      const page = await own.newPage();
      const complaints = [];
      page.on("console", (message) => { if (["error", "warning"].includes(message.type())) complaints.push(message.text()); });
      page.on("pageerror", (error) => complaints.push(String(error)));
      if (context.javaScriptEnabled !== false) await page.addInitScript(() => {
        globalThis.told = [];
        for (const name of ["ready", "step", "result", "export", "error"]) addEventListener(`okorder-${name}`, (event) => globalThis.told.push([name, event.detail]));
        globalThis.shifts = 0;
        new PerformanceObserver((list) => { for (const entry of list.getEntries()) globalThis.shifts += entry.value; }).observe({ type: "layout-shift", buffered: true });
      });
      await page.goto(`${origin}${path}`);
      return { page, context: own, complaints, told: (name) => page.evaluate((wanted) => globalThis.told.filter(([one]) => one === wanted).map(([, detail]) => detail), name) };
    },
    close: async () => { server.closeAllConnections(); server.close(); await site.close(); },
  };
}

/** Opens the row as a visitor does and waits for the first question. */
export async function enter(page, nth = 0) {
  const element = page.locator(ELEMENT).nth(nth);
  await element.locator("button.row").click();
  await element.locator("form.question").waitFor();
  return element;
}

/** Answers inside the element until its answers stand there to be checked. */
export async function walkElement(element, facts) {
  const choose = (value) => element.locator(`input[name=answer][value="${value}"]`).check();
  for (let steps = 0; await element.locator("form.question").count(); steps += 1) {
    if (steps > 30) throw new Error("no end of questions");
    const value = facts[await element.locator("form.question").getAttribute("data-fact")];
    if (Array.isArray(value)) for (const one of value) await choose(one);
    else if (await element.locator("#date-day").count()) {
      const [year, month, day] = value.split("-");
      for (const [part, text] of [["day", day], ["month", month], ["year", year]]) await element.locator(`#date-${part}`).fill(text);
    } else await choose(value ?? "no");
    await element.locator("form.question button[type=submit]").click();
  }
}

export async function walkElementToResult(element, facts) {
  await walkElement(element, facts);
  await element.locator("button.primary").click();
  await element.locator("article").waitFor();
}
