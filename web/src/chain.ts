// The other files, each held to its hash: a script with integrity is fetched, and only when it has run are its exports taken
// out of the module map by import(). One hash in the host's page, the loader's own, covers everything.

import { FILES } from "files";
import { LoadError } from "./load-error.ts";

interface ScriptUrls {
  createScriptURL(url: string): string;
}
interface Policies {
  createPolicy(name: string, rules: ScriptUrls): ScriptUrls;
}

const NAMED = 10; // characters of a file's hash that are in its name; the rest is its integrity
// Tags of the page's own that come after the one that runs this: whether each was verified is heard from its events alone. An
// import() of a file that was refused would fetch it again, and WebKit then runs it.
const tags = new Map<string, Promise<void>>();
let later = false;
for (const script of document.scripts) {
  if (later && script.integrity) tags.set(script.src + script.integrity, heard(script));
  later ||= script.src === import.meta.url && document.readyState !== "complete";
}

const opened = new Map<string, Promise<unknown>>();
let trust: ScriptUrls | undefined;

/** A file's exports. Asking again gives the same; a file that could not be had may be asked for again. */
export function open(name: string): Promise<unknown> {
  const known = opened.get(name);
  if (known) return known;
  const file = fetched(name);
  opened.set(name, file);
  file.catch(() => opened.delete(name));
  return file;
}

async function fetched(name: string): Promise<unknown> {
  const url = addressOf(name);
  const integrity = `sha384-${FILES[name]?.slice(NAMED) ?? ""}`;
  // A page may hold the tag itself, with the same hash: then nothing is made, and no policy for trusted types is needed.
  await (tags.get(url + integrity) ?? tagged(url, integrity));
  try {
    return await import(url);
  } catch {
    throw new LoadError("load-failed");
  }
}

function addressOf(name: string): string {
  return new URL(`${name}.${FILES[name]?.slice(0, NAMED) ?? ""}.js`, import.meta.url).href;
}

function tagged(url: string, integrity: string): Promise<void> {
  const script = document.createElement("script");
  script.type = "module";
  script.integrity = integrity;
  script.crossOrigin = "anonymous";
  try {
    script.src = trusted(url);
  } catch {
    throw new LoadError("trusted-types");
  }
  document.head.append(script);
  return heard(script);
}

function heard(script: HTMLScriptElement): Promise<void> {
  const verdict = new Promise<void>((done, failed) => {
    script.addEventListener("load", () => done());
    // The browser does not say why: what arrived and was not run did not match its hash.
    script.addEventListener("error", () => failed(new LoadError(arrived(script.src) ? "integrity" : "load-failed")));
  });
  verdict.catch(() => {}); // whoever asks for the file hears of it
  return verdict;
}

function arrived(url: string): boolean {
  return (performance.getEntriesByName(url)[0] as PerformanceResourceTiming | undefined)?.responseStatus === 200;
}

/** Where trusted types are enforced a plain address is refused; our policy passes our own files and nothing else. */
function trusted(url: string): string {
  try {
    trust ??= (globalThis as unknown as { trustedTypes: Policies }).trustedTypes.createPolicy("okorder-eligibility", {
      createScriptURL(address) {
        if (Object.keys(FILES).some((name) => addressOf(name) === address)) return address;
        throw new TypeError(address);
      },
    });
  } catch {
    // Not known to this browser, or refused by the host: a plain address works wherever trusted types are not enforced.
  }
  return trust ? trust.createScriptURL(url) : url;
}
