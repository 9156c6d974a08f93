import { type ScenarioKind, scenarios } from '../../models/bank/scenarios.ts';
import type { Message } from '../domain/submission.ts';
import { findSlots } from './fill-slots.ts';
import { findScenarios, type ScenarioStrengths } from './find-scenarios.ts';
import { readConversation } from './plain-text.ts';
import { promptLanguage } from './prompt-language.ts';

/** What says nothing of the matter: what every conversation has, and how somebody asks. */
const aside: ReadonlySet<ScenarioKind> = new Set(['any', 'manner']);

/** Which scenarios a whole conversation shows, and how strongly. */
export function readScenarios(conversation: readonly Message[]): ScenarioStrengths {
  const text = readConversation(conversation);
  const slots = findSlots(text);
  const language = promptLanguage(text.lastRaw) ?? promptLanguage(text.earlierRaw);
  return findScenarios(text, {
    nonEnglish: language !== null && language !== 'en',
    medicineNamed: slots.medication !== undefined || slots.medications !== undefined,
    age: slots.age ?? null,
  });
}

/** How much two conversations are about the same. Units: 0 to 1; 0 where neither is about anything known. */
export function sharedScenarios(one: ScenarioStrengths, other: ScenarioStrengths): number {
  let shared = 0;
  let whole = 0;
  for (const id of new Set([...one.keys(), ...other.keys()])) {
    if (aside.has(scenarios[id].kind)) continue;
    const [a, b] = [one.get(id) ?? 0, other.get(id) ?? 0];
    shared += Math.min(a, b);
    whole += Math.max(a, b);
  }
  return whole > 0 ? shared / whole : 0;
}
