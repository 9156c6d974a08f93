import { z } from 'zod';
import type { Criterion } from '../../domain/rubric.ts';
import { isRecord } from '../read-messages.ts';
import { below } from '../zod-issues.ts';
import { asked, asText, present, readCases, readCriteria, rubricOf, tagOf, tagsOf } from './kit/build-case.ts';
import { anything, name, readFields, text } from './kit/read-fields.ts';
import { isListWith, shareOf } from './kit/share-of.ts';
import type { RubricFormat } from './rubric-format.ts';

const source = 'GAPS';

const record = z.object({
  id: name,
  question: z.string().nullish(),
  rubrics: anything,
  final_merged_json: anything,
  分类: name,
  specialty: name,
  difficulty: name,
  source: name,
});

const levels = { A1: 5, A2: 3, A3: 1, S1: -1, S2: -2, S3: -3, S4: -4 } as const;
const levelNames = ['A1', 'A2', 'A3', 'S1', 'S2', 'S3', 'S4'] as const;

const item = z.object({
  id: name,
  claim: text,
  level: z.enum(levelNames),
  type: z.enum(['positive', 'negative']).nullish(),
  desc: name,
});

const isAnswer = (key: string): boolean => key.endsWith('_answer');

/**
 * GAPS: clinical questions with claims of levels A1 to A3 (worth having) and S1 to S4 (harmful), from guidelines.
 * Shape: columns `question`, `分类`, `rubrics` (also `final_merged_json`: a list, often JSON text, of `{id, claim, level,
 * type, desc}`) and `<model>_answer`. The release is a spreadsheet; save it as CSV or lines of JSON. Points follow the
 * documented table 5/3/1 and -1 to -4.
 */
export const gaps: RubricFormat = {
  id: 'gaps',
  name: source,
  description: 'Clinical questions with graded claims, helpful A1–A3 and harmful S1–S4.',
  source: 'README of the GAPS evaluation release (GAPS-NSCLC-preview)',
  confirmed: true,
  signed: true,
  rows: ['D3'],
  containers: ['jsonl', 'csv', 'json', 'parquet'],
  detect: (document) =>
    shareOf(document, (value) => isListWith(value.rubrics ?? value.final_merged_json, 'claim', 'level')),
  parse: (document, notes) =>
    readCases(document, (value, place) => {
      const fields = readFields(record, value, place, notes, isAnswer);
      if (fields === null || !isRecord(value)) return null;
      const field = fields.rubrics === undefined ? 'final_merged_json' : 'rubrics';
      const criteria = readCriteria(fields[field], below(place, field), { notes, source }, (one, at) => {
        const read = readFields(item, one, at, notes);
        if (read === null) return null;
        const { id, claim, level, desc } = read;
        return { id, text: claim, points: levels[level], tier: level, ...(desc ? { guidance: desc } : {}) };
      });
      const answers = Object.entries(value).flatMap(([key, words]) =>
        isAnswer(key) && typeof words === 'string' ? [{ name: key.slice(0, -'_answer'.length), text: words }] : [],
      );
      return {
        id: fields.id,
        conversation: asked(fields.question),
        answers,
        rubric: rubricOf(criteria, { profile: 'gaps' }),
        tags: tagsOf({
          specialty: fields.specialty ?? fields.分类,
          difficulty: fields.difficulty,
          source: fields.source,
        }),
      };
    }),
  render: (cases) =>
    cases.map(({ id, conversation, answers, rubric, tags }) =>
      present({
        id,
        question: asText(conversation),
        specialty: tagOf(tags, 'specialty'),
        difficulty: tagOf(tags, 'difficulty'),
        source: tagOf(tags, 'source'),
        rubrics: rubric?.criteria.map(renderItem),
        ...Object.fromEntries(answers.map((answer) => [`${answer.name}_answer`, answer.text])),
      }),
    ),
};

function renderItem({ id, text: claim, points, tier, guidance }: Criterion) {
  const level = levelNames.find((one) => one === tier) ?? levelOf(points);
  return present({ id, claim, level, type: levels[level] > 0 ? 'positive' : 'negative', desc: guidance });
}

/** The level whose points are nearest; a criterion keeps its sign. */
function levelOf(points: number): (typeof levelNames)[number] {
  const signed = levelNames.filter((level) => Math.sign(levels[level]) === Math.sign(points));
  const gap = (level: (typeof levelNames)[number]): number => Math.abs(levels[level] - points);
  return signed.reduce((best, level) => (gap(level) < gap(best) ? level : best), signed[0] ?? 'A3');
}
