import { meanShare } from './figures.ts';
import { makeProfile, turnedNote } from './make-profile.ts';

/** The five levels of coverage, 1 to 5, as the judge is asked for them. */
export const coverageLevels = ['Not at all', 'Barely', 'Moderately', 'Mostly', 'Completely'] as const;

/**
 * Five-level coverage: each level k counts (k - 1) / 4, averaged over items without weights.
 * Source: ResearchQA.
 */
export const fiveLevelCoverage = makeProfile(
  {
    name: 'five-level-coverage',
    title: 'Five-level coverage',
    summary: 'Each item is covered on five levels, counted as (level - 1) / 4 and averaged without weights.',
    source: 'ResearchQA',
    rows: ['D8', '2.4'],
  },
  { rule: { of: meanShare }, notes: turnedNote },
);
