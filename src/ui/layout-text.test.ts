import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { layoutText, plainText } from './layout-text.ts';

const words = (text: string): string[] =>
  layoutText(text).map((block) => block.runs.map((run) => text.slice(run.start, run.end)).join(''));

const pieces = fc.constantFrom(
  '# ',
  '- ',
  '2. ',
  '**',
  '*',
  '`',
  '```\n',
  '\n',
  '\n\n',
  '  ',
  'fever',
  'dose 5 mg',
  '\r\n',
  '---',
  '<b>',
  '😀',
);

describe('layoutText', () => {
  it('UI-1 runs are ordered slices of the text, whatever the text', () => {
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 40 }), (parts) => {
        const text = parts.join('');
        let last = 0;
        for (const run of layoutText(text).flatMap((block) => block.runs)) {
          expect(run.start).toBeGreaterThanOrEqual(last);
          expect(run.end).toBeGreaterThanOrEqual(run.start);
          last = run.end;
        }
        expect(last).toBeLessThanOrEqual(text.length);
      }),
    );
  });

  it('UI-1 every word of the text is shown', () => {
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 40 }), (parts) => {
        const text = parts.join('');
        // A fence line may carry a language name, which is structure.
        const said =
          text
            .split('\n')
            .filter((line) => !/^\s*```/.test(line))
            .join('\n')
            .match(/fever|dose|mg/g) ?? [];
        expect(
          words(text)
            .join(' ')
            .match(/fever|dose|mg/g) ?? [],
        ).toEqual(said);
      }),
    );
  });

  it('UI-1 headings, items, emphasis and code are recognised', () => {
    const blocks = layoutText('# Plan\n\n1. take **one** tablet\n   - with water\n\nsee `mg`\nand rest');
    expect(blocks.map(({ kind, marker, depth }) => [kind, marker, depth])).toEqual([
      ['heading', '', 1],
      ['item', '1.', 0],
      ['item', '•', 1],
      ['paragraph', '', 0],
    ]);
    expect(words('a **b** c\nd')).toEqual(['a b c\nd']);
  });

  it('UI-1 a quote is read without the signs that structure it', () => {
    expect(plainText('**When to worry**\n- a *stiff* neck\n- 5 * 3')).toBe('When to worry\na stiff neck\n5 * 3');
  });

  it('UI-1 signs that structure nothing stay', () => {
    expect(words('5 * 3 * 2 and snake_case and 2 ** 3')).toEqual(['5 * 3 * 2 and snake_case and 2 ** 3']);
  });
});
