import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from '../../domain/canonical-json.ts';
import { exportRubrics, throughFormat } from './export-rubrics.ts';
import { importRubrics } from './import-rubrics.ts';
import { listLosses } from './list-losses.ts';
import type { RubricCase } from './rubric-format.ts';
import { rubricFormats } from './rubric-formats.ts';
import { arbitraryCases } from './testing/arbitrary-cases.ts';

/** Cases without the name of the file that imported criteria came from. */
function plain(cases: readonly RubricCase[]): string {
  return canonicalJson(
    cases.map(({ rubric, ...rest }) => ({
      ...rest,
      tags: [...rest.tags].sort(),
      rubric: rubric && { ...rubric, criteria: rubric.criteria.map(({ provenance: _, ...criterion }) => criterion) },
    })),
  );
}

describe('round trips', () => {
  for (const format of rubricFormats) {
    it(`FMT-74 ${format.rows.join(', ')} what ${format.name} can hold comes back, and what it can't is listed`, () => {
      fc.assert(
        fc.property(arbitraryCases, (cases) => {
          const once = throughFormat(cases, format);
          const twice = throughFormat(once, format);
          expect(plain(twice)).toBe(plain(once));
          expect(listLosses(once, twice)).toEqual([]);
          if (plain(once) !== plain(cases)) expect(listLosses(cases, once)).not.toEqual([]);
        }),
        { numRuns: 60 },
      );
    });
  }

  it('FMT-74 K1 our own file loses nothing', () => {
    const own = rubricFormats.find(({ id }) => id === 'rubricon');
    if (!own) throw new Error('no own format');
    fc.assert(
      fc.property(arbitraryCases, (cases) => {
        expect(listLosses(cases, throughFormat(cases, own))).toEqual([]);
      }),
    );
  });

  for (const format of rubricFormats) {
    it(`FMT-75 K1 ${format.name} says the same in each of its containers: ${format.containers.join(', ')}`, async () => {
      await fc.assert(
        fc.asyncProperty(arbitraryCases, async (cases) => {
          const held = throughFormat(cases, format);
          for (const container of format.containers) {
            const { content, ending } = await exportRubrics(held, format, container);
            const again = await importRubrics({ content, name: `x.${ending}`, format });
            if (container !== 'csv') expect(plain(again.cases)).toBe(plain(held));
            expect(listLosses(held, again.cases)).toEqual((await exportRubrics(held, format, container)).losses);
          }
        }),
        { numRuns: 15 },
      );
    });
  }
});
