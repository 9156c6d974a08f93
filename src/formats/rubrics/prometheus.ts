import { z } from 'zod';
import type { Criterion } from '../../domain/rubric.ts';
import { type LevelAnchor, scales } from '../../domain/scale.ts';
import { isRecord } from '../read-messages.ts';
import { below, type Place } from '../zod-issues.ts';
import {
  asked,
  asText,
  type CaseDraft,
  numberCases,
  numberCriteria,
  present,
  rubricOf,
  tagOf,
  tagsOf,
} from './kit/build-case.ts';
import type { Notes } from './kit/notes.ts';
import { anything, name, readFields, text, unpack } from './kit/read-fields.ts';
import { has } from './kit/share-of.ts';
import type { DocumentRecord, OpenedDocument, RubricCase, RubricFormat } from './rubric-format.ts';

const source = 'BiGGen Bench and Prometheus';

const words = z.string().nullish();

const record = z.object({
  id: name,
  capability: name,
  task: name,
  instance_idx: anything,
  system_prompt: words,
  input: words,
  reference_answer: words,
  score_rubric: anything,
  response: words,
  response_model_name: name,
});

const anchors = {
  score1_description: name,
  score2_description: name,
  score3_description: name,
  score4_description: name,
  score5_description: name,
};
const rubric = z.object({ criteria: text, ...anchors });

const collected = z.object({
  orig_instruction: words,
  orig_reference_answer: words,
  orig_response: words,
  orig_criteria: text,
  orig_score1_description: name,
  orig_score2_description: name,
  orig_score3_description: name,
  orig_score4_description: name,
  orig_score5_description: name,
  orig_score: anything,
  orig_feedback: anything,
  instruction: anything,
  output: anything,
  input: anything,
});

const steps = [1, 2, 3, 4, 5] as const;

/**
 * BiGGen Bench and Prometheus: one criterion a task, graded 1 to 5 with a description of each grade.
 * Shape: `{id, capability, task, system_prompt, input, reference_answer, score_rubric: {criteria, score1_description, …}}`,
 * in a list or by id, or the `orig_` fields of the Feedback Collection. It holds one criterion a case.
 */
export const prometheus: RubricFormat = {
  id: 'prometheus',
  name: source,
  description: 'One criterion a task, graded 1 to 5 with words for each grade.',
  source: 'prometheus-eval/prometheus-eval, BiGGen-Bench/README.md; Feedback Collection data card',
  confirmed: true,
  signed: false,
  rows: ['B11', 'B14'],
  containers: ['json', 'jsonl', 'parquet'],
  detect: (document) => {
    const records = recordsOf(document).slice(0, 20);
    const fit = records.filter(
      ({ value }) => has(value, 'orig_criteria') || (isRecord(value) && has(unpack(value.score_rubric), 'criteria')),
    );
    return records.length === 0 ? 0 : fit.length / records.length;
  },
  parse: (document, notes) =>
    numberCases(
      recordsOf(document).map(({ value, line, field }) => {
        const place = { line, field };
        return has(value, 'orig_criteria') ? readCollected(value, place, notes) : readTask(value, place, notes);
      }),
    ),
  render: (cases) => cases.map(renderCase),
};

/** Tasks stand in a list, or in one object by their id. */
function recordsOf({ root, records }: OpenedDocument): readonly DocumentRecord[] {
  if (!isRecord(root) || 'score_rubric' in root || !Object.values(root).every(isRecord)) return records;
  return Object.values(root).map((value, index) => ({ line: null, field: `[${index}]`, value }));
}

function readTask(value: unknown, place: Place, notes: Notes): CaseDraft | null {
  const fields = readFields(record, value, place, notes);
  if (fields === null) return null;
  const at = below(place, 'score_rubric');
  const read = readFields(rubric, unpack(fields.score_rubric), at, notes);
  const levels = read ? steps.map((step) => [step, read[`score${step}_description`]] as const) : [];
  return {
    id: fields.id,
    conversation: asked(fields.input, fields.system_prompt),
    answers: fields.response ? [{ name: fields.response_model_name ?? 'response', text: fields.response }] : [],
    rubric: read && build(read.criteria, levels, fields.reference_answer, at, notes),
    tags: tagsOf({ capability: fields.capability, task: fields.task }),
  };
}

function readCollected(value: unknown, place: Place, notes: Notes): CaseDraft | null {
  const fields = readFields(collected, value, place, notes);
  if (fields === null) return null;
  const levels = steps.map((step) => [step, fields[`orig_score${step}_description`]] as const);
  return {
    conversation: asked(fields.orig_instruction),
    answers: fields.orig_response ? [{ name: 'response', text: fields.orig_response }] : [],
    rubric: build(fields.orig_criteria, levels, fields.orig_reference_answer, place, notes),
  };
}

function build(
  criterion: string,
  given: readonly (readonly [number, string | undefined])[],
  reference: string | null | undefined,
  place: Place,
  notes: Notes,
) {
  const levels = given.flatMap(([value, words]): readonly LevelAnchor[] => (words ? [{ value, text: words }] : []));
  const draft = { text: criterion, points: 1, scale: scales['one-to-five'], ...(levels.length > 0 ? { levels } : {}) };
  return rubricOf(numberCriteria([{ draft, place }], { notes, source }), {
    profile: 'weighted-mean',
    ...(reference ? { references: [{ id: 'reference', kind: 'answer', text: reference }] } : {}),
  });
}

function renderCase({ id, conversation, answers, rubric: given, tags }: RubricCase) {
  const [first, ...rest] = conversation;
  const system = first?.role === 'system' && rest.length > 0 ? first.content : undefined;
  const [criterion] = given?.criteria ?? [];
  return present({
    id,
    capability: tagOf(tags, 'capability'),
    task: tagOf(tags, 'task'),
    system_prompt: system,
    input: asText(system === undefined ? conversation : rest),
    reference_answer: given?.references?.find(({ kind }) => kind === 'answer')?.text,
    score_rubric: criterion && renderRubric(criterion),
    response: answers[0]?.text,
    response_model_name: answers[0] && answers[0].name !== 'response' ? answers[0].name : undefined,
  });
}

function renderRubric({ text: criteria, scale, levels }: Criterion) {
  const fits = scale?.kind === 'grade' && scale.least === 1 && scale.most === 5;
  const described = steps.map((step) => [
    `score${step}_description`,
    fits ? levels?.find(({ value }) => value === step)?.text : undefined,
  ]);
  return present({ criteria, ...Object.fromEntries(described) });
}
