/** A format to choose. `containers` are the ways it is written down, the usual one first. */
export interface FormatChoice {
  readonly id: string;
  readonly name: string;
  readonly about: string;
  readonly containers: readonly string[];
}

/** A file that was written and waits for a person to see what it does not hold. */
export interface ExportOffer {
  readonly formats: readonly FormatChoice[];
  readonly format: string;
  readonly container: string;
  /** Whether every case goes into the file, or the open one alone. */
  readonly all: boolean;
  /** Null while it is written. */
  readonly content: string | Uint8Array | null;
  readonly ending: string;
  /** What does not come back from the file, a line each. */
  readonly losses: readonly string[];
  /** Why there is no file, in words a person can act on; empty when there is one. */
  readonly fault: string;
}
