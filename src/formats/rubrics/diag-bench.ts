import { z } from 'zod';
import { below } from '../zod-issues.ts';
import { asText, conversationOf, present, readCases, readCriteria, rubricOf } from './kit/build-case.ts';
import { anything, name, readFields, textsOf, unpack, worth } from './kit/read-fields.ts';
import { has, shareOf } from './kit/share-of.ts';
import type { RubricFormat } from './rubric-format.ts';

const source = 'DiagBench';

const record = z.object({
  id: name,
  case_id: name,
  case_summary: anything,
  initial_inquiry: anything,
  messages: anything,
  final_diagnosis: name,
  key_exams: anything,
  rubrics: anything,
  rubric: anything,
});

const item = z.object({ id: name, criterion: name, rubric: name, text: name, weight: worth, category: name });

/**
 * DiagBench (DiagGym): diagnostic cases with weighted criteria on the process, the key examinations and the diagnosis.
 * Shape, NOT confirmed: `{id, initial_inquiry | messages, final_diagnosis, key_exams: [], rubrics: [{criterion, weight}]}`.
 * Its repository shows the inquiry and that rubrics are weighted, but no data file could be read; other names that
 * stand there are listed as not understood.
 */
export const diagBench: RubricFormat = {
  id: 'diagbench',
  name: source,
  description: 'Diagnostic cases with weighted criteria on the process.',
  source: 'MAGIC-AI4Med/DiagGym README; field names unconfirmed',
  confirmed: false,
  signed: false,
  rows: ['D1'],
  published: { cases: 2_257, criteria: 3_318 },
  containers: ['json', 'jsonl'],
  detect: (document) =>
    shareOf(document, (value) => {
      const rubrics = unpack(value.rubrics ?? value.rubric);
      const first: unknown = Array.isArray(rubrics) ? rubrics[0] : undefined;
      return has(first, 'weight') && ['final_diagnosis', 'initial_inquiry', 'case_summary'].some((key) => key in value);
    }),
  parse: (document, notes) =>
    readCases(document, (value, place) => {
      const fields = readFields(record, value, place, notes);
      if (fields === null) return null;
      const list = fields.rubrics === undefined ? 'rubric' : 'rubrics';
      const criteria = readCriteria(fields[list], below(place, list), { notes, source }, (one, at) => {
        const read = readFields(item, one, at, notes);
        if (read === null) return null;
        const text = read.criterion ?? read.rubric ?? read.text ?? '';
        return { id: read.id, text, points: read.weight, ...(read.category ? { axis: [read.category] } : {}) };
      });
      const inquiry = (['messages', 'initial_inquiry', 'case_summary'] as const).find(
        (key) => fields[key] !== undefined,
      );
      const keys = textsOf(fields.key_exams).map((title, index) => ({
        id: `exam-${index + 1}`,
        kind: 'source' as const,
        title,
      }));
      const diagnosis = fields.final_diagnosis;
      const references = [
        ...(diagnosis ? [{ id: 'diagnosis', kind: 'answer' as const, text: diagnosis }] : []),
        ...keys,
      ];
      return {
        id: fields.id ?? fields.case_id,
        conversation: inquiry ? conversationOf(fields[inquiry], below(place, inquiry), notes) : [],
        rubric: rubricOf(criteria, { profile: 'weighted-mean', ...(references.length > 0 ? { references } : {}) }),
      };
    }),
  render: (cases) =>
    cases.map(({ id, conversation, rubric }) => {
      const [only, ...more] = conversation;
      const plain = only?.role === 'user' && more.length === 0;
      return present({
        id,
        ...(plain ? { initial_inquiry: asText(conversation) } : { messages: conversation }),
        final_diagnosis: rubric?.references?.find(({ kind, text }) => kind === 'answer' && text)?.text ?? '',
        key_exams: rubric?.references?.flatMap(({ id: key, title }) =>
          /^exam-\d+$/.test(key) && title ? [title] : [],
        ),
        rubrics: rubric?.criteria.map(({ id: key, text, points, axis }) =>
          present({ id: key, criterion: text, weight: points, category: axis?.[0] }),
        ),
      });
    }),
};
