import type { Bounded, Profile, ProfileScore } from '../domain/profiles/profile.ts';
import type { ReportFact } from './report.ts';

/** What a scoring profile made of a run, as facts of the report's head: its name, its value and the figures beside. */
export function profileFacts({ title, source, range }: Profile, score: ProfileScore): readonly ReportFact[] {
  const ends = `${range.least ?? 'no least'} to ${range.most ?? 'no most'}`;
  return [
    { label: 'Scoring profile', value: `${title} (${source})` },
    { label: `Score by ${title}`, value: `${boundedWords(score)} on a scale of ${ends}` },
    ...score.figures.map((figure) => ({ label: `${title}, ${figure.name}`, value: boundedWords(figure) })),
  ];
}

/** A bounded number in words: its value, else its bounds, else why there is none. */
function boundedWords({ value, lowest, highest, reason }: Bounded): string {
  if (value !== null) return numberWords(value);
  if (lowest !== null && highest !== null) return `between ${numberWords(lowest)} and ${numberWords(highest)}`;
  if (lowest !== null) return `at least ${numberWords(lowest)}`;
  return `none: ${reason ?? 'not defined'}`;
}

/** At most four digits after the point, and none that say nothing. */
function numberWords(value: number): string {
  return String(Number(value.toFixed(4)));
}
