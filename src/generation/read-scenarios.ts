import { type ScenarioKind, scenarios } from '../../models/bank/scenarios.ts';
import type { Message } from '../domain/submission.ts';
import { findSlots, type Slots } from './fill-slots.ts';
import { findScenarios, type ScenarioStrengths } from './find-scenarios.ts';
import { type ConversationText, readConversation } from './plain-text.ts';
import { promptLanguage } from './prompt-language.ts';

/** What says nothing of the matter: what every conversation has, and how somebody asks. */
const aside: ReadonlySet<ScenarioKind> = new Set(['any', 'manner']);

/** What the words of a conversation alone tell of it. */
export interface ConversationSigns {
  readonly text: ConversationText;
  readonly slots: Slots;
  /** The language of the user's words where it is told and not English. */
  readonly foreign: string | null;
  readonly strengths: ScenarioStrengths;
}

export function readSigns(conversation: readonly Message[]): ConversationSigns {
  const text = readConversation(conversation);
  const slots = findSlots(text);
  const language = promptLanguage(text.lastRaw) ?? promptLanguage(text.earlierRaw);
  const foreign = language === 'en' ? null : language;
  const medicineNamed = slots.medication !== undefined || slots.medications !== undefined;
  const strengths = findScenarios(text, { nonEnglish: foreign !== null, medicineNamed, age: slots.age ?? null });
  return { text, slots, foreign, strengths };
}

/** Which scenarios a whole conversation shows, and how strongly. */
export function readScenarios(conversation: readonly Message[]): ScenarioStrengths {
  return readSigns(conversation).strengths;
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
