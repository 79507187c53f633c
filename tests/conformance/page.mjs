// A page with nothing but the package, as it was built, under the site's own content security policy, in Chromium.
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { openPage, openSite } from "../web/browser.mjs";
import { packageFolder } from "../wasm/module.mjs";

const PAGE = `import { loadEngine } from "./index.js";
import { loadEngine as loadFull } from "./full.js";
globalThis.engines = { base: await loadEngine(), full: await loadFull() };
document.documentElement.dataset.ready = "";
`;

/** `use` gets `ask(f, value)`, which runs `f(engines, value)` in the page, from value to value as JSON. Gives the page's complaints. */
export async function withPackagePage(use) {
  const dir = mkdtempSync(path.join(tmpdir(), "okorder-package-"));
  for (const name of ["index", "full"]) copyFileSync(path.join(packageFolder, `${name}.mjs`), path.join(dir, `${name}.js`));
  writeFileSync(path.join(dir, "page.js"), PAGE);
  writeFileSync(path.join(dir, "index.html"), '<!doctype html><html lang="en"><title>package</title><script type="module" src="page.js"></script></html>');
  writeFileSync(path.join(dir, "favicon.ico"), ""); // which a browser asks for by itself
  const site = await openSite({ dir });
  try {
    const { page, complaints } = await openPage(site);
    await use(async (f, value) => JSON.parse(await page.evaluate(`JSON.stringify((${f})(globalThis.engines, ${JSON.stringify(value)}))`)));
    return complaints;
  } finally {
    await site.close();
    rmSync(dir, { recursive: true });
  }
}
