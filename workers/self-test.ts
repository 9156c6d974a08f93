import type { Golden } from '../models/manifest.ts';
import { RubriconError } from '../src/domain/errors.ts';
import type { Engine } from '../src/engine/port.ts';

/** Long rows prove windows, not the device, and would keep a person waiting. Units: UTF-16 units over all rows. */
const startUpText = 2000;

/**
 * Compares an engine with the reference logits of its model. Some devices compute wrong numbers without any error, so
 * no verdict is given before this has passed. Rows are taken in order until they hold enough text, one at least.
 * Throws: RubriconError device-untrustworthy when a logit is off or no number, or whatever else the engine throws.
 */
export async function selfTest(engine: Engine, golden: Golden): Promise<void> {
  const worst = await worstError(engine, startUpRows(golden)).catch((cause: unknown) => {
    if (cause instanceof RubriconError && cause.code === 'output-invalid')
      throw untrustworthy('no numbers at all', cause);
    throw cause;
  });
  if (!(worst <= golden.tolerance.logit)) throw untrustworthy(`numbers off by ${worst.toPrecision(2)}`);
}

function startUpRows({ rows }: Golden): Golden['rows'] {
  let text = 0;
  return rows.filter(({ conversation, response }, index) => {
    text += response.length + conversation.reduce((sum, { content }) => sum + content.length, 0);
    return index === 0 || text <= startUpText;
  });
}

/** The largest distance of a logit from its reference. */
async function worstError(engine: Engine, rows: Golden['rows']): Promise<number> {
  let worst = 0;
  for (const row of rows) {
    const reading = await engine.read({ conversation: row.conversation, response: row.response });
    const answers = await engine.ask(reading, row.statements);
    await engine.release(reading);
    for (const [index, answer] of answers.entries()) {
      const expected = row.logits[index];
      if (!answer.ok || expected === undefined) throw untrustworthy('no number where one is known');
      worst = Math.max(worst, Math.abs(answer.logit - expected));
    }
  }
  return worst;
}

function untrustworthy(found: string, cause?: unknown): RubriconError {
  const message = `This device failed the start-up test: expected the reference values, found ${found}. Use another device.`;
  return new RubriconError('device-untrustworthy', message, { cause, details: { found } });
}
