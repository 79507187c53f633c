// A result as data: what was answered, what came out, by which version of what. For a host or a person to keep; no proof.

import type { Facts, Policy, PolicyDocument, Report } from "../contract.ts";
import type { Texts } from "../texts.ts";
import { factInfo } from "./session.ts";

export interface ResultRecord {
  readonly tool: string;
  readonly version: string;
  readonly policy: Pick<PolicyDocument, "policy" | "version"> & { readonly faq_read: string; readonly faq_sha256: string | undefined };
  readonly made_on: string;
  readonly order_ref?: string;
  readonly notice: string;
  readonly answers: Facts;
  readonly report: Report;
}

export function resultRecord(policy: Policy, texts: Texts, version: string, facts: Facts, report: Report, reference: string): ResultRecord {
  const { policy: id, version: policy_version, source } = policy.documents[0] as PolicyDocument;
  const open = (fact: string): boolean => factInfo(policy, fact).private !== true;
  return {
    tool: "okorder-eligibility", version,
    policy: { policy: id, version: policy_version, faq_read: source.read, faq_sha256: source.sha256 },
    made_on: String(facts["today"]),
    ...(reference ? { order_ref: reference } : {}),
    notice: [texts.t("app.not_decision"), texts.t("foot.independent")].join(" "),
    // The answer that could defame a supplier stays out, and so does every sentence that was drawn from it.
    answers: Object.fromEntries(Object.entries(facts).filter(([fact]) => open(fact))),
    report: {
      ...report,
      reasons: report.reasons.filter(({ facts: used }) => Object.keys(used).every(open)),
    },
  };
}
