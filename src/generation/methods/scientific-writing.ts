import { stockRubric } from './stock-rubric.ts';

/**
 * Scientific writing: whether a passage of a paper does what such a passage is for, and how well it is written.
 * Source: SciWriting reward models take any criteria on any scale; these are ours, some graded, some yes or no.
 */
export const scientificWriting = stockRubric({
  id: 'scientific-writing',
  name: 'Scientific writing',
  description:
    'What a passage of a paper should do and how it should read, graded or yes/no; best graded by a language model.',
  source: 'Reward Modeling for Scientific Writing Evaluation (SciWriting), 2026; the criteria are ours',
  rows: ['B11'],
  title: 'Scientific writing',
  criteria: [
    {
      id: 'task',
      axis: ['Content'],
      points: 3,
      text: 'The response does the writing task that was set.',
      levels: [
        'The response does not do the writing task at all.',
        'The response does a small part of the writing task.',
        'The response does the writing task in part and misses some of what was asked.',
        'The response does the writing task and misses a detail of what was asked.',
        'The response does the writing task with every detail that was asked.',
      ],
    },
    {
      id: 'contribution',
      axis: ['Content'],
      points: 2,
      text: 'The response says what the work contributes.',
      levels: [
        'The response does not say what the work is about.',
        'The response names a topic and no contribution.',
        'The response hints at a contribution that stays general.',
        'The response names the contribution.',
        'The response names the contribution and how it differs from what was known.',
      ],
    },
    {
      id: 'prior-work',
      axis: ['Content'],
      points: 2,
      text: 'The response relates the work to earlier work.',
      levels: [
        'The response mentions no earlier work.',
        'The response lists earlier work without saying what it found.',
        'The response describes earlier work and leaves open how it bears on this one.',
        'The response compares this work with the most important earlier work.',
        'The response groups earlier work, compares it and shows the gap that this work fills.',
      ],
    },
    {
      id: 'support',
      axis: ['Evidence'],
      points: 3,
      text: 'The response supports its claims with results, reasons or sources.',
      levels: [
        'The response claims things without any support.',
        'Few claims of the response have support.',
        'About half of the claims of the response have support.',
        'The main claims of the response have support.',
        'Every claim of the response has a result, a reason or a source beside it.',
      ],
    },
    {
      id: 'limits',
      axis: ['Evidence'],
      text: 'The response names a limit of the work or of its evidence.',
    },
    {
      id: 'overclaims',
      axis: ['Evidence'],
      points: -3,
      text: 'The response claims more than its evidence shows.',
    },
    {
      id: 'invented-source',
      axis: ['Evidence'],
      points: -5,
      text: 'The response cites a source that was not given and that a reader could not find.',
    },
    {
      id: 'order',
      axis: ['Writing'],
      points: 2,
      text: 'The response leads the reader from one point to the next.',
      levels: [
        'The sentences of the response stand in no order.',
        'The response changes its subject without warning.',
        'The response has an order that a reader must look for.',
        'The response goes from point to point, with a jump here and there.',
        'Each sentence of the response follows from the one before.',
      ],
    },
    {
      id: 'precision',
      axis: ['Writing'],
      points: 2,
      text: 'The response uses exact terms and the same term for the same thing.',
      levels: [
        'The terms of the response are wrong or made up.',
        'The response uses several names for one thing, so that it misleads.',
        'The response uses everyday words where a term is due.',
        'The terms of the response are right, with a change of name here and there.',
        'The terms of the response are right, defined where needed, and never change.',
      ],
    },
    {
      id: 'plain',
      axis: ['Writing'],
      text: 'The response is free of filler and of praise for its own work.',
    },
  ],
});
