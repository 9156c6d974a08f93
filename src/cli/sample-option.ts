import { compareConfidence } from '../domain/sampled-confidence.ts';
import type { Engine } from '../engine/port.ts';
import { sampleVerdict } from '../verification/sample-verdict.ts';
import { alignTable, showFigure } from './align-table.ts';
import type { Options } from './command.ts';
import type { JudgedRow } from './judge-rows.ts';
import type { Terminal } from './terminal.ts';
import { UsageError } from './usage-error.ts';

/** The option that asks a language model the same several times. */
export const sampleOption = { samples: { type: 'string' } } as const satisfies Options;

/** The lines of a help text that tell of it. */
export const sampleHelp = `  --samples <n>         put each criterion to a language model n times as well, by chance: confidence is the share that agrees`;

/** Refuses a model that cannot write before anything is asked of it. Throws: UsageError. */
export function assertSamples(engine: Engine, samples: number | null): void {
  if (samples === null || engine.write) return;
  throw new UsageError(
    '--samples needs a language model, for this one always says the same',
    'Give --model <id|folder> (rubricon models)',
  );
}

/** Stated chances beside sampled ones on labelled rows. */
export type SampleFigures = ReturnType<typeof compareConfidence> & { readonly samples: number };

/** Asks each labelled row again and again; rows whose samples gave no answer are left out. */
export async function sampleRows(
  rows: readonly JudgedRow[],
  engine: Engine,
  { samples, seed, terminal }: { readonly samples: number; readonly seed: number; readonly terminal: Terminal },
): Promise<SampleFigures> {
  const found: { label: boolean; stated: number; sampled: number }[] = [];
  for (const [at, { conversation, response, text, label, probability }] of rows.entries()) {
    terminal.progress(`samples ${at + 1} of ${rows.length}`);
    const options = { samples, seed: seed + at * samples, signal: terminal.signal };
    const { share } = await sampleVerdict(engine, { conversation, response }, text, options);
    if (share !== null) found.push({ label, stated: probability, sampled: share });
  }
  terminal.progress('');
  return { samples, ...compareConfidence(found) };
}

/** The figures as a table. */
export function sampleTable({ samples, n, stated, sampled }: SampleFigures): string {
  return alignTable([
    [`confidence, ${n} rows`, 'ECE', 'Brier'],
    ['stated', showFigure(stated.ece), showFigure(stated.brier)],
    [`by ${samples} samples`, showFigure(sampled.ece), showFigure(sampled.brier)],
  ]);
}
