import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assertRubric, type Criterion, type Rubric } from '../domain/rubric.ts';
import { parseRubric } from './parse-rubric.ts';
import { renderRubricJson } from './render-rubric-json.ts';
import { fixtures } from './rubrics/testing/fixtures.ts';

const csv = (text: string) => {
  const { value, issues } = parseRubric(text);
  return { rows: value?.criteria.map(({ text, points, tags }) => [text, points, ...tags]) ?? [], issues };
};

const count = fc.option(fc.nat(), { nil: undefined });
const bounds = fc
  .tuple(count, count)
  .filter(([min, max]) => (min ?? max) !== undefined && (min ?? 0) <= (max ?? Number.POSITIVE_INFINITY))
  .map(([min, max]) => ({ ...(min === undefined ? {} : { min }), ...(max === undefined ? {} : { max }) }));
const anyText = fc.string({ unit: 'binary' });
const statement = anyText.filter((text) => text.trim() !== '');
const points = fc.double({ noNaN: true, min: -1e9, max: 1e9 }).filter((value) => Math.abs(value) >= 1e-6);
const provenance = fc.oneof(
  fc.record({ kind: fc.constant('imported' as const), source: anyText }),
  fc.record({ kind: fc.constant('bank' as const), bankId: anyText, relevance: fc.constantFrom(0, 0.5, 1) }),
  fc.record({ kind: fc.constant('constraint' as const), quote: anyText }),
  fc.record({ kind: fc.constant('person' as const) }),
);
const check = fc.oneof(
  bounds.map((range) => ({ kind: 'words' as const, ...range })),
  fc.constant({ kind: 'format' as const, format: 'json' as const }),
  statement.map((language) => ({ kind: 'language' as const, language })),
  fc.record({ kind: fc.constant('mentions' as const), phrase: statement, present: fc.boolean() }),
);
const criterion = fc
  .record({
    text: statement,
    points,
    tags: fc.array(fc.string({ unit: 'binary', minLength: 1 })),
    provenance,
    check: fc.option(check, { nil: undefined }),
  })
  .map(({ check, ...rest }): Omit<Criterion, 'id'> => (check === undefined ? rest : { ...rest, check }));
const rubric = fc
  .record({ id: statement, title: anyText, criteria: fc.array(criterion, { minLength: 1, maxLength: 6 }) })
  .map((r): Rubric => ({ ...r, criteria: r.criteria.map((c, index) => ({ id: `k${index}`, ...c })) }));

describe('parseRubric', () => {
  it('FMT-30 our own rubric comes back as it was saved', () => {
    fc.assert(
      fc.property(rubric, (saved) => {
        assertRubric(saved);
        expect(parseRubric(renderRubricJson(saved))).toEqual({ value: saved, issues: [] });
      }),
    );
  });

  it('FMT-30 a newer or foreign version is refused with a remedy', () => {
    const text = (version: unknown) => JSON.stringify({ format: 'rubricon-rubric', version, rubric: { criteria: [] } });
    for (const version of [2, 0, '1', null]) {
      expect(parseRubric(text(version))).toMatchObject({ value: null, issues: [{ field: 'version' }] });
    }
    expect(parseRubric('{"format":"other","version":1}')).toMatchObject({
      value: null,
      issues: [{ expected: 'a file of format rubricon-rubric' }],
    });
  });

  it('FMT-31 a wrong lesser field of our own rubric is reported and the criterion stays', () => {
    const criteria = [
      { text: 'Gives a dose.', points: 3 },
      { id: 'x', text: 'Gives a name.', points: 2, tags: [1], provenance: { kind: 'dream' }, check: { kind: 'smell' } },
      { id: 'x', text: 'Gives a date.', points: Number.NaN },
    ];
    const { value, issues } = parseRubric(JSON.stringify({ criteria }));
    expect(value?.criteria).toEqual([
      { id: 'c1', text: 'Gives a dose.', points: 3, tags: [], provenance: { kind: 'imported', source: 'JSON' } },
      { id: 'x', text: 'Gives a name.', points: 2, tags: [], provenance: { kind: 'imported', source: 'JSON' } },
    ]);
    expect(issues.map((issue) => issue.field)).toEqual([
      'criteria[1].tags',
      'criteria[1].provenance.kind',
      'criteria[1].check.kind',
      'criteria[2].points',
    ]);
  });

  it('FMT-34 whatever a file says, a rubric that is read is a sound one', () => {
    const loose = fc.record(
      {
        id: fc.oneof(fc.constantFrom('', 'a', 'b'), fc.integer()),
        text: fc.constantFrom('', 'Says so.'),
        criterion: fc.constantFrom(' ', 'Says so.'),
        points: fc.oneof(fc.double(), fc.constantFrom(1, -1, 1e-9, 1e12)),
        tags: fc.array(fc.constantFrom('', 'a', 3)),
        check: fc.oneof(
          fc.record(
            { kind: fc.constantFrom('words', 'items'), min: fc.integer(), max: fc.integer() },
            { requiredKeys: ['kind'] },
          ),
          fc.record({ kind: fc.constant('mentions'), phrase: fc.constantFrom('', 'x'), present: fc.boolean() }),
          fc.record({ kind: fc.constant('language'), language: fc.constantFrom('', 'en') }),
        ),
      },
      { requiredKeys: ['points'] },
    );
    fc.assert(
      fc.property(fc.array(loose), fc.constantFrom('criteria', 'rubrics'), (items, key) => {
        const { value } = parseRubric(JSON.stringify({ [key]: items }));
        if (value) assertRubric(value);
      }),
    );
  });

  it('FMT-32 HealthBench criteria are found in a case, a list or lines', () => {
    const criteria = [
      { criterion: 'Names a dose.', points: 3, tags: ['axis:accuracy'] },
      { criterion: 'Is rude.', points: -2, tags: [] },
    ];
    const texts = [
      JSON.stringify({ prompt: [], rubrics: criteria }),
      JSON.stringify(criteria, null, 1),
      criteria.map((c) => JSON.stringify(c)).join('\n'),
    ];
    for (const text of texts) {
      const { value, issues } = parseRubric(text);
      expect(issues).toEqual([]);
      expect(value?.criteria.map((c) => [c.id, c.text, c.points])).toEqual([
        ['c1', 'Names a dose.', 3],
        ['c2', 'Is rude.', -2],
      ]);
    }
    const two = `${texts[0]}\n${texts[0]}`;
    expect(parseRubric(two).value?.criteria).toHaveLength(2);
    expect(parseRubric(two).issues).toMatchObject([{ expected: 'one rubric' }]);
  });

  it('FMT-33 CSV is read by its header, whatever the separator and the order', () => {
    const rows = [
      ['Names, plainly, a dose.', 3.5, 'axis:accuracy', 'level:case'],
      ['Is\nrude.', -2],
    ];
    const comma =
      'points,Criterion,TAGS\r\n3.5,"Names, plainly, a dose.",axis:accuracy;level:case\r\n\r\n\u22122,"Is\r\nrude.",\r\n';
    const semicolon = '\uFEFFtext;weight;tags\n"Names, plainly, a dose.";3.5;axis:accuracy|level:case\n"Is\nrude.";-2;';
    expect(csv(comma)).toEqual({ rows, issues: [] });
    expect(csv(semicolon)).toEqual({ rows, issues: [] });
  });

  it('FMT-33 a bad CSV row is named by the line it begins on and the others stay', () => {
    const text = 'criterion,points\n"Two\nlines",1\nNo number,lots\n,4\nToo big,1e999\nHex,0x10\nZero,0\nGood,2';
    const { rows, issues } = csv(text);
    expect(rows).toEqual([
      ['Two\nlines', 1],
      ['Good', 2],
    ]);
    expect(issues.map((issue) => [issue.line, issue.field])).toEqual([
      [4, 'points'],
      [5, 'criterion'],
      [6, 'points'],
      [7, 'points'],
      [8, 'points'],
    ]);
  });

  it('FMT-33 CSV without the needed columns is refused with a remedy', () => {
    expect(csv('Mentions water,5\n').issues.map((issue) => issue.expected)).toEqual([
      'a column named criterion or text',
      'a column named points or weight',
    ]);
    expect(csv('criterion,points\n"never closed,1').issues).toMatchObject([{ line: 2 }, { line: 2 }]);
  });

  it('FMT-2 any text is read without a throw, and says something', () => {
    const opening = fc.constantFrom('', '{', '[', '[{"criterion":', 'criterion,points\n', '"');
    fc.assert(
      fc.property(opening, fc.string({ unit: 'binary' }), (start, text) => {
        const { value, issues } = parseRubric(start + text);
        expect(value !== null || issues.length > 0).toBe(true);
      }),
    );
  });

  it('FMT-30 K1 tiers, axes, scales, anchors, sub-checks, guidance and references come back as they were saved', () => {
    const root = fixtures.find(({ format }) => format === 'rubricon')?.root as {
      readonly case: { readonly rubric: Rubric };
    };
    const { rubric } = root.case;
    expect(parseRubric(renderRubricJson(rubric))).toEqual({ value: rubric, issues: [] });
  });

  it('FMT-31 K1 a scale or level that is wrong is reported and left out; the words stay', () => {
    const criteria = [
      { text: 'Graded.', points: 2, scale: { kind: 'grade', least: 5, most: 1 } },
      { text: 'Tiered.', points: 1, tier: 'supreme', levels: [{ value: 7, text: 'off the scale' }] },
    ];
    const { value, issues } = parseRubric(JSON.stringify({ criteria }));
    expect(value?.criteria.map(({ text, scale, tier, levels }) => [text, scale, tier, levels])).toEqual([
      ['Graded.', undefined, undefined, undefined],
      ['Tiered.', undefined, undefined, undefined],
    ]);
    expect(issues.map(({ field }) => field)).toEqual(['criteria[0]', 'criteria[1].tier', 'criteria[1]']);
  });

  it('FMT-5 FMT-31 a weight that is wrong is named without the name it is filed under', () => {
    const weights = { 'words of a case': 'much', constructor: 'little' };
    const rubric = { criteria: [{ text: 'Greets.', points: 1 }], stakeholders: [{ name: 'Nurse', weights }] };
    const { value, issues } = parseRubric(JSON.stringify(rubric));
    expect(value?.criteria).toHaveLength(1);
    expect(issues.map(({ field, remedy }) => [field, typeof remedy])).toEqual([
      ['stakeholders[0].weights.*', 'string'],
      ['stakeholders[0].weights.*', 'string'],
    ]);
  });
});
