import type { Message } from '../submission.ts';

/** Ways to change an answer without changing what it says; under another prompt the answer is the same. */
export const neutralKinds = ['padding', 'list order', 'markdown', 'synonyms', 'other prompt'] as const;
export type NeutralKind = (typeof neutralKinds)[number];

/** What a verifier reads. */
export interface Answered {
  readonly conversation: readonly Message[];
  readonly response: string;
}

/** An answer that says the same in another dress. */
export interface NeutralVariant extends Answered {
  readonly kind: NeutralKind;
}

const padding =
  'I hope these lines are of some use to you. Please take all the time you want to go through them, in whatever order ' +
  'you like. They are written to be read more than once.';

const otherPrompt: readonly Message[] = [
  { role: 'user', content: 'Which of these two colours suits a small hallway better, sand or pale green?' },
];

/** Pairs that mean the same wherever they stand; each is exchanged for the other. */
const synonyms: readonly (readonly [string, string])[] = [
  ['for example', 'for instance'],
  ['however', 'nevertheless'],
  ['often', 'frequently'],
  ['usually', 'normally'],
  ['perhaps', 'maybe'],
  ['nearly', 'almost'],
  ['big', 'large'],
  ['immediately', 'right away'],
  ['do not', "don't"],
  ['is not', "isn't"],
  ['cannot', "can't"],
];

/**
 * The neutral variants of an answer that differ from it; list order and synonyms only where there is a list or such a word.
 * Source: Crome (neutral pairs differ in spurious ways alone); the edits are ours.
 */
export function neutralVariants({ conversation, response }: Answered): readonly NeutralVariant[] {
  const dressed: readonly (readonly [NeutralKind, string])[] = [
    ['padding', `${response}\n\n${padding}`],
    ['list order', response.replace(/(?:^[ \t]*[-*•] .*(?:\n|$)){2,}/gm, reverseLines)],
    ['markdown', hasMarkdown(response) ? withoutMarkdown(response) : response.replace(/\S.*/, (line) => `**${line}**`)],
    ['synonyms', withSynonyms(response)],
  ];
  return [
    ...dressed.flatMap(([kind, text]) => (text === response ? [] : [{ kind, conversation, response: text }])),
    { kind: 'other prompt', conversation: otherPrompt, response },
  ];
}

function reverseLines(lines: string): string {
  const end = lines.endsWith('\n') ? '\n' : '';
  return lines.replace(/\n$/, '').split('\n').reverse().join('\n') + end;
}

const marks = /\*\*|__|`|^#{1,6} /m;

function hasMarkdown(text: string): boolean {
  return marks.test(text);
}

function withoutMarkdown(text: string): string {
  return text.replace(new RegExp(marks.source, 'gm'), '');
}

function withSynonyms(text: string): string {
  const other = new Map(synonyms.flatMap(([a, b]) => [[a, b] as const, [b, a] as const]));
  const any = new RegExp(`\\b(?:${[...other.keys()].join('|')})\\b`, 'g');
  return text.replace(any, (word) => other.get(word) ?? word);
}
