import { foreignCues } from '../../models/bank/foreign-cues.ts';
import { type Scenario, scenarios } from '../../models/bank/scenarios.ts';
import { cueFinder } from './cues.ts';
import type { ConversationText } from './plain-text.ts';

/** How strongly a scenario shows, 0 to 1: from the last user message, an earlier one, or only the assistant's words. */
export type ScenarioStrengths = ReadonlyMap<Scenario, number>;

const IN_LAST = 1;
const IN_EARLIER = 0.6;
/** A short follow-up ("should I see a doctor?") leaves the topic to what was said before. */
const IN_EARLIER_OF_FOLLOW_UP = 0.85;
const IN_ASSISTANT = 0.25;
const FOLLOW_UP_WORDS = 14;
const CHILD_BELOW = 18;
const OLDER_FROM = 70;
const SHORT_QUESTION_WORDS = 7;

/** What other readers of the conversation found and no cue can say. */
export interface FoundElsewhere {
  readonly nonEnglish: boolean;
  readonly medicineNamed: boolean;
  /** As it reads in a slot, "3 years"; null when no age was found. */
  readonly age: string | null;
}

/** Which scenarios the conversation shows. */
export function findScenarios(
  text: ConversationText,
  { nonEnglish, medicineNamed, age }: FoundElsewhere,
): ScenarioStrengths {
  const words = text.last.split(' ').filter((word) => word !== '' && word !== '.').length;
  const earlier = words <= FOLLOW_UP_WORDS ? IN_EARLIER_OF_FOLLOW_UP : IN_EARLIER;
  const strengths = new Map<Scenario, number>([['any', IN_LAST]]);
  for (const id of Object.keys(scenarios).filter(isScenario)) {
    const { cues, kind } = scenarios[id];
    if (cues === '') continue;
    const own = nonEnglish ? foreignCues[id] : undefined;
    const finds = cueFinder(own === undefined ? cues : `${cues}|${own}`);
    // How someone asks is a matter of the last message only.
    if (finds(text.last)) strengths.set(id, IN_LAST);
    else if (kind === 'manner') continue;
    else if (finds(text.earlier)) strengths.set(id, earlier);
    else if (kind !== 'task' && kind !== 'person' && finds(text.assistant)) strengths.set(id, IN_ASSISTANT);
  }
  if (medicineNamed) strengths.set('medication', IN_LAST);
  const years = age === null ? null : age.includes('year') ? Number.parseInt(age, 10) : 0;
  if (years !== null && years < CHILD_BELOW) strengths.set('child', IN_LAST);
  if (years !== null && years >= OLDER_FROM) strengths.set('older_adult', IN_LAST);
  if (nonEnglish) strengths.set('non_english', IN_LAST);
  if (words > 0 && words <= SHORT_QUESTION_WORDS && text.earlier.trim() === '')
    strengths.set('short_question', IN_LAST);
  return strengths;
}

/** True when the user asks to write, edit or code a text: what it tells of is a case, not a person in danger now. */
export function isTaskOnText(strengths: ScenarioStrengths): boolean {
  return (['documentation', 'rewrite', 'billing', 'references'] as const).some((id) => strengths.get(id) === IN_LAST);
}

function isScenario(id: string): id is Scenario {
  return id in scenarios;
}
