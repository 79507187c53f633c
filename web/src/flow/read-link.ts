// What a link of link.ts says. Only the standalone page is led to by one. What cannot be read is left out and said.

import type { Answer, FactInfo, Policy } from "../contract.ts";
import { isDay } from "./civil-days.ts";
import type { Session } from "./session.ts";

const FORM = /^#v1\.([\w-]+)\.([\w-]+)$/;
const UNREADABLE = { answers: {}, partial: true } as const;

export interface Linked {
  readonly answers: Session["answers"];
  readonly partial: boolean; // something of it was not read
}

/** What a link says, or undefined where the fragment is none of ours. */
export function readLink(policy: Policy, fragment: string): Linked | undefined {
  if (!/^#v\d+\./.test(fragment)) return undefined; // of another version: ours, and not to be read
  const [, id, code = ""] = FORM.exec(fragment) ?? [];
  if (id !== policy.documents[0]?.policy) return UNREADABLE;
  try {
    const given: unknown = JSON.parse(atob(code.replaceAll("-", "+").replaceAll("_", "/")));
    if (typeof given !== "object" || given === null || Array.isArray(given)) return UNREADABLE;
    const all = Object.entries(given);
    const read = all.filter((pair): pair is [string, Answer | null] => isAnswer(infoOf(policy, pair[0]), pair[1]));
    return { answers: Object.fromEntries(read), partial: read.length < all.length };
  } catch {
    return UNREADABLE;
  }
}

function infoOf(policy: Policy, fact: string): FactInfo | undefined {
  return policy.documents[0]?.facts.find(({ id }) => id === fact);
}

/** Whether a person could have given this answer to this question; the device's own facts are never taken from a link. */
function isAnswer(info: FactInfo | undefined, value: unknown): boolean {
  if (!info || info.private || (info as { source?: string }).source === "device") return false;
  if (value === null) return info.absent !== undefined;
  if (value === "unsure") return info.unsure === true;
  if (info.type === "choices") return Array.isArray(value) && value.length > 0 && isSubset(value, info.values ?? []);
  if (info.type === "choice") return info.values?.includes(value as string) === true;
  return typeof value === "string" && isDay(value);
}

/** Each of them one of all, and none twice: a box is ticked once. */
function isSubset(some: readonly unknown[], all: readonly unknown[]): boolean {
  return new Set(some).size === some.length && some.every((one) => all.includes(one));
}
