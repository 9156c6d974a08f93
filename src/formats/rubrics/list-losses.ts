import { canonicalJson } from '../../domain/canonical-json.ts';
import type { Criterion, Provenance, Rubric } from '../../domain/rubric.ts';
import type { RubricCase } from './rubric-format.ts';

/** One kind of thing that does not come back from a file, and in how many places. */
export interface Loss {
  readonly what: string;
  readonly count: number;
}

/**
 * What is lost or changed between cases as they were and as they come back from a file, most often first; empty when
 * everything came back. An imported origin names the file it came from, so that one naturally changes and is not told.
 */
export function listLosses(before: readonly RubricCase[], after: readonly RubricCase[]): readonly Loss[] {
  const losses = new Map<string, number>();
  const lose = (what: string, count = 1): void => void losses.set(what, (losses.get(what) ?? 0) + count);
  if (after.length < before.length) lose('whole cases', before.length - after.length);
  if (after.length > before.length) lose('one case that comes back as several', after.length - before.length);
  before.forEach((one, index) => {
    const other = after[index];
    if (other) compareCases(one, other, lose);
  });
  return [...losses].map(([what, count]) => ({ what, count })).sort((a, b) => b.count - a.count);
}

/** One line about a loss. */
export function describeLoss({ what, count }: Loss): string {
  return count === 1 ? what : `${what} (${count} times)`;
}

type Lose = (what: string, count?: number) => void;

function compareCases(one: RubricCase, other: RubricCase, lose: Lose): void {
  if (one.id !== other.id) lose('the id of a case');
  if (!same(one.conversation, other.conversation)) lose(changed('the conversation', other.conversation.length === 0));
  if (!same(one.answers, other.answers)) {
    const texts = (list: RubricCase['answers']) => list.map(({ text }) => text);
    lose(same(texts(one.answers), texts(other.answers)) ? 'which answer is whose, or preferred' : 'answers');
  }
  if (!same([...one.tags].sort(), [...other.tags].sort())) lose('facts of a case (tags)');
  if (one.rubric === null || other.rubric === null) {
    if (one.rubric !== other.rubric) lose(one.rubric === null ? 'a rubric that was not there' : 'the rubric');
    return;
  }
  compareRubrics(one.rubric, other.rubric, lose);
}

const rubricFields = {
  title: 'the title of a rubric',
  guidance: 'guidance of a rubric',
  references: 'references',
  axes: 'what is known of axes',
  matrix: 'the matrix',
  bounds: 'floor and ceiling of the total',
  stakeholders: 'stakeholder profiles',
} as const satisfies Partial<Record<keyof Rubric, string>>;

const criterionFields = {
  id: 'ids of criteria',
  text: 'the wording of criteria',
  points: 'points of criteria',
  tags: 'tags of criteria',
  check: 'checks that code decides',
  tier: 'tiers',
  axis: 'axes of criteria',
  cell: 'places in the matrix',
  scale: 'scales',
  levels: 'level anchors',
  parts: 'sub-checks',
  guidance: 'guidance of criteria',
  references: 'references of criteria',
} as const satisfies Partial<Record<keyof Criterion, string>>;

function compareRubrics(one: Rubric, other: Rubric, lose: Lose): void {
  if (one.profile !== undefined && one.profile !== other.profile) {
    const now = other.profile === undefined ? '' : `, read as ${plainName(other.profile)}`;
    lose(`how it is scored (profile ${plainName(one.profile)}${now})`);
  }
  for (const [field, words] of Object.entries(rubricFields)) {
    const key = field as keyof typeof rubricFields;
    if (!same(one[key], other[key])) lose(changed(words, other[key] === undefined, one[key] === undefined));
  }
  if (other.criteria.length !== one.criteria.length) {
    lose('criteria', Math.abs(one.criteria.length - other.criteria.length));
  }
  if (same(ids(one), ids(other).toSorted(byPlace(one)))) {
    if (!same(ids(one), ids(other))) lose('the order of criteria');
    for (const criterion of one.criteria)
      compareCriteria(
        criterion,
        other.criteria.find(({ id }) => id === criterion.id),
        lose,
      );
  } else {
    for (const [index, criterion] of one.criteria.entries()) compareCriteria(criterion, other.criteria[index], lose);
  }
}

/** A profile's name comes from a file and may be any text; only one that looks like a name is repeated. */
const plainName = (name: string): string => (/^[\w-]{1,40}$/.test(name) ? name : 'of an unusual name');

const ids = ({ criteria }: Rubric): readonly string[] => criteria.map(({ id }) => id);

function byPlace({ criteria }: Rubric) {
  const places = new Map(criteria.map(({ id }, index) => [id, index]));
  return (a: string, b: string): number => (places.get(a) ?? 0) - (places.get(b) ?? 0);
}

function compareCriteria(one: Criterion, other: Criterion | undefined, lose: Lose): void {
  if (!other) return;
  for (const [field, words] of Object.entries(criterionFields)) {
    const key = field as keyof typeof criterionFields;
    if (!same(one[key], other[key])) lose(changed(words, other[key] === undefined, one[key] === undefined));
  }
  if (!sameOrigin(one.provenance, other.provenance)) lose('the origin of criteria');
}

function sameOrigin(one: Provenance, other: Provenance): boolean {
  return one.kind === 'imported' || same(one, other);
}

function changed(words: string, gone: boolean, added = false): string {
  return gone ? words : added ? `${words}: added by the format` : `${words}: changed`;
}

function same(one: unknown, other: unknown): boolean {
  return one === other || (one !== undefined && other !== undefined && canonicalJson(one) === canonicalJson(other));
}
