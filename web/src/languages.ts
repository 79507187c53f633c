// Which language is shown for the one that is asked for. Traditional Chinese gets English until it has texts of its own.

/** exact, language and script, language, en: "zh-SG" -> "zh-CN", "zh-TW" -> "en", "en-GB" -> "en". */
export function negotiate(wanted: readonly string[], known: readonly string[]): string {
  for (const tag of wanted) {
    const own = known.includes(tag) ? tag : known.find((one) => written(one) === written(tag));
    if (own) return own;
  }
  return "en";
}

/** Language and script, the likely ones where a tag leaves them out. */
export function written(tag: string): string {
  // Most visitors need no more, and their browser's first Intl.Locale would keep the page waiting for 5 to 15 ms.
  if (/^en(-..)?$/.test(tag)) return "en-Latn";
  try {
    const { language, script } = new Intl.Locale(tag).maximize();
    return `${language}-${script}`;
  } catch {
    return tag;
  }
}

export function direction(tag: string): "ltr" | "rtl" {
  return /^(ar|fa|he|ur)\b/.test(tag) ? "rtl" : "ltr";
}
