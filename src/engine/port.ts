import type { Fault } from '../domain/errors.ts';
import type { Message } from '../domain/submission.ts';

/** Opaque handle of a document that an engine has read. */
export type ReadingId = string & { readonly __brand: 'ReadingId' };

/** What a model reads once: the long text. The port knows documents and statements, not rubrics. */
export interface EngineDocument {
  readonly conversation: readonly Message[];
  readonly response: string;
}

/** Where the model looked. Units: UTF-16 offsets into the response, end exclusive; weights of one answer sum to about 1. */
export interface Span {
  readonly start: number;
  readonly end: number;
  readonly weight: number;
}

/**
 * The answer to one statement, in the order asked. A fault concerns this statement alone. `logit` is raw, uncalibrated.
 * A model that cannot say where it looked gives no spans. With `denies` the spans show what the statement denies, so that a
 * met one has no words to show but the nearest.
 */
export type Answer =
  | { readonly ok: true; readonly logit: number; readonly spans: readonly Span[]; readonly denies?: true }
  | { readonly ok: false; readonly fault: Fault };

export type Device = 'webgpu' | 'wasm' | 'cpu' | 'scripted';

export interface EngineInfo {
  readonly model: string;
  readonly revision: string;
  readonly layout: string;
  readonly dtype: string;
  readonly device: Device;
  /** Why this device and not a faster one, in words a person can act on; empty when it is the first choice. */
  readonly deviceNote: string;
  readonly languages: readonly string[];
  readonly versions: Readonly<Record<string, string>>;
  /** Whether the model can also write; absent means no. */
  readonly writes?: boolean;
}

export interface CallOptions {
  readonly signal?: AbortSignal;
  /** Called as answers arrive, so that a view can stream them. */
  readonly onAnswer?: (index: number, answer: Answer) => void;
}

/** What a model writes after. Text that others wrote stands in it between tags of `quoteText`. */
export interface EnginePrompt {
  readonly system: string;
  readonly user: string;
}

/** What may be written: nothing else can come out. A schema is JSON Schema; a grammar is EBNF whose first rule is `root`. */
export type WriteGrammar =
  | { readonly kind: 'json-schema'; readonly schema: object }
  | { readonly kind: 'ebnf'; readonly text: string };

export interface WriteOptions {
  readonly grammar: WriteGrammar;
  /** Most tokens written. */
  readonly maxTokens: number;
  /** Writing ends before the first of these texts. */
  readonly stop?: readonly string[];
  /** 0, the likeliest token each time, when absent. */
  readonly temperature?: number;
  /** Seed of the choice above temperature 0; 0 when absent. */
  readonly seed?: number;
  readonly signal?: AbortSignal;
  /** Called with each further piece of text as it is written, and how many tokens there are so far. */
  readonly onText?: (piece: string, tokens: number) => void;
}

/** What was written. `length` means that the budget ended it: a JSON text is then incomplete. */
export interface Written {
  readonly text: string;
  readonly tokens: number;
  readonly end: 'complete' | 'stop' | 'length';
}

/**
 * The waist: read once, ask many. Verdicts do not depend on which statements are asked together.
 * Throws: RubriconError for engine-wide faults, AbortError when cancelled. An engine that threw an engine-wide
 * fault is finished; its owner starts a fresh one.
 */
export interface Engine {
  readonly info: EngineInfo;
  read(document: EngineDocument, options?: CallOptions): Promise<ReadingId>;
  ask(reading: ReadingId, statements: readonly string[], options?: CallOptions): Promise<readonly Answer[]>;
  /**
   * Language models only: text that the grammar allows.
   * Throws: RubriconError grammar-invalid when the grammar cannot be built, document-too-long, and as the other calls.
   */
  write?(prompt: EnginePrompt, options: WriteOptions): Promise<Written>;
  release(reading: ReadingId): Promise<void>;
  dispose(): Promise<void>;
}
