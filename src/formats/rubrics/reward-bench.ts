import { z } from 'zod';
import { isRecord } from '../read-messages.ts';
import { below, issueAt } from '../zod-issues.ts';
import { conversationOf, present, readCases, tagOf, tagsOf } from './kit/build-case.ts';
import { anything, listOf, name, readFields, textsOf, unpack } from './kit/read-fields.ts';
import { shareOf } from './kit/share-of.ts';
import type { Answer, RubricCase, RubricFormat } from './rubric-format.ts';

const record = z.object({
  id: name,
  prompt: anything,
  question: anything,
  chosen: anything,
  rejected: anything,
  chosen_model: name,
  rejected_model: name,
  subset: name,
  dimension: name,
  department: name,
});

const images = ['image', 'images', 'image_path', 'img'] as const;

/**
 * RewardBench and its kin (RM-Bench, Med-RewardBench): a prompt with a better and a worse answer, or several of each.
 * Shape: `{id, prompt, chosen, rejected, chosen_model, rejected_model, subset}`; `chosen` and `rejected` may be lists, as in
 * RewardBench 2. `dimension` and `department` are read for Med-RewardBench; their names are not confirmed. A record that
 * needs an image is told and left out, never read without it.
 */
export const rewardBench: RubricFormat = {
  id: 'rewardbench',
  name: 'RewardBench pairs',
  description: 'Prompts with chosen and rejected answers; no rubric.',
  source: 'allenai/reward-bench data cards; Med-RewardBench fields unconfirmed',
  confirmed: true,
  signed: true,
  rows: ['D16'],
  containers: ['jsonl', 'json', 'parquet', 'csv'],
  detect: (document) => shareOf(document, (value) => 'chosen' in value && 'rejected' in value),
  parse: (document, notes) =>
    readCases(document, (value, place) => {
      const fields = readFields(record, value, place, notes, (key) => images.some((image) => image === key));
      if (fields === null || !isRecord(value)) return null;
      const image = images.find((key) => value[key] !== undefined && value[key] !== null && value[key] !== '');
      if (image !== undefined) {
        notes.add([
          issueAt(below(place, image), 'a record of text alone', value[image], 'Skipped: images are not judged.'),
        ]);
        return null;
      }
      const answers = [
        ...sideOf(fields.chosen, true, fields.chosen_model),
        ...sideOf(fields.rejected, false, fields.rejected_model),
      ];
      const asked = fields.prompt === undefined ? 'question' : 'prompt';
      return {
        id: fields.id,
        conversation: conversationOf(fields[asked], below(place, asked), notes),
        answers,
        tags: tagsOf({ subset: fields.subset, dimension: fields.dimension, department: fields.department }),
      };
    }),
  render: (cases) => cases.map(renderPair),
};

function sideOf(value: unknown, preferred: boolean, model: string | undefined): readonly Answer[] {
  const side = preferred ? 'chosen' : 'rejected';
  const texts = Array.isArray(unpack(value))
    ? answersOf(unpack(value))
    : textsOf(typeof value === 'string' ? [value] : []);
  return texts.map((text, index) => ({
    name: texts.length === 1 && model ? model : texts.length === 1 ? side : `${side}-${index + 1}`,
    text,
    preferred,
  }));
}

/** A list of answers, or a conversation whose last message is the answer. */
function answersOf(value: unknown): readonly string[] {
  const list = listOf(value);
  const last = list.at(-1);
  return isRecord(last) && typeof last.content === 'string' ? [last.content] : textsOf(list);
}

function renderPair({ id, conversation, answers, tags }: RubricCase) {
  const [only, ...more] = conversation;
  const side = (preferred: boolean) => {
    const list = answers.filter((answer) => answer.preferred === preferred);
    const [first, ...others] = list;
    return {
      text: others.length === 0 ? (first?.text ?? '') : list.map(({ text }) => text),
      single: others.length === 0 ? first : undefined,
    };
  };
  const [chosen, rejected] = [side(true), side(false)];
  const modelOf = (answer: Answer | undefined, side: string) =>
    answer && answer.name !== side ? answer.name : undefined;
  return present({
    id,
    prompt: only?.role === 'user' && more.length === 0 ? only.content : conversation,
    chosen: chosen.text,
    chosen_model: modelOf(chosen.single, 'chosen'),
    rejected: rejected.text,
    rejected_model: modelOf(rejected.single, 'rejected'),
    subset: tagOf(tags, 'subset'),
    dimension: tagOf(tags, 'dimension'),
    department: tagOf(tags, 'department'),
  });
}
