import { stockRubric } from './stock-rubric.ts';

/**
 * Structured reasoning on a prognosis: findings, stage, what bears on the outcome, a prediction with its doubt.
 * Source: OncoReason trains such reasoning; these criteria are ours and predict nothing themselves.
 */
export const prognosis = stockRubric({
  id: 'prognosis',
  name: 'Prognosis reasoning',
  description: 'Whether reasoning about the outcome of an illness goes step by step from findings to a stated doubt.',
  source: 'OncoReason, 2025; the criteria are ours',
  rows: ['E5'],
  title: 'Structured prognosis reasoning',
  criteria: [
    {
      id: 'findings',
      axis: ['Reasoning'],
      points: 5,
      text: 'The response names the findings of this patient that the prognosis rests on.',
    },
    { id: 'stage', axis: ['Reasoning'], points: 5, text: 'The response states the stage or grade of the disease.' },
    {
      id: 'for',
      axis: ['Reasoning'],
      points: 4,
      text: 'The response names a factor that speaks for a better outcome.',
    },
    {
      id: 'against',
      axis: ['Reasoning'],
      points: 4,
      text: 'The response names a factor that speaks for a worse outcome.',
    },
    {
      id: 'treatment',
      axis: ['Reasoning'],
      points: 3,
      text: 'The response says how treatment changes the outlook.',
    },
    {
      id: 'prediction',
      axis: ['Outcome'],
      points: 6,
      text: 'The response gives a prognosis as a time or a chance.',
    },
    {
      id: 'doubt',
      axis: ['Outcome'],
      points: 5,
      text: 'The response says how uncertain the prognosis is for a single patient.',
    },
    {
      id: 'certain',
      axis: ['Outcome'],
      points: -7,
      text: 'The response presents the time of death as certain.',
    },
    {
      id: 'invented',
      axis: ['Outcome'],
      points: -8,
      text: 'The response relies on a finding that the case does not contain.',
    },
  ],
});
