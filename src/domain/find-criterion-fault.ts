import { isPoints } from './points.ts';
import type { CodeCheck, Criterion, SubCheck } from './rubric.ts';
import { isOnScale, isSoundScale, scales } from './scale.ts';

/** What a criterion lacks to be used, in words that follow "needs"; null when it is sound. */
export function findCriterionFault({ id, text, points, tags, check, scale, levels, parts }: Criterion): string | null {
  if (id === '') return 'an id';
  if (text.trim() === '') return 'a text';
  if (!isPoints(points)) return 'points that are a number other than zero, at most a billion in size';
  if (tags.some((tag) => tag === '')) return 'tags that are not empty';
  if (check && !isSoundCheck(check)) return 'a check with sensible bounds';
  if (scale && !isSoundScale(scale)) return 'a scale with two ends in order and steps that reach the upper one';
  const values = levels?.map(({ value }) => value) ?? [];
  if (new Set(values).size < values.length || values.some((value) => !isOnScale(scale ?? scales.binary, value))) {
    return 'levels that stand on its scale, each once';
  }
  return parts && !areSoundParts(parts) ? 'sub-checks with ids of their own, texts and usable points' : null;
}

function areSoundParts(parts: readonly SubCheck[]): boolean {
  const sound = parts.every(({ id, text, points = 1 }) => id !== '' && text.trim() !== '' && isPoints(points));
  return sound && new Set(parts.map(({ id }) => id)).size === parts.length;
}

function isSoundCheck(check: CodeCheck): boolean {
  if (check.kind === 'format') return true;
  if (check.kind === 'language') return check.language !== '';
  if (check.kind === 'mentions') return check.phrase.trim() !== '';
  const { min, max } = check;
  const whole = [min, max].every((bound) => bound === undefined || (Number.isInteger(bound) && bound >= 0));
  return whole && (min !== undefined || max !== undefined) && (min ?? 0) <= (max ?? Number.POSITIVE_INFINITY);
}
