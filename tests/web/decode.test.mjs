// What stands in a file of orders, whatever its program wrote it in: the same text as iconv says, wherever a slice ends, and nothing
// that is no text.
//
//   DECODE_CASES=1000000 DECODE_SEED=7 node --test tests/web/decode.test.mjs

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { isUtf8 } from "node:buffer";
import { test } from "node:test";
import { Random } from "../differential/random.mjs";
import { load } from "./load.mjs";

const COUNT = Number(process.env.DECODE_CASES ?? 10_000);
const SEED = Number(process.env.DECODE_SEED ?? 20261123);
const SLICE = 1 << 20; // of decode.ts

const { utf8Of } = await load("orders/decode.ts");

const ENCODINGS = { "UTF-8": [], GB18030: [], "UTF-16LE": [0xff, 0xfe], "UTF-16BE": [0xfe, 0xff] };
const encode = (text, encoding) => Buffer.concat([Buffer.from(ENCODINGS[encoding]), execFileSync("iconv", ["-f", "UTF-8", "-t", encoding], { input: text, maxBuffer: 1 << 28 })]);

// Six characters have another code since 2005, and Node's decoder is older than iconv's.
const MOVED = new Set([0x20087, 0x20089, 0x200cc, 0x215d7, 0x2298f, 0x241fe]);
function rare(random) {
  const code = random.between(0x20000, 0x2a6d6);
  return MOVED.has(code) ? rare(random) : code;
}

/** Orders as a Chinese buyer could have them, with characters of one, two and four bytes of GB18030. */
function order(random) {
  const word = () => Array.from({ length: random.between(1, 8) }, () => String.fromCodePoint(random.once(6) ? rare(random) : random.between(0x4e00, 0x9fa5))).join("");
  return `PO-${random.below(1e6)},${word()},"${word()}""${random.pick(["é", "…", "“", "㎡", "x"])}",2026-03-${random.between(10, 31)}\r\n`;
}

test("Each encoding gives the same text, cut at every byte of a character by a slice's end", async () => {
  const random = new Random(SEED);
  let text = "";
  while (text.length < SLICE) text += order(random);
  for (const encoding of Object.keys(ENCODINGS)) {
    for (let shift = 0; shift < 4; ++shift) {
      const shifted = "x".repeat(shift) + text;
      const bytes = encode(shifted, encoding);
      assert.ok(bytes.length > SLICE, encoding);
      const decoded = await utf8Of(bytes);
      assert.equal(Buffer.from(decoded).toString("utf8").replace(/^\ufeff/, ""), shifted, `${encoding}, ${shift}`);
    }
  }
});

test("Bytes of a multiple of a slice, one, and none", async () => {
  for (const length of [0, 1, SLICE - 1, SLICE, SLICE + 1, 2 * SLICE]) assert.equal((await utf8Of(new Uint8Array(length).fill(0x41))).length, length);
});

test(`${COUNT} random byte strings are text, and then UTF-8, or are refused`, async (t) => {
  const random = new Random(SEED);
  const sample = encode(Array.from({ length: 20 }, () => order(random)).join(""), "GB18030");
  const tally = { text: 0, refused: 0 };
  for (let i = 0; i < COUNT; ++i) {
    const bytes = random.once(2) ? Uint8Array.from({ length: random.below(40) }, () => random.below(256)) : new Uint8Array(sample.subarray(random.below(200), 200 + random.below(200)));
    if (random.once(3) && bytes.length > 1) bytes.set(random.pick([[0xff, 0xfe], [0xfe, 0xff], [0x81, 0x30], [0xef, 0xbb]]));
    const decoded = await utf8Of(bytes);
    tally[decoded ? "text" : "refused"] += 1;
    if (decoded) assert.ok(isUtf8(decoded), Buffer.from(bytes).toString("hex"));
    else assert.ok(!isUtf8(bytes), Buffer.from(bytes).toString("hex"));
  }
  t.diagnostic(JSON.stringify(tally));
  assert.ok(tally.text > COUNT / 10 && tally.refused > COUNT / 10, JSON.stringify(tally));
});
