// eligibility eval, validate-logic and rule: an answer or a named refusal, whatever comes in.
import assert from "node:assert/strict";
import { test } from "node:test";

import { file, folder, run } from "./command.mjs";

/** What the command answers to these lines, parsed. A line that is no string is written as JSON. */
function ask(command, lines, ...options) {
  const text = lines.map((line) => (typeof line === "string" ? line : JSON.stringify(line))).join("\n");
  const result = run([command, ...options, "-"], `${text}\n`);
  return { ...result, answers: result.out.trimEnd().split("\n").map((line) => JSON.parse(line)) };
}
const nested = (operator, depth, leaf = true) => `${`{"${operator}":[`.repeat(depth)}${JSON.stringify(leaf)}${"]}".repeat(depth)}`;

// -- eval -------------------------------------------------------------------------------------------------------------

test("eval answers a line with its result", () => {
  const { code, err, out } = ask("eval", [
    { logic: { "+": [1, { var: "a.0" }] }, data: { a: [41] } },
    { logic: { plusTime: ["2021-01-31", 1, "month"] } },
    { logic: [{ var: "" }, { or: [0, "x"] }], data: null, note: "more members are passed over" },
  ]);
  assert.deepEqual([code, err], [0, ""]);
  assert.equal(out, '{"result":42}\n{"result":"2021-03-03T00:00:00.000Z"}\n{"result":[null,"x"]}\n');
});

test("eval takes a file, - and standard input by itself", () => {
  const line = '{"logic":{"var":"a"},"data":{"a":"é"}}\n';
  for (const result of [run(["eval", file(line)]), run(["eval", "-"], line), run(["eval"], line)]) {
    assert.deepEqual([result.code, result.out, result.err], [0, '{"result":"é"}\n', ""]);
  }
});

test("eval answers every line that is wrong with its error, and ends with 2", () => {
  const { code, err, answers } = ask("eval", [
    { logic: { "<": [1, { var: "x" }] }, data: { x: "2" } }, "{", "7", { data: 1 }, { logic: null },
    { logic: { and: [{ all: [] }, { "!": [] }] } }, { logic: { "+": [1, 1] } },
  ]);
  assert.equal(code, 2);
  assert.deepEqual(answers.map(({ error, result }) => error?.code ?? result),
    ["wrong_operand", "not_json", "not_an_object", "missing_member", "not_an_expression", "unknown_operator", 2]);
  assert.deepEqual(Object.keys(answers[0].error), ["code", "message"]);
  // Every problem of an expression stands on standard error, with its place.
  assert.match(err, /^line 6: \/and\/0: unknown_operator: /m);
  assert.match(err, /^line 6: \/and\/1\/!: wrong_arity: /m);
});

test("eval --certlogic-only refuses \"or\", wherever it stands", () => {
  const lines = [{ logic: { or: [false, 1] } }, { logic: { if: [true, 1, { or: [0, 1] }] } }, { logic: { and: [1, 2] } }];
  assert.deepEqual(ask("eval", lines).answers, [{ result: 1 }, { result: 1 }, { result: 2 }]);
  const strict = ask("eval", lines, "--certlogic-only");
  assert.deepEqual([strict.code, strict.answers[0].error.code, strict.answers[1].error.code], [2, "unknown_operator", "unknown_operator"]);
  assert.deepEqual(strict.answers[2], { result: 2 });
});

test("eval passes over empty lines, and counts them", () => {
  const { code, answers, err } = ask("eval", ["", '{"logic":1}\r', "  ", "x"]);
  assert.deepEqual([code, answers.length, answers[0]], [2, 2, { result: 1 }]);
  assert.match(err, /^line 4: not_json/);
});

test("eval and validate-logic refuse a file that cannot be read", () => {
  for (const command of ["eval", "validate-logic"]) {
    for (const path of [`${folder}/none.jsonl`, folder]) {
      const result = run([command, path]);
      assert.deepEqual([result.code, result.out], [2, ""]);
      assert.match(result.err, /unreadable/);
    }
  }
});

// -- validate-logic ---------------------------------------------------------------------------------------------------

test("validate-logic lists nothing for what is CertLogic, and ends with 0", () => {
  const { code, out, err } = ask("validate-logic", [{ logic: { "!": [{ var: "a.0" }] } }, { logic: 42.0 }]);
  assert.deepEqual([code, out, err], [0, '{"issues":[]}\n{"issues":[]}\n', ""]);
});

test("validate-logic lists every issue with expression, place and message, and ends with 1", () => {
  const { code, answers, err } = ask("validate-logic", [{ logic: { if: [{ var: "a." }, 3.14, { or: [1, 2] }] } }, { logic: 1 }]);
  assert.deepEqual([code, err], [1, ""]);
  assert.deepEqual(answers, [{ issues: [
    { expr: { var: "a." }, path: "/if/0", message: "data access path doesn't have a valid format: a." },
    { expr: 3.14, path: "/if/1", message: "3.14 is a non-integer number" },
    { expr: { or: [1, 2] }, path: "/if/2", message: 'unrecognised operator: "or"' },
  ] }, { issues: [] }]);
});

test("validate-logic answers a line that is no question with its error, and ends with 2", () => {
  const { code, answers } = ask("validate-logic", ["nope", {}, { logic: {} }]);
  assert.equal(code, 2);
  assert.deepEqual(answers.map(({ error, issues }) => error?.code ?? issues[0].message),
    ["not_json", "missing_member", "expression object must have exactly one key, but it has 0"]);
});

// -- rule -------------------------------------------------------------------------------------------------------------

const RULE = {
  Identifier: "GR-XX-0001", Type: "Acceptance", Country: "XX", Version: "1.0.0", SchemaVersion: "1.0.0", Engine: "CERTLOGIC",
  EngineVersion: "1.3.3", CertificateType: "General", Description: [{ lang: "en", desc: "The rating is one that may apply." }],
  ValidFrom: "2026-01-01T00:00:00Z", ValidTo: "2027-01-01T00:00:00Z", AffectedFields: ["rating"],
  Logic: { in: [{ var: "payload.rating" }, { var: "external.ratings" }] },
};
const DATA = { payload: { rating: "A" }, external: { validationClock: "2026-03-20T09:00:00+08:00", ratings: ["A", "B"] } };

test("rule says what a rule of the EU's format says of the data", () => {
  const result = run(["rule", file(RULE), "--data", file(DATA)]);
  assert.deepEqual([result.code, result.err], [0, ""]);
  assert.deepEqual(JSON.parse(result.out), {
    rule: "GR-XX-0001", version: "1.0.0", type: "Acceptance", result: "pass", valid: true, value: true,
    affected_fields: { missing: [], extra: [] },
  });
  const failed = run(["rule", file(RULE), "--data", "-"], JSON.stringify({ ...DATA, payload: { rating: "C" } }));
  assert.deepEqual([failed.code, JSON.parse(failed.out).result], [0, "fail"]);
});

test("rule is open on the day on which the rule is no longer valid", () => {
  const on = (validationClock) => JSON.parse(run(["rule", file(RULE), "--data", "-"], JSON.stringify({ ...DATA, external: { ...DATA.external, validationClock } })).out);
  assert.deepEqual([on("2026-12-31").result, on("2026-12-31").valid], ["pass", true]);
  assert.deepEqual([on("2027-01-01").result, on("2027-01-01").valid, on("2027-01-01").open.code], ["open", false, "not_valid"]);
});

test("rule ends with 1 when the fields that it names are not those that it reads", () => {
  const result = run(["rule", file({ ...RULE, AffectedFields: ["level"] }), "--data", file(DATA)]);
  assert.equal(result.code, 1);
  assert.deepEqual(JSON.parse(result.out).affected_fields, { missing: ["rating"], extra: ["level"] });
});

test("rule refuses a rule with mistakes, naming all of them, and data that is no JSON", () => {
  const { Type: _, ...without } = RULE;
  const wrong = file({ ...without, Country: "x", ValidTo: "2027-13-01T00:00:00Z", Logic: { and: [{ or: [1, 2] }, { "!": [] }] } }, "wrong.json");
  const result = run(["rule", wrong, "--data", "-"], "{");
  assert.deepEqual([result.code, result.out], [2, ""]);
  for (const place of ["missing_member: ", "/Country: not_a_token", "/ValidTo: impossible_date", "/Logic/and/0: unknown_operator", "/Logic/and/1/!: wrong_arity"]) {
    assert.ok(result.err.includes(`wrong.json: ${place}`), `${place} in ${result.err}`);
  }
  assert.match(result.err, /^-: not_json/m);
  for (const args of [["rule"], ["rule", wrong], ["rule", folder, "--data", wrong], ["rule", wrong, "--data", `${folder}/none`]]) {
    assert.deepEqual([run(args).code, run(args).out], [2, ""], args.join(" "));
  }
});

// -- limits -----------------------------------------------------------------------------------------------------------

const HARMFUL = [
  ["10,000 operations within each other", `{"logic":${nested("!", 10_000)}}`, "too_deep"],
  ["10,000 arrays within each other in the data", `{"logic":{"var":""},"data":${"[".repeat(10_000)}${"]".repeat(10_000)}}`, "too_deep"],
  ["an array of 1,000,000", `{"logic":{"in":[1,{"var":"a"}]},"data":{"a":[${"0,".repeat(999_999)}1]}}`, "too_large"],
  ["1,000,000 operands", `{"logic":{"and":[${"1,".repeat(999_999)}1]}}`, "too_large"],
];

for (const [what, line, expected] of HARMFUL) {
  test(`eval and validate-logic refuse ${what}, and go on`, () => {
    for (const command of ["eval", "validate-logic"]) {
      const { code, answers, err } = ask(command, [line, '{"logic":true}']);
      assert.deepEqual([code, answers.length, answers[0].error.code], [2, 2, expected]);
      assert.equal(answers[1].error, undefined);
      assert.ok(err.length < 5_000, `${err.length} bytes`);
    }
  });
}

test("eval answers expressions and data that are as large as they may be", () => {
  const letters = "a".repeat(10_000_000);
  const { code, answers, out } = ask("eval", [
    `{"logic":${nested("!", 120)}}`,
    `{"logic":{"reduce":[{"var":"a"},{"+":[{"var":"accumulator"},1]},0]},"data":{"a":[${"0,".repeat(899_999)}1]}}`,
    `{"logic":{"===":[{"var":"a"},{"var":"b"}]},"data":{"a":"${letters.slice(0, 7_000_000)}","b":"${letters.slice(0, 7_000_000)}"}}`,
    `{"logic":{"if":[{"var":"a"},1,2]},"data":{"a":"${letters}"}}`,
    '{"logic":{"+":[9223372036854775806,1]}}',
    '{"logic":{"+":[9223372036854775807,1]}}',
    '{"logic":{"<":[-9223372036854775808,9223372036854775807]}}',
    '{"logic":9223372036854775808}',
    `{"logic":{"plusTime":["2021-01-01",9223372036854775807,"year"]}}`,
  ]);
  assert.equal(code, 2);
  assert.deepEqual(answers.map(({ error, result }) => error?.code ?? result),
    [true, 900_000, true, 1, 2 ** 63, "overflow", true, "fraction", "overflow"]);
  assert.match(out, /^\{"result":9223372036854775807\}$/m); // which JavaScript's numbers cannot tell from 2 ** 63
});

test("a message shows a string of 10 MB cut", () => {
  const letters = "a".repeat(10_000_000);
  const { answers, out } = ask("eval", [`{"logic":{"plusTime":[{"var":""},1,"day"]},"data":"${letters}"}`, `{"logic":{"${letters}":[]}}`]);
  assert.deepEqual(answers.map(({ error }) => error.code), ["not_a_date", "unknown_operator"]);
  assert.ok(out.length < 1_000, `${out.length} bytes`);
});
