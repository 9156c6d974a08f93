import { wordStems } from '../domain/word-stems.ts';
import type { Passage } from './find-signs.ts';
import { type PlainText, readPlainly } from './read-plainly.ts';
import { endsOf } from './text-ends.ts';

/** Of a criterion's content words, how many a heading or a list of words must hold, and what share of them. */
const leastWords = 3;
const leastShare = 0.5;
/** By how large a share of them it must exceed every sentence: an honest heading is followed by sentences that say it. */
const leastLead = 0.25;
/** Sentences are held together by little words. Units: share of a piece's words. */
const fewLittle = 0.2;
/** Share of what such a piece says that some criterion says. */
const leastBorrowed = 0.4;
/** Bare pieces as short as this are one with those that follow: a list of keywords, a table's cells. Units: words. */
const short = 4;

/** Words that hold sentences together. */
const little = new Set(
  'a an the this that these those some any each every all both no such same other another i you he she it we they me him her us them my your his its our their yours yourself himself herself itself myself who whom whose which what when where why how if than then so as because while although though unless until since whether and or but nor not to in on at by of for from with without within into onto about above below over under after before during through between among against per via up down out off is are was were be been being am do does did done have has had having can could may might must shall should will would cannot there here also only just very too more most less least much many few'.split(
    ' ',
  ),
);

/**
 * Reads a response once and tells for any criterion where its words stand without a sentence: in keywords, a heading, a
 * bold line or a table, and nowhere nearly as fully in a sentence. Null where they do not, and for criteria of
 * fewer than three content words: "Allergy: penicillin" says all there is to say. A warning, no proof: notes in few words
 * are honest too. `criteria` are all that are asked about: keywords for several may stand in one line.
 */
export function readBareWords(response: string, criteria: readonly string[]): (criterion: string) => Passage | null {
  const asked = new Set(criteria.flatMap((criterion) => wordStems(readPlainly(criterion).text)));
  const pieces = endsOf(response).flatMap(readPieces);
  const listed = joinShort(pieces);
  const bare = listed.filter((piece) => isBorrowed(piece, asked));
  const mostBare = countShared(bare);
  const sentences: readonly Bare[] = pieces.filter(({ isBare }) => !isBare);
  const mostSaid = countShared([...sentences, ...listed.filter((piece) => !isBorrowed(piece, asked))]);
  return (criterion) => {
    const wanted = new Set(wordStems(readPlainly(criterion).text));
    const { count, place } = mostBare(wanted);
    const found = bare[place];
    if (!found || count < leastWords || count < leastShare * wanted.size) return null;
    const lead = count - mostSaid(wanted).count;
    return lead < leastLead * wanted.size ? null : { start: found.start, end: found.end };
  };
}

/** A sentence, or what stands for one: a heading, a cell, a few words. */
interface Piece extends Bare {
  /** Units: words. */
  readonly length: number;
  readonly isBare: boolean;
}

/** A passage with the stems of the words that carry its matter. */
interface Bare extends Passage {
  readonly stems: readonly string[];
}

function readPieces({ text, at }: PlainText): Piece[] {
  return [...text.matchAll(/[^\r\n]+/g)].flatMap(({ 0: line, index }) => {
    const titled = /^\s*#{1,6}\s|\||^[\s>*+•\d.)-]*(\*\*|__)[^*]+\1[\s:]*$/.test(line);
    return [...line.matchAll(titled ? /\S.*\S|\S/g : /\S.*?(?:[.!?](?=\s)|$)/g)].flatMap((match) => {
      const words = match[0].toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
      if (words.length === 0) return [];
      const from = index + match.index;
      const held = words.filter((word) => little.has(word)).length;
      const isBare = titled || words.length === 1 || held <= fewLittle * words.length;
      return [
        {
          start: at(from),
          end: at(from + match[0].trimEnd().length),
          length: words.length,
          stems: wordStems(match[0]),
          isBare,
        },
      ];
    });
  });
}

/** The bare pieces, short neighbours as one. */
function joinShort(pieces: readonly Piece[]): Bare[] {
  const joined: { start: number; end: number; stems: string[] }[] = [];
  let open = false;
  for (const { start, end, length, stems, isBare } of pieces) {
    const last = joined.at(-1);
    if (isBare && open && length <= short && last) {
      last.end = end;
      for (const stem of stems) last.stems.push(stem);
    } else if (isBare) joined.push({ start, end, stems: [...stems] });
    open = isBare && length <= short;
  }
  return joined;
}

/** Whether a good share of what a piece says is the criteria's own: a nurse's note in few words says much else. */
function isBorrowed({ stems }: Bare, asked: ReadonlySet<string>): boolean {
  const said = new Set(stems);
  return [...said].filter((stem) => asked.has(stem)).length >= leastBorrowed * said.size;
}

/** Tells for any words how many of them the piece has that has most of them. */
function countShared(
  pieces: readonly Bare[],
): (wanted: ReadonlySet<string>) => { readonly count: number; readonly place: number } {
  const having = new Map<string, number[]>();
  for (const [place, { stems }] of pieces.entries()) {
    for (const word of new Set(stems)) {
      const known = having.get(word);
      if (known) known.push(place);
      else having.set(word, [place]);
    }
  }
  return (wanted) => {
    const counts = new Uint16Array(pieces.length);
    let most = { count: 0, place: -1 };
    for (const word of wanted) {
      for (const place of having.get(word) ?? []) {
        const count = (counts[place] ?? 0) + 1;
        counts[place] = count;
        if (count > most.count) most = { count, place };
      }
    }
    return most;
  };
}
