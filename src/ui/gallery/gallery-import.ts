import type { ImportPreviewProps } from '../import-preview.ts';

const formats = [
  { id: 'gaps', name: 'GAPS' },
  { id: 'researchrubrics', name: 'ResearchRubrics' },
];

/** A file that was found out, with something left over and something wrong. */
export const importFound: ImportPreviewProps = {
  file: 'knee-questions.jsonl',
  format: {
    id: 'gaps',
    name: 'GAPS',
    about: 'Clinical questions with graded claims, helpful A1–A3 and harmful S1–S4.',
  },
  unconfirmed: false,
  formats,
  understood: ['3 cases', '14 criteria', '4 penalties', '6 answers', '1 record skipped'],
  sample: [
    { text: 'Advises to rest the knee and to cool it.', points: 5 },
    { text: 'Says when a doctor should look at it.', points: 3 },
    { text: 'Advises to go on running.', points: -2 },
  ],
  moreCriteria: 11,
  notUnderstood: [
    { text: 'reviewer_initials', count: 3 },
    { text: '(a field with an unusual name)', count: 1 },
  ],
  remarks: [],
  issues: [
    {
      line: 3,
      field: 'rubrics[2].level',
      expected: 'one of A1, A2, A3, S1, S2, S3, S4',
      found: 'a text of 2 characters',
      remedy: 'Correct this field, or leave the record out.',
    },
  ],
  cases: 3,
  rubricFor: null,
  replaces: false,
};

/** A rubric that would replace the one of the open case, in a shape that is not confirmed, with remarks. */
export const importReplaces: ImportPreviewProps = {
  ...importFound,
  file: 'report-taxonomy.yaml',
  format: { id: 'deer', name: 'DEER', about: 'A fixed taxonomy of report quality with guidance by task.' },
  unconfirmed: true,
  formats: [{ id: 'deer', name: 'DEER' }],
  understood: ['1 case', '101 criteria'],
  moreCriteria: 98,
  notUnderstood: [],
  remarks: [{ text: 'A negative weight on a fault: it is taken off when the fault is found.', count: 12 }],
  issues: [],
  cases: 0,
  rubricFor: 'open-case',
  replaces: true,
};
