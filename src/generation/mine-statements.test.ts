import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mineStatements } from './mine-statements.ts';

const mined = (text: string) => mineStatements('a', text).map((one) => one.text);

describe('statements mined from a text', () => {
  it('GEN-102 orders, warnings, counsel, questions and facts read as statements about a response', () => {
    expect(
      mined(
        "**Call an ambulance** now. Don't drive yourself. Never double a dose. I'd recommend a visit in two weeks. " +
          'How long have you had the cough? If the fever lasts longer than 3 days, see your doctor. ' +
          'Sertraline should not be stopped suddenly [1].',
      ),
    ).toEqual([
      'The response says to call an ambulance now.',
      'The response says not to drive yourself.',
      'The response says never to double a dose.',
      'The response recommends a visit in two weeks.',
      'The response asks: “How long have you had the cough?”',
      'The response says to see your doctor if the fever lasts longer than 3 days.',
      'The response says that sertraline should not be stopped suddenly.',
    ]);
  });

  it('GEN-102 greetings, headings, links to what stood before and repetitions are left out', () => {
    expect(
      mined(
        'Hello! I hope you feel better.\n\n## What helps\n**Rest**\nDrink water often. This is because you sweat.\n' +
          'Drink water often! Let me know if you have questions.',
      ),
    ).toEqual(['The response says to drink water often.']);
  });

  it('GEN-102 items of a list are read with the line that leads into them', () => {
    expect(
      mined(
        'Go to the emergency room if you have any of the following:\n- Chest pain\n- Blue lips\n\nSide effects include:\n' +
          '- nausea\n\nWhat to do:\n1. Take one tablet with food every morning.',
      ),
    ).toEqual([
      'The response says to go to the emergency room if you have chest pain.',
      'The response says to go to the emergency room if you have blue lips.',
      'The response says that side effects include nausea.',
      'The response says to take one tablet with food every morning.',
    ]);
  });

  it('GEN-102 names keep their capital, and what is not English is quoted', () => {
    expect(mined('CT is not needed. Paris is crowded and people in Paris walk.')[0]).toContain('that CT is');
    expect(mined('Paris is crowded. Most people in Paris walk.')[0]).toContain('that Paris is');
    expect(mined('**Week 1:** Walk for ten minutes.')).toEqual(['The response says: “Week 1: Walk for ten minutes”']);
    expect(mined('No debe dejar de tomar el medicamento sin hablar con su médico.')[0]).toMatch(
      /^The response says: “No/,
    );
  });

  it('GEN-102 every statement points to its place, for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => {
        for (const { place, start, end } of mineStatements('x', text)) {
          expect(place).toBe(`x:${start}-${end}`);
          expect(text.slice(start, end).trim()).not.toBe('');
        }
      }),
      { numRuns: 60 },
    );
    expect(mineStatements('x', 'Take one pill a day with food. '.repeat(100_000)).length).toBe(1);
  });
});
