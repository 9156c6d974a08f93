import { openNodeEngine } from '../../../workers/node-engine.ts';
import type { Engine } from '../../engine/port.ts';
import { longCase, longCaseStatements } from './long-case.ts';
import { markdownTable } from './markdown-table.ts';

const repeats = 3;
/** Two ways of asking may differ by rounding; a decision may not. Units: logits. */
const tolerance = 1e-3;

/** One read and twelve asks against twelve times read and ask, on the same engine in the same process. */
export async function run({ model: modelFolder }: { readonly model: string }): Promise<string> {
  const opened = performance.now();
  const engine = await openNodeEngine({ modelFolder });
  const load = performance.now() - opened;
  await readOnce(engine);

  const once: number[] = [];
  const apart: number[] = [];
  let largest = 0;
  let turned = 0;
  for (let i = 0; i < repeats; i += 1) {
    const together = await timed(() => readOnce(engine));
    const separate = await timed(() => readEachTime(engine));
    once.push(together.milliseconds);
    apart.push(separate.milliseconds);
    together.logits.forEach((logit, place) => {
      const other = separate.logits[place] ?? Number.NaN;
      largest = Math.max(largest, Math.abs(logit - other));
      if (logit >= 0 !== other >= 0) turned += 1;
    });
  }
  const { model, revision, dtype, device } = engine.info;
  await engine.dispose();

  const ratios = apart.map((time, i) => time / (once[i] ?? Number.NaN));
  const words = [...longCase.conversation.map((turn) => turn.content), longCase.response].join(' ').split(/\s+/).length;
  return markdownTable(
    [`read once, ask ${longCaseStatements.length}`, 'value'],
    [
      ['engine', `${model}@${revision.slice(0, 12)} ${dtype} ${device}`],
      ['document', `${words} words`],
      ['load', `${load.toFixed(0)} ms`],
      [`read once + ask ${longCaseStatements.length}, median of ${repeats}`, `${median(once).toFixed(0)} ms`],
      [`${longCaseStatements.length} × (read + ask), median of ${repeats}`, `${median(apart).toFixed(0)} ms`],
      ['ratio, median', `${median(ratios).toFixed(1)} ×`],
      [
        'largest difference of a logit',
        `${largest.toExponential(1)} (${largest <= tolerance ? 'within' : 'OVER'} ${tolerance})`,
      ],
      ['decisions that differ', String(turned)],
    ],
  );
}

async function readOnce(engine: Engine): Promise<readonly number[]> {
  const reading = await engine.read(longCase);
  const answers = await engine.ask(reading, longCaseStatements);
  await engine.release(reading);
  return answers.map((answer) => (answer.ok ? answer.logit : Number.NaN));
}

async function readEachTime(engine: Engine): Promise<readonly number[]> {
  const logits: number[] = [];
  for (const statement of longCaseStatements) {
    const reading = await engine.read(longCase);
    const [answer] = await engine.ask(reading, [statement]);
    await engine.release(reading);
    logits.push(answer?.ok ? answer.logit : Number.NaN);
  }
  return logits;
}

async function timed(work: () => Promise<readonly number[]>) {
  const start = performance.now();
  const logits = await work();
  return { logits, milliseconds: performance.now() - start };
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  return ((sorted[Math.floor(middle)] ?? Number.NaN) + (sorted[Math.ceil(middle) - 1] ?? Number.NaN)) / 2;
}
