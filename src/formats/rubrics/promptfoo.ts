import { z } from 'zod';
import type { Criterion } from '../../domain/rubric.ts';
import type { Message } from '../../domain/submission.ts';
import { isRecord } from '../read-messages.ts';
import { below, issueAt, type Place } from '../zod-issues.ts';
import {
  asked,
  type CaseDraft,
  numberCases,
  numberCriteria,
  type Placed,
  present,
  rubricOf,
  tagOf,
  tagsOf,
} from './kit/build-case.ts';
import type { Notes } from './kit/notes.ts';
import { anything, listOf, name, numeric, readFields, text, unpack, worth } from './kit/read-fields.ts';
import { has } from './kit/share-of.ts';
import type { RubricCase, RubricFormat } from './rubric-format.ts';

const source = 'promptfoo';

const config = z.object({
  description: anything,
  prompts: anything,
  providers: anything,
  targets: anything,
  defaultTest: anything,
  tests: anything,
  assert: anything,
});

const test = z.object({ description: name, vars: anything, assert: anything });

const assertion = z.object({
  type: text,
  value: anything,
  weight: worth.optional(),
  threshold: numeric.nullish(),
  metric: name,
  assert: anything,
});

/**
 * promptfoo: tests with `llm-rubric` assertions; `not-llm-rubric` is a criterion that must not be met.
 * Shape: YAML `prompts`, `defaultTest: {assert}`, `tests: [{description, vars, assert: [{type: llm-rubric, value, weight,
 * metric, threshold}]}]`, `assert-set` opened up. A metric becomes the axis, a threshold a tag. Assertions that no rubric can
 * hold (contains, javascript, …) are named as not understood.
 */
export const promptfoo: RubricFormat = {
  id: 'promptfoo',
  name: source,
  description: 'Tests with llm-rubric assertions in YAML.',
  source: 'promptfoo documentation, expected-outputs/model-graded/llm-rubric and its type declarations',
  confirmed: true,
  signed: true,
  rows: ['K1'],
  containers: ['yaml', 'json'],
  detect: ({ root, records }) => {
    if (has(root, 'tests') || has(root, 'defaultTest')) return 0.9;
    return records
      .slice(0, 20)
      .some(({ value }) => isAssertion(value) || (has(value, 'assert') && isAssertion(listOf(value.assert)[0])))
      ? 0.9
      : 0;
  },
  parse: ({ root }, notes) => {
    const whole: Place = { line: null, field: '' };
    if (Array.isArray(root)) {
      const bare = root.every((one) => isAssertion(one));
      return bare
        ? numberCases([{ rubric: build(root, whole, notes) }])
        : numberCases(readTests(root, null, whole, notes));
    }
    const fields = readFields(config, root, whole, notes);
    if (fields === null) return [];
    const shared = isRecord(fields.defaultTest) ? fields.defaultTest.assert : fields.assert;
    const prompt = listOf(fields.prompts).filter((one) => typeof one === 'string');
    const template = prompt.length === 1 && typeof prompt[0] === 'string' ? prompt[0] : null;
    const tests = readTests(listOf(fields.tests), template, below(whole, 'tests'), notes, listOf(shared));
    const common = build(listOf(shared), below(whole, 'defaultTest', 'assert'), notes);
    return numberCases(tests.length > 0 ? tests : common ? [{ rubric: common }] : []);
  },
  render: (cases) => ({ prompts: ['{{question}}'], tests: cases.map(renderTest) }),
};

function isAssertion(value: unknown): boolean {
  return has(value, 'type') && typeof value.type === 'string' && /^(?:not-)?llm-rubric$|^assert-set$/.test(value.type);
}

function readTests(
  tests: readonly unknown[],
  template: string | null,
  place: Place,
  notes: Notes,
  shared: readonly unknown[] = [],
): readonly CaseDraft[] {
  return tests.flatMap((one, index): readonly CaseDraft[] => {
    const at = below(place, index);
    const read = readFields(test, one, at, notes);
    if (read === null) return [];
    const assertions = [...shared, ...listOf(read.assert)];
    return [
      {
        id: read.description,
        conversation: readVars(read.vars, template),
        rubric: build(assertions, below(at, 'assert'), notes),
      },
    ];
  });
}

/** The prompt with its variables filled in; without one, a single variable is the question, several are told by name. */
function readVars(vars: unknown, template: string | null): readonly Message[] {
  const given = Object.entries(isRecord(vars) ? vars : {}).flatMap(([key, value]) =>
    typeof value === 'string' || typeof value === 'number' ? [[key, String(value)] as const] : [],
  );
  if (template !== null && given.length > 0) {
    const filled = template.replace(
      /\{\{\s*([\w.-]+)\s*\}\}/g,
      (whole, key: string) => given.find(([one]) => one === key)?.[1] ?? whole,
    );
    return readChat(filled);
  }
  const [only, ...more] = given;
  return more.length === 0
    ? readChat(only?.[1] ?? '')
    : asked(given.map(([key, value]) => `${key}: ${value}`).join('\n\n'));
}

/** A prompt may be a chat written as JSON. */
function readChat(prompt: string): readonly Message[] {
  const chat = unpack(prompt);
  const messages = z
    .array(z.object({ role: z.enum(['system', 'user', 'assistant']), content: z.string() }))
    .min(1)
    .safeParse(chat);
  return messages.success ? messages.data : asked(prompt);
}

function build(assertions: readonly unknown[], place: Place, notes: Notes) {
  const drafts = assertions.flatMap((one, index) => readAssertion(one, below(place, index), notes));
  return rubricOf(numberCriteria(drafts, { notes, source }), { profile: 'weighted-mean' });
}

function readAssertion(value: unknown, place: Place, notes: Notes): readonly Placed[] {
  const read = readFields(assertion, value, place, notes);
  if (read === null) return [];
  const { type, value: words, weight = 1, threshold, metric } = read;
  if (type === 'assert-set') {
    return listOf(read.assert).flatMap((one, index) => readAssertion(one, below(place, 'assert', index), notes));
  }
  if (type !== 'llm-rubric' && type !== 'not-llm-rubric') {
    notes.leave(place, `type ${/^[\w:-]{1,30}$/.test(type) ? type : 'other'}`);
    return [];
  }
  if (typeof words !== 'string' || words.trim() === '') {
    notes.add([issueAt(below(place, 'value'), 'one text', words, 'Write the rubric as one text.')]);
    return [];
  }
  const tags = tagsOf({ threshold });
  const points = type === 'llm-rubric' ? weight : -weight;
  return [{ place, draft: { text: words, points, tags, ...(metric ? { axis: [metric] } : {}) } }];
}

function renderTest({ id, conversation, rubric }: RubricCase) {
  const [only, ...more] = conversation;
  const plain = only?.role === 'user' && more.length === 0 && !/^\s*[[{]/.test(only.content);
  const question = plain ? only.content : JSON.stringify(conversation);
  return present({
    description: id,
    vars: conversation.length === 0 ? undefined : { question },
    assert: rubric?.criteria.map(renderAssertion),
  });
}

function renderAssertion({ text: words, points, axis, tags }: Criterion) {
  const threshold = tagOf(tags, 'threshold');
  return present({
    type: points > 0 ? 'llm-rubric' : 'not-llm-rubric',
    value: words,
    weight: Math.abs(points) === 1 ? undefined : Math.abs(points),
    threshold: threshold === undefined ? undefined : Number(threshold),
    metric: axis?.[0],
  });
}
