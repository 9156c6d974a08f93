import { samples } from '../../app/samples.ts';
import { markdownTable } from './markdown-table.ts';
import { openShippedJudge } from './shipped-judge.ts';

/**
 * Our own reading of the page's samples, criterion by criterion: 1 met, 0 unmet, - decided by code. The model was never
 * trained on these texts.
 */
const readings: Readonly<Record<string, string>> = {
  'sample-chest-pressure': '0000011111',
  'sample-blood-thinner': '1111110010',
  'sample-always-tired': '000001111',
  'sample-handover-note': '--1110111',
};

/** How many of the model's verdicts on the samples agree with a person's. */
export async function run({ model: modelFolder }: { readonly model: string }): Promise<string> {
  const shipped = await openShippedJudge(modelFolder);
  const rows: string[][] = [];
  let agreed = 0;
  let asked = 0;
  for (const { id, title, conversation, response, rubric } of samples) {
    const read = readings[id] ?? '';
    if (read.length !== rubric.criteria.length) throw new Error(`The reading of ${id} does not fit its rubric.`);
    const verdicts = await shipped.judge(
      { conversation, response },
      rubric.criteria.map(({ text }) => text),
    );
    const own = verdicts.flatMap(({ met }, at) => (read[at] === '-' ? [] : [met === (read[at] === '1')]));
    const right = own.filter((same) => same).length;
    agreed += right;
    asked += own.length;
    rows.push([title, String(own.length), String(right)]);
  }
  await shipped.close();
  return markdownTable(
    ['samples read by hand', 'criteria', 'agreed'],
    [...rows, ['all', String(asked), String(agreed)]],
  );
}
