import type { Understood } from './import-rubrics.ts';
import type { RubricFormat } from './rubric-format.ts';

/**
 * What a file has beside what its publisher speaks of, in a sentence; null where that is not known or nothing was read.
 * Released files differ from papers, so this tells and never asserts.
 */
export function comparePublished({ published }: RubricFormat, { cases, criteria }: Understood): string | null {
  if (!published || cases === 0) return null;
  const found = `${cases} ${cases === 1 ? 'case' : 'cases'} and ${criteria} ${criteria === 1 ? 'criterion' : 'criteria'}`;
  const mean = (criteria / cases).toFixed(1);
  return `This file has ${found}, ${mean} a case; its publisher speaks of ${published.cases} and ${published.criteria}.`;
}
