import type { ProfileScore } from '../domain/profiles/profile.ts';
import type { Score } from '../domain/score.ts';
import type { ReviewScore } from './review-data.ts';

/** A score with the same verdicts by a profile, as plain data. */
export function scoreData(score: Score, profile: ProfileScore): ReviewScore {
  const { earned, possible, fraction, lowest, highest, decided, undecided } = score;
  const figures = { earned, possible, fraction, lowest, highest, decided, undecided };
  return { complete: undecided === 0, ...figures, byTag: Object.fromEntries(score.byTag), profile };
}

/** The score as the value of a form field: the profile's number, empty while it has none. */
export function scoreValue({ profile }: ReviewScore): string {
  return profile.value === null ? '' : String(profile.value);
}
