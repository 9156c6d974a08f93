import { parquetWriteBuffer } from 'hyparquet-writer';
import { describe, expect, it } from 'vitest';
import { exportRubrics, throughFormat } from './export-rubrics.ts';
import { importRubrics, importRubricText } from './import-rubrics.ts';
import { describeLoss } from './list-losses.ts';
import { findRubricFormat, rubricFormats } from './rubric-formats.ts';
import { fixtures } from './testing/fixtures.ts';

const rootOf = (id: string): unknown => fixtures.find(({ format }) => format === id)?.root;
const formatOf = (id: string) => {
  const format = findRubricFormat(id);
  if (!format) throw new Error(`no format ${id}`);
  return format;
};
const read = (value: unknown) => importRubricText({ content: JSON.stringify(value) });

describe('preview of an import', () => {
  it('FMT-76 K1 the preview says what was understood and which fields were not, with counts and without their text', () => {
    const [task] = rootOf('prbench') as readonly Record<string, unknown>[];
    const preview = read([
      { ...task, secret_note: 'nobody reads this', rubric: [{ title: 'No weight', annotations: {} }] },
    ]);
    expect(preview.format?.id).toBe('prbench');
    expect(preview.notUnderstood).toEqual([{ text: 'secret_note', count: 1 }]);
    expect(preview.issues[0]).toMatchObject({ field: '[0].rubric[0].annotations.weight_class' });
    expect(JSON.stringify(preview.issues)).not.toContain('nobody');
    expect(preview.understood).toMatchObject({ records: 1, cases: 1, criteria: 0 });
  });

  it('FMT-76 K1 a field with an unusual name is counted, and its name is not repeated', () => {
    const [task] = rootOf('kwbench') as readonly Record<string, unknown>[];
    const preview = read([{ ...task, 'Patient <b>M.</b>, born 1950, says that …': 1 }]);
    expect(preview.notUnderstood).toEqual([{ text: '(a field with an unusual name)', count: 1 }]);
  });

  it('FMT-76 K1 of a list of criteria those are counted as skipped that were not read', () => {
    const good = { requirement: 'Advises rest.', weight: 5 };
    expect(read([good, { ...good, requirement: 'Advises ice.' }, { weight: 2 }]).understood).toMatchObject({
      records: 3,
      cases: 1,
      criteria: 2,
      skipped: 1,
    });
  });

  it('FMT-8 K1 a file that nests deeper than it can be followed gives an issue', () => {
    const nested = (open: string, close: string) => `${open.repeat(20_000)}[]${close.repeat(20_000)}`;
    const sets = nested('{"type": "assert-set", "assert": [', ']}');
    for (const [id, content] of [
      ['autorubric', nested('{"rubric": ', '}')],
      ['promptfoo', `{"tests": [{"assert": [${sets}]}]}`],
    ] as const) {
      const { cases, issues } = importRubricText({ content, format: formatOf(id) });
      expect([cases, issues]).toMatchObject([[], [{ found: 'deeper nesting' }]]);
    }
  });

  it('FMT-77 K1 a record that is wrong is named by its line and never loses the others', () => {
    const lines = [
      '{"id": "a", "question": "x", "rubric": [{"point": "Names one.", "weight": 2}, {"point": "", "weight": 1}]}',
      '{"id": "b", broken',
      '{"id": "c", "question": "y", "rubric": [{"point": "Names two.", "weight": "3"}]}',
    ];
    const preview = importRubricText({ content: lines.join('\n') });
    expect(preview.format?.id).toBe('researcherbench');
    expect(preview.cases.map(({ id, rubric }) => [id, rubric?.criteria.map(({ points }) => points)])).toEqual([
      ['a', [2]],
      ['c', [3]],
    ]);
    expect(preview.issues.map(({ line, field }) => [line, field])).toEqual([
      [2, ''],
      [1, 'rubric[1].point'],
    ]);
  });

  it('FMT-78 K1 a file of no known format gives an issue, no case and no guess', () => {
    const preview = read([{ colour: 'green' }]);
    expect(preview).toMatchObject({ format: null, cases: [] });
    expect(preview.issues).toHaveLength(1);
  });

  it('FMT-78 K1 a format may be named where another one would fit better', () => {
    const format = formatOf('table');
    const preview = importRubricText({ content: JSON.stringify([{ criterion: 'Is kind.', points: 2 }]), format });
    expect(preview.format).toBe(format);
    expect(preview.cases[0]?.rubric?.criteria).toHaveLength(1);
  });
});

describe('containers', () => {
  it('FMT-79 K1 YAML is read, with comments, folded text and several documents', () => {
    const text =
      '# rubric\n- weight: 10.0\n  requirement: >\n    Names the\n    worn cog.\n- weight: -5\n  requirement: "Is rude"\n';
    const preview = importRubricText({ content: text });
    expect(preview.format?.id).toBe('llm-data-company');
    expect(preview.cases[0]?.rubric?.criteria.map(({ text: words, points }) => [words.trim(), points])).toEqual([
      ['Names the worn cog.', 10],
      ['Is rude', -5],
    ]);
  });

  it('FMT-79 K1 YAML that is wrong is named by its line, a name given twice is reported', () => {
    expect(
      importRubricText({ content: '- weight: 1\n  requirement: "a\n', name: 'x.yaml' }).issues[0]?.line,
    ).not.toBeNull();
    const twice = importRubricText({ content: '- weight: 1\n  requirement: a\n  weight: 2\n', name: 'x.yaml' });
    expect(twice.issues).toEqual([expect.objectContaining({ line: 3, found: 'a name that occurs twice' })]);
    expect(twice.cases[0]?.rubric?.criteria[0]?.points).toBe(2);
  });

  it('FMT-79 K1 Parquet is read: lists, structs and 64-bit numbers', async () => {
    const buffer = parquetWriteBuffer({
      columnData: [
        { name: 'id', data: [1n, 2n], type: 'INT64' },
        { name: 'question', data: ['What?', 'Why?'], type: 'STRING' },
        { name: 'rubric', data: [[{ point: 'One.', weight: 1 }], [{ point: 'Two.', weight: 3 }]], type: 'JSON' },
      ],
    });
    const preview = await importRubrics({ content: new Uint8Array(buffer) });
    expect(preview).toMatchObject({ container: 'parquet', issues: [] });
    expect(preview.cases.map(({ id, rubric }) => [id, rubric?.criteria[0]?.points])).toEqual([
      ['1', 1],
      ['2', 3],
    ]);
  });

  it('FMT-79 K1 a Parquet file that is cut short gives one issue', async () => {
    const { content } = await exportRubrics(read(rootOf('prbench')).cases, formatOf('prbench'), 'parquet');
    if (typeof content === 'string') throw new Error('expected bytes');
    for (const length of [4, 12, content.length - 1]) {
      const preview = await importRubrics({ content: content.slice(0, length) });
      expect(preview.issues).toHaveLength(1);
      expect(preview.cases).toEqual([]);
    }
  });

  it('FMT-60 K1 a cell that a spreadsheet would run is guarded, and comes back as it was', async () => {
    const cases = read([
      { criterion: '=SUM(A1)', points: -3 },
      { criterion: "'=x", points: 1 },
    ]).cases;
    const { content, losses } = await exportRubrics(cases, formatOf('table'), 'csv');
    expect(content).toContain("'=SUM(A1)");
    expect(content).toContain("''=x");
    expect(losses).toEqual([]);
  });

  it('FMT-8 K1 hostile text of every kind is read or refused, quickly', async () => {
    const texts = [
      '['.repeat(1e6),
      '- '.repeat(5e4),
      '- {a: b\n'.repeat(3e4),
      'a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b]\nd: [*c,*c,*c,*c,*c,*c]\n',
      `${'k'.repeat(10)}: "${'"'.repeat(1e5)}`,
      'criterion,points\n"'.repeat(5e4),
      '{"rubrics":[{"criterion":"a","points":1,"__proto__":{"points":9}}]}',
      'PAR1PAR1PAR1PAR1',
      '\u202e\u0000\ufeff',
    ];
    for (const content of texts) expect(await importRubrics({ content })).toBeDefined();
    for (const format of rubricFormats) {
      for (const root of [null, 7, 'x', [], {}, [[]], [null], { rubric: 3, rubrics: [{}], items: [1], tests: [2] }]) {
        expect(importRubricText({ content: JSON.stringify(root), format }).cases.length).toBeLessThanOrEqual(1);
      }
    }
  });
});

describe('rows of the inventory', () => {
  it('FMT-80 D3 GAPS levels give points 5, 3, 1 and -1 to -4', () => {
    const levels = ['A1', 'A2', 'A3', 'S1', 'S2', 'S3', 'S4'];
    const preview = read([{ question: 'q', rubrics: levels.map((level, id) => ({ id, claim: `c${id}`, level })) }]);
    expect(preview.cases[0]?.rubric?.criteria.map(({ points }) => points)).toEqual([5, 3, 1, -1, -2, -3, -4]);
  });

  it('FMT-80 D4 DeepResearch Bench II tells the items that it read, group by group', () => {
    const preview = read(rootOf('deepresearch-bench-ii'));
    expect(preview.understood).toMatchObject({ cases: 1, criteria: 4 });
    expect(preview.cases[0]?.rubric?.criteria.map(({ axis }) => axis?.[0])).toEqual([
      'info_recall',
      'info_recall',
      'analysis',
      'presentation',
    ]);
    expect(preview.cases[0]?.rubric?.references?.[0]).toMatchObject({ kind: 'blocked', title: 'Beavers again' });
  });

  it('FMT-80 D4 DeepResearch Bench II: of a file as large as the released one every item is counted, and the abstract’s count stands beside', () => {
    const released = { info_recall: 6_983, analysis: 1_686, presentation: 746 };
    const tasks = 132;
    const shareOf = (items: number, task: number) => Math.floor(items / tasks) + Number(task < items % tasks);
    const root = Array.from({ length: tasks }, (_, task) => {
      const groups = Object.entries(released).map(([group, items]) => [
        group,
        Array.from({ length: shareOf(items, task) }, (__, item) => `Names ${group} ${item} of task ${task}.`),
      ]);
      return { idx: task, content: { task: `Report on bridge ${task}.`, rubric: Object.fromEntries(groups) } };
    });
    const { understood, remarks, issues, cases } = read(root);
    expect([understood.cases, understood.criteria, issues]).toEqual([132, 9_415, []]);
    const axes = cases.flatMap(({ rubric }) => rubric?.criteria.map(({ axis }) => axis?.[0] ?? '') ?? []);
    for (const [group, items] of Object.entries(released))
      expect(axes.filter((axis) => axis === group)).toHaveLength(items);
    expect(remarks).toEqual([
      {
        text: 'This file has 132 cases and 9415 criteria, 71.3 a case; its publisher speaks of 132 and 9430.',
        count: 1,
      },
    ]);
  });

  it('FMT-80 A1, D4, D11: a format whose method has a scoring rule of its own names it', () => {
    const named = ['openrubrics', 'deepresearch-bench-ii', 'researcherbench'].map(
      (id) => read(rootOf(id)).cases.find(({ rubric }) => rubric)?.rubric?.profile,
    );
    expect(named).toEqual(['openrubrics', 'deepresearch-bench-2', 'researcherbench']);
  });

  it('FMT-80 D11 ResearcherBench: 65 questions with weights 1, 2 and 3 are 931 items that weigh 1,659, as released', () => {
    const weights = [330, 474, 127].flatMap((count, at) => Array.from({ length: count }, () => at + 1));
    const root = Array.from({ length: 65 }, (_, id) => ({
      id,
      question: `What of bridge ${id}?`,
      rubric: weights.flatMap((weight, at) => (at % 65 === id ? [{ point: `Names pillar ${at}.`, weight }] : [])),
    }));
    const { understood, cases, remarks } = read(root);
    expect([understood.cases, understood.criteria]).toEqual([65, 931]);
    const points = cases.flatMap(({ rubric }) => rubric?.criteria.map((one) => one.points) ?? []);
    expect(points.reduce((sum, one) => sum + one, 0)).toBe(1659);
    expect(remarks.map(({ text }) => text)).toContain(
      'This file has 65 cases and 931 criteria, 14.3 a case; its publisher speaks of 65 and 931.',
    );
  });

  it('FMT-80 D5 SedarEval schemes in Chinese survive a round trip, words and points', () => {
    const { cases } = read(rootOf('sedareval'));
    expect(cases[0]?.rubric?.criteria.map(({ points }) => points)).toEqual([2, 3, -1]);
    expect(cases[0]?.rubric?.criteria[2]?.text).toBe('错别字-1：每处扣一分\n最多扣三分');
    expect(JSON.parse(JSON.stringify(formatOf('sedareval').render(cases)))).toEqual(rootOf('sedareval'));
  });

  it('FMT-82 D7 PRBench: a hard subset beside the whole gives no new tasks, and the class names the weight', () => {
    const tasks = rootOf('prbench') as readonly object[];
    const preview = read([...tasks, ...tasks]);
    expect(preview.understood).toMatchObject({ records: 2, cases: 1, repeated: 1 });
    const stale = [
      {
        task: 't',
        prompt_0: 'q',
        rubric: [
          {
            id: 'r',
            title: 'x',
            annotations: { weight_class: 'detrimental', detrimental_weight: -6, critically_important_weight: 10 },
          },
        ],
      },
    ];
    expect(read(stale).cases[0]?.rubric?.criteria[0]?.points).toBe(-6);
  });

  it('FMT-80 D12 DEER: guidance of one task never stands in another', () => {
    const { cases } = read(rootOf('deer'));
    expect(cases.map(({ rubric }) => rubric?.guidance)).toEqual(['Spring tides matter most.', 'Plants matter most.']);
    for (const { rubric } of cases) for (const { axis } of rubric?.criteria ?? []) expect(axis).toHaveLength(2);
  });

  it('FMT-80 D12 DEER: a tree of 7 dimensions, 25 sub-dimensions and 101 items is read whole, every leaf under a parent', () => {
    const list = <T>(length: number, make: (at: number) => T): readonly T[] =>
      Array.from({ length }, (_, at) => make(at));
    const sizes = list(25, (at) => (at === 0 ? 5 : 4));
    const subs = sizes.map((size, at) => ({ name: `S${at}`, items: list(size, (leaf) => `Does ${at} and ${leaf}.`) }));
    const dimensions = list(7, (at) => ({
      name: `D${at}`,
      subdimensions: subs.filter((_, sub) => sub % 7 === at),
    }));
    const preview = read({ dimensions, tasks: [{ id: 't', prompt: 'Report.', guidance: 'Be exact.' }] });
    const axes = (preview.cases[0]?.rubric?.criteria ?? []).map(({ axis = [] }) => axis);
    expect([preview.format?.id, axes.length, preview.issues]).toEqual(['deer', 101, []]);
    expect(axes.every(({ length }) => length === 2)).toBe(true);
    expect(new Set(axes.map(([outer]) => outer)).size).toBe(7);
    expect(new Set(axes.map((axis) => axis.join('/'))).size).toBe(25);
  });

  it('FMT-80 D6 QuarkMedBench: criteria a case are computed from the file, beside what its publisher speaks of', () => {
    const { understood, remarks, cases } = read(rootOf('quarkmedbench'));
    expect(understood.criteria / understood.cases).toBe(3);
    expect(remarks.map(({ text }) => text)).toEqual([
      'This file has 2 cases and 6 criteria, 3.0 a case; its publisher speaks of 24674 and 220617.',
    ]);
    expect(cases[1]?.conversation).toHaveLength(3);
  });

  it('FMT-80 D6 QuarkMedBench: an item without a weight has the points of its tier, an unknown tier is told', () => {
    const rubrics = ['Essential', 'highlight', 'pitfall', 'bonus'].map((tier) => ({ criterion: `Is ${tier}.`, tier }));
    const preview = read([{ id: 'q', query: 'Why?', rubrics }]);
    expect(preview.cases[0]?.rubric?.criteria.map(({ points }) => points)).toEqual([5, 1, -5, 3]);
    expect(preview.remarks.map(({ text }) => text)).toContain('A tier that is not known weighs as important.');
  });

  it('FMT-80 D1 DiagBench: counts are told beside those of its card', () => {
    expect(read(rootOf('diagbench')).remarks).toEqual([
      { text: 'This file has 1 case and 3 criteria, 3.0 a case; its publisher speaks of 2257 and 3318.', count: 1 },
    ]);
  });

  it('FMT-80 D13 MiroEval: dimensions made for the task are told from the four fixed ones', () => {
    const axes = read(rootOf('miroeval')).cases[0]?.rubric?.axes;
    expect(axes).toEqual([
      { axis: ['coverage'], weight: 0.85 },
      { axis: ['drawings'], weight: 0.15, dynamic: true },
    ]);
  });

  it('FMT-80 D14 KWBench: a criterion of another tier never becomes a gate', () => {
    const cases = throughFormat(read(rootOf('gaps')).cases, formatOf('kwbench'));
    expect(cases[0]?.rubric?.criteria.map(({ tier }) => tier)).toEqual(['good', 'good']);
  });

  it('FMT-80 D15 LiveMedBench keeps the date of a case, and a case without one has none', () => {
    const [dated] = rootOf('livemedbench') as readonly Record<string, unknown>[];
    const { post_time: _, ...undated } = dated ?? {};
    expect(read([dated, { ...undated, case_id: 'z' }]).cases.map(({ tags }) => tags)).toEqual([
      ['date:2025-04-16T00:00:00'],
      [],
    ]);
  });

  it('FMT-80 D16 Med-RewardBench: what needs an image is listed as skipped, and skipped and read make all', () => {
    const pair = { prompt: 'q', chosen: 'a', rejected: 'b', dimension: 'accuracy' };
    const preview = read([pair, { ...pair, prompt: 'r', image: 'x.png' }, { ...pair, prompt: 's' }]);
    expect(preview.understood).toMatchObject({ records: 3, cases: 2, skipped: 1 });
    expect(preview.issues).toEqual([
      expect.objectContaining({ field: '[1].image', remedy: expect.stringContaining('Skipped') }),
    ]);
  });

  it('FMT-80 D17 LLMEval-Med tells core from secondary needs and counts by category', () => {
    const preview = read(rootOf('llmeval-med'));
    expect(preview.cases[0]?.rubric?.criteria.map(({ tier }) => tier)).toEqual(['core', 'core', 'secondary']);
    expect(preview.cases[0]?.tags).toContain('category:医疗知识');
  });

  it('FMT-80 D18 CheXprompt is twelve counters, six significant and six not', () => {
    const criteria = read(rootOf('chexprompt')).cases[0]?.rubric?.criteria ?? [];
    expect(criteria.filter(({ scale }) => scale?.kind === 'count')).toHaveLength(12);
    expect(criteria.filter(({ tier }) => tier === 'significant')).toHaveLength(6);
  });

  it('FMT-80 RaR negative weights are turned only where the words avoid something, and remarks say so', () => {
    const preview = read(rootOf('rar'));
    expect(preview.cases[0]?.rubric?.criteria.map(({ points }) => points)).toEqual([5, 3, -1, 2]);
    expect(preview.remarks).toHaveLength(2);
  });

  it('FMT-80 K1 CheckEval questions that YAML folds into one line are told apart', () => {
    const text = 'definition:\n  set: About flow.\nsub_aspect:\n  Flow:\n    Is it smooth?\n    Does it end well?\n';
    expect(importRubricText({ content: text }).cases[0]?.rubric?.criteria.map((one) => one.text)).toEqual([
      'Is it smooth?',
      'Does it end well?',
    ]);
  });
});

describe('what a format does not hold', () => {
  it('FMT-81 K1 the list names each kind of loss with its count', async () => {
    const { cases } = read(rootOf('prbench'));
    const { losses } = await exportRubrics(cases, formatOf('llm-data-company'));
    expect(losses.map(describeLoss)).toContain('tiers (3 times)');
    expect(losses.map(describeLoss)).toContain('how it is scored (profile prbench, read as clipped-signed)');
    expect(losses.map(({ what }) => what)).toContain('the conversation');
  });

  it('FMT-87 K1 where a format knows no minus a fault is left out and listed, never turned into a merit', async () => {
    const { cases } = read(rootOf('gaps'));
    for (const format of rubricFormats) {
      const { losses } = await exportRubrics(cases, format);
      const words = throughFormat(cases, format).flatMap(({ rubric }) => rubric?.criteria ?? []);
      for (const { text, points } of words) if (text.includes('建议立即跑步')) expect(points).toBeLessThan(0);
      if (!format.signed) expect(losses[0]?.what).toContain('no minus');
    }
  });

  it('FMT-81 K1 a container that a format is not written in is refused', async () => {
    await expect(exportRubrics([], formatOf('checkeval'), 'parquet')).rejects.toMatchObject({ code: 'input-invalid' });
  });
});
