import { z } from 'zod';
import { fileVersion, openEnvelope } from '../envelope.ts';
import { parseRubricValue } from '../parse-rubric.ts';
import { isRecord } from '../read-messages.ts';
import { below, type Place } from '../zod-issues.ts';
import { type CaseDraft, conversationOf, numberCases, present } from './kit/build-case.ts';
import type { Notes } from './kit/notes.ts';
import { anything, listOf, name, readFields, text, textsOf } from './kit/read-fields.ts';
import type { Answer, RubricCase, RubricFormat } from './rubric-format.ts';

const source = 'Rubricon';

const body = z.object({ id: name, conversation: anything, answers: anything, tags: anything, rubric: anything });
const answer = z.object({ name: text, text: z.string(), preferred: z.boolean().optional() });

/**
 * Our own files: they hold everything that any other format is read into.
 * Shape: `{format: "rubricon-rubric", version, rubric}` for a rubric alone, `{format: "rubricon-case", version, case: {id,
 * conversation, answers, tags, rubric}}` for a case; several are lines or a list.
 */
export const rubricon: RubricFormat = {
  id: 'rubricon',
  name: source,
  description: 'Our own files; nothing is lost.',
  source: 'this project, src/formats/SPEC.md',
  confirmed: true,
  signed: true,
  rows: ['K1'],
  containers: ['json', 'jsonl', 'yaml'],
  detect: ({ records }) => (records.slice(0, 20).some(({ value }) => isRecord(value) && isOurs(value.format)) ? 1 : 0),
  parse: ({ records }, notes) =>
    numberCases(records.map(({ value, line, field }) => readOne(value, { line, field }, notes))),
  render: (cases) => {
    const all = cases.map(renderOne);
    return all.length === 1 ? all[0] : all;
  },
};

const isOurs = (format: unknown): boolean => format === 'rubricon-rubric' || format === 'rubricon-case';

function readOne(value: unknown, place: Place, notes: Notes): CaseDraft | null {
  if (!isRecord(value) || value.format !== 'rubricon-case') {
    const read = parseRubricValue(value);
    notes.add(read.issues);
    return read.value && { id: read.value.id.replace(/-rubric$/, ''), rubric: read.value };
  }
  const opened = openEnvelope(value, 'rubricon-case');
  notes.add(opened.issues);
  const at = below(place, 'case');
  const fields = opened.body && readFields(body, opened.body.case, at, notes);
  if (!fields) return null;
  const rubric = fields.rubric === undefined || fields.rubric === null ? null : parseRubricValue(wrap(fields.rubric));
  if (rubric) notes.add(rubric.issues);
  return {
    id: fields.id,
    conversation:
      Array.isArray(fields.conversation) && fields.conversation.length === 0
        ? []
        : conversationOf(fields.conversation, below(at, 'conversation'), notes),
    answers: listOf(fields.answers).flatMap((one, index): readonly Answer[] => {
      const read = readFields(answer, one, below(at, 'answers', index), notes);
      return read
        ? [{ name: read.name, text: read.text, ...(read.preferred === undefined ? {} : { preferred: read.preferred }) }]
        : [];
    }),
    tags: textsOf(fields.tags),
    rubric: rubric?.value ?? null,
  };
}

const wrap = (rubric: unknown) => ({ format: 'rubricon-rubric', version: fileVersion, rubric });

function renderOne({ id, conversation, answers, tags, rubric }: RubricCase) {
  const bare =
    conversation.length === 0 && answers.length === 0 && tags.length === 0 && rubric?.id.replace(/-rubric$/, '') === id;
  if (bare) return wrap(rubric);
  const one = present({ id, conversation, answers, tags, rubric: rubric ?? undefined });
  return { format: 'rubricon-case', version: fileVersion, case: one };
}
