// The other files, each held to its hash: a script with integrity is fetched, and only when it has run are its exports taken
// out of the module map by import(). One hash in the host's page, the loader's own, covers everything.

import { FILES } from "files";
import { LoadError } from "./load-error.ts";

interface Policies {
  createPolicy(name: string, rules: { createScriptURL(url: string): string }): { createScriptURL(url: string): string };
}

const NAMED = 10; // characters of a file's hash that are in its name; the rest is its integrity
const opened = new Map<string, Promise<unknown>>();
let trust: ((url: string) => string) | undefined;

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
  const own = [...document.scripts].some((script) => script.src === url && script.integrity === integrity);
  if (!own) await tagged(url, integrity);
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
  return new Promise((done, failed) => {
    const script = document.createElement("script");
    script.type = "module";
    script.integrity = integrity;
    script.crossOrigin = "anonymous";
    script.onload = () => done();
    // The browser does not say why: what arrived and was not run did not match its hash.
    script.onerror = () => failed(new LoadError(arrived(url) ? "integrity" : "load-failed"));
    try {
      script.src = trusted(url);
    } catch {
      return failed(new LoadError("trusted-types"));
    }
    document.head.append(script);
  });
}

function arrived(url: string): boolean {
  return (performance.getEntriesByName(url)[0] as PerformanceResourceTiming | undefined)?.responseStatus === 200;
}

/** Where trusted types are enforced a plain address is refused; our policy passes our own files and nothing else. */
function trusted(url: string): string {
  const factory = (globalThis as { trustedTypes?: Policies }).trustedTypes;
  if (!factory) return url;
  if (!trust) {
    const ours = new Set(Object.keys(FILES).map(addressOf));
    const check = (address: string): string => {
      if (!ours.has(address)) throw new TypeError(address);
      return address;
    };
    try {
      const policy = factory.createPolicy("okorder-eligibility", { createScriptURL: check });
      trust = (address) => policy.createScriptURL(address);
    } catch {
      trust = check; // refused: plain addresses work wherever trusted types are not enforced
    }
  }
  return trust(url);
}
