import type { Engine, EngineDocument } from '../engine/port.ts';
import { explainVerdict } from '../verification/explain-verdict.ts';
import type { Options } from './command.ts';
import { type RowError, workError } from './row-error.ts';
import { UsageError } from './usage-error.ts';

/** The option that lets a language model say why. */
export const explainOption = { explain: { type: 'boolean' } } as const satisfies Options;

/** The lines of a help text that tell of it. */
export const explainHelp = `  --explain             let a language model give the reason of each verdict, with quotes; those not in the response are dropped`;

/** Why a verdict stands, as it is put into an output line, or what kept the model from saying it. */
export type RowExplanation =
  | {
      readonly reason: string;
      readonly quotes: readonly { readonly quote: string; readonly start: number; readonly end: number }[];
      /** Quotes that the model made up. */
      readonly dropped: number;
    }
  | { readonly error: RowError };

/** Refuses a model that cannot write before anything is asked of it. Throws: UsageError. */
export function assertExplains(engine: Engine, explain: boolean): void {
  if (!explain || engine.write) return;
  throw new UsageError(
    '--explain needs a language model, which can write',
    'Give --model <id|folder> (rubricon models)',
  );
}

/** The explanation of one verdict; a fault is told in its place. Throws: AbortError. */
export async function explainRow(
  engine: Engine,
  { conversation, response, criterion }: EngineDocument & { readonly criterion: string },
  met: boolean,
  signal: AbortSignal,
): Promise<RowExplanation> {
  try {
    const document = { conversation, response };
    const { reason, quotes, dropped } = await explainVerdict({ engine, document, criterion, met, signal });
    return { reason, quotes: quotes.map(({ quote, start, end }) => ({ quote, start, end })), dropped };
  } catch (thrown) {
    return { error: workError(thrown, signal) };
  }
}
