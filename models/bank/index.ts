import { communication } from './communication.ts';
import { contextSeeking } from './context-seeking.ts';
import { contextSeekingSpecial } from './context-seeking-special.ts';
import { emergencyReferrals } from './emergency-referrals.ts';
import { emergencyReferralsHarm } from './emergency-referrals-harm.ts';
import { emergencyReferralsSpecial } from './emergency-referrals-special.ts';
import { emergencyReferralsUrgency } from './emergency-referrals-urgency.ts';
import type { BankEntry } from './entry.ts';
import { globalHealth } from './global-health.ts';
import { healthDataTasks } from './health-data-tasks.ts';
import { hedging } from './hedging.ts';
import { pitfallsDelivery } from './pitfalls-delivery.ts';
import { pitfallsSafety } from './pitfalls-safety.ts';
import { respondingByOrgan } from './responding-by-organ.ts';
import { respondingByTopic } from './responding-by-topic.ts';
import { respondingUnderUncertainty } from './responding-under-uncertainty.ts';

/** Every criterion of our own bank, in a fixed order: ties in ranking are broken by it. */
export const bank: readonly BankEntry[] = [
  ...emergencyReferrals,
  ...emergencyReferralsHarm,
  ...emergencyReferralsSpecial,
  ...emergencyReferralsUrgency,
  ...contextSeeking,
  ...contextSeekingSpecial,
  ...hedging,
  ...respondingUnderUncertainty,
  ...respondingByTopic,
  ...respondingByOrgan,
  ...healthDataTasks,
  ...communication,
  ...globalHealth,
  ...pitfallsSafety,
  ...pitfallsDelivery,
];
