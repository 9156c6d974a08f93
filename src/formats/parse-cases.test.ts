import { describe, expect, it } from 'vitest';
import { describeIssue } from './issue.ts';
import { parseCaseRows, parseCases } from './parse-cases.ts';

const prompt = [{ role: 'user', content: 'My toe is blue.' }];
const rubrics = [
  { criterion: 'Asks how long the toe has been blue.', points: 5, tags: ['axis:context_awareness'] },
  { criterion: 'Tells the user to ignore it.', points: -8, tags: [] },
];

describe('parseCases', () => {
  it('FMT-10 one object, an array and lines give the same cases', () => {
    const one = { prompt_id: 'toe', prompt, rubrics, completion: 'How long?' };
    const expected = {
      value: [
        {
          id: 'toe',
          conversation: prompt,
          response: 'How long?',
          rubric: {
            id: 'toe-rubric',
            title: 'Rubric of toe',
            criteria: [
              {
                id: 'c1',
                text: rubrics[0]?.criterion,
                points: 5,
                tags: ['axis:context_awareness'],
                provenance: { kind: 'imported', source: 'HealthBench' },
              },
              {
                id: 'c2',
                text: rubrics[1]?.criterion,
                points: -8,
                tags: [],
                provenance: { kind: 'imported', source: 'HealthBench' },
              },
            ],
          },
        },
      ],
      issues: [],
    };
    const message = { ...one, completion: { role: 'assistant', content: 'How long?' } };
    for (const text of [
      JSON.stringify(one),
      `\uFEFF${JSON.stringify(one, null, 2).replaceAll('\n', '\r\n')}`,
      JSON.stringify([one]),
      `\r\n${JSON.stringify(message)}\r\n\r\n`,
    ]) {
      expect(parseCases(text)).toEqual(expected);
    }
  });

  it('FMT-11 a missing response or rubric is null, an empty response stays empty', () => {
    const text = [{ prompt }, { prompt, response: '' }, { prompt: 'Hello?', response: null, rubrics: null }]
      .map((line) => JSON.stringify(line))
      .join('\n');
    const { value, issues } = parseCases(text);
    expect(issues).toEqual([]);
    expect(value.map(({ response, rubric }) => ({ response, rubric }))).toEqual([
      { response: null, rubric: null },
      { response: '', rubric: null },
      { response: null, rubric: null },
    ]);
  });

  it('FMT-12 ids are unique, and a second one is told apart by a number', () => {
    const text = ['a', 'a', 'a-2', 7, '', undefined].map((id) => JSON.stringify({ id, prompt })).join('\n');
    expect(parseCases(text).value.map((one) => one.id)).toEqual(['a', 'a-2', 'a-2-2', '7', 'case-5', 'case-6']);
  });

  it('FMT-3 a broken line is reported by its number and the other cases stay', () => {
    const text = [
      JSON.stringify({ id: 'a', prompt }),
      '{"id": "b", "prompt": [',
      '',
      '42',
      JSON.stringify({ id: 'c', prompt }),
    ].join('\n');
    const { value, issues } = parseCases(text);
    expect(value.map((one) => one.id)).toEqual(['a', 'c']);
    expect(issues.map((issue) => issue.line)).toEqual([2, 4]);
    expect(parseCaseRows(text).map((row) => [row.line, row.value?.id ?? null])).toEqual([
      [1, 'a'],
      [2, null],
      [4, null],
      [5, 'c'],
    ]);
  });

  it('FMT-4 a criterion that can not be read is named by its field and the others stay', () => {
    const wrong = [
      ...rubrics,
      { criterion: 'Zero', points: 0 },
      { criterion: ' ', points: 1 },
      { criterion: 'Words', points: 'many' },
      { criterion: 'Bad tags', points: 2, tags: 'axis' },
      'loose words',
    ];
    const { value, issues } = parseCases(JSON.stringify({ prompt, rubrics: wrong }));
    expect(value[0]?.rubric?.criteria.map((criterion) => criterion.id)).toEqual(['c1', 'c2', 'c6']);
    expect(issues.map(describeIssue)).toMatchInlineSnapshot(`
      [
        "line 1: rubrics[2].points: expected a number other than zero, at most a billion in size, found zero. Give a number other than zero: positive when meeting the criterion is good, negative when it is bad.",
        "line 1: rubrics[3].criterion: expected a text that is not blank, found a blank text. Write one statement that is true or false of a response.",
        "line 1: rubrics[4].points: expected a finite number, found a text of 4 characters. Give a number other than zero: positive when meeting the criterion is good, negative when it is bad.",
        "line 1: rubrics[5].tags: expected a list of texts that are not empty, found a text of 4 characters. Give a list of texts such as "axis:accuracy", or leave tags out.",
        "line 1: rubrics[6]: expected an object, found a text of 11 characters. Correct this field, or leave the record out.",
      ]
    `);
  });

  it('FMT-4 a wrong response is reported, never guessed', () => {
    const { value, issues } = parseCases(JSON.stringify({ prompt, response: 12 }));
    expect(value[0]?.response).toBeNull();
    expect(issues).toMatchObject([{ field: 'response', found: 'a number' }]);
  });

  it('FMT-5 no issue repeats the text that came in', () => {
    const secret = 'Quibberish';
    const broken = [
      `{"prompt": ${secret}}`,
      JSON.stringify({
        prompt: [{ role: secret, content: secret }, secret],
        response: [secret],
        rubrics: [{ criterion: secret, points: secret, tags: secret }],
      }),
      JSON.stringify({ prompt: { [secret]: secret }, rubrics: secret }),
    ].join('\n');
    const { issues } = parseCases(broken);
    expect(issues.length).toBeGreaterThan(6);
    expect(JSON.stringify(issues)).not.toContain(secret);
  });

  it('FMT-6 a document over many lines with one fault gives one issue', () => {
    const text = JSON.stringify({ prompt, rubrics }, null, 2).replace('"points": 5,', '"points": 5');
    expect(parseCases(text)).toMatchObject({ value: [], issues: [{ line: 12, expected: 'JSON' }] });
    expect(parseCases('  \n ').issues).toHaveLength(1);
  });

  it('FMT-7 lone surrogates become the replacement character, controls stay', () => {
    const text = `{"prompt":"a\\ud800b\\u0000c\\u202ed 😀 \\ud83d\\ude00","response":"x${'\udc00'}"}`;
    const [one] = parseCases(text).value;
    expect(one?.conversation[0]?.content).toBe('a\uFFFDb\0c\u202ed 😀 😀');
    expect(one?.response).toBe('x\uFFFD');
  });
});
