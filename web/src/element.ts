// <okorder-eligibility>: a row that opens into the check, in a host's page. It takes no focus before the visitor acts and never
// touches the host's history, title, cookies or storage. Importing this file registers nothing.

import { FAQ, LABELS } from "labels";
import { ATTRIBUTES, CHOICES, choice, property, reflect } from "./attributes.ts";
import type { Report } from "./contract.ts";
import type { Embedded } from "./embed.ts";
import { direction, negotiate } from "./languages.ts";
import type { ResultRecord } from "./flow/record.ts";
import type { ErrorCode } from "./load-error.ts";
import { LoadError } from "./load-error.ts";
import type { Parts } from "./parts.ts";
import { openParts, openTexts } from "./parts.ts";
import rowStyles from "./styles/row.css";
import type { Words } from "./words.ts";

declare const VERSION: string;

/** Where the element stands: closed, fetching its files, asking, showing a result, or failed and showing the slotted content. */
export type State = "idle" | "loading" | "ready" | "result" | "error";

const LANGUAGES = Object.keys(LABELS);

/**
 * A pre-check of OKorder's credit services and payment claims. Everything runs in the visitor's browser.
 *
 * @element okorder-eligibility
 * @attr {string} lang - BCP 47; else the nearest lang, else the browser's languages, else en
 * @attr {"membership"|"claim"|"reply"} purpose - skips the first question
 * @attr {"row"|"card"} variant - row is one line until it is opened
 * @attr {boolean} open - as in <details open>
 * @attr {"interaction"|"lazy"|"eager"} loading - when the other files are fetched
 * @attr {number} heading-level - 2 to 6
 * @attr {string} rating - prefill: none, A, 2A, 3A
 * @attr {string} receipt-date - prefill: YYYY-MM-DD
 * @attr {string} agreed-delivery-date - prefill: YYYY-MM-DD
 * @attr {string} today - YYYY-MM-DD, for tests and previews
 * @attr {string} time-zone - IANA name of the visitor's zone
 * @attr {string} order-ref - at most 64 characters; in print, export and the calendar only
 * @attr {string} policy - id of a JSON data block in the page
 * @attr {string} page-href - the standalone page, for Print and Copy link
 * @attr {string} apply-href - OKorder's application page
 * @attr {"verdict"|"answers"} expose - what events tell the page
 * @attr {"auto"|"light"|"dark"} theme - sets color-scheme
 * @fires okorder-ready - {version, policy}; from here on there is no request
 * @fires okorder-step - {purpose, question, index}, never an answer
 * @fires okorder-result - {verdict}; the whole report with expose="answers"
 * @fires okorder-export - {kind}; cancelable
 * @fires okorder-error - {code, recovered}
 * @slot - shown without JavaScript and when the check cannot run
 * @slot intro - above the first question
 * @slot help - in the same place on every step
 * @slot legal - below everything
 * @csspart base - the whole
 * @csspart row - the button that opens it
 * @csspart heading - every heading
 * @csspart question - a question's form
 * @csspart hint - a question's hint
 * @csspart option - a radio, a checkbox or a paper with its label
 * @csspart input - every control to type in or choose
 * @csspart button - every button
 * @csspart back - the way back
 * @csspart error-summary - what is wrong, above the question
 * @csspart error - what is wrong, at the field
 * @csspart verdict - the verdict in words
 * @csspart deadline - the date to apply by
 * @csspart checklist - the papers
 * @cssprop --okorder-accent - buttons, links, choices
 * @cssprop --okorder-on-accent - text on them
 * @cssprop --okorder-color - text; else the host's
 * @cssprop --okorder-background - else transparent
 * @cssprop --okorder-border-color - lines and controls
 * @cssprop --okorder-danger - errors
 * @cssprop --okorder-focus - the focus ring
 * @cssprop --okorder-radius - corners
 * @cssprop --okorder-space - the unit of distances
 * @cssprop --okorder-font - font family; else the host's
 * @cssprop --okorder-max-inline-size - the widest it may be
 * @cssprop --okorder-row-block-size - the row's height
 * @cssstate loading
 * @cssstate ready
 * @cssstate result
 * @cssstate error
 */
export class OkorderEligibility extends HTMLElement {
  static readonly observedAttributes: readonly string[] = ["lang", "open", ...ATTRIBUTES];
  static readonly version: string = VERSION;

  declare purpose: string;
  declare variant: string;
  declare loading: string;
  declare headingLevel: string;
  declare expose: string;
  declare theme: string;
  declare rating: string;
  declare receiptDate: string;
  declare agreedDeliveryDate: string;
  declare today: string;
  declare timeZone: string;
  declare orderRef: string;
  declare policy: string;
  declare pageHref: string;
  declare applyHref: string;

  #ready = Promise.withResolvers<void>();
  /** Settled when the check can be used, or cannot. */
  readonly ready: Promise<void> = this.#ready.promise;

  #state: State = "idle";
  #result: Report | null = null;
  #internals = this.attachInternals();
  #shadow = this.attachShadow({ mode: "open" });
  #panel = Object.assign(document.createElement("div"), { id: "panel", className: "panel", hidden: true });
  #label = document.createElement("span");
  #row = Object.assign(document.createElement("button"), { type: "button", className: "row", part: "row", ariaExpanded: "false" });
  #base = Object.assign(document.createElement("div"), { className: "base", part: "base" });
  #embedded: Embedded | undefined;
  #parts: Parts | undefined;
  #wait: IntersectionObserver | undefined;
  #warned = new Set<string>();
  #entering = false; // the visitor has opened the row, so the first question may take the focus

  constructor() {
    super();
    this.ready.catch(() => {}); // a host that does not ask is told by the event
    this.#adopt(rowStyles);
    this.#row.setAttribute("aria-controls", "panel");
    this.#row.append(this.#label, document.createElement("i"));
    this.#base.append(this.#row, this.#panel);
    this.#shadow.append(this.#base);
    this.#row.addEventListener("click", () => this.#toggle());
    for (const type of ["pointerenter", "focus"]) this.#row.addEventListener(type, () => this.#load());
    this.#base.addEventListener("keydown", (event) => this.#escape(event));
  }

  connectedCallback(): void {
    this.#upgrade();
    this.#name();
    for (const name of Object.keys(CHOICES)) this.#check(name);
    if (this.hasAttribute("open")) this.#show();
    else if (this.loading === "eager") this.#load();
    else if (this.loading === "lazy") {
      this.#wait = new IntersectionObserver((entries) => {
        if (entries.some(({ isIntersecting }) => isIntersecting)) this.#load();
      });
      this.#wait.observe(this);
    }
  }

  disconnectedCallback(): void {
    this.#wait?.disconnect(); // the answers stay: a framework may be moving the element
  }

  attributeChangedCallback(name: string, before: string | null, now: string | null): void {
    if (before === now || !this.isConnected) return;
    if (name === "open") return now === null ? this.#hide() : this.#show();
    if (name === "lang") return void this.#speak();
    if (name in CHOICES) this.#check(name);
    if (name === "loading" && now === "eager") this.#load();
    this.#embedded?.refresh();
  }

  /** Where the element stands. */
  get state(): State { return this.#state; }
  /** The report behind the result that was shown last; null before there is one. */
  get result(): Report | null { return this.#result; }
  /** Opens the row. Also takes a boolean, for frameworks that set the attribute as a property. */
  get open(): () => void { return () => this.toggleAttribute("open", true); }
  set open(value: unknown) { this.toggleAttribute("open", Boolean(value)); }
  close(): void { this.removeAttribute("open"); }
  /** Forgets every answer and begins again. */
  reset(): void {
    this.#result = null;
    this.#embedded?.reset();
  }

  /** The date to apply by, or to expect a reply by, as the text of a calendar file; null where no day lies ahead. */
  toICS(): string | null { return this.#embedded?.taken()?.ics ?? null; }
  /** The result with its answers, as data to keep; null before every question is answered. */
  toJSON(): ResultRecord | null { return this.#embedded?.taken()?.record ?? null; }

  #adopt(css: string): void {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    this.#shadow.adoptedStyleSheets.push(sheet);
  }

  /** Properties that were set before the class was there. */
  #upgrade(): void {
    const self = this as unknown as { [name: string]: unknown };
    for (const name of ["open", ...ATTRIBUTES.map(property)]) {
      if (!Object.hasOwn(self, name)) continue;
      const value = self[name];
      delete self[name];
      self[name] = value;
    }
  }

  #warn(text: string): void {
    if (this.#warned.has(text)) return;
    this.#warned.add(text);
    console.warn(`okorder-eligibility: ${text}`);
  }

  /** An attribute of a few values: an unknown one is the default, and said once. */
  #check(name: string): void {
    const value = this.getAttribute(name);
    if (value && value !== choice(this, name)) this.#warn(`${name}="${value}" is not known`);
  }

  #become(state: State): void {
    const { states } = this.#internals;
    states.clear();
    states.add(state);
    if (state === "result") states.add("ready"); // a result can be used like the questions
    this.#state = state;
  }

  #tell(name: string, detail: object): boolean {
    return this.dispatchEvent(new CustomEvent(`okorder-${name}`, { detail, bubbles: true, composed: true, cancelable: name === "export" }));
  }

  // ---- Language

  #wanted(): string[] {
    let own: Element | null = this;
    while (own) {
      const near: Element | null = own.closest("[lang]");
      const tag = near?.getAttribute("lang");
      if (tag) return [tag];
      const root: Node = own.getRootNode();
      own = root instanceof ShadowRoot ? root.host : null;
    }
    return [...navigator.languages];
  }

  #name(language: string = negotiate(this.#wanted(), LANGUAGES)): void {
    this.#base.lang = language;
    this.#base.dir = direction(language);
    this.#label.textContent = LABELS[language] ?? "";
  }

  #words(parts: Parts): Promise<Words> {
    const wanted = this.#wanted();
    return parts.flow.wordsFor(wanted[0] ?? "en", negotiate(wanted, LANGUAGES), (language) => openTexts(parts, language), (error) => {
      this.#tell("error", { code: codeOf(error), recovered: true });
    });
  }

  async #speak(): Promise<void> {
    if (!this.#embedded || !this.#parts) return this.#name();
    const { texts, note } = await this.#words(this.#parts);
    this.#name(texts.lang);
    this.#embedded.speak(texts, note);
  }

  // ---- Opening

  #toggle(): void {
    this.#entering = !this.hasAttribute("open");
    this.toggleAttribute("open");
  }

  #show(): void {
    this.#row.ariaExpanded = "true";
    this.#load();
    if (this.#embedded) this.#reveal();
  }

  #reveal(): void {
    if (this.#panel.hidden !== this.hasAttribute("open")) return;
    this.#panel.hidden = !this.hasAttribute("open");
    if (this.#entering && !this.#panel.hidden) this.#embedded?.enter();
    this.#entering = false;
  }

  #hide(): void {
    const inside = this.#panel.contains(this.#shadow.activeElement);
    this.#row.ariaExpanded = "false";
    this.#panel.hidden = true;
    if (inside) this.#row.focus();
  }

  #escape(event: KeyboardEvent): void {
    if (event.key !== "Escape" || !this.hasAttribute("open")) return;
    event.preventDefault(); // a dialog round the element stays open
    event.stopPropagation();
    this.close();
    this.#row.focus();
  }

  #load(): void {
    if (this.#state !== "idle") return;
    this.#become("loading");
    this.#begin().catch((error: unknown) => this.#fail(error));
  }

  async #begin(): Promise<void> {
    const parts = await openParts(negotiate(this.#wanted(), LANGUAGES), this.#ownPolicy());
    const { texts, note } = await this.#words(parts);
    const wordless = parts.flow.missingTexts(parts.policy, texts);
    if (wordless.length) {
      this.#warn(`the policy needs texts that are not there: ${wordless.join(", ")}`);
      throw new LoadError("policy-invalid");
    }
    this.#name(texts.lang);
    this.#adopt(parts.flow.styles);
    this.#parts = parts;
    this.#embedded = parts.flow.embed(parts.policy, texts, {
      element: this, panel: this.#panel, version: VERSION, level: Number(this.headingLevel),
      warn: (text) => this.#warn(text),
      tell: (name, detail) => this.#tell(name, detail),
      become: (state, report) => {
        this.#become(state);
        if (report) this.#result = report;
      },
    }, note);
    this.#become("ready");
    this.#reveal();
    const document = parts.policy.documents[0];
    this.#ready.resolve();
    this.#tell("ready", { version: VERSION, policy: `${document?.policy} ${document?.version}` });
  }

  /** The slotted content takes the place of the check: never half of one. */
  #fail(error: unknown): void {
    const code = codeOf(error);
    this.#become("error");
    const slot = document.createElement("slot");
    slot.append(Object.assign(document.createElement("a"), { href: FAQ, textContent: this.#label.textContent }));
    this.#base.replaceChildren(slot);
    this.#ready.reject(new LoadError(code));
    this.#tell("error", { code, recovered: false });
  }

  // ---- What the host gives

  #ownPolicy(): unknown {
    const id = this.getAttribute("policy");
    if (!id) return undefined;
    try {
      const block = (this.getRootNode() as Document | ShadowRoot).getElementById(id) ?? document.getElementById(id);
      return JSON.parse(block?.textContent ?? "");
    } catch {
      this.#warn(`policy="${id}" is no JSON in this page`);
      throw new LoadError("policy-invalid");
    }
  }

}

function codeOf(error: unknown): ErrorCode {
  if (error instanceof LoadError) return error.code;
  console.error(error);
  return "load-failed";
}

reflect(OkorderEligibility.prototype);
