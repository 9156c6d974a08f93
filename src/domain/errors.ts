/** Every failure Rubricon can name. One closed union, so that a reader can list them and a view can give each a remedy. */
export type ErrorCode =
  | 'input-invalid'
  | 'evidence-not-found'
  | 'log-invalid'
  | 'model-missing'
  | 'model-corrupt'
  | 'model-unsupported'
  | 'device-unavailable'
  | 'device-untrustworthy'
  | 'device-lost'
  | 'worker-lost'
  | 'restarts-exhausted'
  | 'output-invalid'
  | 'statement-too-long'
  | 'document-too-long'
  | 'grammar-invalid'
  | 'reading-unknown'
  | 'engine-disposed'
  | 'storage-failed'
  | 'internal';

/** Flat facts about a failure. They never hold submission text. */
export type ErrorDetails = Readonly<Record<string, string | number | boolean>>;

/**
 * The one error base. The message says what was expected, what was found and what to do.
 * Cancellation is not a RubriconError: it stays the platform's AbortError.
 */
export class RubriconError extends Error {
  override readonly name = 'RubriconError';
  readonly code: ErrorCode;
  readonly details: ErrorDetails;

  constructor(code: ErrorCode, message: string, options: { cause?: unknown; details?: ErrorDetails } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    this.details = options.details ?? {};
  }
}

/** A failure as plain data: what crosses a worker boundary and stands in a log. */
export interface Fault {
  readonly code: ErrorCode;
  readonly message: string;
  readonly details: ErrorDetails;
}

/** Turns anything thrown into plain data. Unknown errors keep no text of their own: it might quote a submission. */
export function toFault(thrown: unknown): Fault {
  if (thrown instanceof RubriconError) return { code: thrown.code, message: thrown.message, details: thrown.details };
  const kind = thrown instanceof Error ? thrown.name : typeof thrown;
  return {
    code: 'internal',
    message: `An unexpected ${kind} stopped the work. Try again; reload if it returns.`,
    details: { kind },
  };
}

/** Rebuilds the error that a fault was made from, for callers that throw. */
export function fromFault(fault: Fault): RubriconError {
  return new RubriconError(fault.code, fault.message, { details: fault.details });
}
