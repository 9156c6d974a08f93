import type { BankEntry } from '../../models/bank/entry.ts';
import type { Outcome } from './generation-trace.ts';
import type { WordModel } from './word-model.ts';

/** A bank entry with its text as it will read, and how relevant it is. */
export interface Candidate {
  readonly entry: BankEntry;
  readonly text: string;
  readonly lexical: number;
  readonly lift: number | null;
  readonly relevance: number;
  /** True for what to do about a danger sign that the user has described. */
  readonly emergency: boolean;
  /** True for what belongs in the rubric whatever its rank. */
  readonly pinned: boolean;
}

export interface Selection {
  readonly chosen: readonly Candidate[];
  readonly outcomes: ReadonlyMap<string, Outcome>;
}

const MOST_EMERGENCIES = 3;
const NEGATIVE_SHARE = 0.3;
const THEME_SHARE = 0.7;
/** Texts more alike than this say the same thing. */
const DUPLICATE = 0.55;
const LIKENESS_COST = 0.2;
/** What each further criterion of one theme costs: a rubric should look at a response from several sides. */
const THEME_COST = 0.035;

/**
 * Chooses `size` candidates: danger signs first, then by relevance less likeness to what is already chosen, with
 * at least one negative criterion and no theme or sign crowding out the rest.
 */
export function selectEntries(candidates: readonly Candidate[], size: number, words: WordModel): Selection {
  const outcomes = new Map<string, Outcome>();
  const chosen: Candidate[] = [];
  const mostNegatives = Math.max(1, Math.round(size * NEGATIVE_SHARE));
  const mostOfTheme = Math.max(2, Math.ceil(size * THEME_SHARE));
  const likeness = (candidate: Candidate): number =>
    chosen.reduce((most, other) => Math.max(most, words.similarity(candidate.text, other.text)), 0);
  const take = (candidate: Candidate, because: 'emergency' | 'pinned' | 'rank' | 'negative'): void => {
    chosen.push(candidate);
    outcomes.set(candidate.entry.id, { kind: 'kept', because });
  };
  const drop = (candidate: Candidate, because: Extract<Outcome, { kind: 'dropped' }>['because']): void => {
    outcomes.set(candidate.entry.id, { kind: 'dropped', because });
  };
  const negatives = (): number => chosen.filter(({ entry }) => entry.points < 0).length;
  const open = (): readonly Candidate[] => candidates.filter(({ entry }) => !outcomes.has(entry.id));

  for (const candidate of byUrgency(candidates)) {
    if (chosen.length >= Math.min(MOST_EMERGENCIES, size - 1)) break;
    if (likeness(candidate) > DUPLICATE) drop(candidate, 'near-duplicate');
    else take(candidate, 'emergency');
  }
  for (const candidate of open().filter(({ pinned }) => pinned)) {
    if (chosen.length < size - 1) take(candidate, 'pinned');
  }
  while (chosen.length < size) {
    const wantsNegative = chosen.length === size - 1 && negatives() === 0;
    let best: { readonly candidate: Candidate; readonly value: number } | null = null;
    for (const candidate of open()) {
      const { entry, relevance } = candidate;
      if (wantsNegative && entry.points > 0) continue;
      const alike = likeness(candidate);
      const ofTheme = chosen.filter((one) => one.entry.theme === entry.theme).length;
      if (alike > DUPLICATE) drop(candidate, 'near-duplicate');
      else if (entry.points < 0 && negatives() >= mostNegatives) drop(candidate, 'negatives-full');
      else if (ofTheme >= mostOfTheme) drop(candidate, 'theme-full');
      else {
        const value = relevance - LIKENESS_COST * alike - THEME_COST * ofTheme;
        if (best === null || value > best.value) best = { candidate, value };
      }
    }
    if (best === null) break;
    take(best.candidate, wantsNegative ? 'negative' : 'rank');
  }
  for (const candidate of open()) drop(candidate, 'below-size');
  return { chosen, outcomes };
}

/** What to do about danger signs: the most important advice first, then the most relevant. */
function byUrgency(candidates: readonly Candidate[]): readonly Candidate[] {
  return candidates
    .filter(({ emergency, entry }) => emergency && entry.points > 0)
    .toSorted((a, b) => b.entry.points - a.entry.points || b.relevance - a.relevance);
}
