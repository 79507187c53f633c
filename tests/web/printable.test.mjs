// The text in which the offline page carries its bytes: every byte comes back, nothing in it ends a string, a script or a line, and it
// is shorter than base64.

import assert from "node:assert/strict";
import { test } from "node:test";
import { bytesOf as written, AMISS, printable } from "../../web/printable.mjs";

// As in the page: the function's own text, with the list beside it.
const bytesOf = new Function(`const AMISS = ${JSON.stringify(AMISS)}; return ${written}`)();
let seed = 1;
const random = () => (seed = (seed * 48271) % 2147483647);

test("Every byte comes back, whatever the length", () => {
  const cases = [[], [0], [255], [0, 0], Array(7).fill(0), Array(8).fill(0), Array.from({ length: 256 }, (_, byte) => byte), AMISS, AMISS.map((byte) => byte << 1)];
  for (let length = 0; length < 300; length += 1) cases.push(Array.from({ length }, () => random() & 255));
  for (const bytes of cases) assert.deepEqual([...bytesOf(printable(Uint8Array.from(bytes)), bytes.length)], bytes);
});

test("It holds no character that is amiss in a string, a script, HTML or an old text tool, and takes 8 bytes for 7", () => {
  const text = printable(Uint8Array.from({ length: 70_000 }, () => random() & 255));
  assert.doesNotMatch(text, /[\0\x07\x08\n\x0b\f\r\x1a\x1b"&<\\\x7f-\xff\u2028\u2029]/);
  const size = Buffer.byteLength(text);
  assert.ok(size >= 80_000 && size < 80_010, `${size} B`);
});
