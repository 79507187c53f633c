// Debian's Chromium over our own server, as the page is deployed. Nothing is downloaded and no profile is kept.

import { access } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { createRequire } from "node:module";
import { serve } from "../../web/serve.mjs";

const require = createRequire(new URL("../../web/package.json", import.meta.url));
export const { chromium } = require("playwright-core");
export const SITE = process.env.SITE_DIR ?? fileURLToPath(new URL("../../build/web", import.meta.url));

const ARGS = ["--no-sandbox", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

/** A browser and a server for one test file. `requests` lists every request that reached the server. */
export async function openSite({ dir = SITE, cross = false } = {}) {
  await access(`${dir}/index.html`).catch(() => { throw new Error("build/web is missing: run node web/build.mjs first"); });
  const requests = [];
  const server = await serve({ dir, cross, onRequest: ({ url }) => requests.push(url) });
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ARGS });
  return { url: server.url, requests, browser, close: async () => { await browser.close(); await server.close(); } };
}

/** A page on a given day (noon in Beijing), with everything that it says on its console and asks from the network. */
export async function openPage(site, { today, timezoneId = "Asia/Shanghai", ready = true, ...context } = {}) {
  const own = await site.browser.newContext({ locale: "en-GB", timezoneId, viewport: { width: 1280, height: 900 }, ...context });
  const page = await own.newPage();
  const complaints = [];
  const requests = [];
  page.on("console", (message) => { if (["error", "warning"].includes(message.type())) complaints.push(message.text()); });
  page.on("pageerror", (error) => complaints.push(String(error)));
  page.on("request", (request) => requests.push(request.url()));
  if (today) await page.clock.setFixedTime(new Date(today.includes("T") ? today : `${today}T04:00:00Z`));
  await page.goto(site.url);
  if (ready) await page.waitForSelector("html[data-ready]");
  return { page, context: own, complaints, requests };
}
