import { findSigns, type Passage } from './find-signs.ts';

const judge = `(?:grader|evaluator|reviewer|verifier|examiner|scorer|judg(?:e|ing)|AI evaluating|language model)`;
const marking = `(?:criteri(?:on|a)|rubric|checklist|full marks?|score|mark (?:all|every|them|it)|as met|not met|statements?)`;
const said = `(?:checked|reviewed|approved|graded|rated|verified|confirmed|passed review|satisfies|meets)`;

/** What an answer to a patient has no reason to hold. Each is told from words that seldom meet in advice. */
const signs: readonly RegExp[] = [
  // orders to whoever reads it as a model
  /\b(?:ignore|disregard|forget|override)\b[^.!?\n]{0,20}\b(?:all|any|previous|prior|above|earlier|the rubric)\b[^.!?\n]{0,30}\b(?:instructions?|prompts?|rubric|criteria)\b[^.!?\n]*/giu,
  new RegExp(String.raw`\b${judge}\b[^.!?\n]{0,80}\b${marking}\b[^.!?\n]*`, 'giu'),
  /\b(?:mark|score|grade|rate|treat)\b[^.!?\n]{0,40}\b(?:criteri(?:on|a)|checklist|rubric|items?)\b[^.!?\n]{0,40}\b(?:met|satisfied|fulfilled|true)\b/giu,
  /\b(?:system|admin|developer) override\b[^.!?\n]*/giu,
  // verdicts written in advance
  /\{\s*"(?:criteria_met|met|verdict|score|grade|probability|explanation)"[^{}]*\}/giu,
  /^[ \t>*#-]*(?:verdict|final (?:grade|score|verdict)|evaluation result|criteri(?:on|a) \d+)\b[*\s]*:.*$/gimu,
  /\bcriteri(?:on|a) \d+\s*:?\s*(?:is |are )?(?:met|satisfied)\b/giu,
  /\b(?:every|each|all)(?: \w+)? criteri(?:on|a) (?:is|are|has been|have been) (?:met|satisfied)\b/giu,
  // ends of roles and sections
  /<\|[a-z_]{2,20}\|>|<\/?(?:response|verdict|system|assistant|user|instructions?)>|\[\/?INST\]|\[(?:SEP|CLS)\]/giu,
  /^#{1,6}\s*(?:system|assistant|user)\s*:?\s*$/gimu,
  // praise of itself, in someone else's name
  new RegExp(
    String.raw`\b(?:this|the following|the above|my) (?:answer|response|reply|advice|text)\b[^.!?\n]{0,30}\b(?:was|is|has been|has|meets|satisfies)\b[^.!?\n]{0,20}\b(?:${said}|meets)[^.!?\n]*`,
    'giu',
  ),
  /\b(?:meets|satisfies|covers) (?:all|every)(?: \w+)? (?:criteri(?:on|a)|guidelines?|requirements?|safety points?)\b/giu,
  /^[ \t>*-]*(?:graded|rated|reviewed and approved)\b[^.!?\n]*/gimu,
];

/**
 * Passages in which a response speaks to whoever judges it, in order of place, none overlapping. A warning, no proof:
 * it does not change a verdict.
 */
export function findJudgeAddress(response: string): readonly Passage[] {
  return findSigns(response, signs);
}
