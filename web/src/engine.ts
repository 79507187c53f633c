// The only file that knows that the rules are a WebAssembly module.

import type { Policy } from "./contract.ts";

/** The engine's file, as the place has loaded it. */
export type EngineFile = typeof import("okorder-eligibility");

/** Whether this page may start WebAssembly: its content security policy may refuse it, and then no engine need be fetched. */
export function mayStart(): boolean {
  try {
    // The empty module: magic number and version.
    return Boolean(new WebAssembly.Module(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0)));
  } catch {
    return false;
  }
}

/** OKorder's policy, or the one that the host gives. Rejects with PolicyError where that has problems. */
export async function openPolicy(file: EngineFile, document?: unknown): Promise<Policy> {
  return (await file.loadEngine()).load(document);
}
