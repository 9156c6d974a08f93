import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { countMethods, methodInventory } from './inventory.ts';
import type { Proof } from './method-row.ts';

const root = resolve(import.meta.dirname, '../../..');

/** Whether a file has a test of the rule whose title names the row, or that is written once for many rows. */
function proves({ file, rule }: Proof, id: string): boolean {
  const path = join(root, file);
  if (!existsSync(path)) return false;
  const titles = [...readFileSync(path, 'utf8').matchAll(/\(\s*(['"`])([A-Z]{2,4}-\d+ .*?)\1/g)].map(
    (match) => match[2] ?? '',
  );
  const mine = titles.filter((title) => title.startsWith(`${rule} `));
  return mine.some(
    (title) => new RegExp(`\\b${id}\\b`).test(title) || (title.includes('${') && listsRow(dirname(path), id)),
  );
}

/** Whether a file beside a test that is written once for many rows lists this row as its own. */
function listsRow(folder: string, id: string): boolean {
  const files = readdirSync(folder).filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'));
  return files.some((name) => new RegExp(`rows: \\[[^\\]]*'${id}'`).test(readFileSync(join(folder, name), 'utf8')));
}

describe('the inventory of methods', () => {
  it('DOM-42 has all 80 systems once, in their order', () => {
    const expected = Object.entries({ A: 12, B: 16, C: 4, D: 18, E: 22, F: 8 }).flatMap(([group, size]) =>
      Array.from({ length: size }, (_, at) => `${group}${at + 1}`),
    );
    expect(methodInventory.map(({ id }) => id)).toEqual(expected);
    expect(Object.values(countMethods()).reduce((sum, count) => sum + count, 0)).toBe(80);
  });

  it('DOM-42 whatever works, or partly works, names tests that exist and name the row', () => {
    const unproven = methodInventory.flatMap(({ id, status, proofs }) =>
      status === 'works' || status === 'partly'
        ? proofs.length === 0
          ? [`${id}: no proof`]
          : proofs.filter((proof) => !proves(proof, id)).map(({ file, rule }) => `${id}: ${rule} in ${file}`)
        : [],
    );
    expect(unproven).toEqual([]);
  });

  it('DOM-42 every row says what works or lacks, and what is out of scope claims no test', () => {
    for (const { id, status, note, proofs } of methodInventory) {
      expect([id, note]).not.toEqual([id, '']);
      if (status === 'out of scope') expect([id, proofs]).toEqual([id, []]);
    }
  });
});
