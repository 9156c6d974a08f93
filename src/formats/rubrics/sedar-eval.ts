import { z } from 'zod';
import type { Criterion } from '../../domain/rubric.ts';
import { below, issueAt, type Place } from '../zod-issues.ts';
import {
  asked,
  asText,
  numberCriteria,
  type Placed,
  present,
  readCases,
  rubricOf,
  tagOf,
  tagsOf,
  tagValues,
} from './kit/build-case.ts';
import type { Notes } from './kit/notes.ts';
import { anything, name, readFields, textsOf } from './kit/read-fields.ts';
import { has, shareOf } from './kit/share-of.ts';
import type { RubricFormat } from './rubric-format.ts';

const source = 'SedarEval';

const record = z.object({ id: name, query: z.string().nullish(), answer: z.string().nullish(), meta: anything });
const meta = z.object({
  category: anything,
  reference: z.string().nullish(),
  score_standard: z.string().nullish(),
  id_ex: name,
  is_complete: anything,
});

/**
 * SedarEval: questions, each with its own marking scheme of points and deductions from 0 to 5, as an examiner writes it.
 * Shape: `{id, query, answer, meta: {category: [], reference, score_standard}}`. The scheme is one text; a line with a
 * signed number is a point of the scheme (its first such number is its worth), a line without one goes on with the line
 * before. The words stay as they are, numbers included.
 */
export const sedarEval: RubricFormat = {
  id: 'sedareval',
  name: source,
  description: 'Questions, each with an examiner\u2019s marking scheme of points and deductions.',
  source: 'wwn1233/sedareval, dataset/test.jsonl',
  confirmed: true,
  signed: true,
  rows: ['D5'],
  containers: ['jsonl', 'json'],
  detect: (document) => shareOf(document, ({ meta: inner }) => has(inner, 'score_standard')),
  parse: (document, notes) =>
    readCases(document, (value, place) => {
      const fields = readFields(record, value, place, notes);
      const at = below(place, 'meta');
      const inner = fields && readFields(meta, fields.meta, at, notes);
      if (!fields || !inner) return null;
      const reference = inner.reference;
      return {
        id: fields.id,
        conversation: asked(fields.query),
        answers: fields.answer ? [{ name: 'answer', text: fields.answer }] : [],
        rubric: rubricOf(readScheme(inner.score_standard ?? '', below(at, 'score_standard'), notes), {
          profile: 'sedareval',
          bounds: { least: 0, most: 5 },
          ...(reference ? { references: [{ id: 'reference', kind: 'answer', text: reference }] } : {}),
        }),
        tags: tagsOf({ category: textsOf(inner.category), example: inner.id_ex }),
      };
    }),
  render: (cases) =>
    cases.map(({ id, conversation, answers, rubric, tags }) =>
      present({
        id,
        query: asText(conversation),
        answer: answers[0]?.text,
        meta: present({
          category: tagValues(tags, 'category'),
          reference: rubric?.references?.find(({ kind }) => kind === 'answer')?.text,
          score_standard: rubric?.criteria.map(renderPoint).join('\n') ?? '',
          id_ex: tagOf(tags, 'example'),
        }),
      }),
    ),
};

function readScheme(text: string, place: Place, notes: Notes): readonly Criterion[] {
  const lines: string[] = [];
  for (const line of text.split('\n')) {
    if (line.trim() === '') continue;
    if (pointsOf(line) !== null || lines.length === 0) lines.push(line);
    else lines.push(`${lines.pop() ?? ''}\n${line}`);
  }
  const drafts = lines.map((line): Placed => {
    const points = pointsOf(line);
    if (points === null)
      notes.add([issueAt(place, 'a line with points such as +1', line, 'Write the points as +1 or -1.')]);
    return { place, draft: points === null ? null : { text: line, points } };
  });
  return numberCriteria(drafts, { notes, source });
}

/** The first signed number of a line. */
function pointsOf(line: string): number | null {
  const match = /([+＋\-－−])\s*(\d+(?:\.\d+)?)/.exec(line.split('\n', 1)[0] ?? '');
  if (!match?.[1] || !match[2]) return null;
  const points = (match[1] === '+' || match[1] === '＋' ? 1 : -1) * Number(match[2]);
  return points === 0 ? null : points;
}

/** Points stand in the words: they are added at the front where the words have none or others. */
function renderPoint({ text, points }: Criterion): string {
  if (pointsOf(text) === points) return text;
  const size = Math.abs(points);
  return `${points > 0 ? '+' : '-'}${size < 1e-6 || size >= 1e21 ? size : String(size)}：${text}`;
}
