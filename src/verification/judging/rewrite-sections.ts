import type { JudgeOptions } from './ask-logits.ts';

/** One part of a long text with what it was graded. Missing: null where nobody could grade it. */
export interface GradedSection {
  readonly text: string;
  readonly grade: number | null;
  /** How often it was rewritten. */
  readonly rewrites: number;
}

export interface RewriteSectionsOptions extends Pick<JudgeOptions, 'signal'> {
  readonly grade: (section: string) => Promise<number | null>;
  readonly rewrite: (section: string, grade: number) => Promise<string>;
  /** Sections graded this or above are left alone. Units: the grade's own. */
  readonly enough?: number;
  readonly rounds?: number;
}

/**
 * Rewrites only the sections that are graded too low, round by round; a rewrite stands where its grade is higher. What
 * could not be graded is left as it is.
 * Throws: what grading and rewriting throw, AbortError when cancelled.
 * Source: ARISE: below 4 of 5, at most five rounds.
 */
export async function rewriteSections(
  sections: readonly string[],
  { grade, rewrite, enough = 4, rounds = 5, signal }: RewriteSectionsOptions,
): Promise<readonly GradedSection[]> {
  const done: GradedSection[] = [];
  for (const text of sections) done.push({ text, grade: await grade(text), rewrites: 0 });
  for (let round = 0; round < rounds; round += 1) {
    const low = done.flatMap((section, at) => (section.grade !== null && section.grade < enough ? [at] : []));
    if (low.length === 0) break;
    for (const at of low) {
      signal?.throwIfAborted();
      const before = done[at];
      if (!before || before.grade === null) continue;
      const text = await rewrite(before.text, before.grade);
      const found = await grade(text);
      const rewrites = before.rewrites + 1;
      done[at] = found !== null && found > before.grade ? { text, grade: found, rewrites } : { ...before, rewrites };
    }
  }
  return done;
}
