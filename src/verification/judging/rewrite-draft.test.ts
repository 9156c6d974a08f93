import { describe, expect, it } from 'vitest';
import { scales } from '../../domain/scale.ts';
import type { Engine } from '../../engine/port.ts';
import { createScriptedEngine } from '../../engine/scripted-engine.ts';
import { criterion, rubricOf } from '../testing/fixtures.ts';
import { rewriteDraft, splitSections } from './rewrite-draft.ts';

const five = scales['one-to-five'];
const levels = [1, 2, 3, 4, 5].map((value) => ({ value, text: `Clear in ${value} of 5 parts` }));
const rubric = rubricOf(
  { ...criterion('clear', 'Is clear'), scale: five, levels },
  { ...criterion('sound', 'Is sound'), scale: five, levels },
);
const conversation = [{ role: 'user', content: 'Write on bees.' }] as const;
const draft = '# Honey\nGood words.\n\n# Wings\nPoor words.\n\n# Sleep\nOdd words.\n';

const engine = (write: (user: string) => string): Engine =>
  createScriptedEngine(() => ({ logit: 0 }), { write: ({ user }) => write(user) });
/** Grades by words in the section: Poor is 2, Better is 4, Odd cannot be graded, the rest is 5. */
const reviewer = (sound: number | null = null) =>
  engine((user) => {
    const section = user.slice(user.indexOf('<response>'));
    if (section.includes('Odd')) return 'no grades';
    const grade = section.includes('Poor') ? 2 : section.includes('Better') ? 4 : 5;
    return JSON.stringify({ 1: String(grade), 2: String(sound ?? grade) });
  });

describe('a draft rewritten section by section', () => {
  it('JDG-44 B14 ARISE: only the section below 4 is rewritten, told what it lacks; the rest of the draft stays as it is', async () => {
    const told: string[] = [];
    const writer = engine((user) => {
      told.push(user);
      return JSON.stringify({ response: '# Wings\nBetter words.' });
    });
    const done = await rewriteDraft({ conversation, draft, rubric, reviewers: [reviewer(), reviewer()], writer });
    expect(done.draft).toBe(draft.replace('Poor', 'Better'));
    expect(done.sections.map(({ grade, rewrites }) => [grade, rewrites])).toEqual([
      [5, 0],
      [4, 1],
      [null, 0],
    ]);
    expect(told).toHaveLength(1);
    expect(told[0]).toMatch(/Not satisfied[\s\S]*Is clear[\s\S]*Is sound/);
    expect(done.agreement).toBe(1);
  });

  it('JDG-44 B14 ARISE: a section that gets no better is rewritten five times at most, and stays', async () => {
    const writer = engine(() => JSON.stringify({ response: '# Wings\nPoor again.' }));
    const done = await rewriteDraft({ conversation, draft, rubric, reviewers: [reviewer()], writer });
    expect([done.draft, done.sections[1]?.rewrites, done.agreement]).toEqual([draft, 5, null]);
  });

  it('JDG-44 B14 ARISE: agreement is the share of equal grades of two reviewers; a grade is their mean', async () => {
    const writer = engine(() => '');
    const reviewers = [reviewer(), reviewer(3)];
    const done = await rewriteDraft({ conversation, draft: '# Honey\nGood.', rubric, reviewers, writer });
    expect(done).toMatchObject({ agreement: 0.5, sections: [{ grade: 4.5, rewrites: 0 }] });
  });

  it('JDG-44 B14 sections begin at headings, and joined again they are the draft', () => {
    for (const text of [draft, 'No heading.', 'Before.\n\n## One\na\n## Two\n', '']) {
      const { texts, gaps } = splitSections(text);
      expect(texts.map((part, at) => part + gaps[at]).join('')).toBe(text);
    }
    expect(splitSections(draft).texts).toHaveLength(3);
  });
});
