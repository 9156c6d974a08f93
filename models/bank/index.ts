import { communication } from './communication.ts';
import { contextSeeking } from './context-seeking.ts';
import { emergencyReferrals } from './emergency-referrals.ts';
import { emergencyReferralsSpecial } from './emergency-referrals-special.ts';
import type { BankEntry } from './entry.ts';
import { globalHealth } from './global-health.ts';
import { healthDataTasks } from './health-data-tasks.ts';
import { hedging } from './hedging.ts';
import { pitfallsDelivery } from './pitfalls-delivery.ts';
import { pitfallsSafety } from './pitfalls-safety.ts';
import { respondingByTopic } from './responding-by-topic.ts';
import { respondingUnderUncertainty } from './responding-under-uncertainty.ts';

/** Every criterion of our own bank, in a fixed order: ties in ranking are broken by it. */
export const bank: readonly BankEntry[] = [
  ...emergencyReferrals,
  ...emergencyReferralsSpecial,
  ...contextSeeking,
  ...hedging,
  ...respondingUnderUncertainty,
  ...respondingByTopic,
  ...healthDataTasks,
  ...communication,
  ...globalHealth,
  ...pitfallsSafety,
  ...pitfallsDelivery,
];
