// A text for OKorder's live chat: the case, the unclear sentence, the question. Without the answer that could defame a supplier.

import type { PolicyDocument } from "../contract.ts";
import type { Texts } from "../texts.ts";
import type { AnswerRow } from "./answers.ts";

export function askText(texts: Texts, document: PolicyDocument, rows: readonly AnswerRow[], clauses: readonly string[], question: string): string {
  const facts = rows.filter(({ personal }) => !personal).map(({ label, text }) => `${texts.t(label)} ${text}`).join(texts.t("app.semicolon"));
  const quote = clauses.map((id) => document.clauses[id] ?? "").join(" ");
  return texts.t("ask.text", { date: texts.date(document.source.read), facts, quote, question });
}
