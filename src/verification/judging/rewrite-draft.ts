import type { Mark, Marks } from '../../domain/mark.ts';
import { meanByItem, sameGradeShare } from '../../domain/profiles/anchored-scales.ts';
import type { Rubric } from '../../domain/rubric.ts';
import type { Message } from '../../domain/submission.ts';
import type { Engine } from '../../engine/port.ts';
import { feedbackOf } from './feedback.ts';
import { gradeByWriting } from './grade-by-writing.ts';
import { rewriteResponse } from './rewrite-response.ts';
import { type GradedSection, type RewriteSectionsOptions, rewriteSections } from './rewrite-sections.ts';

/** A long text, what it was asked for, and who reviews and writes. */
export interface RewriteDraftRequest extends Pick<RewriteSectionsOptions, 'enough' | 'rounds' | 'signal'> {
  readonly conversation: readonly Message[];
  readonly draft: string;
  /** Items graded 1 to 5, best with described levels. */
  readonly rubric: Rubric;
  /** Language models that grade, two or more for an agreement. */
  readonly reviewers: readonly Engine[];
  readonly writer: Engine;
}

/** Missing: `agreement` is null for one reviewer, or where two share no grade. Units: `agreement` from 0 to 1. */
export interface RewrittenDraft {
  readonly draft: string;
  readonly sections: readonly GradedSection[];
  /** The share of grades on which the first two reviewers were the same, over everything that they read. */
  readonly agreement: number | null;
}

/**
 * Lets reviewers grade a draft section by section and a writer mend only the sections graded too low. A section is
 * graded by the mean of its items; with an item that nobody could grade it is left alone.
 * Throws: RubriconError model-unsupported when an engine cannot write, what writing throws, AbortError.
 * Source: ARISE (anchored items, two or more reviewers, sections below 4, at most five rounds).
 */
export async function rewriteDraft(request: RewriteDraftRequest): Promise<RewrittenDraft> {
  const { conversation, rubric, reviewers, writer, signal } = request;
  const reviews = new Map<string, readonly Marks[]>();
  const pairs: { first: (number | null)[]; second: (number | null)[] } = { first: [], second: [] };

  async function review(section: string): Promise<readonly Marks[]> {
    const marks: Marks[] = [];
    for (const engine of reviewers) {
      const document = { conversation, response: section };
      marks.push(await gradeByWriting({ engine, document, criteria: rubric.criteria, signal }));
    }
    const [first, second] = marks.map((one) => gradesOf(rubric, one));
    if (first && second) {
      pairs.first.push(...first);
      pairs.second.push(...second);
    }
    reviews.set(section, marks);
    return marks;
  }

  const { texts, gaps } = splitSections(request.draft);
  const sections = await rewriteSections(texts, {
    ...request,
    grade: async (section) => gradeOf(rubric, await review(section)),
    rewrite: async (section) => {
      const marks = lowestMarks(rubric, reviews.get(section) ?? []);
      const feedback = feedbackOf(rubric, marks);
      return rewriteResponse({ engine: writer, document: { conversation, response: section }, feedback, signal });
    },
  });
  const draft = sections.map(({ text }, at) => text + (gaps[at] ?? '')).join('');
  return { draft, sections, agreement: sameGradeShare(pairs.first, pairs.second) };
}

/** A draft in parts that begin at a heading, and the blank that follows each; joined again they are the draft. */
export function splitSections(draft: string): { readonly texts: readonly string[]; readonly gaps: readonly string[] } {
  const parts = draft.split(/(?=^#{1,6}\s)/mu).filter((part) => part !== '');
  const texts = parts.map((part) => part.trimEnd());
  return { texts, gaps: parts.map((part, at) => part.slice(texts[at]?.length ?? 0)) };
}

function gradesOf({ criteria }: Rubric, marks: Marks): readonly (number | null)[] {
  return criteria.map(({ id }) => gradeIn(marks.get(id)));
}

function gradeIn(mark: Mark | undefined): number | null {
  return mark?.kind === 'grade' ? mark.value : null;
}

/** The mean of items over reviewers; null where none applies, or an item that does has no grade. */
function gradeOf(rubric: Rubric, reviews: readonly Marks[]): number | null {
  const apply = rubric.criteria.filter(({ id }) => reviews.some((marks) => marks.get(id)?.kind !== 'not-applicable'));
  const means = meanByItem(reviews.map((marks) => gradesOf({ ...rubric, criteria: apply }, marks)));
  const known = means.filter((mean) => mean !== null);
  if (known.length === 0 || known.length < apply.length) return null;
  return known.reduce((sum, mean) => sum + mean, 0) / known.length;
}

/** The worst that any reviewer said of each item: the writer is told of what one of them missed. */
function lowestMarks({ criteria }: Rubric, reviews: readonly Marks[]): Marks {
  return new Map(
    criteria.flatMap(({ id }) => {
      const marks = reviews.flatMap((one) => one.get(id) ?? []);
      const worst = marks.toSorted((a, b) => (gradeIn(a) ?? 9) - (gradeIn(b) ?? 9))[0];
      return worst ? [[id, worst] as const] : [];
    }),
  );
}
