import type { BankEntry } from '../../models/bank/entry.ts';
import { type ScenarioKind, scenarios } from '../../models/bank/scenarios.ts';
import { cueFinder } from './cues.ts';
import { isTaskOnText, type ScenarioStrengths } from './find-scenarios.ts';
import type { ConversationText } from './plain-text.ts';
import type { WordModel } from './word-model.ts';

/** Weight of a scenario's kind: what is specific says more about what matters than how it was asked. */
const kindWeight: Readonly<Record<ScenarioKind, number>> = {
  emergency: 1.3,
  task: 1.1,
  topic: 1,
  broad: 0.8,
  person: 0.9,
  manner: 0.6,
  any: 0.35,
};
/** A danger sign inside a note to be written is a fact of the case. */
const FACT_OF_CASE = 0.5;
const CUE_BONUS = 0.25;
const OVERLAP_WEIGHT = 1.5;
const POINTS_WEIGHT = 0.5;
const SECOND_SCENARIO = 0.15;

/**
 * How well an entry fits, by scenario, own cues, shared words and worth; null when it does not apply.
 * Units: a relevance without a scale, about 0.3 to 3.
 */
export function lexicalScore(
  entry: BankEntry,
  text: ConversationText,
  strengths: ScenarioStrengths,
  words: WordModel,
): number | null {
  const insideTask = isTaskOnText(strengths);
  const fits = entry.scenarios
    .map(
      (id) =>
        (strengths.get(id) ?? 0) *
        (insideTask && scenarios[id].kind === 'emergency' ? FACT_OF_CASE : kindWeight[scenarios[id].kind]),
    )
    .filter((fit) => fit > 0)
    .toSorted((a, b) => b - a);
  const [best] = fits;
  if (best === undefined) return null;
  let cue = 0;
  if (entry.cues !== '') {
    const finds = cueFinder(entry.cues);
    if (finds(text.last)) cue = CUE_BONUS;
    else if (finds(text.earlier)) cue = CUE_BONUS * 0.6;
    else return null;
  }
  const overlap = words.similarity(entry.text, `${text.last} ${text.last} ${text.earlier}`);
  return (
    best +
    (fits.length - 1) * SECOND_SCENARIO +
    cue +
    OVERLAP_WEIGHT * overlap +
    (POINTS_WEIGHT * Math.abs(entry.points)) / 10
  );
}
