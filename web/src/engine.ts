// The only file that knows that the rules are a WebAssembly module.

import { loadEngine } from "okorder-eligibility";
import type { Policy } from "./contract.ts";

/** OKorder's policy, ready to be asked. Rejects where the browser refuses WebAssembly; the page then stays as it was. */
export async function openPolicy(): Promise<Policy> {
  const engine = await loadEngine();
  return engine.load();
}
