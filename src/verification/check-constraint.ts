import type { Evidence } from '../domain/evidence.ts';
import type { CodeCheck } from '../domain/rubric.ts';
import type { Verdict } from '../domain/verdict.ts';
import { countWords } from './count-words.ts';
import { detectLanguage, languageCode } from './detect-language.ts';
import type { ListItem } from './read-layout.ts';
import { isJson, listItems, paragraphs, tableStart } from './read-layout.ts';
import type { Stretch } from './sentences.ts';
import { splitSentences } from './sentences.ts';
import { escapePattern, letterPattern, unspaced } from './word-patterns.ts';

/** What code found. `met: null` says that code cannot tell, and why. */
export type ConstraintFinding =
  | { readonly met: boolean; readonly evidence: readonly Evidence[] }
  | { readonly met: null; readonly reason: string };

const quotesAtMost = 3;
/** Fewer lines than this with a mark are a dash or a lone heading number, no list. */
const listAtLeast = 2;

/** Decides a constraint on the response by counting and searching, without a model. */
export function checkConstraint(check: CodeCheck, response: string): ConstraintFinding {
  switch (check.kind) {
    case 'words':
      return within(countWords(response), check);
    case 'sentences':
      return within(splitSentences(response).length, check);
    case 'paragraphs':
      return within(paragraphs(response).length, check);
    case 'items':
      return checkItems(check, response);
    case 'format':
      return checkFormat(check.format, response);
    case 'language':
      return checkLanguage(check.language, response);
    case 'mentions':
      return checkMentions(check, response);
  }
}

/** The finding as a verdict by code: certain, or abstained where code cannot tell. */
export function decideConstraint(check: CodeCheck, response: string): Verdict {
  const finding = checkConstraint(check, response);
  if (finding.met === null) return { kind: 'abstained', probability: 0.5, evidence: [], reason: finding.reason };
  const { met, evidence } = finding;
  return { kind: 'decided', met, probability: met ? 1 : 0, evidence, source: 'code', calibrated: true };
}

interface Range {
  readonly min?: number;
  readonly max?: number;
}

function within(count: number, { min = 0, max = Number.POSITIVE_INFINITY }: Range): ConstraintFinding {
  return { met: count >= min && count <= max, evidence: [] };
}

function checkItems(range: Range, response: string): ConstraintFinding {
  const items = listItems(response);
  const first = items[0];
  if (!first) return { met: null, reason: 'The response has no list, so its items cannot be counted.' };
  // Items of the outermost list: lines marked and indented as the first one.
  const outermost = items.filter((item) => item.mark === first.mark && item.indent <= first.indent);
  return within(outermost.length, range);
}

function checkFormat(format: Extract<CodeCheck, { kind: 'format' }>['format'], response: string): ConstraintFinding {
  switch (format) {
    case 'json':
      return { met: isJson(response), evidence: [] };
    case 'table': {
      const table = tableStart(response);
      return table ? { met: true, evidence: [quote(response, table, true)] } : { met: false, evidence: [] };
    }
    case 'bullets':
      return hasList(response, (item) => item.mark === 'bullet', true);
    case 'numbered':
      return hasList(response, (item) => item.mark === 'number', true);
    case 'no-lists':
      return hasList(response, () => true, false);
  }
}

function hasList(response: string, kind: (item: ListItem) => boolean, wanted: boolean): ConstraintFinding {
  const items = listItems(response).filter(kind);
  const met = items.length >= listAtLeast === wanted;
  return { met, evidence: items.length >= listAtLeast ? quoteFirst(response, items, met) : [] };
}

function checkLanguage(wanted: string, response: string): ConstraintFinding {
  const code = languageCode(wanted);
  if (!code) return { met: null, reason: 'Code does not know this language.' };
  const detected = detectLanguage(response);
  if (!detected) return { met: null, reason: 'The response is too short or too mixed to tell its language.' };
  return { met: detected === code, evidence: [] };
}

function checkMentions(
  { phrase, present }: Extract<CodeCheck, { kind: 'mentions' }>,
  response: string,
): ConstraintFinding {
  const words = phrase.trim().split(/\s+/u).filter(Boolean);
  if (words.length === 0) return { met: null, reason: 'The constraint names no phrase to look for.' };
  const body = words.map(anyApostrophe).join('\\s+');
  const pattern = unspaced.test(phrase) ? body : `(?<!${letterPattern})${body}(?!${letterPattern})`;
  const found = [...response.matchAll(new RegExp(pattern, 'giu'))].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
  const met = found.length > 0 === present;
  return { met, evidence: quoteFirst(response, found, met) };
}

/** Straight and curly apostrophes stand for each other. */
function anyApostrophe(word: string): string {
  return escapePattern(word).replace(/['’]/g, "['’]");
}

function quoteFirst(response: string, stretches: readonly Stretch[], met: boolean): Evidence[] {
  return stretches.slice(0, quotesAtMost).map((stretch) => quote(response, stretch, met));
}

function quote(response: string, { start, end }: Stretch, met: boolean): Evidence {
  return { quote: response.slice(start, end), start, end, weight: 1, role: met ? 'supports' : 'nearest-miss' };
}
