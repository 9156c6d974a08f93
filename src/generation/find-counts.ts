import type { CodeCheck } from '../domain/rubric.ts';
import type { FoundConstraint } from './find-constraints.ts';

type Counted = 'words' | 'sentences' | 'paragraphs' | 'items';
type Range = { readonly min?: number; readonly max?: number };

const small = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];
const number = `(?:\\d{1,2},\\d{3}|\\d{1,5}|${small.join('|')}|single|twelve|fifteen|twenty|fifty|(?:a |one )?hundred)`;
const others: Readonly<Record<string, number>> = { single: 1, twelve: 12, fifteen: 15, twenty: 20, fifty: 50 };

const atMost =
  '(?:under|below|within|at most|at the most|no more than|not more than|no longer than|not longer than|not exceed(?:ing)?|less than|fewer than|a maximum of|maximum of|maximum|max\\.?|up to|limit(?:ed)? (?:it |this |yourself |the \\w+ |your \\w+ )?to|keep (?:it |this |your \\w+ |the \\w+ )?(?:to|under|below|within))';
const atLeast =
  '(?:at least|no less than|no fewer than|not less than|a minimum of|minimum of|minimum|min\\.?|more than|over)';
const about = '(?:about|around|approximately|approx\\.?|roughly|circa|~)';

const itemNoun =
  '(?:bullets?(?: points?)?|points?|tips?|ways|reasons|examples|options|steps|items|ideas|suggestions|questions|recommendations|causes|foods|exercises|recipes|strategies|signs|symptoms|facts|things|alternatives|names|benefits|risks|side effects|differences|advantages|disadvantages|measures|remedies|diagnoses|differentials|key points|takeaways|precautions)';
const unitNouns: readonly (readonly [Counted, string])[] = [
  ['words', 'words?'],
  ['sentences', 'sentences?'],
  ['paragraphs', '(?:short |brief )?paragraphs?'],
  [
    'items',
    `(?:(?:short|brief|simple|practical|key|main|common|possible|different|quick|important|best|top|evidence-based|home|natural|healthy|specific|concise|safe) ){0,2}${itemNoun}`,
  ],
];

/** How many words, sentences, paragraphs or list items the instruction asks for. */
export function findCounts(sentence: string): readonly FoundConstraint[] {
  return unitNouns.flatMap(([kind, noun]) => {
    const found = findRange(sentence, kind, noun);
    return found === null ? [] : [describe(kind, found.range, found.quote)];
  });
}

function findRange(sentence: string, kind: Counted, noun: string): { range: Range; quote: string } | null {
  const forms: readonly (readonly [string, (values: readonly number[]) => Range])[] = [
    [
      `(?:between )?(${number})\\s*(?:-|–|to|and)\\s*(${number})[ -]${noun}\\b`,
      ([a = 0, b = 0]) => ({ min: Math.min(a, b), max: Math.max(a, b) }),
    ],
    [`${atMost}\\s+(${number})[ -]${noun}\\b`, ([n = 0]) => ({ max: n })],
    [
      `(${number})[ -]${noun}\\s*(?:max\\b|maximum|at most|or less|or fewer|or under|tops|limit)`,
      ([n = 0]) => ({ max: n }),
    ],
    [`word (?:limit|count)[^.\\d]{0,12}(${number})`, ([n = 0]) => (kind === 'words' ? { max: n } : {})],
    [`${atLeast}\\s+(${number})[ -]${noun}\\b`, ([n = 0]) => ({ min: n })],
    [`(${number})[ -]${noun}\\s*(?:min\\b|minimum|at least|or more)`, ([n = 0]) => ({ min: n })],
    [`${about}\\s*(${number})[ -]${noun}\\b`, ([n = 0]) => near(kind, n)],
    [`(?:condense|shorten|cut|reduce|trim|compress)[^.?!]{0,40} to (${number})[ -]${noun}\\b`, exact(kind)],
    [
      `(?:as|in|into|to) an? (?:single |short |brief |concise )?()${noun}\\b`,
      () => (kind === 'words' ? {} : { min: 1, max: 1 }),
    ],
    [`(?<=[,;] )(${number})[ -]${noun}(?=\\s*[.!]?$)`, exact(kind)],
    [plainForm(kind, noun), exact(kind)],
  ];
  for (const [form, toRange] of forms) {
    const match = new RegExp(`(?<![\\w.])${form}`, 'i').exec(sentence);
    if (match === null || isOfSomethingElse(sentence, match)) continue;
    const range = toRange(match.slice(1).filter(Boolean).map(toNumber));
    if (isUsable(kind, range)) return { range, quote: match[0].trim() };
  }
  return null;
}

/** A bare number counts only where it is the measure of the answer: "in 3 sentences", "give me 5 tips", "a 200-word note". */
function plainForm(kind: Counted, noun: string): string {
  if (kind === 'items') {
    return `(?:(?:give|list|name|provide|suggest|share|offer|write|tell|recommend|state|show|outline|include)(?: (?:me|us|them))?(?: with)?|in|as|only|exactly|just|top|best)(?: (?:exactly|only|just|the|a list of|your|my|top|best)){0,3} (${number})[ -]${noun}\\b`;
  }
  return `(?:in|as|exactly|only|just|write|give me|make it|use|of|a|an)(?: (?:exactly|only|just|a|one))? (${number})[ -]${noun}\\b`;
}

/** "3 sentences of the report" and "words my son says" measure something else than the answer. */
function isOfSomethingElse(sentence: string, match: RegExpExecArray): boolean {
  const before = sentence.slice(Math.max(0, match.index - 30), match.index);
  const after = sentence.slice(match.index + match[0].length, match.index + match[0].length + 40);
  const measured = /^\d|^(?:one|two|three|four|five|six|seven|eight|nine|ten)/i.test(match[0]);
  if (
    /\b(?:says?|said|speaks?|knows?|uses|learned|vocabulary of|read|wrote)\s+(?:about |only |around )?$/i.test(before)
  )
    return true;
  if (measured && /\b(?:my|these|those|this|following|above|first|last|the)\s+(?:next )?$/i.test(before)) return true;
  return /^\s*(?:(?:that )?(?:i|my|he|she|we)\b(?! (?:can|could|should|need|want|might|may|have to|must))|(?:each|apiece|per)\b|(?:a|every) (?:day|week|minute|month)|below|above|ago|old|from (?:this|the|my) )/i.test(
    after,
  );
}

/** A bare number of words is meant roughly, a bare number of anything else exactly. */
function exact(kind: Counted): (values: readonly number[]) => Range {
  return ([n = 0]) => (kind === 'words' ? near(kind, n) : { min: n, max: n });
}

function near(kind: Counted, n: number): Range {
  const slack = kind === 'words' ? Math.floor(n * 0.2) : 1;
  return { min: Math.max(1, n - slack), max: n + slack };
}

function isUsable(kind: Counted, { min, max }: Range): boolean {
  if (min === undefined && max === undefined) return false;
  const least = kind === 'items' ? 2 : 1;
  const most = kind === 'words' ? 20_000 : 100;
  return [min, max].every((n) => n === undefined || (n >= least && n <= most));
}

function toNumber(written: string): number {
  const word = written.toLowerCase();
  const index = small.indexOf(word);
  if (index >= 0) return index + 1;
  if (word.endsWith('hundred')) return 100;
  return others[word] ?? Number(word.replace(',', ''));
}

function describe(kind: Counted, range: Range, quote: string): FoundConstraint {
  const check: CodeCheck = { kind, ...range };
  const { min, max } = range;
  const unit = (n: number) => {
    const plural = kind === 'items' ? 'list items' : kind;
    return n === 1 ? `${n} ${plural.slice(0, -1)}` : `${n} ${plural}`;
  };
  const size =
    min === undefined
      ? `at most ${unit(max ?? 0)}`
      : max === undefined
        ? `at least ${unit(min)}`
        : min === max
          ? `exactly ${unit(min)}`
          : `${min} to ${unit(max)}`;
  return { check, text: `The response has ${size}.`, quote, key: `${kind}-${min ?? 'any'}-${max ?? 'any'}` };
}
