import { RubriconError } from '../../domain/errors.ts';
import type { Engine, EnginePrompt } from '../../engine/port.ts';
import { writeJson } from '../../engine/write-json.ts';

/** What is graded, and the whole numbers a grade may be, both ends among them. */
export interface GradeRequest {
  readonly prompt: EnginePrompt;
  readonly least: number;
  readonly most: number;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Lets a language model write one whole grade; null where it gave none within bounds.
 * Throws: RubriconError model-unsupported when the engine cannot write, engine-wide faults, AbortError.
 */
export async function writeGrade(
  engine: Engine,
  { prompt, least, most, signal }: GradeRequest,
): Promise<number | null> {
  try {
    const { value } = await writeJson(engine, {
      prompt,
      schema: {
        type: 'object',
        properties: { grade: { type: 'integer', minimum: least, maximum: most } },
        required: ['grade'],
        additionalProperties: false,
      },
      maxTokens: 40,
      ...(signal && { signal }),
    });
    const { grade } = value;
    return typeof grade === 'number' && Number.isInteger(grade) && grade >= least && grade <= most ? grade : null;
  } catch (thrown) {
    if (thrown instanceof RubriconError && thrown.code === 'output-invalid') return null;
    throw thrown;
  }
}
