import { type ErrorCode, RubriconError } from '../domain/errors.ts';

/** Faults of one piece of writing; the engine goes on. */
const passing: ReadonlySet<ErrorCode> = new Set(['output-invalid', 'document-too-long', 'grammar-invalid']);

/**
 * Why a piece of writing came to nothing, for a method that goes on without it.
 * Throws: what was thrown, where more than this writing is lost or a person cancelled.
 */
export function writingFault(thrown: unknown): ErrorCode {
  if (thrown instanceof RubriconError && passing.has(thrown.code)) return thrown.code;
  throw thrown;
}
