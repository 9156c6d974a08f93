import { z } from 'zod';
import type { Criterion } from '../../domain/rubric.ts';
import { below, type Place } from '../zod-issues.ts';
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
} from './kit/build-case.ts';
import type { Notes } from './kit/notes.ts';
import { name, readFields } from './kit/read-fields.ts';
import { shareOf } from './kit/share-of.ts';
import type { Answer, RubricFormat } from './rubric-format.ts';

const source = 'OpenRubrics';

const words = z.string().nullish();
const record = z.object({
  id: name,
  uuid: name,
  instruction: words,
  prompt: words,
  response_a: words,
  response_b: words,
  winner: name,
  source: name,
  rubric: words,
});

/**
 * OpenRubrics (CRG, Rubric-RM): an instruction, two responses, and a rubric as one numbered text whose lines end in
 * [Hard Rule] or [Principle].
 * Shape: `{instruction, response_a, response_b, winner, rubric: "1. … [Hard Rule]\n2. … [Principle]"}`. `instruction`,
 * `rubric`, `source` and the two marks are confirmed; the names of the pair's fields are not.
 */
export const openRubrics: RubricFormat = {
  id: 'openrubrics',
  name: source,
  description: 'Instructions with a rubric of hard rules and principles as one numbered text.',
  source: 'OpenRubrics datasets as read by public loaders; names of the pair fields unconfirmed',
  confirmed: true,
  signed: false,
  rows: ['A1'],
  containers: ['jsonl', 'json', 'parquet', 'csv'],
  detect: (document) =>
    shareOf(document, ({ rubric }) => typeof rubric === 'string' && /\[(?:Hard Rule|Principle)\]/i.test(rubric)),
  parse: (document, notes) =>
    readCases(document, (value, place) => {
      const fields = readFields(record, value, place, notes);
      if (fields === null) return null;
      const winner = fields.winner?.toLowerCase();
      const side = (side: 'a' | 'b', text: string | null | undefined): readonly Answer[] =>
        text ? [{ name: side, text, ...(winner === undefined ? {} : { preferred: winner.endsWith(side) }) }] : [];
      return {
        id: fields.id ?? fields.uuid,
        conversation: asked(fields.instruction ?? fields.prompt),
        answers: [...side('a', fields.response_a), ...side('b', fields.response_b)],
        rubric: rubricOf(readLines(fields.rubric ?? '', below(place, 'rubric'), notes), { profile: 'openrubrics' }),
        tags: tagsOf({ source: fields.source }),
      };
    }),
  render: (cases) =>
    cases.map(({ id, conversation, answers, rubric, tags }) => {
      const [a, b] = answers;
      return present({
        id,
        instruction: asText(conversation),
        response_a: a?.text,
        response_b: b?.text,
        winner: a?.preferred ? 'a' : b?.preferred ? 'b' : undefined,
        rubric: rubric?.criteria.map(renderLine).join('\n'),
        source: tagOf(tags, 'source'),
      });
    }),
};

/** A line that opens with a number or a dash begins a criterion; others go on with the one before. */
function readLines(text: string, place: Place, notes: Notes): readonly Criterion[] {
  const items: string[] = [];
  for (const line of text.split('\n')) {
    const opening = /^\s*(?:\d+[.)]|[-*•])\s+/.exec(line);
    const last = items.length - 1;
    if (opening || last < 0) items.push(line.slice(opening?.[0].length ?? 0));
    else items[last] = `${items[last]}\n${line}`;
  }
  const drafts = items
    .filter((item) => item.trim() !== '')
    .map((item): Placed => {
      const mark = /(?<=\S)\s*\[(Hard Rule|Principle)\]\s*$/i.exec(item);
      const tier = mark?.[1]?.toLowerCase() === 'hard rule' ? 'hard-rule' : 'principle';
      return { place, draft: { text: item.slice(0, mark?.index), points: 1, ...(mark ? { tier } : {}) } };
    });
  return numberCriteria(drafts, { notes, source });
}

function renderLine({ text, tier }: Criterion, index: number): string {
  const mark = tier === 'hard-rule' ? ' [Hard Rule]' : tier === 'principle' ? ' [Principle]' : '';
  return `${index + 1}. ${text}${mark}`;
}
