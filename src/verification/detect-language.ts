import { detectAll, supportedLanguages, toISO2 } from 'tinyld';
import type { EngineDocument } from '../engine/port.ts';

/** Dead, made-up and macro languages that the detector offers for terse clinical notes. */
const notSpoken = new Set(['la', 'vo', 'tlh', 'eo', 'ber', 'yi']);
const spoken = supportedLanguages.map(toISO2).filter((code) => !notSpoken.has(code));
const english = new Intl.DisplayNames('en', { type: 'language' });
const codes = new Map(
  spoken.flatMap((code) => [code, english.of(code)?.toLowerCase() ?? code].map((key) => [key, code])),
);
const otherNames = new Map([
  ['mandarin', 'zh'],
  ['farsi', 'fa'],
  ['norwegian', 'no'],
]);

/** Letters needed before a guess counts; a letter of an unspaced script says as much as a short word. */
const lettersAtLeast = 40;
const unspacedWorth = 4;
/**
 * The best guess must be this many times as likely as the next, or the text is mixed. English full of drug names
 * comes out as up to two parts another language to one part English; text in another language leads by far more.
 */
const lead = 3;
/** A long text is told from its beginning. Units: UTF-16 code units. */
const readAtMost = 4000;

/** The ISO 639-1 code of a text's language, or null when it is too short or too mixed to tell. */
export function detectLanguage(text: string): string | null {
  const start = text.slice(0, readAtMost);
  const letters = start.match(/\p{L}/gu)?.length ?? 0;
  const unspaced = start.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/gu)?.length ?? 0;
  if (letters + unspaced * (unspacedWorth - 1) < lettersAtLeast) return null;
  const [best, next] = detectAll(start, { only: spoken });
  return best && best.accuracy >= lead * (next?.accuracy ?? 0) ? best.lang : null;
}

/** Reads a language's English name, code or tag (`Spanish`, `es`, `es-MX`) as its ISO 639-1 code; null when unknown. */
export function languageCode(nameOrTag: string): string | null {
  const name = nameOrTag.trim().toLowerCase();
  return otherNames.get(name) ?? codes.get(name) ?? codes.get(name.split(/[-_]/)[0] ?? '') ?? null;
}

/**
 * The language of the response, or else of the last user message, when it is clearly none of the model's; null
 * otherwise. The page and the terminal warn with it: verdicts on such text are outside the model's competence. A model
 * that names no languages is taken to know them all.
 */
export function foreignLanguage(document: EngineDocument, languages: readonly string[]): string | null {
  if (languages.length === 0) return null;
  const known = new Set(languages.map((language) => languageCode(language) ?? language.toLowerCase()));
  const lastUser = document.conversation.findLast((message) => message.role === 'user')?.content ?? '';
  for (const text of [document.response, lastUser]) {
    const language = detectLanguage(text);
    if (language && !known.has(language)) return language;
  }
  return null;
}
