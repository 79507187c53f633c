// The published CertLogic suite, read: [{logic, data, expected, where}] and [{logic, issues, where}]. null, and said, where
// CERTLOGIC_SUITE_DIR does not name its folder (certlogic/specification of eu-dcc-business-rules).
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import path from "node:path";

export const ACTIVE = 218;
const SKIPPED = 14;
export const VALIDATIONS = 23;

function filesIn(folder) {
  return readdirSync(folder).sort().map((name) => ({ name, ...JSON.parse(readFileSync(path.join(folder, name), "utf8")) }));
}

/** No other directive is known: "only" would have to be, lest too much were run. */
function isSkipped({ directive }) {
  assert.ok(directive === undefined || directive === "skip", directive);
  return directive === "skip";
}

export function readSuite() {
  const folder = process.env.CERTLOGIC_SUITE_DIR;
  if (!folder) {
    console.log("NOT RUN: the published CertLogic suite; CERTLOGIC_SUITE_DIR is not set");
    return null;
  }
  let skipped = 0;
  const assertions = filesIn(path.join(folder, "testSuite")).flatMap((file) => file.cases.flatMap((each) =>
    each.assertions.flatMap((assertion, at) => {
      if (isSkipped(file) || isSkipped(each) || isSkipped(assertion)) {
        skipped += 1;
        return [];
      }
      const { certLogicExpression: logic = each.certLogicExpression, data, expected } = assertion;
      return [{ logic, data, expected, where: `${file.name}, ${each.name}, ${at}` }];
    })));
  const validations = filesIn(path.join(folder, "validation-testSuite")).flatMap((file) => file.cases.map((each, at) => {
    assert.ok(!isSkipped(file) && !isSkipped(each));
    return { logic: each.certLogicExpression, issues: each.issues, where: `${file.name}, ${at}` };
  }));
  assert.deepEqual([assertions.length, skipped, validations.length], [ACTIVE, SKIPPED, VALIDATIONS]);
  return { assertions, validations };
}

/** Those whose answer is not the suite's. `evaluate` and `validateLogic` are functions of this process or their recorded answers. */
export function differences(suite, evaluated, validated) {
  const same = (left, right) => {
    try {
      assert.deepStrictEqual(left, right);
      return true;
    } catch {
      return false;
    }
  };
  const wrong = [];
  let held = 0;
  suite.assertions.forEach(({ expected, where }, at) => {
    if (same(evaluated[at], { result: expected })) held += 1;
    else wrong.push(`${where}: ${JSON.stringify(evaluated[at])}, expected ${JSON.stringify(expected)}`);
  });
  let named = 0;
  suite.validations.forEach(({ issues, where }, at) => {
    const found = validated[at].map(({ expr, message }) => ({ expr, message })); // the paths are ours
    if (same(found, issues)) named += 1;
    else wrong.push(`${where}: ${JSON.stringify(found)}, expected ${JSON.stringify(issues)}`);
  });
  return { wrong, held, named };
}
