import type { YesNoVerdict } from '../domain/verdict.ts';
import { abstainsBelow, type Verifier } from './calibrate.ts';
import { readBareWords } from './find-bare-words.ts';
import { readEchoes } from './find-echo.ts';
import type { Passage } from './find-signs.ts';
import { findTakenBack } from './find-taken-back.ts';

/** How far back what is taken back reaches: the sentence before, not the whole answer. Units: UTF-16 units. */
const reach = 80;

/**
 * Leaves a met verdict of the model unsure where its first quote is no sentence of the answer's own: the criterion's words
 * in a row, its words without a sentence, or what is taken back at once. The chance and the quotes stay. Where the verifier
 * leaves nothing unsure, every verdict stands. The response is read once.
 */
export function openDoubt(
  response: string,
  statements: readonly string[],
  verifier: Verifier,
): (verdict: YesNoVerdict, statement: string) => YesNoVerdict {
  if (abstainsBelow(verifier) === null) return (verdict) => verdict;
  const echo = readEchoes(response);
  const bare = readBareWords(response, statements);
  const takenBack = findTakenBack(response).map(({ start, end }) => ({ start: start - reach, end }));
  return (verdict, statement) => {
    if (verdict.kind !== 'decided' || !verdict.met || verdict.source !== 'model') return verdict;
    const [quote] = verdict.evidence;
    const meets = (passage: Passage | null): boolean =>
      quote?.role === 'supports' && passage !== null && quote.start < passage.end && passage.start < quote.end;
    const reason = takenBack.some(meets)
      ? 'It rests on words that the response takes back.'
      : meets(echo(statement)) || meets(bare(statement))
        ? "It rests on the criterion's own words, not on a sentence that does what it says."
        : null;
    if (reason === null) return verdict;
    const { probability, evidence, calibrated, logit } = verdict;
    return { kind: 'abstained', probability, evidence, reason, calibrated, ...(logit === undefined ? {} : { logit }) };
  };
}
