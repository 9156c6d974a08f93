import { RubriconError } from '../domain/errors.ts';
import { cannotWrite } from './create-engine.ts';
import type { Engine, EnginePrompt, WriteOptions } from './port.ts';

/**
 * The schema of a text in a sentence or more, without a bound on its length: under XGrammar a bounded string can hold no
 * escape, so no line end and no quotation mark.
 */
export const freeText = { type: 'string' } as const;

/** What is written and under which JSON Schema. */
export interface JsonRequest extends Omit<WriteOptions, 'grammar' | 'stop'> {
  readonly prompt: EnginePrompt;
  readonly schema: object;
}

/** The parsed object and how many tokens it took. */
export interface JsonWritten {
  readonly value: Readonly<Record<string, unknown>>;
  readonly tokens: number;
}

/**
 * Lets a language model write one JSON object under a schema.
 * Throws: RubriconError model-unsupported when the engine cannot write, output-invalid when the budget ended before the
 * object did or it is none, and what writing throws.
 */
export async function writeJson(engine: Engine, { prompt, schema, ...options }: JsonRequest): Promise<JsonWritten> {
  if (!engine.write) throw cannotWrite();
  const written = await engine.write(prompt, { ...options, grammar: { kind: 'json-schema', schema } });
  if (written.end !== 'complete') throw unfinished(options.maxTokens);
  try {
    const value: unknown = JSON.parse(written.text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
      return { value: value as Readonly<Record<string, unknown>>, tokens: written.tokens };
    }
  } catch {
    // Said below, without the text: it may quote a submission.
  }
  throw new RubriconError('output-invalid', 'The model wrote no JSON object where one was due. Try again.');
}

function unfinished(maxTokens: number): RubriconError {
  const message = `The model did not come to an end within ${maxTokens} tokens; nothing of it is used. Try again.`;
  return new RubriconError('output-invalid', message, { details: { maxTokens } });
}
