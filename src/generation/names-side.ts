const noun = '(?:response|answer|candidate|assistant|option|reply|model|side)';
const said = '(?:response|answer|candidate|assistant|reply)';
const place =
  '(?:first|second|third|fourth|former|latter|other|left|right|preferred|rejected|chosen|winning|losing|better|worse)';
const patterns: readonly RegExp[] = [
  new RegExp(`\\b${noun}s?\\s*#?\\s*(?:[A-D](?![\\p{L}\\p{N}'’])|[1-4]\\b)`, 'u'),
  new RegExp(`\\b${noun}\\s+(?:[1-4]|one|two)\\b`, 'iu'),
  new RegExp(`\\b${place}\\s+${said}s?\\b`, 'iu'),
  /\bthe (?:former|latter)\b|\b(?:winner|loser)\b/iu,
  /(?<![\p{L}\p{N}] )(?<![\p{L}\p{N}])[AB] (?:is|was|does|gives|has|wins|says|beats)\b/u,
  new RegExp(`\\b(?:both|either|neither|two) (?:of the )?${said}s\\b`, 'iu'),
  new RegExp(`\\bthan (?:the )?(?:other|${place} one|(?:other )?${said}s?)[\\s.]*$`, 'iu'),
];

/**
 * Whether a check names one of the answers that it is asked of, or says which is better: then it is no neutral check.
 * Source: DeltaRubric, whose planner may name no winner and no letter.
 */
export function namesSide(text: string): boolean {
  return patterns.some((pattern) => pattern.test(text));
}
