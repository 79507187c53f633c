// Why the check could not be shown. The element tells its host by this code, and shows the slotted content.

export type ErrorCode = "wasm-blocked" | "integrity" | "trusted-types" | "policy-invalid" | "load-failed";

export class LoadError extends Error {
  readonly code: ErrorCode;
  constructor(code: ErrorCode) {
    super(code);
    this.name = "LoadError";
    this.code = code;
  }
}
