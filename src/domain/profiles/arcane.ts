import type { Marks } from '../mark.ts';
import type { Rubric, Stakeholder } from '../rubric.ts';
import type { Answered } from './answered.ts';
import { filedUnder, sizeOf, weightedGood } from './figures.ts';
import { makeProfile, turnedNote } from './make-profile.ts';
import type { Figure, Profile } from './profile.ts';
import { type Rule, scoreByRule } from './score-by-rule.ts';

/**
 * ARCANE: the weighted mean by what stakeholders care for; the total is that of the first one, or by points where the
 * rubric names none. Other weights give another score at once: the marks stay, and no model is asked.
 * Source: ARCANE.
 */
export const arcane: Profile = arcaneFor(null);

/** ARCANE for one stakeholder by name; null is the first one that the rubric names. */
export function arcaneFor(stakeholder: string | null): Profile {
  const chosen = ({ stakeholders = [] }: Rubric): Stakeholder | undefined =>
    stakeholder === null ? stakeholders[0] : stakeholders.find(({ name }) => name === stakeholder);
  return makeProfile(
    {
      name: 'arcane',
      title: 'ARCANE stakeholders',
      summary: 'The weighted mean by the weights of each stakeholder that the rubric names.',
      source: 'ARCANE',
      rows: ['A12', 'K9'],
    },
    {
      rule: {
        of: (answers, rubric) => {
          const one = chosen(rubric);
          if (stakeholder !== null && !one) return { reason: `The rubric names no stakeholder ${stakeholder}.` };
          return weightedGood(answers, weightFor(one));
        },
      },
      figures: stakeholderFigures,
      notes: (rubric) => {
        const one = chosen(rubric);
        return [one ? `Weighed as ${one.name} does.` : 'Weighed by points.', ...turnedNote(rubric)];
      },
    },
  );
}

function stakeholderFigures(rubric: Rubric, marks: Marks): readonly Figure[] {
  return (rubric.stakeholders ?? []).map((one) => {
    const rule: Rule = { of: (answers) => weightedGood(answers, weightFor(one)) };
    return { name: one.name, ...scoreByRule(rubric, marks, rule) };
  });
}

function weightFor(one: Stakeholder | undefined) {
  return (answer: Answered): number =>
    Math.max(0, (one && filedUnder(one.weights, answer.criterion.id)) ?? sizeOf(answer));
}
