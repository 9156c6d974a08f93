import type { BankEntry } from '../../models/bank/entry.ts';
import { bank } from '../../models/bank/index.ts';
import type { Criterion } from '../domain/rubric.ts';
import type { Message } from '../domain/submission.ts';
import { fillSlots } from './fill-slots.ts';
import { lexicalScore } from './lexical-score.ts';
import { type ConversationSigns, readSigns } from './read-scenarios.ts';
import { createWordModel, type WordModel } from './word-model.ts';

/** A bank entry that applies to a conversation, with its text as it will read. */
export interface BankFind {
  readonly entry: BankEntry;
  readonly text: string;
  /** Fit by scenario, cues and words. */
  readonly lexical: number;
}

/** What the bank has for a conversation, by its words alone. */
export interface BankSearch extends Omit<ConversationSigns, 'slots'> {
  readonly words: WordModel;
  /** What applies, the best first. */
  readonly finds: readonly BankFind[];
}

/** The entry on the answer's language: always in for a foreign conversation, unless the user names a language. */
const sameLanguage = 'gh-same-language';

/** Looks up what applies to a conversation; `constraints` are the demands that already stand in the rubric. */
export function searchBank(conversation: readonly Message[], constraints: readonly Criterion[]): BankSearch {
  const { text, slots, foreign, strengths } = readSigns(conversation);
  // Made anew each time: it keeps the texts it compares, and a conversation must not outlive its use.
  const words = createWordModel(bank.map((entry) => entry.text));
  const languageAsked = constraints.some(({ check }) => check?.kind === 'language');
  const finds = bank
    .filter(({ id }) => !(languageAsked && id === sameLanguage))
    .flatMap((entry) => {
      const lexical = lexicalScore(entry, text, strengths, words);
      return lexical === null ? [] : [{ entry, text: fillSlots(entry.text, slots), lexical }];
    })
    .toSorted((a, b) => Number(isPinned(b.entry)) - Number(isPinned(a.entry)) || b.lexical - a.lexical);
  return { text, foreign, strengths, words, finds };
}

/** Whether an entry belongs in the rubric whatever its rank. */
export function isPinned({ id }: BankEntry): boolean {
  return id === sameLanguage;
}

/** An entry as a criterion. Units: relevance 0 to 1. */
export function bankCriterion(
  { entry, text }: Pick<BankFind, 'entry' | 'text'>,
  relevance: number,
  foreign: string | null,
): Criterion {
  const criterion: Criterion = {
    id: entry.id,
    text,
    points: entry.points,
    tags: [`theme:${entry.theme}`, `axis:${entry.axis}`, ...entry.scenarios.map((id) => `scenario:${id}`)],
    provenance: { kind: 'bank', bankId: entry.id, relevance },
  };
  return isPinned(entry) && foreign !== null
    ? { ...criterion, check: { kind: 'language', language: foreign } }
    : criterion;
}
