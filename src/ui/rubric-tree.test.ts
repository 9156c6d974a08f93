import { describe, expect, it } from 'vitest';
import { criterion, rubricOf } from '../domain/testing/run-fixture.ts';
import { rubricMatrix } from './rubric-matrix.ts';
import { rubricTree, type TreeNode, usefulTrees } from './rubric-tree.ts';

const outline = (nodes: readonly TreeNode[], depth = 0): readonly string[] =>
  nodes.flatMap(({ label, criterion: own, fate, children }) => [
    `${'-'.repeat(depth)}${own?.id ?? `[${label}]`}${fate === 'kept' ? '' : ` ${fate}`}`,
    ...outline(children, depth + 1),
  ]);
const part = (id: string, parent: string) =>
  criterion(id, 1, { provenance: { kind: 'generated', method: 'rrd', sources: [], parent } });

describe('the tree of a rubric', () => {
  it('UI-32 parts stand under what they were split from, with what was dropped and why', () => {
    const whole = criterion('whole', 4);
    const rubric = rubricOf(criterion('a', 2), part('p1', 'whole'));
    const fates = [
      { criterion: whole, parent: null, kind: 'split' as const, reason: '' },
      { criterion: part('p2', 'whole'), parent: 'whole', kind: 'dropped' as const, reason: 'it repeats' },
    ];
    expect(outline(rubricTree(rubric, 'origin', fates))).toEqual(['whole split', '-p2 dropped', '-p1', 'a']);
  });

  it('UI-32 a parent that is nowhere, or itself, loses nothing', () => {
    const rubric = rubricOf(part('a', 'gone'), part('b', 'b'), part('c', 'd'));
    expect(outline(rubricTree(rubric, 'origin'))).toEqual(['a', 'b', 'c']);
  });

  it('UI-32 axes nest by their path or their tag, tiers stand under their names, the rest under none', () => {
    const rubric = rubricOf(
      criterion('a', 1, { axis: ['Writing', 'Clarity'], tier: 'hard-rule' }),
      criterion('b', 1, { axis: ['Writing'] }),
      criterion('c', 1, { tags: ['axis:context_awareness'] }),
      criterion('d', 1),
    );
    expect(outline(rubricTree(rubric, 'axis'))).toEqual([
      '[Writing]',
      '-[Clarity]',
      '--a',
      '-b',
      '[context awareness]',
      '-c',
      'd',
    ]);
    expect(outline(rubricTree(rubric, 'tier'))).toEqual(['[hard rule]', '-a', 'b', 'c', 'd']);
    expect(usefulTrees(rubric, [])).toEqual(['axis', 'tier']);
    expect(usefulTrees(rubricOf(criterion('a', 1)), [])).toEqual([]);
  });
});

describe('the matrix of a rubric', () => {
  it('UI-33 every cell of the declared matrix is there, filled or empty, and what has no place stands outside', () => {
    const matrix = { dimensions: ['safety', 'depth'], scenarios: ['triage'], disciplines: ['cardiology', 'neurology'] };
    const cell = { dimension: 'safety', scenario: 'triage', discipline: 'cardiology' };
    const rubric = { ...rubricOf(criterion('a', 1, { cell }), criterion('b', 1)), matrix };
    const found = rubricMatrix(rubric);
    expect(found).toMatchObject({ derived: false, cells: 4, filled: 1 });
    const counts = found?.tables.map(({ rows }) =>
      rows.map(({ cells }) => cells.map(({ criteria }) => criteria.length)),
    );
    expect(counts).toEqual([
      [[1], [0]],
      [[0], [0]],
    ]);
    expect(found?.outside.map(({ id }) => id)).toEqual(['b']);
  });

  it('UI-33 without a declared matrix axes and themes stand in; with neither there is none', () => {
    const rubric = rubricOf(
      criterion('a', 1, { tags: ['axis:accuracy', 'theme:emergency_referrals'] }),
      criterion('b', 1, { tags: ['axis:completeness', 'theme:context_seeking'] }),
    );
    const found = rubricMatrix(rubric);
    expect(found).toMatchObject({ derived: true, cells: 4, filled: 2 });
    expect(found?.scenarios).toEqual(['emergency referrals', 'context seeking']);
    expect(rubricMatrix(rubricOf(criterion('a', 1)))).toBeNull();
  });
});
