// The texts for the language that a host asks for, or English and a word on why.

import { written } from "./languages.ts";
import type { Texts } from "./texts.ts";
import { languageNote } from "./texts.ts";

export interface Words {
  readonly texts: Texts;
  readonly note?: string;
}

/** `language` is the one that serves `wanted`; a language whose files cannot be had is replaced by English, and `missed` is told. */
export async function wordsFor(wanted: string, language: string, load: (language: string) => Promise<Texts>, missed: (error: unknown) => void): Promise<Words> {
  try {
    const texts = await load(language);
    return written(wanted) === written(language) ? { texts } : { texts, note: languageNote(texts, wanted) };
  } catch (error) {
    if (language === "en") throw error;
    const texts = await load("en");
    missed(error);
    return { texts, note: languageNote(texts, language) };
  }
}
