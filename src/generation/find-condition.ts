import { type Scenario, type ScenarioKind, scenarios } from '../../models/bank/scenarios.ts';
import type { Message } from '../domain/submission.ts';
import { wordStems } from '../domain/word-stems.ts';
import { findSlots } from './fill-slots.ts';
import { askedText } from './library-neighbours.ts';
import { readConversation } from './plain-text.ts';
import { readScenarios } from './read-scenarios.ts';

/** Whether the case that a statement is about is this one; `open` where code can't tell. */
export type Applies = 'yes' | 'no' | 'open';

const who =
  '(?:patients?|people|persons?|users?|adults?|children|child|infants?|baby|babies|newborns?|women|men|those|anyone|someone)';
/** A state that somebody is in; what may come ("if it gets worse") is advice and holds for everyone. */
const population = new RegExp(
  `\\b(?:for|in|to|of|with|against|warns|tells|advises|asks)\\s+((?:pregnan|breastfeed|lactat|elderly|older|diabet|immunocomprom|unvaccinat)[\\p{L}-]*(?:\\s+${who})?|${who}\\s+(?:with|who|that|under|over|aged|younger|older|taking|on)\\s[^,.;]{2,80}|(?:children|infants|babies|newborns|adults|women|men)\\b)`,
  'iu',
);
const subject = new RegExp(
  `^(?:The response (?:says|states|advises|recommends) (?:that|to) )?(?:an?\\s+|all\\s+)?(${who}(?:\\s+(?:with|who|under|over|aged|younger|older|taking|on)\\s[^,.;]{2,60}?)?)\\s+(?:should|must|may|can|needs?|is|are|has|have)\\b`,
  'iu',
);
const state = new RegExp(
  `\\b(?:if|when|where|unless)\\s+((?:the\\s+|an?\\s+)?(?:${who}|he|she|they|you)\\s+(?:is|are|has|have|had|takes?|uses?|was|lives?|smokes?)\\s[^,.;]{2,80}|pregnant|breastfeeding|diabetic)`,
  'iu',
);
/** Words that name no case. */
const plainWords = new Set(
  wordStems(
    'patient patients people person user adult adults those anyone someone with taking older younger under over aged years year already already known history recent current currently',
  ),
);
const telling: ReadonlySet<ScenarioKind> = new Set(['emergency', 'topic', 'person']);

/** The words of a statement that bind it to some cases: "children under 16", "the patient is pregnant"; null without any. */
export function findCondition(statement: string): string | null {
  const found = subject.exec(statement) ?? population.exec(statement) ?? state.exec(statement);
  return found?.[1]?.trim() ?? null;
}

/**
 * Whether a condition holds of a conversation's case, by an age, by what both are about, and by words in common. That
 * nothing is said of it counts as no only where the condition names something we know by name.
 */
export function conditionHolds(condition: string, conversation: readonly Message[]): Applies {
  const byAge = ageFits(condition, conversation);
  if (byAge !== 'open') return byAge;
  const here = new Set(wordStems(askedText(conversation)));
  const named = wordStems(condition).filter((word) => !plainWords.has(word));
  if (named.some((word) => here.has(word))) return 'yes';
  const wanted = tellingScenarios([{ role: 'user', content: condition }]);
  if (wanted.length === 0) return 'open';
  const shown = new Set(tellingScenarios(conversation));
  return wanted.some((id) => shown.has(id)) ? 'yes' : 'no';
}

/**
 * Whether a statement is about this conversation's matter: no where it names a topic we know and the conversation shows
 * neither that nor one of its words; open where it names none, or asks for something that nobody has told yet.
 */
export function topicHere(statement: string, conversation: readonly Message[]): Applies {
  if (/^(?:the response )?asks\b/i.test(statement)) return 'open';
  const topics = tellingScenarios([{ role: 'user', content: statement }]).filter(
    (id) => scenarios[id].kind !== 'person',
  );
  if (topics.length === 0) return 'open';
  const shown = readScenarios(conversation);
  if (topics.some((id) => shown.has(id))) return 'yes';
  const here = new Set(wordStems(askedText(conversation)));
  return wordStems(statement).some((word) => here.has(word)) ? 'open' : 'no';
}

function tellingScenarios(conversation: readonly Message[]): readonly Scenario[] {
  return [...readScenarios(conversation).keys()].filter((id) => telling.has(scenarios[id].kind));
}

const numberWords = 'one two three four five six seven eight nine ten eleven twelve'.split(' ');
const ageBound = new RegExp(
  `\\b(under|below|younger than|over|above|older than|at least|from)\\s+(?:the\\s+age\\s+of\\s+)?(\\d{1,3}|${numberWords.join('|')})\\b(?:\\s+(years?|months?|weeks?)\\b|(?!\\s*(?:%|[a-z°])))`,
  'i',
);

function perYear(unit: string): number {
  return unit.startsWith('w') ? 52 : unit.startsWith('m') ? 12 : 1;
}

/** "Under 16", "over 65", "children", against an age that the conversation tells. */
function ageFits(condition: string, conversation: readonly Message[]): Applies {
  const age = ageOf(conversation);
  if (age === null) return 'open';
  const [, side, amount = '', unit = 'years'] = ageBound.exec(condition) ?? [];
  if (side !== undefined) {
    const years = (Number(amount) || numberWords.indexOf(amount.toLowerCase()) + 1) / perYear(unit);
    const isYoung = /under|below|younger/i.test(side);
    return isYoung === age < years ? 'yes' : 'no';
  }
  if (/\b(?:infants?|baby|babies|newborns?)\b/i.test(condition)) return age < 2 ? 'yes' : 'no';
  if (/\bchild(?:ren)?\b/i.test(condition)) return age < 18 ? 'yes' : 'no';
  if (/\badults?\b/i.test(condition)) return age >= 18 ? 'yes' : 'no';
  return 'open';
}

/** Units: years. Missing: null where no age is told. */
function ageOf(conversation: readonly Message[]): number | null {
  const { age } = findSlots(readConversation(conversation));
  if (age === undefined) {
    const said = /\bI(?:['’]m| am) (\d{2,3})\b(?!\s*(?:[a-z]*\s*(?:weeks|months|days|%|kg|lbs?|pounds|cm)))/i.exec(
      askedText(conversation),
    );
    return said?.[1] === undefined ? null : Number(said[1]);
  }
  const amount = Number.parseInt(age, 10);
  return age.includes('year') ? amount : age.includes('month') ? amount / 12 : amount / 52;
}
