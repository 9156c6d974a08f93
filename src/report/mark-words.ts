import type { Criterion } from '../domain/rubric.ts';
import { type Scale, scales } from '../domain/scale.ts';

type Scaled = Pick<Criterion, 'scale' | 'levels'>;

/** A mark in words: its level's name and where it stands on its scale. */
export function markWords({ scale = scales.binary, levels = [] }: Scaled, value: number): string {
  const label = levels.find((level) => level.value === value)?.label;
  const place = placeWords(scale, value);
  return label === undefined ? place : `${label}, ${place}`;
}

/** A scale in words, for example `1 to 5 in steps of 1`. */
export function scaleWords(scale: Scale): string {
  if (scale.kind === 'count') return 'a count from 0';
  const steps = scale.step === undefined ? '' : ` in steps of ${numberWords(scale.step)}`;
  return `${numberWords(scale.least)} to ${numberWords(scale.most)}${steps}`;
}

function placeWords(scale: Scale, value: number): string {
  if (scale.kind === 'count') return `${numberWords(value)} counted`;
  const thirds = scale.least === 0 && scale.most === 1 && scale.step === 0.5;
  if (thirds) return value === 1 ? 'Met' : value === 0 ? 'Unmet' : 'Partly met';
  return `${numberWords(value)} of ${numberWords(scale.most)}`;
}

/** A figure with at most two digits after the point and a true minus. */
export function numberWords(value: number): string {
  const rounded = Math.round(value * 100) / 100;
  return rounded < 0 ? `\u2212${-rounded}` : String(Math.abs(rounded));
}
