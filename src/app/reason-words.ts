import type { PlainReason } from '../generation/step-reason.ts';

/** A reason code of a trace in words; one that a kept trace of another version brings is read as it stands. */
export function becauseWords(code: string): string {
  const words = familyWords(code) ?? (reasons as Readonly<Record<string, string>>)[code] ?? code.replaceAll('-', ' ');
  return words === '' ? '' : `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
}

/** Words for codes that end in a name. */
function familyWords(code: string): string | null {
  if (code.startsWith('principle-')) return 'a general principle stands behind it';
  if (code.startsWith('axis-')) return `about ${code.slice('axis-'.length).replaceAll('_', ' ')}`;
  if (code.startsWith('run-')) return 'this method made nothing here';
  return null;
}

const reasons: Readonly<Record<PlainReason, string>> = {
  emergency: 'a danger sign calls for it',
  pinned: 'always asked of such a conversation',
  rank: 'among those that fit best',
  negative: 'a likely fault',
  'user-demand': 'the user asked for it',
  'near-duplicate': 'another says nearly the same',
  'below-size': 'the rubric was full',
  'below-candidates': 'others fit better',
  'negatives-full': 'enough faults were there',
  'theme-full': 'enough of this theme were there',
  bank: 'from the bank',
  written: 'written by the model',
  'no-text': 'it had no words',
  'no-points': 'it was worth nothing',
  unsourced: 'it named nothing that it rests on',
  'favours-preferred': 'the preferred answer does better by it',
  'favours-rejected': 'the rejected answer does better by it',
  unquoted: 'no passage stands behind it',
  'says-the-same': 'another says the same',
  'enough-questions': 'enough questions were there',
  differs: 'the answers differ in it',
  disagreement: 'the answers disagree on it',
  'not-in-reference': 'no reference says it',
  'names-a-side': 'it names one of the answers',
  'reproduces-preference': 'it finds the preferred answer better, in both orders',
  contradicts: 'it finds the rejected answer better',
  tie: 'it does not tell the answers apart',
  flips: 'its verdict changes with the order of the answers',
  undecided: 'it came to no verdict',
  'meta-rubric': 'a general principle',
  'no-principle': 'no principle stands behind it',
  'not-approved': 'a person has to agree to it and did not',
  'less-accurate': 'fewer known pairs come out right with it',
  'as-accurate': 'no fewer known pairs come out right with it',
  'before-answers': 'before any answer was seen',
  'similar-case': 'from a similar case',
  'other-case': 'it speaks of the other case',
  'none-meets': 'no answer meets it',
  'all-meet': 'every answer meets it',
  fact: 'a fact of the text',
  'same-fact': 'another tells the same fact',
  vital: 'a good answer has to say it',
  okay: 'good to say, not needed',
  'other-patients': 'it speaks of other patients',
  'not-told': 'the user has not told it',
  'empty-cell': 'no criterion stands there',
  'nothing-fits': 'nothing that is known fits there',
  'sub-checks': 'one of its parts',
  graded: 'its grades became questions',
  compound: 'it asked several things',
  applies: 'it applies here',
  'does-not-apply': 'it does not apply here',
  'other-topic': 'it is about another topic',
  'condition-absent': 'what it depends on is not the case here',
  'turn-brought-news': 'this turn brought something new',
  'turn-brought-nothing': 'this turn brought nothing new',
  settled: 'an earlier answer settled it',
  'question-of-its-turn': 'a question to ask in its own turn alone',
  'new-in-this-turn': 'new in this turn',
  'still-open': 'still open from an earlier turn',
  described: 'by what you said they care about',
  'known-cares': 'by what such people usually care about',
  'no-known-cares': 'nothing is known of what they care about',
  'for-stakeholder': 'it is there for one of those concerned',
  run: 'one of the methods that were run',
  agreed: 'several methods came to it',
  'too-few-votes': 'too few methods came to it',
  stock: 'always part of this rubric',
  taxonomy: 'in the list of failures',
  likeliest: 'among the likeliest failures',
};
