import { z } from 'zod';
import type { Criterion } from '../../domain/rubric.ts';
import { isRecord } from '../read-messages.ts';
import { below, type Place } from '../zod-issues.ts';
import { numberCases, numberCriteria, type Placed, present, rubricOf } from './kit/build-case.ts';
import { anything, readFields, textsOf } from './kit/read-fields.ts';
import { has } from './kit/share-of.ts';
import type { RubricFormat } from './rubric-format.ts';

const source = 'CheckEval';

const file = z.object({ definition: anything, sub_aspect: anything });

/**
 * CheckEval: yes/no questions by sub-aspect of one quality.
 * Shape: YAML `definition: {<data set>: <text>}`, `sub_aspect: {<name>: <questions>}`. The questions of a sub-aspect are one
 * text; written over several plain lines YAML folds it into one, so it is cut after each question mark. A list is read too.
 */
export const checkEval: RubricFormat = {
  id: 'checkeval',
  name: source,
  description: 'Yes/no questions by sub-aspect, in YAML.',
  source: 'yukyunglee/CheckEval, prompt/summeval_questions/*.yaml',
  confirmed: true,
  signed: false,
  rows: ['K1'],
  containers: ['yaml', 'json'],
  detect: ({ root }) => (has(root, 'sub_aspect') && isRecord(root.sub_aspect) ? 1 : 0),
  parse: ({ root }, notes) => {
    const whole: Place = { line: null, field: '' };
    const fields = readFields(file, root, whole, notes);
    const aspects = fields && isRecord(fields.sub_aspect) ? Object.entries(fields.sub_aspect) : [];
    const drafts = aspects.flatMap(([aspect, questions]) =>
      (Array.isArray(questions) ? textsOf(questions) : cut(questions)).map(
        (text, index): Placed => ({
          place: below(whole, 'sub_aspect', '*', index),
          draft: { text, points: 1, ...(aspect === general ? {} : { axis: [aspect] }) },
        }),
      ),
    );
    const definition = isRecord(fields?.definition) ? Object.values(fields.definition) : [fields?.definition];
    const guidance = textsOf(definition).join('\n\n');
    const rubric = rubricOf(numberCriteria(drafts, { notes, source }), {
      profile: 'weighted-mean',
      ...(guidance === '' ? {} : { guidance }),
    });
    return rubric === null ? [] : numberCases([{ rubric }]);
  },
  render: ([first]) => {
    const aspects = new Map<string, Criterion[]>();
    for (const criterion of first?.rubric?.criteria ?? []) {
      const aspect = criterion.axis?.[0] ?? general;
      aspects.set(aspect, [...(aspects.get(aspect) ?? []), criterion]);
    }
    const guidance = first?.rubric?.guidance;
    return present({
      definition: guidance === undefined ? undefined : { text: guidance },
      sub_aspect: Object.fromEntries([...aspects].map(([aspect, criteria]) => [aspect, join(criteria)])),
    });
  },
};

/** Stands for questions without a sub-aspect. */
const general = 'General';

function cut(questions: unknown): readonly string[] {
  if (typeof questions !== 'string') return [];
  return questions
    .split(/\n+|(?<=[?？])\s+/)
    .map((question) => question.trim())
    .filter((question) => question !== '');
}

/** One text a line where it would be cut into the same questions again, else a list. */
function join(criteria: readonly Criterion[]): string | readonly string[] {
  const texts = criteria.map(({ text }) => text);
  const joined = texts.join('\n');
  return JSON.stringify(cut(joined)) === JSON.stringify(texts) ? joined : texts;
}
