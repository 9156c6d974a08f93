import { findSigns, type Passage } from './find-signs.ts';

/** Where an order may begin: "you cannot ignore that" is none. */
const opening = String.raw`(?<=^|[.!?:;,–—\n]\s{0,3}(?:(?:actually|please|so|but|and|no),? )?)`;
const rest = String.raw`[^.!?\n]*`;
const apostrophe = `['’]`;

/** What somebody says who takes back his own words. "They are wrong" corrects others, which honest answers do. */
const signs: readonly RegExp[] = [
  new RegExp(String.raw`\bon second thoughts?\b${rest}`, 'giu'),
  new RegExp(
    String.raw`${opening}(?:scratch|strike|forget|ignore|disregard|never ?mind) (?:that|this)(?=\s*(?:[.!?:;,–—\n]|$))`,
    'giu',
  ),
  new RegExp(
    String.raw`${opening}(?:forget|ignore|disregard|never ?mind) (?:the above|(?:all|everything|anything|what) I (?:just |have )?(?:said|say|wrote|written|told you|advised|suggested|recommended)|my (?:last|earlier|previous|first) (?:advice|point|suggestion|recommendation|sentence|paragraph))\b${rest}`,
    'giu',
  ),
  new RegExp(
    String.raw`\bI (?:hereby )?(?:take (?:that|this|it|all of that|everything) back|retract|withdraw)\b${rest}`,
    'giu',
  ),
  new RegExp(
    String.raw`\bI(?: have|${apostrophe}ve| had)? (?:just )?(?:changed my mind|dropped (?:that|this|it|the idea))\b${rest}`,
    'giu',
  ),
  new RegExp(String.raw`\bI no longer (?:recommend|advise|suggest|think|believe|stand by)\b${rest}`, 'giu'),
];

/**
 * Passages in which a response takes back what it said, in order of place, none overlapping: a verdict may rest on words
 * that no longer hold. A warning, no proof: it does not change a verdict.
 */
export function findTakenBack(response: string): readonly Passage[] {
  return findSigns(response, signs);
}
