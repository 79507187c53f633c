// The contract of <okorder-eligibility>, for hosts that check their types. Written by hand; a test holds it to the element.

import type { Facts, Report } from "../wasm/eligibility.d.mts";

export type { Report };

/** Where the element stands: closed, fetching its files, asking, showing a result, or failed and showing the slotted content. */
export type OkorderState = "idle" | "loading" | "ready" | "result" | "error";
export type OkorderErrorCode = "wasm-blocked" | "integrity" | "trusted-types" | "policy-invalid" | "load-failed";

/** A result with its answers. The answer on FAQ-8.1, which could defame a supplier, is not in it. */
export interface OkorderRecord {
  readonly tool: string;
  readonly version: string;
  readonly policy: { readonly policy: string; readonly version: string; readonly faq_read: string; readonly faq_sha256?: string };
  readonly made_on: string;
  readonly order_ref?: string;
  readonly notice: string;
  readonly answers: Facts;
  readonly report: Report;
}

export declare class OkorderEligibility extends HTMLElement {
  static readonly version: string;
  purpose: string;
  variant: string;
  loading: string;
  headingLevel: string;
  expose: string;
  theme: string;
  rating: string;
  receiptDate: string;
  agreedDeliveryDate: string;
  today: string;
  timeZone: string;
  orderRef: string;
  policy: string;
  pageHref: string;
  applyHref: string;
  /** Settled when the check can be used; rejected with {code} when it cannot. */
  readonly ready: Promise<void>;
  readonly state: OkorderState;
  /** The report behind the result shown last, frozen; null before there is one. */
  readonly result: Report | null;
  /** Opens the row. Takes a boolean as well, for frameworks that set the attribute as a property. */
  get open(): () => void;
  set open(value: unknown);
  close(): void;
  /** The date to apply by, or to expect a reply by, as the text of a calendar file; null where no day lies ahead. */
  toICS(): string | null;
  /** The result with its answers, as data to keep; null before every question is answered. */
  toJSON(): OkorderRecord | null;
  /** Forgets every answer and begins again. */
  reset(): void;
}

export interface OkorderEvents {
  "okorder-ready": CustomEvent<{ readonly version: string; readonly policy: string }>;
  "okorder-step": CustomEvent<{ readonly purpose: string | null; readonly question: string; readonly index: number }>;
  /** With expose="answers" the whole report, too. */
  "okorder-result": CustomEvent<{ readonly verdict: string } & Partial<Report>>;
  "okorder-export": CustomEvent<{ readonly kind: "ics" | "csv" | "print" | "link" }>;
  "okorder-error": CustomEvent<{ readonly code: OkorderErrorCode; readonly recovered: boolean }>;
}

declare global {
  interface HTMLElementTagNameMap { "okorder-eligibility": OkorderEligibility }
  interface HTMLElementEventMap extends OkorderEvents {}
}
