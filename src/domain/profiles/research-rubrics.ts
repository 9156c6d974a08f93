import type { Answered } from './answered.ts';
import { makeProfile } from './make-profile.ts';
import type { Profile } from './profile.ts';
import { signedFraction } from './signed-fraction.ts';

/**
 * ResearchRubrics: weighted compliance with full, partial and no credit.
 * Source: ResearchRubrics; the formula is from memory of the paper and unconfirmed.
 */
export const researchRubrics: Profile = makeProfile(
  {
    name: 'researchrubrics',
    title: 'ResearchRubrics',
    summary: 'Weighted compliance over the positive weights; a partly met criterion earns half.',
    source: 'ResearchRubrics; formula unconfirmed',
    rows: ['D10', '2.17'],
    range: { least: null, most: 1 },
  },
  { rule: { of: signedFraction } },
);

/** The binary mode: partly met counts as unmet. */
export const researchRubricsBinary: Profile = makeProfile(
  {
    name: 'researchrubrics-binary',
    title: 'ResearchRubrics, binary',
    summary: 'Weighted compliance over the positive weights; partly met counts as unmet.',
    source: 'ResearchRubrics; formula unconfirmed',
    rows: ['D10', '2.17'],
    range: { least: null, most: 1 },
  },
  { rule: { of: (answers) => signedFraction(answers.map(wholeOnly)) } },
);

function wholeOnly(answer: Answered): Answered {
  return { ...answer, share: answer.share === 1 ? 1 : 0 };
}
