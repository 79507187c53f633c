// Firefox over WebDriver BiDi and WebKit over plain WebDriver, as Debian packages them. What a test needs of an engine is small:
// go to a page, run a function in it, press a key, and be closed. What a person has set in the system is set at the start: dark, and in
// Firefox forced colours (which WebKitGTK does not have).

import { spawn } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { createServer } from "node:net";
import { once } from "node:events";
import { createRequire } from "node:module";

const require = createRequire(new URL("../../web/package.json", import.meta.url));
const FIREFOX = process.env.FIREFOX ?? "/usr/bin/firefox-esr";
const WEBKIT = process.env.WEBKIT_DRIVER ?? "/usr/bin/WebKitWebDriver";

export const ENGINES = {
  firefox: { looks: ["dark", "forced colours"], there: () => existsSync(FIREFOX), open: openFirefox },
  webkit: { looks: ["dark"], there: () => existsSync(WEBKIT) && existsSync("/usr/bin/Xvfb") && miniBrowser() !== undefined, open: openWebKit },
};

const PREFS = { dark: { "layout.css.prefers-color-scheme.content-override": 0 }, "forced colours": { "browser.display.document_color_use": 2 } };

async function openFirefox(look) {
  const { default: puppeteer } = await import(require.resolve("puppeteer-core"));
  const browser = await puppeteer.launch({ browser: "firefox", executablePath: FIREFOX, headless: true, extraPrefsFirefox: { "intl.accept_languages": "en-GB", ...PREFS[look] },
    // The window's own size: to give a page another needs commands that older Firefoxes do not know.
    args: ["--width=1000", "--height=800"], defaultViewport: null });
  const page = await browser.newPage();
  return {
    version: await browser.version(),
    goto: (url) => page.goto(url),
    run: (act, ...values) => page.evaluate(`(${act})(...${JSON.stringify(values)})`),
    press: (key) => page.keyboard.press(key),
    picture: () => page.screenshot(),
    close: () => browser.close(),
  };
}

function miniBrowser() {
  const roots = ["/usr/lib/x86_64-linux-gnu", "/usr/lib/aarch64-linux-gnu"].filter((root) => existsSync(root));
  return roots.flatMap((root) => readdirSync(root).filter((name) => name.startsWith("webkit2gtk-")).map((name) => `${root}/${name}/MiniBrowser`)).find((file) => existsSync(file));
}

async function openWebKit(look) {
  const screen = spawn("Xvfb", ["-displayfd", "3", "-screen", "0", "1300x1000x24", "-nolisten", "tcp"], { stdio: ["ignore", "ignore", "ignore", "pipe"] });
  const [number] = await once(screen.stdio[3], "data");
  const port = await freePort();
  const driver = spawn(WEBKIT, [`--port=${port}`], { stdio: "ignore", env: { ...process.env, DISPLAY: `:${String(number).trim()}`, LIBGL_ALWAYS_SOFTWARE: "1", GTK_THEME: look === "dark" ? "Adwaita:dark" : "Adwaita", LANGUAGE: "en_GB", LC_ALL: "C.UTF-8" } });
  const ask = async (method, path, body) => {
    const response = await fetch(`http://127.0.0.1:${port}${path}`, { method, ...(body ? { body: JSON.stringify(body) } : {}) });
    const { value } = await response.json();
    if (!response.ok) throw new Error(`${path}: ${value.error}: ${value.message}`);
    return value;
  };
  await ready(() => ask("GET", "/status"));
  const { sessionId, capabilities } = await ask("POST", "/session", { capabilities: { alwaysMatch: { "webkitgtk:browserOptions": { binary: miniBrowser(), args: ["--automation"] } } } });
  const at = `/session/${sessionId}`;
  return {
    version: `${capabilities.browserName} ${capabilities.browserVersion}`,
    goto: (url) => ask("POST", `${at}/url`, { url }),
    // A function's text, its values as JSON, its promise awaited.
    run: async (act, ...values) => {
      const script = `const done = arguments[arguments.length - 1]; Promise.resolve((${act})(...JSON.parse(arguments[0]))).then((value) => done({ value: value ?? null }), (error) => done({ error: String(error) }));`;
      const { value, error } = await ask("POST", `${at}/execute/async`, { script, args: [JSON.stringify(values)] });
      if (error) throw new Error(error);
      return value;
    },
    press: (key) => ask("POST", `${at}/actions`, { actions: [{ type: "key", id: "keys", actions: ["keyDown", "keyUp"].map((type) => ({ type, value: KEYS[key] ?? key })) }] }),
    picture: async () => Buffer.from(await ask("GET", `${at}/screenshot`), "base64"),
    close: async () => {
      await ask("DELETE", at).catch(() => {});
      driver.kill();
      screen.kill();
    },
  };
}

const KEYS = { Tab: "\ue004", Enter: "\ue007", Escape: "\ue00c" };

async function freePort() {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address();
  await new Promise((closed) => server.close(closed));
  return port;
}

async function ready(act) {
  for (let tries = 0; ; tries += 1) {
    try {
      return await act();
    } catch (error) {
      if (tries > 100) throw error;
      await new Promise((done) => setTimeout(done, 100));
    }
  }
}
