import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const folder = join(import.meta.dirname, 'e2e');
const titles = readdirSync(folder)
  .filter((name) => /^faults-.*\.e2e\.test\.ts$/.test(name))
  .map((name) => readFileSync(join(folder, name), 'utf8'))
  .join('\n');
const readme = readFileSync(join(import.meta.dirname, '../../README.md'), 'utf8');
const ids = (text: string, pattern: RegExp): string[] => [
  ...new Set([...text.matchAll(pattern)].map(([, id = '']) => id)),
];
const byNumber = (one: string, other: string): number => Number(one.slice(4)) - Number(other.slice(4));

describe('the fault table of the README', () => {
  const tried = ids(titles, /\b(FLT-\d+) /g).sort(byNumber);
  const rows = ids(readme, /^\| (FLT-\d+) \|/gm);

  it('FLT-0 has one row for every fault that is tried, in order, and no other', () => {
    expect(tried.length).toBeGreaterThan(30);
    expect(rows).toEqual(tried);
    expect(ids(readFileSync(join(folder, 'SPEC.md'), 'utf8'), /\*\*(FLT-\d+)\*\*/g)).toEqual(['FLT-0', ...tried]);
  });

  it('FLT-0 says how many were tried and survived, and that no number leaked', () => {
    expect(readme).toContain(`${tried.length} faults tried, ${tried.length} survived, 0 numbers leaked`);
  });
});
