import { z } from 'zod';
import type { Criterion } from '../../domain/rubric.ts';
import { isRecord } from '../read-messages.ts';
import { below, type Place } from '../zod-issues.ts';
import {
  asked,
  asText,
  numberCases,
  numberCriteria,
  type Placed,
  present,
  rubricOf,
  tagOf,
  tagsOf,
} from './kit/build-case.ts';
import type { Notes } from './kit/notes.ts';
import { anything, name, readFields } from './kit/read-fields.ts';
import type { DocumentRecord, OpenedDocument, RubricFormat } from './rubric-format.ts';

const source = 'LLMEval-Med';

const record = z.object({
  category1: name,
  category2: name,
  scene: name,
  round: name,
  problem: z.string().nullish(),
  groupCode: name,
  sanswer: z.string().nullish(),
  difficulty: name,
  checklist: z.string().nullish(),
  model_answer: z.string().nullish(),
  id: anything,
});

/**
 * LLMEval-Med: medical questions with a reference answer and a checklist of core and secondary needs, one grade 0 to 5.
 * Shape: `{"<category>": [{category1, category2, scene, round, problem, groupCode, sanswer, difficulty, checklist}]}`,
 * where the checklist is one text: `核心需求：\n1. …\n\n次要需求：\n1. …` (core and secondary needs; English heads are read
 * too). Turns of one group stay cases of their own, tagged with group and round.
 */
export const llmEvalMed: RubricFormat = {
  id: 'llmeval-med',
  name: source,
  description: 'Medical questions with a checklist of core and secondary needs.',
  source: 'llmeval/LLMEval-Med, dataset/dataset.json and Evaluate.py',
  confirmed: true,
  signed: false,
  rows: ['D17'],
  containers: ['json'],
  detect: (document) => {
    const records = recordsOf(document).slice(0, 20);
    const fit = records.filter(({ value }) => isRecord(value) && 'sanswer' in value && 'problem' in value);
    return records.length === 0 ? 0 : fit.length / records.length;
  },
  parse: (document, notes) =>
    numberCases(
      recordsOf(document).map(({ value, line, field }) => {
        const place = { line, field };
        const fields = readFields(record, value, place, notes);
        if (fields === null) return null;
        const answer = fields.sanswer;
        const criteria = readChecklist(fields.checklist ?? '', below(place, 'checklist'), notes);
        return {
          conversation: asked(fields.problem),
          answers: fields.model_answer ? [{ name: 'model', text: fields.model_answer }] : [],
          rubric: rubricOf(criteria, {
            profile: 'llmeval-med',
            ...(answer ? { references: [{ id: 'reference', kind: 'answer', text: answer }] } : {}),
          }),
          tags: tagsOf({
            category: fields.category1,
            subcategory: fields.category2,
            scene: fields.scene,
            group: fields.groupCode,
            round: fields.round,
            difficulty: fields.difficulty,
          }),
        };
      }),
    ),
  render: (cases) => {
    const categories = new Map<string, unknown[]>();
    for (const { conversation, answers, rubric, tags } of cases) {
      const category = tagOf(tags, 'category') ?? 'cases';
      const one = present({
        category1: tagOf(tags, 'category'),
        category2: tagOf(tags, 'subcategory'),
        scene: tagOf(tags, 'scene'),
        round: asNumber(tagOf(tags, 'round')),
        problem: asText(conversation),
        groupCode: asNumber(tagOf(tags, 'group')),
        sanswer: rubric?.references?.find(({ kind }) => kind === 'answer')?.text ?? '',
        difficulty: tagOf(tags, 'difficulty'),
        checklist: renderChecklist(rubric?.criteria ?? []),
        model_answer: answers[0]?.text,
      });
      categories.set(category, [...(categories.get(category) ?? []), one]);
    }
    return Object.fromEntries(categories);
  },
};

const asNumber = (word: string | undefined): number | string | undefined =>
  word !== undefined && /^\d+$/.test(word) ? Number(word) : word;

/** Records stand by category in one object, or in one list. */
function recordsOf({ root, records }: OpenedDocument): readonly DocumentRecord[] {
  if (!isRecord(root) || 'problem' in root) return records;
  return Object.values(root).flatMap((list, at) =>
    Array.isArray(list) ? list.map((value: unknown, index) => ({ line: null, field: `[${at}][${index}]`, value })) : [],
  );
}

const heads = { core: /^\s*(?:核心需求|core needs)\s*[:：]/i, secondary: /^\s*(?:次要需求|secondary needs)\s*[:：]/i };

function readChecklist(text: string, place: Place, notes: Notes): readonly Criterion[] {
  const items: { words: string; tier: 'core' | 'secondary' }[] = [];
  let tier: 'core' | 'secondary' = 'core';
  for (const line of text.split('\n')) {
    const head = heads.core.test(line) ? 'core' : heads.secondary.test(line) ? 'secondary' : null;
    tier = head ?? tier;
    const words = head ? line.replace(heads[head], '') : line;
    const last = items.at(-1);
    if (/^\s*\d+[.、．]\s*/.test(words)) items.push({ words: words.replace(/^\s*\d+[.、．]\s*/, ''), tier });
    else if (words.trim() === '' || words.trim() === '无') continue;
    else if (last && head === null) last.words += `\n${words}`;
    else items.push({ words: words.trim(), tier });
  }
  return numberCriteria(
    items.map(({ words, tier: one }): Placed => ({ place, draft: { text: words, points: 1, tier: one } })),
    { notes, source },
  );
}

function renderChecklist(criteria: readonly Criterion[]): string {
  const of = (secondary: boolean): string => {
    const list = criteria.filter(({ tier }) => (tier === 'secondary') === secondary);
    return list.length === 0 ? '无' : list.map(({ text }, index) => `${index + 1}. ${text}`).join('\n');
  };
  return criteria.length === 0 ? '' : `核心需求：\n${of(false)}\n\n次要需求：\n${of(true)}`;
}
