// The policy's vectors, as the page's tests use them, and how their expectations are read (meta.reading).

import { readFileSync } from "node:fs";

export const VECTORS = JSON.parse(readFileSync(new URL("../vectors/okorder-credit.json", import.meta.url), "utf8"));
export const COUNTS = JSON.parse(readFileSync(new URL("../vectors/manifest.json", import.meta.url), "utf8")).counts;
export const REPLY_DATES = JSON.parse(readFileSync(new URL("../vectors/reply-dates.json", import.meta.url), "utf8")).dates;
export const TEXTS = JSON.parse(readFileSync(new URL("../../core/policy/texts/en.json", import.meta.url), "utf8"));
export const POLICY = JSON.parse(readFileSync(new URL("../../core/policy/okorder-credit.json", import.meta.url), "utf8"));

/** The facts of one vector, with the purpose that a person would choose for it. */
export function vectorFacts(id) {
  const vector = VECTORS.scenarios.find((one) => one.id === id);
  if (!vector) throw new Error(`There is no vector ${id}`);
  return withPurpose(vector.facts);
}

export function withPurpose(facts) {
  return { purpose: facts.problems ? "claim" : facts.membership_status === "waiting" ? "reply" : "membership", ...facts };
}

/** What of `expect` the report does not hold, in words; nothing when it holds all of it. */
export function differences(expect, report) {
  return Object.entries(expect).flatMap(([key, wanted]) => {
    const found = report[key];
    if (AT_LEAST.includes(key)) {
      const codes = new Set((found ?? []).map((one) => one.code ?? one));
      return wanted.filter((one) => !codes.has(one)).map((one) => `${key} lacks ${one}`);
    }
    if (SAME_SET.includes(key)) return same([...wanted].sort(), [...(found ?? [])].sort(), key);
    if (KEY_BY_KEY.includes(key)) return Object.entries(wanted).flatMap(([inner, value]) => same(value, found?.[inner], `${key}.${inner}`));
    return same(wanted, found, key);
  });
}

const AT_LEAST = ["reasons", "open_points", "clauses", "needs", "warnings"];
const SAME_SET = ["input_problems", "missing_required"];
const KEY_BY_KEY = ["claims", "readiness", "deadline", "membership"];

function same(wanted, found, where) {
  return JSON.stringify(wanted) === JSON.stringify(found) ? [] : [`${where} is ${JSON.stringify(found)}, expected ${JSON.stringify(wanted)}`];
}
