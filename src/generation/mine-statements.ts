import { nearDuplicateWords, wordsOf } from '../domain/refine/near-duplicate.ts';
import { type Stretch, splitSentences } from '../verification/sentences.ts';
import { cleanClaim, isSelfContained, lowerFirst, sayClaim } from './phrase-claim.ts';
import { promptLanguage } from './prompt-language.ts';

/** One thing that a text says, as a statement that may be asked of any response. */
export interface MinedStatement {
  /** As a criterion: `The response says to rest.` */
  readonly text: string;
  /** What was said, without marks and connecting words. */
  readonly claim: string;
  /** Where it stands: the name of the text and UTF-16 offsets, `guideline:120-188`. */
  readonly place: string;
  readonly start: number;
  readonly end: number;
}

export interface MineOptions {
  /** Units: statements, 40 without it. The first ones of the text are taken. */
  readonly most?: number;
}

const usualMost = 40;
/** Units: UTF-16 code units read of a text. */
const readAtMost = 60_000;
/** A lead whose last word is one of these goes on in its items. */
const openEnd =
  /\b(?:include|includes|including|are|is|as|if|when|with|by|to|for|unless|and|or|of|like|was|were|not|can|should|must|may)$/i;

/**
 * Takes a text apart into what it says, sentence by sentence, by code alone. Items of a list are read with the line that
 * leads into them; greetings, headings, and sentences that can't be understood alone are left out.
 */
export function mineStatements(
  name: string,
  text: string,
  { most = usualMost }: MineOptions = {},
): readonly MinedStatement[] {
  const read = text.slice(0, readAtMost);
  const english = (promptLanguage(read) ?? 'en') === 'en';
  const found: (MinedStatement & { readonly words: readonly string[] })[] = [];
  let lead: string | null = null;
  const sentences = splitSentences(read);
  // Where a text is cut, its last sentence is none.
  for (const stretch of read.length < text.length ? sentences.slice(0, -1) : sentences) {
    if (found.length >= most) break;
    const line = lineOf(read, stretch);
    const claim = cleanClaim(read.slice(stretch.start, stretch.end));
    if (claim.endsWith(':')) {
      lead = claim.slice(0, -1).trim();
      continue;
    }
    if (!line.isItem) lead = line.isFirst ? null : lead;
    if (line.isHeading) continue;
    const whole = line.isItem && lead !== null ? joinLead(lead, claim, read) : claim;
    if (english && !isSelfContained(whole)) continue;
    const words = wordsOf(whole);
    if (found.some((one) => nearDuplicateWords(one.words, words) !== null)) continue;
    const { start, end } = stretch;
    const said = english ? sayClaim(whole, read) : `The response says: “${whole}”`;
    found.push({ text: said, claim: whole, place: `${name}:${start}-${end}`, start, end, words });
  }
  return found.map(({ words: _, ...statement }) => statement);
}

/** An announcement of items, which they take the place of. */
const announcement = /\s+(?:(?:any|one|some|all)\s+)?(?:of\s+)?(?:the following|these)(?:\s+\p{L}+)?$/iu;

/** An item that only goes on where its lead stopped is read with it; one that stands alone is left as it is. */
function joinLead(lead: string, item: string, context: string): string {
  const tail = lowerFirst(item, context);
  const announced = lead.replace(announcement, '');
  if (announced !== lead && wordsOf(announced).length >= 3) return `${announced} ${tail}`;
  if (openEnd.test(lead)) return `${lead} ${tail}`;
  return wordsOf(item).length < 4 ? `${lead}: ${tail}` : item;
}

interface Line {
  readonly isItem: boolean;
  readonly isHeading: boolean;
  /** Whether the sentence opens its line. */
  readonly isFirst: boolean;
}

/** What kind of line a sentence stands on. A short line without a full stop, bold or marked as one, is a heading. */
function lineOf(text: string, { start, end }: Stretch): Line {
  const from = text.lastIndexOf('\n', start - 1) + 1;
  const stop = text.indexOf('\n', end);
  const line = text.slice(from, stop < 0 ? text.length : stop);
  const before = text.slice(from, start);
  const isItem = /^\s*(?:[-*•+–‣◦·]|\(?\d{1,3}[.)])\s/u.test(line);
  const bare = /^\s*#{1,6}\s/.test(line) || /^\s*(?:\*\*|__)[^*_]{1,80}(?:\*\*|__):?\s*$/.test(line);
  return { isItem, isHeading: bare, isFirst: !/[\p{L}\p{N}]/u.test(before) };
}
