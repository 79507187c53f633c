// SPDX-License-Identifier: Apache-2.0
// Whatever JavaScript hands over, the engine answers it or refuses it by a documented name, and goes on as before.
//
//   HOSTILE_CASES=1000000 HOSTILE_SEED=7 node --test tests/wasm/hostile.test.mjs
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { Random } from "../differential/random.mjs";
import { hostile, shared, spoilt } from "./hostile.mjs";
import { full, readJson, root } from "./module.mjs";

const COUNT = Number(process.env.HOSTILE_CASES ?? 10_000);
const SEED = Number(process.env.HOSTILE_SEED ?? 20261123);

const engine = await full.loadEngine();
const document = readJson("core/policy/okorder-credit.json");
const calendars = ["cn-2025", "cn-2026", "cn-2027"].map((name) => readJson(`core/policy/calendar/${name}.json`));
const policy = engine.load(document, { calendars });
const { scenarios } = readJson("tests/vectors/okorder-credit.json");
const logics = readJson("tests/vectors/certlogic.json").vectors.map(({ logic }) => logic);
const texts = { en: readJson("core/policy/texts/en.json") };

// Every code that the README documents stands in its tables as the first cell of a row.
const documented = new Set(readFileSync(path.join(root, "core/README.md"), "utf8").split("\n")
  .flatMap((line) => [.../^\| ((?:`[a-z_]+`(?:, )?)+) \|/.exec(line)?.[1].matchAll(/[a-z_]+/g) ?? []].map(String)));

const errors = [full.InputError, full.PolicyError, full.LogicError];

/** "answered", or the code of the refusal; anything else fails. */
function outcome(call) {
  try {
    call();
    return "answered";
  } catch (error) {
    assert.ok(errors.some((one) => error instanceof one), error);
    assert.ok(error.diagnostics.length > 0);
    for (const { code, path, message } of error.diagnostics) {
      assert.ok(documented.has(code), code);
      assert.match(path, /^(\/|$)/);
      assert.ok(message.length > 0 && message.length < 2_000, message);
    }
    return error.diagnostics[0].code;
  }
}

const sound = { today: "2026-03-20", membership_status: "member", problems: ["quality"], arrived: "all", receipt_date: "2026-03-10" };
const said = JSON.stringify(policy.check(sound));

test(`${COUNT} hostile values are answered or refused by name, and the engine goes on`, (t) => {
  const random = new Random(SEED);
  const reenter = () => { policy.check(sound); return random.pick(["3A", 7, undefined]); };
  const facts = () => spoilt(random.pick(scenarios).facts, random, reenter);
  const calls = {
    check: () => policy.check(facts()),
    questions: () => policy.questions(facts(), { asked: [hostile(random, reenter)] }),
    change: () => policy.change(facts()),
    evaluate: () => engine.evaluate(hostile(random, reenter), hostile(random, reenter)),
    "evaluate a spoilt one": () => engine.evaluate(spoilt(random.pick(logics), random, reenter), facts()),
    validateLogic: () => engine.validateLogic(spoilt(random.pick(logics), random, reenter)),
  };
  const tally = {};
  const count = (name, call) => {
    const key = outcome(call);
    (tally[name] ??= {})[key] = (tally[name][key] ?? 0) + 1;
  };
  for (let i = 0; i < COUNT; ++i) {
    const name = random.pick(Object.keys(calls));
    count(name, calls[name]);
    if (i % 40 === 0) {
      count("load", () => engine.load([spoilt(document, random, reenter)], { calendars }));
      count("load with calendars", () => engine.load(document, { calendars: spoilt(calendars, random, reenter) }));
    }
    if (i % 500 === 0) assert.equal(JSON.stringify(policy.check(sound)), said, `after ${i}`);
  }
  assert.equal(JSON.stringify(policy.check(sound)), said);
  for (const [name, outcomes] of Object.entries(tally)) t.diagnostic(`${name}: ${JSON.stringify(outcomes)}`);
  for (const code of ["answered", "not_json", "too_deep", "number_too_large", "not_an_answer", "wrong_kind"]) assert.ok(Object.values(tally).some((outcomes) => outcomes[code] > 0), code);
});

test("What throws when it is looked into is refused where it stands, twenty thousand times over", () => {
  const facts = { today: "2026-03-20", get rating() { throw new Error("hostile"); } };
  const proxy = new Proxy({}, { ownKeys() { throw new Error("hostile"); } });
  for (let i = 0; i < 10_000; ++i) {
    for (const [value, place] of [[facts, "/rating"], [proxy, ""]]) {
      try {
        policy.check(value);
        assert.fail("nothing was refused");
      } catch (error) {
        if (!(error instanceof full.InputError) || error.diagnostics[0].code !== "not_json" || error.diagnostics[0].path !== place) throw error;
      }
    }
  }
  assert.equal(JSON.stringify(policy.check(sound)), said);
});

test("What stands in many places is counted in each, before memory ends", () => {
  const letters = "x".repeat(10_000_000);
  for (const facts of [{ ...sound, more: Array(1_000).fill(letters) }, { ...sound, [letters]: 1, [`${letters}b`]: 2, [`${letters}c`]: 3, [`${letters}d`]: 4 }, { ...sound, more: shared() }])
    assert.equal(outcome(() => policy.check(facts)), "too_large");
  assert.equal(JSON.stringify(policy.check(sound)), said);
});

test("Calendars that are no list are refused, whatever they are", () => {
  for (const wrong of [{}, "x", 5, null, true, { length: 3 }])
    assert.throws(() => engine.load(document, { calendars: wrong }), ({ diagnostics: [{ code, path }] }) => code === "wrong_kind" && path === "/calendars");
});

test("A plain value is taken as JSON would carry it", () => {
  const random = new Random(SEED);
  for (let i = 0; i < 500; ++i) {
    const facts = structuredClone(random.pick(scenarios).facts);
    const bare = Object.assign(Object.create(null), facts);
    const proxied = new Proxy(facts, {});
    const expected = outcome(() => policy.check(facts)) === "answered" ? JSON.stringify(policy.check(facts)) : undefined;
    if (expected === undefined) continue;
    for (const same of [bare, proxied, Object.freeze({ ...facts, more: undefined })]) assert.equal(JSON.stringify(policy.check(same)), expected);
  }
});
