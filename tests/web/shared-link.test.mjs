// Whatever stands behind # in an address: no fragment breaks the page, none says more than a person could have answered, and the
// engine takes what was read.
//
//   LINK_CASES=1000000 LINK_SEED=7 node --test tests/web/shared-link.test.mjs

import assert from "node:assert/strict";
import { test } from "node:test";
import { Random } from "../differential/random.mjs";
import { loadEngine } from "../wasm/module.mjs";
import { load } from "./load.mjs";

const COUNT = Number(process.env.LINK_CASES ?? 10_000);
const SEED = Number(process.env.LINK_SEED ?? 20261123);

const { linkFragment } = await load("flow/link.ts");
const { readLink } = await load("flow/read-link.ts");
const { NEW_SESSION, settle } = await load("flow/session.ts");
const policy = (await loadEngine()).load();
const { facts: INFOS, policy: ID } = policy.documents[0];
const ASKED = INFOS.filter((info) => !info.private && info.source !== "device");
const DAYS = { beijing: "2026-03-20", local: "2026-03-20" };

const day = (random) => new Date(Date.UTC(2026, 2, 20) + random.between(-60, 30) * 86_400_000).toISOString().slice(0, 10);

/** An answer that a person could have given, by the policy's own words. */
function answer(info, random) {
  if (info.absent !== undefined && random.once(5)) return null;
  if (info.unsure && random.once(5)) return "unsure";
  if (info.type === "date") return day(random);
  if (info.type === "choice") return random.pick(info.values);
  const chosen = info.values.filter(() => random.once(2));
  return chosen.length > 0 ? chosen : [random.pick(info.values)];
}

const WRONG = [undefined, 7, true, "", "4A", "2026-02-30", "1999-12-31", "2026-3-1", {}, [], [[]], ["late", 3], ["x"], { toString: 1 }, "\u0000", "\ud800", "<img>", null, "unsure",
  Array(5_000).fill("late"), ["late", "late"], "x".repeat(5_000)];
const NAMES = ["today", "today_local", "integrity_issue", "__proto__", "constructor", "toString", "", "0", "Rating", "colour"];

const encoded = (text) => Buffer.from(text, "latin1").toString("base64url");
const made = (value) => `#v1.${ID}.${encoded(JSON.stringify(value) ?? "")}`;

function answers(random) {
  return Object.fromEntries(ASKED.filter(() => random.once(2)).map((info) => [info.id, answer(info, random)]));
}

function spoilt(random) {
  const value = answers(random);
  for (let i = random.below(4); i > 0; --i) {
    const key = random.pick([...NAMES, ...INFOS.map(({ id }) => id)]);
    Object.defineProperty(value, key, { value: random.pick(WRONG), enumerable: true, configurable: true, writable: true });
  }
  return value;
}

function damaged(text, random) {
  const at = random.below(text.length + 1);
  const characters = ["", "%", "+", "/", "=", "\u0000", "\u{1f4e6}", ".", "#", " ", "-_-", "\ud800", "A".repeat(2_000)];
  return text.slice(0, at) + random.pick(characters) + text.slice(at + random.below(3));
}

/** Holds of what was read, whatever the fragment. */
function requireReadable(linked, fragment) {
  for (const [fact, value] of Object.entries(linked.answers)) {
    const info = ASKED.find(({ id }) => id === fact);
    assert.ok(info, `${fact} of ${fragment}`);
    const isOne = (one) => info.values.includes(one);
    const isAnswer = value === null ? info.absent !== undefined
      : value === "unsure" ? info.unsure === true
      : info.type === "date" ? new Date(`${value}T00:00Z`).toJSON().startsWith(value)
      : info.type === "choice" ? isOne(value) : value.length > 0 && value.every(isOne);
    assert.ok(isAnswer, `${fact} ${JSON.stringify(value)} of ${fragment}`);
  }
  const { facts, asked } = settle(policy, DAYS, { ...NEW_SESSION, answers: linked.answers });
  policy.check(facts); // throws at what is no answer
  policy.next(facts, { asked });
}

test(`${COUNT / 10} links carry what was answered, and nothing of the private answer`, () => {
  const random = new Random(SEED);
  for (let i = 0; i < COUNT / 10; ++i) {
    const given = answers(random);
    const fragment = linkFragment(policy, { ...given, integrity_issue: "yes" });
    assert.deepEqual(readLink(policy, fragment), { answers: given, partial: false });
    assert.doesNotMatch(Buffer.from(fragment.split(".")[2], "base64url").toString(), /integrity/);
    requireReadable(readLink(policy, fragment), fragment);
  }
});

test(`${COUNT} fragments that are spoilt or no link of ours give answers or none, never an error`, (t) => {
  const random = new Random(SEED);
  const tally = { none: 0, whole: 0, partial: 0 };
  for (let i = 0; i < COUNT; ++i) {
    const kind = random.below(10);
    let fragment = made(spoilt(random));
    if (kind < 3) fragment = damaged(fragment, random);
    else if (kind === 3) fragment = made(random.pick([...WRONG, [spoilt(random)]]));
    else if (kind === 4) fragment = `#v1.${ID}.${encoded(damaged(JSON.stringify(spoilt(random)), random))}`;
    else if (kind === 5) fragment = random.pick(["", "#", "#v1", "#v1.", "#v1..", "#v2.a.b", `#v1.${ID}`, `#v1.${ID}.`, `#V1.${ID}.e30`, "#v1.__proto__.e30", `#v1.${ID}.${"A".repeat(random.below(5_000))}`]);
    const linked = readLink(policy, fragment);
    tally[linked === undefined ? "none" : linked.partial ? "partial" : "whole"] += 1;
    assert.equal(linked === undefined, !/^#v\d+\./.test(fragment), fragment);
    if (linked) requireReadable(linked, fragment);
  }
  t.diagnostic(JSON.stringify(tally));
  for (const [name, count] of Object.entries(tally)) assert.ok(count > COUNT / 200, name);
});
