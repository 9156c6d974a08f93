/**
 * What kind of worth a criterion has, by the words of the methods that use it: gates and vetoes (`mandatory`, `fatal`,
 * `safety`), rules before qualities (`hard-rule`, `principle`), grades of importance, and the levels of GAPS.
 * A tier alone changes nothing; a scoring profile says what it does.
 */
export const tiers = [
  'mandatory',
  'fatal',
  'safety',
  'hard-rule',
  'principle',
  'essential',
  'core',
  'important',
  'secondary',
  'optional',
  'highlight',
  'good',
  'ideal',
  'pitfall',
  'significant',
  'insignificant',
  'A1',
  'A2',
  'A3',
  'S1',
  'S2',
  'S3',
  'S4',
] as const;

export type Tier = (typeof tiers)[number];
