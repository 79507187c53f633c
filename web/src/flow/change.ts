// What would change the result, in words: acts in the world, and what they would lead to. A fact that can only be found out
// is named by its question, never by an answer to it.

import type { Facts, Policy, Report } from "../contract.ts";
import type { Texts } from "../texts.ts";
import type { Line } from "./deadline.ts";
import { factInfo } from "./session.ts";

export interface ChangeItem {
  readonly about: string | false; // a key: the claim that it is about
  readonly result: string; // a key
  readonly acts: readonly Line[]; // none: nothing that a person can do changes the verdict
}

export function changeItems(policy: Policy, texts: Texts, facts: Facts, { claims }: Pick<Report, "claims">): ChangeItem[] {
  const claim = facts["purpose"] === "claim";
  const isFound = (fact: string): boolean => factInfo(policy, fact).changeable === "find";
  return policy.change(facts).flatMap(({ set, target, before, after }) => {
    const [part = "", check = ""] = target.split(".");
    const verdict = claims[check as "late" | "quality"] ?? "";
    // Worth an act is what comes to "You can apply", or to papers that are ready for a claim that can be made. That nothing helps is
    // said beside a clear "no" alone: elsewhere asking OKorder, or applying today, still does.
    const result = before === after ? before === "not_eligible" && "change.none"
      : after === "ready" ? !verdict.startsWith("not_") && "change.ready"
      : after === "eligible" && (Object.keys(set).some(isFound) ? "change.maybe" : claim ? "res.short.eligible" : "res.mem.eligible.h");
    if (!check || !result || (part === "membership") === claim) return [];
    return { about: claim && `check.${check}`, result, acts: Object.entries(set).map(([fact, answer]) => isFound(fact)
      ? { key: "change.find", params: { question: texts.t(`q.${fact}.label`) } }
      : { key: `change.${fact}`, params: { date: typeof answer === "object" ? answer.to : "" } }) };
  });
}
