import fc from 'fast-check';
import type { Criterion, Reference, Rubric, SubCheck } from '../../../domain/rubric.ts';
import { scales } from '../../../domain/scale.ts';
import { tiers } from '../../../domain/tier.ts';
import type { RubricCase } from '../rubric-format.ts';

/** Words as people write them, and as an attacker might: quotes, brackets, numbers, line ends, directions, markup. */
const words = fc.oneof(
  fc.string({ minLength: 1, maxLength: 30, unit: 'grapheme' }),
  fc.constantFrom(
    '=1+1',
    "'=x",
    '- not a list',
    '1. one\n2. two',
    'Is it? Is it not?',
    '[Hard Rule]',
    'Essential Criteria: x',
    '指令+1：说明',
    '无',
    '{"a":1}',
    '["x"]',
    'a: b # c',
    '{{question}}',
    '</script>',
    '\u202Etxt',
    'null',
    '1e3',
    'Does not harm.',
  ),
);
const text = words.filter((word) => word.trim() !== '').map((word) => word.replaceAll('\r', '').trim());
const name = fc.stringMatching(/^[a-z][a-z0-9_]{0,8}$/);
const points = fc
  .oneof(fc.integer({ min: -10, max: 10 }), fc.double({ min: -50, max: 50, noNaN: true }))
  .filter((value) => Math.abs(value) >= 1e-6);

const levels = fc
  .uniqueArray(fc.constantFrom(1, 2, 3, 4, 5), { minLength: 1 })
  .chain((values) => fc.tuple(...values.map((value) => fc.record({ value: fc.constant(value), text }))));

const graded = fc.oneof(
  fc.constant({}),
  fc.constantFrom(...Object.values(scales)).map((scale) => ({ scale })),
  levels.map((anchors) => ({ scale: scales['one-to-five'], levels: anchors })),
);

const parts: fc.Arbitrary<readonly SubCheck[]> = fc.uniqueArray(fc.record({ id: name, text }), {
  selector: ({ id }) => id,
  minLength: 1,
  maxLength: 3,
});

const reference: fc.Arbitrary<Reference> = fc.record(
  {
    id: name,
    kind: fc.constantFrom('source' as const, 'answer' as const, 'blocked' as const),
    title: text,
    text,
    url: fc.webUrl(),
  },
  { requiredKeys: ['id', 'kind'] },
);

const criterion: fc.Arbitrary<Criterion> = fc
  .tuple(
    fc.record({
      id: name,
      text,
      points,
      tags: fc.array(
        fc.tuple(name, name).map((pair) => pair.join(':')),
        { maxLength: 2 },
      ),
    }),
    fc.record(
      { tier: fc.constantFrom(...tiers), axis: fc.array(name, { minLength: 1, maxLength: 2 }), guidance: text, parts },
      { requiredKeys: [] },
    ),
    graded,
  )
  .map(([base, details, scale]) => ({
    ...base,
    ...details,
    ...scale,
    provenance: { kind: 'imported', source: 'test' },
  }));

const rubric: fc.Arbitrary<Rubric> = fc
  .tuple(
    fc.record({
      id: name,
      title: text,
      criteria: fc.uniqueArray(criterion, { selector: ({ id }) => id, minLength: 1, maxLength: 4 }),
    }),
    fc.record(
      { guidance: text, references: fc.array(reference, { minLength: 1, maxLength: 3 }), profile: name },
      { requiredKeys: [] },
    ),
  )
  .map(([base, details]) => ({ ...base, ...details }));

const message = fc.record({
  role: fc.constantFrom('system' as const, 'user' as const, 'assistant' as const),
  content: text,
});

const answer = fc.record({ name, text, preferred: fc.boolean() }, { requiredKeys: ['name', 'text'] });

/** Cases that use everything the model of a case can say. */
export const arbitraryCases: fc.Arbitrary<readonly RubricCase[]> = fc.uniqueArray(
  fc.record({
    id: name,
    conversation: fc.array(message, { maxLength: 3 }),
    answers: fc.uniqueArray(answer, { selector: (one) => one.name, maxLength: 2 }),
    rubric: fc.option(rubric, { nil: null, freq: 8 }),
    tags: fc.uniqueArray(
      fc.tuple(name, name).map((pair) => pair.join(':')),
      { maxLength: 2 },
    ),
  }),
  { selector: ({ id }) => id, minLength: 1, maxLength: 3 },
);
