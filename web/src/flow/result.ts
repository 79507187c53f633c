// What the result's screen holds, from a report. No rule of the policy: it arranges what the engine found.

import type { EvidenceItem, OpenPoint, Policy, Readiness, Report } from "../contract.ts";
import type { Texts } from "../texts.ts";
import type { ChangeItem } from "./change.ts";
import { changeItems } from "./change.ts";
import type { DeadlineWords, Line } from "./deadline.ts";
import { deadlineWords } from "./deadline.ts";
import type { ClaimWindow, ReplyCalendar } from "./pictures.ts";
import { claimWindow, replyCalendar } from "./pictures.ts";
import type { ReplyWords } from "./reply.ts";
import { replyWords } from "./reply.ts";
import type { Settled } from "./session.ts";
import { factInfo } from "./session.ts";
import type { WhyGroup } from "./why.ts";
import { whyGroups } from "./why.ts";

export interface ResultScreen {
  readonly about: "membership" | "claim";
  readonly verdict: string; // for the tone only; the words say it
  readonly heading: string; // a key
  readonly paragraphs: readonly string[]; // keys
  readonly deadline?: DeadlineWords;
  readonly reply?: ReplyWords;
  readonly window?: ClaimWindow;
  readonly calendar?: ReplyCalendar;
  readonly race?: Line;
  readonly missing: readonly EvidenceItem[];
  readonly findOut: readonly string[]; // facts answered "I am not sure" on which an unknown outcome rests
  readonly inspectionCost: boolean;
  readonly todo: readonly Line[];
  readonly why: readonly WhyGroup[];
  readonly membershipNote?: string; // a key: beside a claim, where the person is not a member
  readonly openPoints: readonly OpenPoint[];
  readonly howToApply: boolean;
  readonly evidence: readonly EvidenceItem[];
  readonly change: readonly ChangeItem[];
}

export function resultScreen(policy: Policy, texts: Texts, settled: Settled, report: Report): ResultScreen {
  const screen = settled.facts["purpose"] === "claim" ? claimResult(policy, texts, settled, report) : membershipResult(policy, texts, report);
  const window = screen.deadline && claimWindow(report, settled.facts);
  const calendar = screen.reply && replyCalendar(report, settled.facts);
  return { ...screen, change: changeItems(policy, texts, settled.facts, report), ...(window ? { window } : {}), ...(calendar ? { calendar } : {}) };
}

function membershipResult(policy: Policy, texts: Texts, report: Report): Omit<ResultScreen, "change"> {
  const { verdict } = report.membership;
  const heading = membershipHeading(report);
  const reply = replyWords(report, texts);
  const why = whyGroups(policy, report, ["membership"]);
  const paragraph = heading.replace(/\.h$/, ".p");
  return {
    about: "membership", verdict, heading, why,
    paragraphs: texts.has(paragraph) ? [paragraph] : [],
    ...(reply ? { reply } : {}),
    missing: [], evidence: [], inspectionCost: false,
    findOut: findOut(policy, report, why),
    todo: [
      ...(verdict === "eligible" ? [{ key: "todo.apply" }] : []),
      ...(verdict === "waiting" ? [] : [asking(report, why)]),
    ],
    openPoints: report.open_points,
    howToApply: report.how_to_apply,
  };
}

function claimResult(policy: Policy, texts: Texts, settled: Settled, report: Report): Omit<ResultScreen, "change"> {
  const { overall: verdict, membership } = report;
  const applied = settled.facts["claim_applied_on"];
  const sent = applied !== undefined && applied !== "unsure";
  const evidence = report.evidence ?? [];
  const missing = verdict === "not_eligible" ? [] : evidence.filter(({ id }) => report.missing_required.includes(id));
  const member = membership.verdict === "already_member";
  const why = whyGroups(policy, report, ["late", "quality", "other", "none", ...(member ? [] : ["membership"])]);
  const reply = member ? undefined : replyWords(report, texts);
  const apply = report.how_to_apply && !sent;
  const by = membership.reply_by ?? membership.reply_by_if_applied_today;
  return {
    about: "claim", verdict, why, missing,
    // A clear "no" shows what made it one: a list of papers beside it would look like a way round.
    evidence: verdict === "not_eligible" ? [] : evidence,
    heading: sent && verdict === "eligible" ? "res.sent.h" : claimHeading(report),
    // Who is not sure to have applied is not told that OKorder has it, and never told less to do than one who has not.
    paragraphs: [...(sent ? ["res.sent.p"] : applied && verdict !== "not_eligible" ? ["res.sent_unsure.p"] : []), `res.claim.${verdict}.p`],
    ...(evidence.length ? { deadline: deadlineWords(report) } : {}),
    ...(reply ? { reply } : {}),
    ...(report.race_warning && by ? { race: { key: "dl.race", params: { reply: by, date: report.deadline.apply_by ?? "" } } } : {}),
    findOut: findOut(policy, report, why),
    inspectionCost: evidence.some(({ id, status }) => verdict !== "not_eligible" && id === "E-REPORT" && (status !== "have" || verdict !== "eligible")),
    todo: [
      ...(verdict === "not_eligible" || report.input_problems.length ? [{ key: "todo.check" }] : []),
      // Not before a condition that fails today is met.
      ...(apply && verdict !== "not_yet" ? [{ key: "todo.apply" }] : []),
      ...(missing.length ? [{ key: "todo.prepare", params: { items: texts.list(missing.map(({ id }) => [texts.t(`ev.${id}`)])) } }] : []),
      asking(report, why),
    ],
    ...(member ? {} : { membershipNote: membershipHeading(report) }),
    openPoints: report.open_points,
    howToApply: apply,
  };
}

/** Where OKorder is asked; texts to send stand beside what is unclear, and beside what is not known and has a sentence. */
function asking({ open_points: points }: Report, why: readonly WhyGroup[]): Line {
  const unknown = why.some(({ items }) => items.some(({ outcome, reason, personal }) => outcome !== undefined && outcome !== "met" && reason !== undefined && !personal));
  return { key: points.length || unknown ? "todo.ask_texts" : "todo.ask" };
}

// Two claims may be ready to different degrees: the headline warns of the worse, so that nothing missing goes unsaid.
const READINESS: readonly Readiness[] = ["ready", "check", "incomplete", "at_risk"];

function claimHeading({ overall, claims, readiness }: Report): string {
  if (overall !== "eligible") return `res.claim.${overall}.h`;
  const open = (["late", "quality"] as const).filter((claim) => claims[claim] === "eligible");
  const worst = Math.max(...open.map((claim) => READINESS.indexOf(readiness[claim] ?? "ready")));
  return `res.claim.eligible.${READINESS[worst] ?? "ready"}.h`;
}

function membershipHeading({ membership, input_problems: problems }: Report): string {
  const date = membership.verdict === "cannot_tell" && problems.includes("membership_applied_on") ? "_date" : "";
  return `res.mem.${membership.verdict}${date}.h`;
}

/** What a person can find out and that would settle an unknown. A fact that must never be hinted at is left out. */
function findOut(policy: Policy, report: Report, why: readonly WhyGroup[]): string[] {
  const unknown = new Set(why.flatMap(({ items }) => items).filter(({ outcome }) => outcome === "unknown").map(({ reason }) => reason));
  const facts = report.reasons.filter(({ code }) => unknown.has(code))
    .flatMap(({ facts: used }) => Object.keys(used).filter((fact) => used[fact] === "unsure"));
  return [...new Set(facts)].filter((fact) => factInfo(policy, fact).changeable !== "no");
}
