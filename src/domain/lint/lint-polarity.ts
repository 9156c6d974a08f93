import type { Criterion } from '../rubric.ts';
import type { Finding } from './lint-note.ts';

const lead = '^(?:(?:the )?(?:response|answer|assistant|reply) )?';
const avoiding = new RegExp(
  `${lead}(does not|doesn't|do not|avoids|refrains from|never|is free of|contains no|gives no|makes no|without)\\b`,
  'i',
);
const failing = new RegExp(
  `${lead}(fails to|fail to|neglects to|neglects|omits|forgets|misses|incorrectly|wrongly|falsely|inaccurately|invents|fabricates|misstates|downplays|discourages|contradicts)\\b`,
  'i',
);

/**
 * Whether the sign of the points is at odds with the wording: a good omission that costs points, or a fault that earns
 * some. A lack can be worth points either way, so only plain openings count.
 */
export function lintPolarity({ text, points }: Criterion): Finding | null {
  const kind = 'polarity';
  const fault = failing.exec(text)?.[1];
  if (points > 0 && fault !== undefined) {
    const problem = `"${fault}" names a fault, and the criterion earns ${points} points when it is met.`;
    return { kind, words: fault, problem, mend: 'Make the points negative, or say what a good response does.' };
  }
  const lack = avoiding.exec(text)?.[1];
  if (points < 0 && lack !== undefined && isGoodLack(lack)) {
    const problem = `"${lack}" names something left out as it should be, and meeting it costs ${-points} points.`;
    return { kind, words: lack, problem, mend: 'Make the points positive, or name the fault itself.' };
  }
  return null;
}

/** "Does not advise rest" may well be a fault; avoiding and refraining are not. */
function isGoodLack(words: string): boolean {
  return /^(?:avoids|refrains from|is free of)$/i.test(words);
}
