import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { healthBench } from '../domain/profiles/health-bench.ts';
import { replayRun } from '../domain/replay-run.ts';
import { buildReport } from '../report/build-report.ts';
import { parseRun } from './parse-run.ts';
import { renderCsv } from './render-csv.ts';
import { renderHtml } from './render-html.ts';
import { renderMarkdown } from './render-markdown.ts';
import { renderRubricJson } from './render-rubric-json.ts';
import { renderRunJson } from './render-run-json.ts';
import { hostileTexts, plainTexts, sampleEvents, sampleReport, type Texts } from './testing/sample-run.ts';

const piece = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 8 }),
  fc.constantFrom(
    '<script>',
    '"',
    "'>",
    '```',
    '\n# ',
    '\n- ',
    '|',
    '=1',
    '@a',
    '\u202E',
    '\u0000',
    '\r\n',
    '&lt;',
    '\\',
    '](',
  ),
  fc.constantFrom('\ud83d', '\ude00', '-->', '</style>', '\n---\n', '~~~', '</bdi>'),
);
const anyText = fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join(''));
const statement = anyText.map((text) => `a${text}`);
const anyTexts: fc.Arbitrary<Texts> = fc.record({
  title: anyText,
  question: anyText,
  response: anyText,
  criteria: fc.array(statement, { minLength: 3, maxLength: 5 }),
  tag: anyText,
  reason: anyText,
  why: anyText,
  model: anyText,
});

const hiddenCharacters = /[\p{Surrogate}\p{Cc}\u200B\u200E\u200F\u2028-\u202E\u2066-\u2069]/u;
const hasHidden = (text: string): boolean => hiddenCharacters.test(text.replace(/[\n\t]/g, ''));
const frame = (page: string): readonly string[] =>
  (page.match(/<[^>]*>/g) ?? []).map((tag) => tag.replace(/title="Criterion [\d, ]+"|\sclass="miss"/, ''));
const allowedTags = new Set(
  frame(renderHtml(sampleReport(plainTexts))).concat(
    '<mark >',
    '<mark>',
    '<sup>',
    '</sup>',
    '<br>',
    '<p class="text">',
  ),
);

describe('renderRunJson', () => {
  it('FMT-50 a run comes back event by event and replays to the same state', () => {
    fc.assert(
      fc.property(anyTexts, (texts) => {
        const events = sampleEvents(texts);
        const parsed = parseRun(renderRunJson(events));
        expect(parsed).toEqual({ value: events, issues: [] });
        expect(replayRun(parsed.value)).toEqual(replayRun(events));
      }),
    );
  });

  it('FMT-50 every kind of event comes back', () => {
    const events = sampleEvents(plainTexts);
    const [start] = events;
    if (start?.type !== 'run-start') throw new Error('The sample begins with run-start.');
    const at = start.at;
    const fault = { code: 'device-lost', message: 'Gone.', details: { restarts: 2, soft: true, kind: 'x' } } as const;
    const more = [
      ...events,
      { seq: 8, at, type: 'revert', target: 7 },
      { seq: 9, at, type: 'override', criterionId: 'c1', met: null, reason: '' },
      { seq: 10, at, type: 'rubric-edit', rubric: { ...start.rubric, criteria: [] } },
      { seq: 11, at, type: 'run-resume', header: { ...start.header, calibration: null } },
      { seq: 12, at, type: 'run-end', outcome: 'failed', fault },
    ] as const;
    expect(parseRun(renderRunJson(more))).toEqual({ value: more, issues: [] });
  });

  it('FMT-51 a damaged log is kept up to the damage', () => {
    const text = renderRunJson(sampleEvents(plainTexts)).replace('"probability":0.12', '"probability":"high"');
    const { value, issues } = parseRun(text);
    expect(value.map((event) => event.seq)).toEqual([0, 1, 2]);
    expect(issues).toMatchObject([{ field: 'events[3].verdict.probability', expected: 'a finite number' }]);
  });

  it('FMT-51 a file of another kind or a newer version is refused', () => {
    const run = renderRunJson(sampleEvents(plainTexts));
    for (const text of [
      '',
      '[]',
      '{',
      run.replace('"version": 1', '"version": 2'),
      renderRubricJson({ id: 'r', title: '', criteria: [] }),
    ]) {
      const { value, issues } = parseRun(text);
      expect(value).toEqual([]);
      expect(issues).toHaveLength(1);
    }
  });
});

describe('renderCsv', () => {
  it('FMT-60 no text cell begins as a formula, and numbers stay numbers', () => {
    fc.assert(
      fc.property(anyTexts, (texts) => {
        const { data, errors } = Papa.parse<string[]>(renderCsv(sampleReport(texts)).slice(1), {
          delimiter: ',',
          newline: '\r\n',
        });
        expect(errors).toEqual([]);
        expect(new Set(data.slice(0, -1).map((row) => row.length))).toEqual(new Set([22]));
        for (const row of data.slice(1, -1)) {
          expect(Number.isFinite(Number(row[3]))).toBe(true);
          for (const cell of [row[1], row[2], ...row.slice(8)]) expect(cell).not.toMatch(/^[=+\-@\t\r\n＝＋－＠]/);
        }
      }),
    );
    expect(renderCsv(sampleReport(hostileTexts))).toContain('c2,');
  });
});

describe('renderHtml', () => {
  it('FMT-62 no text adds a tag, whatever it holds', () => {
    fc.assert(
      fc.property(anyTexts, (texts) => {
        const unknown = frame(renderHtml(sampleReport(texts))).filter((tag) => !allowedTags.has(tag));
        expect(unknown).toEqual([]);
      }),
    );
  });

  it('FMT-63 the page allows no script and no request', () => {
    const page = renderHtml(sampleReport(hostileTexts));
    expect(page).toContain(`content="default-src &#39;none&#39;; style-src &#39;unsafe-inline&#39;`);
    expect(page).not.toMatch(/<script|<img|<link|<iframe|<a[\s>]|url\(|@import|\son\w+="/i);
  });

  it('FMT-64 nothing hidden stays hidden', () => {
    fc.assert(
      fc.property(anyTexts, (texts) => {
        const report = sampleReport(texts);
        expect(hasHidden(renderHtml(report))).toBe(false);
        expect(hasHidden(renderMarkdown(report))).toBe(false);
        expect(hasHidden(renderCsv(report).replaceAll('\r\n', ''))).toBe(false);
      }),
    );
  });

  it('FMT-66 an undecided run is shown as an interval', () => {
    const report = sampleReport(plainTexts);
    for (const text of [renderHtml(report), renderMarkdown(report)]) {
      expect(text).toContain('Score between 0 % and 44.8 %: 2 of 5 criteria unscored');
      expect(text).not.toMatch(/NaN|Infinity|undefined|null/);
    }
  });
});

describe('warnings', () => {
  it('FMT-98 a suspect response and criterion are told in words, in the CSV by name', () => {
    const report = buildReport(replayRun(sampleEvents(plainTexts)), healthBench, [
      { warning: 'speaks-to-judge' },
      { warning: 'names-criterion', criteria: ['c1'] },
    ]);
    for (const text of [renderHtml(report), renderMarkdown(report)]) {
      expect(text).toContain('The response speaks to its judge');
      expect(text.match(/Warning: The response has this criterion/g)).toHaveLength(1);
    }
    const { data } = Papa.parse<string[]>(renderCsv(report).trim());
    expect(data.map((row) => row.at(-1))).toEqual([
      'warnings',
      'speaks-to-judge;names-criterion',
      ...Array.from({ length: 4 }, () => 'speaks-to-judge'),
    ]);
  });
});

describe('renderMarkdown', () => {
  it('FMT-61 outside of fences no text opens structure, HTML, an entity or a link', () => {
    fc.assert(
      fc.property(anyTexts, (texts) => {
        let fence = '';
        for (const line of renderMarkdown(sampleReport(texts)).split('\n')) {
          if (fence !== '') {
            if (line === fence) fence = '';
            continue;
          }
          fence = /^(`{3,})text$/.exec(line)?.[1] ?? '';
          if (fence !== '') continue;
          expect(line).toMatch(/^(?:$|# |## [A-Z][\w, ]+$|- |\*\*[^*]+\*\*$|\| |[A-Z][a-z ]+\.$)/);
          const loose = line.replace(/\\[!-/:-@[-`{-~]|&#8288;|^(?:#{1,2}|-) |^\*\*|\*\*$|^\| #|^\||\|$| \| |-+:/g, '');
          expect(loose).not.toMatch(/[<>[\]`*_~&|#\\@$]|:[^\s\d]|www\./i);
        }
        expect(fence).toBe('');
      }),
    );
  });
});

describe('exports', () => {
  it('FMT-67 exports are reviewed files', async () => {
    for (const [name, texts] of Object.entries({ plain: plainTexts, hostile: hostileTexts })) {
      const events = sampleEvents(texts);
      const report = sampleReport(texts);
      const [start] = events;
      if (start?.type !== 'run-start') throw new Error('The sample begins with run-start.');
      await expect(renderRunJson(events)).toMatchFileSnapshot(`__snapshots__/${name}.run.json`);
      await expect(renderRubricJson(start.rubric)).toMatchFileSnapshot(`__snapshots__/${name}.rubric.json`);
      await expect(renderCsv(report)).toMatchFileSnapshot(`__snapshots__/${name}.csv`);
      await expect(renderMarkdown(report)).toMatchFileSnapshot(`__snapshots__/${name}.md`);
      await expect(renderHtml(report)).toMatchFileSnapshot(`__snapshots__/${name}.html`);
    }
  });
});
