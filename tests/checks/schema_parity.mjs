// The JSON Schema for editors and the loader stay in step: the shipped policies pass the schema, and of the mistakes that
// the loader's test refuses (tests/vectors/policy-mistakes.json) it refuses those that are marked so, and no other.
import assert from "node:assert/strict";
import { createRequire } from "node:module";

import { read, ROOT } from "./tree.mjs";

let Ajv;
try {
  ({ default: Ajv } = createRequire(`${ROOT}web/package.json`)("ajv/dist/2020.js"));
} catch {
  console.log("ajv is not installed: run `npm ci` in web/. The schema was NOT held against the loader.");
  process.exit(77);
}

const json = (path) => JSON.parse(read(path));
const valid = new Ajv({ allErrors: true, strict: true, strictTypes: false, strictRequired: false, allowUnionTypes: true }).compile(json("core/policy/schema/policy.schema.json"));

for (const path of ["core/policy/okorder-credit.json", "tests/vectors/library-card.json"]) {
  assert.ok(valid(json(path)), `${path}: ${JSON.stringify(valid.errors, null, 1)}`);
}

const { mistakes } = json("tests/vectors/policy-mistakes.json");
let refused = 0;
for (const { id, title, change, schema } of mistakes) {
  const document = json("core/policy/okorder-credit.json");
  for (const { op, path, value } of change) {
    const steps = path.split("/").slice(1).map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"));
    const last = steps.pop();
    const whole = steps.reduce((part, step) => part[step], document);
    if (op !== "remove") whole[last] = value;
    else if (Array.isArray(whole)) whole.splice(Number(last), 1);
    else delete whole[last];
  }
  assert.equal(!valid(document), schema, `${id}, ${title}: ${schema ? "the schema lets it pass" : `the schema refuses it: ${JSON.stringify(valid.errors)}`}`);
  refused += schema ? 1 : 0;
}
assert.ok(refused >= 30, `only ${refused} mistakes of form`);
console.log(`${refused} mistakes refused by schema and loader, ${mistakes.length - refused} that only the loader can know`);
