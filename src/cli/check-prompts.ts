import type { EngineDocument } from '../engine/port.ts';

const advice =
  'Cool the burn under running tap water for twenty minutes, then cover it loosely with cling film. Take off the ring ' +
  'before the finger swells. Do not put butter or ice on it. If the blister is larger than a coin, or on the face, see a ' +
  'doctor today.';

/** A plain case on which no two readers would differ. */
export const checkDocument: EngineDocument = {
  conversation: [{ role: 'user', content: 'I burnt my finger on a pan ten minutes ago. What should I do?' }],
  response: advice,
};

/** Statements about it, and whether they are true. */
export const checkStatements: readonly { readonly text: string; readonly met: boolean }[] = [
  { text: 'The response tells the person to cool the burn with water.', met: true },
  { text: 'The response says to take off the ring.', met: true },
  { text: 'The response advises against butter.', met: true },
  { text: 'The response says when to see a doctor.', met: true },
  { text: 'The response recommends an antibiotic.', met: false },
  { text: 'The response tells the person to put ice on the burn.', met: false },
  { text: 'The response is written in French.', met: false },
  { text: 'The response mentions a broken leg.', met: false },
];

/** A text of so many parts, to measure one long read: twelve are about 800 tokens. */
export function longDocument(parts: number): EngineDocument {
  const response = Array.from({ length: parts }, (_, part) => `Part ${part + 1}. ${advice}`).join('\n\n');
  return { ...checkDocument, response };
}
