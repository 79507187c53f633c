// The check in Firefox and WebKit: page, element, every vector, offline file, changed file; axe in light, dark, forced colours, right
// to left and at 320 px. A machine without one of them says so; ./dev installs both.

import assert from "node:assert/strict";
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { once } from "node:events";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { pathToFileURL } from "node:url";
import { serve } from "../../web/serve.mjs";
import { SITE } from "./browser.mjs";
import { ENGINES } from "./engines.mjs";
import { strayed, TYPED, walkInside } from "./inside.mjs";
import { TEXTS, vectorFacts } from "./vectors.mjs";

const AXE = readFileSync(createRequire(new URL("../../web/package.json", import.meta.url)).resolve("axe-core/axe.min.js"), "utf8");
const zh = JSON.parse(readFileSync(new URL("../../core/policy/texts/zh-CN.json", import.meta.url), "utf8"));
const ELEMENT = "okorder-eligibility";

const SEES = `async () => { ${AXE}; const { violations, passes } = await window.axe.run(document, { runOnly: { type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] } });
  if (passes.length < 10) throw new Error("axe saw nothing"); return violations.map(({ id, nodes }) => id + ": " + nodes.map(({ target }) => target).join(", ")); }`;
const usable = async () => {
  for (let tries = 0; !("ready" in document.documentElement.dataset); tries += 1) {
    if (tries > 400) throw new Error("the page is not ready");
    await new Promise((done) => setTimeout(done, 50));
  }
};

// Side by side: each is a process of its own, and waits for its pages most of the time.
describe("engines", { concurrency: true }, () => {
  for (const [name, { there, open, looks }] of Object.entries(ENGINES)) {
    describe(name, { concurrency: 1, skip: !there() && `NOT RUN: ${name} is not installed` }, () => {
      let engine;
      let site;
      let hosts;
      let origin;
      let body = "";
      const requests = [];
      before(async () => {
        engine = await open();
        site = await serve({ dir: SITE, cross: true, onRequest: ({ url }) => { if (!url.startsWith("/icon.")) requests.push(url); } }); // an icon is fetched when the browser likes
        hosts = createServer((_, response) => response.writeHead(200, { "Content-Type": "text/html; charset=utf-8",
          "Content-Security-Policy": `default-src 'none'; script-src ${site.url} 'wasm-unsafe-eval'; style-src 'none'; require-trusted-types-for 'script'; trusted-types okorder-eligibility` })
          .end(`<!doctype html><html lang="en"><head><title>Host</title></head><body><main><h1>Pipe</h1>${body}</main></body></html>`)).listen(0, "127.0.0.1");
        await once(hosts, "listening");
        origin = `http://127.0.0.1:${hosts.address().port}/`;
      });
      after(async () => {
        await engine?.close();
        await site?.close();
        hosts?.closeAllConnections();
        hosts?.close();
      });
      const run = (act, ...values) => engine.run(act, ...values);
      const host = async (attributes = "", more = "") => {
        body = `<${ELEMENT} ${attributes}><a href="/check">Check here</a></${ELEMENT}>${more}<script type="module" src="${site.url}okorder-eligibility.js" crossorigin="anonymous"></script>`;
        await engine.goto(origin);
        // No condition by text here: the host refuses code from strings.
        await run(async (wanted) => { for (let tries = 0; !document.querySelector(wanted)?.shadowRoot; tries += 1) { if (tries > 400) throw new Error("not defined"); await new Promise((done) => setTimeout(done, 50)); } }, ELEMENT);
      };
      const state = (wanted) => run(async (tag, which) => {
        const one = document.querySelector(tag);
        for (let tries = 0; one.state !== which; tries += 1) {
          if (tries > 600) throw new Error(`state is ${one.state}`);
          await new Promise((done) => setTimeout(done, 50));
        }
      }, ELEMENT, wanted);
      const ready = () => run(usable);
      const stored = () => run(async () => [document.cookie, localStorage.length, sessionStorage.length, location.hash, location.search]);
      const axe = () => run(SEES);
      const { today, ...QUALITY } = vectorFacts("C05");

      test("The page walks to a result with the focus on each question, and asks for nothing on the way", async (t) => {
        t.diagnostic(engine.version);
        await engine.goto(site.url);
        await ready();
        const before = requests.length;
        const end = await run(walkInside, { purpose: "membership", membership_status: "not_member", rating: "3A", application_info: "ready" });
        assert.equal(end.heading, TEXTS["res.mem.eligible.h"]);
        assert.deepEqual(new Set(end.focused), new Set(["legend"]));
        assert.ok(end.focus, "the result has the focus");
        assert.deepEqual(requests.slice(before), []);
        assert.deepEqual(await stored(), ["", 0, 0, "", ""]);
        assert.deepEqual(await axe(), []);
      });

      test("The page switches its language by two files and keeps the answers", async () => {
        await engine.goto(site.url);
        await ready();
        await run(() => document.querySelector("button.primary").click());
        const before = requests.length;
        await run(async () => {
          document.querySelector(".languages [lang=zh-CN]").click();
          for (let tries = 0; document.documentElement.lang !== "zh-CN"; tries += 1) {
            if (tries > 400) throw new Error("still English");
            await new Promise((done) => setTimeout(done, 50));
          }
        });
        assert.deepEqual(requests.slice(before).map((url) => url.replace(/\.\w{10}\.js$/, "")).sort(), ["/locale/zh-CN", "/locale/zh-CN-result"]);
        assert.equal(await run(() => document.querySelector("legend").textContent), zh["q.purpose.label"]);
      });

      test("The page says what is wrong with a date, at the field and above, and links to it", async () => {
        await engine.goto(site.url);
        await ready();
        const end = await run(walkInside, { purpose: "claim", membership_status: "member", problems: ["quality"], arrived: "all", receipt_date: "2026-02-30" });
        assert.equal(end.stopped, TEXTS["err.date.not_real"]);
        const focus = await run(() => {
          const summary = document.activeElement.className;
          document.querySelector(".summary a").click();
          return [summary, document.querySelector("#error").textContent, document.activeElement.id, document.activeElement.getAttribute("aria-invalid"), document.title.startsWith("Error: ")];
        });
        assert.deepEqual(focus, ["summary", TEXTS["err.date.not_real"], "date-day", "true", true]);
      });

      test("In a host's page with a strict policy and trusted types the element walks to its dates, and Esc closes it", async () => {
        await host(`today="${today}"`);
        assert.equal(await run(() => document.activeElement.localName), "body");
        await run((tag) => document.querySelector(tag).shadowRoot.querySelector(".row").click(), ELEMENT);
        await state("ready");
        assert.equal(await run((tag) => document.querySelector(tag).shadowRoot.activeElement?.localName, ELEMENT), "legend", "the visitor's own act moves the focus");
        const before = requests.length;
        const end = await run(walkInside, QUALITY, ELEMENT);
        assert.equal(end.heading, TEXTS["res.claim.eligible.ready.h"]);
        assert.ok(["2026-03-19", "2026-03-20"].every((day) => end.times.includes(day)), `${end.times}`);
        assert.deepEqual(new Set(end.focused), new Set(["legend"]));
        assert.deepEqual(requests.slice(before), []);
        const [styled, matched, ics] = await run((tag) => {
          const one = document.querySelector(tag);
          return [getComputedStyle(one.shadowRoot.querySelector(".deadline")).borderBlockStartWidth, one.matches(":state(result)"), one.toICS()];
        }, ELEMENT);
        assert.deepEqual([styled, matched, ics], ["4px", true, null]);
        await engine.press("Escape");
        assert.equal(await run((tag) => `${document.querySelector(tag).hasAttribute("open")} ${document.querySelector(tag).shadowRoot.activeElement?.className}`, ELEMENT), "false row");
      });

      test("Every vector walked in the element ends at the expected verdict, and on no way is anything asked for or stored", async (t) => {
        await host(`today="${today}"`);
        await run((tag) => document.querySelector(tag).open(), ELEMENT);
        await state("ready");
        const before = requests.length;
        // Some at a time: a driver waits for an answer only so long.
        const wrong = [];
        for (let from = 0; from < TYPED.length; from += 10) {
          const some = TYPED.slice(from, from + 10);
          const ends = await run(`(cases, tag) => {
            const walk = ${walkInside};
            const element = document.querySelector(tag);
            return cases.map(({ today, facts }) => { element.reset(); element.today = today; return walk(facts, tag); });
          }`, some, ELEMENT);
          wrong.push(...ends.flatMap((end, at) => strayed(some[at], end)));
        }
        assert.deepEqual(wrong, []);
        assert.deepEqual(requests.slice(before), []);
        assert.deepEqual(await stored(), ["", 0, 0, "", ""]);
        t.diagnostic(`${TYPED.length} walks`);
      });

      test("axe finds nothing in the element's question, error and result: light, right to left, 320 px", async () => {
        await host(`today="${today}" lang="en"`);
        await run(() => { document.documentElement.dir = "rtl"; document.body.style.inlineSize = "320px"; document.body.style.margin = "0"; });
        await run((tag) => document.querySelector(tag).open(), ELEMENT);
        await state("ready");
        assert.deepEqual(await axe(), [], "question");
        await run((tag) => document.querySelector(tag).shadowRoot.querySelector("form button[type=submit]").click(), ELEMENT);
        assert.deepEqual(await axe(), [], "error");
        await run(walkInside, QUALITY, ELEMENT);
        assert.deepEqual(await axe(), [], "result");
        assert.ok(await run((tag) => { const base = document.querySelector(tag).shadowRoot.querySelector(".base"); return base.scrollWidth <= base.clientWidth; }, ELEMENT), "no sideways scroll");
      });

      test("A changed file does not run: not for the element, not in the page", async () => {
        const dir = mkdtempSync(join(tmpdir(), "okorder-engines-"));
        cpSync(SITE, dir, { recursive: true });
        for (const stem of ["flow.", "engine."]) {
          const file = join(dir, readdirSync(dir).find((one) => one.startsWith(stem)));
          writeFileSync(file, `globalThis.tampered = true;${readFileSync(file, "utf8")}`);
        }
        const good = site;
        site = await serve({ dir, cross: true });
        try {
          await host();
          await run((tag) => document.querySelector(tag).open(), ELEMENT);
          await state("error");
          assert.equal(await run(() => globalThis.tampered ?? null), null);
          await engine.goto(site.url);
          await new Promise((done) => setTimeout(done, 2000));
          assert.deepEqual(await run(() => [globalThis.tampered ?? null, "ready" in document.documentElement.dataset, document.querySelector("main h1") !== null]), [null, false, true]);
        } finally {
          await site.close();
          site = good;
          rmSync(dir, { recursive: true });
        }
      });

      test("The offline page runs from a disk", async () => {
        await engine.goto(pathToFileURL(join(SITE, "offline.html")).href);
        await ready();
        const end = await run(walkInside, { purpose: "membership", membership_status: "not_member", rating: "2A" });
        assert.equal(end.heading, TEXTS["res.mem.not_yet.h"]);
      });

      for (const look of looks) {
        test(`With ${look} axe finds nothing on an error and a result, and nothing that is to be seen is lost`, async () => {
          const own = await open(look);
          try {
            await own.goto(site.url);
            await own.run(usable);
            assert.ok(await own.run((wanted) => matchMedia(wanted).matches, look === "dark" ? "(prefers-color-scheme: dark)" : "(forced-colors: active)"), `the engine does not say ${look}`);
            await own.run(walkInside, { purpose: "claim", membership_status: "member", problems: ["quality"], arrived: "all", receipt_date: "2026-02-30" });
            assert.deepEqual(await own.run(SEES), [], "error");
            const { field, summary, paper, ink } = await own.run(() => {
              const style = (selector) => getComputedStyle(document.querySelector(selector));
              return { field: style("#date-day").borderTopWidth, summary: style(".summary").borderTopWidth, paper: style("body").backgroundColor, ink: style("body").color };
            });
            assert.deepEqual([field, summary], ["2px", "3px"]);
            assert.notEqual(paper, ink);
            await kept(own, `${name}-${look}-error`);
            assert.equal((await own.run(walkInside, { purpose: "membership", membership_status: "not_member", rating: "3A", application_info: "ready" })).heading, TEXTS["res.mem.eligible.h"]);
            assert.deepEqual(await own.run(SEES), [], "result");
            await kept(own, `${name}-${look}-result`);
          } finally {
            await own.close();
          }
        });
      }
    });
  }
});

/** A picture for people to look at, where PICTURES names a folder. */
async function kept(engine, name) {
  if (process.env.PICTURES) writeFileSync(join(process.env.PICTURES, `${name.replace(" ", "-")}.png`), await engine.picture());
}
