import type { Message } from '../domain/submission.ts';
import { createRanker } from './bm25.ts';
import type { LibraryEntry } from './methods/method.ts';
import { readConversation } from './plain-text.ts';
import { readScenarios, sharedScenarios } from './read-scenarios.ts';

/** An entry of the library that is like the conversation at hand. Units: `likeness` 0 to 1, 1 for the same words. */
export interface Neighbour {
  readonly entry: LibraryEntry;
  readonly likeness: number;
}

export interface NeighbourOptions {
  readonly most?: number;
  /** Another measure than ours: of vectors, say. Units: 0 to 1 for each entry, in their order. */
  readonly likeness?: (library: readonly LibraryEntry[]) => readonly number[];
}

const usualMost = 4;
/** Below this an entry is about something else. */
const atLeast = 0.08;
/** An entry so much less like the conversation than the best one adds noise. */
const besideBest = 0.5;
/** What scenarios in common count for: all of them bring an entry half of the way to equal. */
const scenarioShare = 0.5;
/** Entries whose scenarios are read: reading them takes longer than counting words. */
const shortlist = 60;

/**
 * The entries whose conversations are most like this one, the likest first; entries as like as each other stay in the
 * library's order. Likeness is of words and of what the conversations are about. An entry without a conversation is
 * found by its title and criteria.
 */
export function findNeighbours(
  conversation: readonly Message[],
  library: readonly LibraryEntry[],
  { most = usualMost, likeness = (entries) => wordLikeness(conversation, entries) }: NeighbourOptions = {},
): readonly Neighbour[] {
  const found = likeness(library);
  const ranked = library
    .map((entry, index): Neighbour => ({ entry, likeness: found[index] ?? 0 }))
    .toSorted((a, b) => b.likeness - a.likeness);
  const least = Math.max(atLeast, besideBest * (ranked[0]?.likeness ?? 0));
  return ranked.filter((neighbour) => neighbour.likeness >= least).slice(0, most);
}

/** What the user of a conversation wrote, the last message first. */
export function askedText(conversation: readonly Message[]): string {
  const { lastRaw, earlierRaw } = readConversation(conversation);
  return `${lastRaw}\n${earlierRaw}`.trim();
}

function wordLikeness(conversation: readonly Message[], library: readonly LibraryEntry[]): readonly number[] {
  const query = askedText(conversation);
  const documents = library.map(documentOf);
  const words = createRanker(documents)(query);
  const shortest = words.toSorted((a, b) => b - a)[shortlist] ?? 0;
  const here = readScenarios(conversation);
  return words.map((score, index) => {
    const document = documents[index] ?? '';
    // A longer text that repeats the question's words can beat the question itself.
    if (document === query && query !== '') return 1;
    if (score === 0 || score < shortest) return score;
    const about = sharedScenarios(here, readScenarios([{ role: 'user', content: document }]));
    return Math.min(0.999, 1 - (1 - score) * (1 - scenarioShare * about));
  });
}

function documentOf({ conversation, rubric }: LibraryEntry): string {
  return askedText(conversation) || [rubric.title, ...rubric.criteria.map(({ text }) => text)].join('\n');
}
