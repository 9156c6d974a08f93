import type { FoundConstraint } from './find-constraints.ts';

const quoted = '["“”\'‘’«]([^"“”\'‘’«»]{2,60})["“”\'’»]';
const wordLabel = '(?:the )?(?:exact )?(?:words?|phrase|term|name|sentence|expression|hashtag) ';

const mustHave: readonly RegExp[] = [
  new RegExp(
    `\\b(?:mention|include|use|contain|add|say|write|end with|start with|begin with|finish with)(?:s|ing)? (?:${wordLabel})?${quoted}`,
    'i',
  ),
  /\b(?:mention|include|use|contain|add)(?:s|ing)? the (?:exact )?(?:word|phrase|term) ([\w-]{3,30})\b/i,
];
const mustNotHave: readonly RegExp[] = [
  new RegExp(
    `\\b(?:(?:don.?t|do not|never|must not|should not|avoid|without|not) (?:ever )?(?:mention|include|use|say|write|using|mentioning|including|saying|add)(?: (?:about|of))?|avoid) (?:${wordLabel})?${quoted}`,
    'i',
  ),
  /\b(?:(?:don.?t|do not|never|must not|should not|avoid|without) (?:use|using|say|saying|write|mention|mentioning)|avoid) the (?:word|phrase|term) ([\w-]{3,30})\b/i,
  /\b(?:don.?t|do not|never|must not|without) (?:mention|mentioning) (?:any |the )?((?!the\b|that\b|this\b|it\b|any|my\b|your\b|his\b|her\b|their\b|me\b|him\b|them\b|names?\b|what\b|how\b|who\b|to\b)[a-z][\w-]{2,24}(?: [a-z][\w-]{2,24})?)(?=\s*(?:$|[.,;!)]|please\b|in\b|at\b|because\b|again\b))/i,
];

/** Words that the answer must or must not contain. Only quoted words, named words or a plain object count. */
export function findMentions(sentence: string): readonly FoundConstraint[] {
  const forbidden = first(sentence, mustNotHave);
  if (forbidden !== null) return [describe(forbidden, false)];
  const wanted = first(sentence, mustHave);
  return wanted === null || /\b(?:not|n.t|never|avoid|without|dont)\b/i.test(sentence.slice(0, wanted.index))
    ? []
    : [describe(wanted, true)];
}

function first(sentence: string, patterns: readonly RegExp[]): RegExpExecArray | null {
  for (const pattern of patterns) {
    const match = pattern.exec(sentence);
    if (match !== null) return match;
  }
  return null;
}

function describe(match: RegExpExecArray, present: boolean): FoundConstraint {
  const phrase = (match[1] ?? '').trim().replace(/[.,;:!?]+$/, '');
  const key = phrase.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '-');
  return {
    check: { kind: 'mentions', phrase, present },
    text: present
      ? `The response contains the words “${phrase}”.`
      : `The response does not contain the words “${phrase}”.`,
    quote: match[0].trim(),
    key: `${present ? 'mentions' : 'omits'}-${key}`,
  };
}
