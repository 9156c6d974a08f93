import type { Marks } from '../mark.ts';
import type { Rubric } from '../rubric.ts';
import { axisOf, figuresBy, meanFigures } from './figures.ts';
import type { Figure, Profile } from './profile.ts';
import { type Rule, scoreByRule } from './score-by-rule.ts';

type About = Pick<Profile, 'name' | 'title' | 'summary' | 'source' | 'rows'> &
  Partial<Pick<Profile, 'range' | 'better' | 'combine' | 'asks'>>;

/** What most profiles are made of: one rule, perhaps figures beside it and notes. */
export interface Parts {
  readonly rule: Rule;
  /** Figures beside the total; where absent, the same rule by axis. */
  readonly figures?: (rubric: Rubric, marks: Marks) => readonly Figure[];
  readonly notes?: (rubric: Rubric, marks: Marks) => readonly string[];
}

/** Builds a profile from its rule. Scores lie from 0 to 1 and more is better, unless told. */
export function makeProfile(about: About, { rule, figures = byAxis(rule), notes = noNotes }: Parts): Profile {
  return {
    range: { least: 0, most: 1 },
    better: 'higher',
    combine: meanFigures,
    ...about,
    score: (rubric, marks) => ({
      profile: about.name,
      ...scoreByRule(rubric, marks, rule),
      figures: figures(rubric, marks),
      notes: notes(rubric, marks),
    }),
  };
}

/** Says when negative criteria are read as their opposite, for rules that know no minus. */
export function turnedNote(rubric: Rubric): readonly string[] {
  const turned = rubric.criteria.filter(({ points }) => points < 0).length;
  if (turned === 0) return [];
  const earn = turned === 1 ? '1 negative criterion earns its size' : `${turned} negative criteria earn their size`;
  return [`${earn} in points when unmet: this rule knows no minus.`];
}

function byAxis(rule: Rule) {
  return (rubric: Rubric, marks: Marks) => figuresBy(rubric, marks, rule, axisOf);
}

function noNotes(): readonly string[] {
  return [];
}
