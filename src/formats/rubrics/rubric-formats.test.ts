import { describe, expect, it } from 'vitest';
import { assertRubric } from '../../domain/rubric.ts';
import { documentOf } from './containers/read-text.ts';
import { detectFormats } from './detect-format.ts';
import { throughFormat } from './export-rubrics.ts';
import { importRubricText } from './import-rubrics.ts';
import { createNotes } from './kit/notes.ts';
import { listLosses } from './list-losses.ts';
import { rubricFormats } from './rubric-formats.ts';
import { fixtures } from './testing/fixtures.ts';

describe('published formats', () => {
  it('FMT-70 K1 every format has a fixture, an id of its own, a line of description and a source', () => {
    expect(fixtures.map(({ format }) => format).sort()).toEqual(rubricFormats.map(({ id }) => id).sort());
    expect(new Set(rubricFormats.map(({ id }) => id)).size).toBe(rubricFormats.length);
    for (const { description, source } of rubricFormats) {
      expect(description).toMatch(/^[A-Z].*\.$/);
      expect(source.length).toBeGreaterThan(10);
    }
  });

  for (const { format: id, root, rewritten, cases, criteria } of fixtures) {
    const format = rubricFormats.find((one) => one.id === id);
    if (!format) continue;
    const rows = format.rows.join(', ');

    it(`FMT-71 ${rows} ${format.name} is found out by its shape`, () => {
      expect(detectFormats(documentOf('json', root))[0]?.format.id).toBe(id);
    });

    it(`FMT-72 ${rows} ${format.name} is read whole, with nothing wrong and nothing left over`, () => {
      const preview = importRubricText({ content: JSON.stringify(root) });
      expect(preview.issues).toEqual([]);
      expect(preview.notUnderstood).toEqual([]);
      expect(preview.understood).toMatchObject({ cases, criteria, skipped: 0 });
      for (const { rubric } of preview.cases) if (rubric) assertRubric(rubric);
    });

    it(`FMT-73 ${rows} ${format.name} comes back as its publisher wrote it`, () => {
      const read = format.parse(documentOf('json', root), createNotes());
      expect(JSON.parse(JSON.stringify(format.render(read)))).toEqual(rewritten ?? root);
      expect(listLosses(read, throughFormat(read, format))).toEqual([]);
    });
  }
});
