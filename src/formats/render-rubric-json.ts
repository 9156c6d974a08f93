import type { Rubric } from '../domain/rubric.ts';
import { fileVersion } from './envelope.ts';

/** Writes a rubric in our own form; `parseRubric` gives back the same rubric. */
export function renderRubricJson(rubric: Rubric): string {
  return `${JSON.stringify({ format: 'rubricon-rubric', version: fileVersion, rubric }, null, 2)}\n`;
}
