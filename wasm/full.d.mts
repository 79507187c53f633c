// The contract of okorder-eligibility/full: all of the package's own, and what authors of policies and expressions need.
// Its errors are classes of its own: an error of this module is no instance of okorder-eligibility's class of that name.
import type { Engine as BaseEngine } from "./eligibility.mjs";

export * from "./eligibility.mjs";

/** One thing that CertLogic's format does not allow, in the words of the published validation suite. */
export interface Issue {
  readonly expr: unknown; // the expression that is wrong
  readonly path: string; // JSON Pointer to it
  readonly message: string;
}

export interface Engine extends BaseEngine {
  /** Every issue of an expression (the first 1,000), outer before inner. Throws LogicError beyond the limits of size and depth. */
  validateLogic(logic: unknown): readonly Issue[];
}

/** One engine a page: every call gives the same one. Throws EngineLoadError where WebAssembly is refused. */
export function loadEngine(): Promise<Engine>;
