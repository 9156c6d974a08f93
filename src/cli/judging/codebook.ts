import { fromFault } from '../../domain/errors.ts';
import { renderCodedTexts } from '../../formats/coded-texts.ts';
import { codebookTotals, labelCodebook } from '../../verification/label-codebook.ts';
import type { Given, JudgingMethod } from './method.ts';

interface CodebookAnswer {
  readonly text: string;
  /** By category; null where nobody could decide. */
  readonly labels: Readonly<Record<string, boolean | null>>;
}

/** Texts labelled by every category of a codebook. */
export const codebook: JudgingMethod<CodebookAnswer> = {
  id: 'codebook',
  description: 'Says for each text which categories of a codebook it falls under: none, one or several.',
  source: 'SIGHT, 2023',
  rows: ['D9'],
  needs: ['response', 'codebook'],
  takes: '"text" in the place of "response"; the file may be CSV with "id" and "text"',
  gives: '"text" and "labels" by category, true, false or null; with -o <name>.csv a table',
  model: 'any',
  judge: async ({ response }: Given<'response'>, context) => {
    const coded = labelCodebook([{ id: '', text: response }], context.settings.codebook, context);
    for await (const { text, labels, fault } of coded) {
      // What nobody was asked is not undecided.
      if (fault) throw fromFault(fault);
      return { text, labels: Object.fromEntries(labels) };
    }
    throw new DOMException('The text was cancelled.', 'AbortError');
  },
  tell: ({ text, labels }) => {
    const named = (wanted: boolean | null) =>
      Object.keys(labels)
        .filter((name) => labels[name] === wanted)
        .join(', ');
    const open = named(null);
    return [`${named(true) || 'none'}${open === '' ? '' : ` (undecided: ${open})`}`, text];
  },
  sum: (answers, { codebook: categories, leastAgreement }) => {
    const { gate, totals } = codebookTotals(answers.map(coded), categories, leastAgreement);
    const lines = [...totals].map(([name, { yes, no, open }]) => `${name}: ${yes} yes, ${no} no, ${open} undecided`);
    const low = gate.lowTrust.join(', ');
    return low === '' ? lines : [...lines, `not added up, people agree too little or nobody knows: ${low}`];
  },
  table: (answers, { codebook: categories, leastAgreement }) => {
    const rows = answers.map(coded);
    return renderCodedTexts(rows, codebookTotals(rows, categories, leastAgreement).gate);
  },
};

function coded({ id = '', text, labels }: CodebookAnswer & { readonly id?: string | number }) {
  return { id: String(id), text, labels: new Map(Object.entries(labels)) };
}
