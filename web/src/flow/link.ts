// Answers in the part of an address behind #, which browsers send to nobody: #v1.<policy>.<base64url>. Made only when a person
// asks for it. An answer that could defame a supplier stays out. read-link.ts reads it.

import type { Policy } from "../contract.ts";
import type { Session } from "./session.ts";
import { factInfo } from "./session.ts";

export function linkFragment(policy: Policy, answers: Session["answers"]): string {
  const own = Object.entries(answers).filter(([fact]) => factInfo(policy, fact).private !== true);
  const code = btoa(JSON.stringify(Object.fromEntries(own))).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
  return `#v1.${policy.documents[0]?.policy ?? ""}.${code}`;
}
