// A file's bytes as UTF-8, whatever they were: UTF-8 where they are it, else what Excel writes in China, or with a mark in
// front. The engine reads UTF-8 alone.

import { pause } from "./selection.ts";

const SLICE = 1 << 20;

/** Undefined where the bytes are no text in any of these. */
export async function utf8Of(bytes: Uint8Array): Promise<Uint8Array | undefined> {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return recoded(bytes, "utf-16le");
  if (first === 0xfe && second === 0xff) return recoded(bytes, "utf-16be");
  // GB18030 gives a meaning to nearly all bytes, so what is UTF-8 must be found first.
  return (await decoded(bytes, "utf-8")) === undefined ? recoded(bytes, "gb18030") : bytes;
}

async function recoded(bytes: Uint8Array, encoding: string): Promise<Uint8Array | undefined> {
  const texts = await decoded(bytes, encoding);
  if (texts === undefined) return undefined;
  const encoder = new TextEncoder();
  return new Uint8Array(await new Blob(texts.map((text) => encoder.encode(text))).arrayBuffer());
}

/** In slices, so that the page stays awake. */
async function decoded(bytes: Uint8Array, encoding: string): Promise<string[] | undefined> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  const texts: string[] = [];
  try {
    for (let begin = 0; begin < bytes.length; begin += SLICE) {
      if (begin > 0) await pause();
      texts.push(decoder.decode(bytes.subarray(begin, begin + SLICE), { stream: begin + SLICE < bytes.length }));
    }
  } catch {
    return undefined;
  }
  return texts;
}
