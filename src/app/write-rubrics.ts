import { exportRubrics } from '../formats/rubrics/export-rubrics.ts';
import { describeLoss } from '../formats/rubrics/list-losses.ts';
import type { Container, RubricCase } from '../formats/rubrics/rubric-format.ts';
import { findRubricFormat, rubricFormats } from '../formats/rubrics/rubric-formats.ts';
import { rubricOf } from './case-run.ts';
import { othersOf } from './compare/beside.ts';
import type { ExportOffer, FormatChoice } from './export-offer.ts';
import type { CaseRecord } from './state.ts';

/** Every format that rubrics are written in. This module is loaded only when needed. */
export function formatChoices(): readonly FormatChoice[] {
  return rubricFormats.map(({ id, name, description, containers }) => ({ id, name, about: description, containers }));
}

/** Cases in a format, and what of them it does not hold: nothing is saved before a person has seen that. */
export async function writeRubrics(
  records: readonly CaseRecord[],
  formatId: string,
  container: string,
): Promise<Pick<ExportOffer, 'format' | 'container' | 'content' | 'ending' | 'losses'>> {
  const format = findRubricFormat(formatId) ?? rubricFormats[0];
  if (!format) throw new Error('There is no format.');
  const wanted: Container = format.containers.find((known) => known === container) ?? format.containers[0];
  const written = await exportRubrics(records.map(asRubricCase), format, wanted);
  return {
    format: format.id,
    container: written.container,
    content: written.content,
    ending: written.ending,
    losses: written.losses.map(describeLoss),
  };
}

function asRubricCase(record: CaseRecord): RubricCase {
  const { id, conversation, response } = record;
  const others = othersOf(record, 'responses').flatMap(({ name, response: text }) =>
    text === null ? [] : [{ name, text }],
  );
  return {
    id,
    conversation,
    answers: response === null ? [] : [{ name: 'response', text: response }, ...others],
    rubric: rubricOf(record),
    tags: [],
  };
}
