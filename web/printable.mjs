// Bytes as text that can stand in a script of an HTML page, seven bits a character: 8 bytes of text for 7, where base64 takes 9.3.
// What a string, a script, HTML or an old text tool would take amiss is never written: it and the seven bits that follow become one
// character of two bytes.

// NUL, BEL, BS, LF, VT, FF, CR, SUB, ESC, ", &, <, backslash, DEL
export const AMISS = [0, 7, 8, 10, 11, 12, 13, 26, 27, 34, 38, 60, 92, 127];

/** @param {Uint8Array} bytes */
export function printable(bytes) {
  const sevens = [];
  let [bits, count] = [0, 0];
  for (const byte of bytes) {
    bits = ((bits << 8) | byte) & 0x7fff;
    for (count += 8; count >= 7;) sevens.push((bits >> (count -= 7)) & 127);
  }
  sevens.push((bits << (7 - count)) & 127, 0); // what is left, and a follower if it is amiss
  let text = "";
  for (let at = 0; at < sevens.length; at += 1) {
    const amiss = AMISS.indexOf(sevens[at]);
    text += String.fromCharCode(amiss < 0 ? sevens[at] : ((amiss + 2) << 7) | (sevens[(at += 1)] ?? 0));
  }
  return text;
}

/** The first `length` bytes of a text. Runs in the page, where AMISS stands beside it. */
export function bytesOf(text, length) {
  const bytes = new Uint8Array(length);
  let [bits, count, at] = [0, 0, 0];
  const take = (seven) => {
    bits = ((bits << 7) | seven) & 0x7fff;
    count += 7;
    if (count >= 8) bytes[at++] = bits >> (count -= 8);
  };
  for (const character of text) {
    const code = character.charCodeAt(0);
    if (code > 127) take(AMISS[(code >> 7) - 2]);
    take(code & 127);
  }
  return bytes;
}
