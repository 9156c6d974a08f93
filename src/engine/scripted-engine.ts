import { type Fault, RubriconError, toFault } from '../domain/errors.ts';
import { createEngine } from './create-engine.ts';
import type { Answer, Engine, EngineDocument, EngineInfo, EnginePrompt, Span, WriteOptions, Written } from './port.ts';

/** What a script says to one statement; without spans the whole response is the evidence. */
export type ScriptedAnswer = { readonly logit: number; readonly spans?: readonly Span[] } | { readonly fault: Fault };

/** Decides each statement. A promise delays the answer; a throw is an engine-wide fault. */
export type Script = (statement: string, document: EngineDocument) => ScriptedAnswer | Promise<ScriptedAnswer>;

export interface ScriptedOptions {
  readonly info?: Partial<EngineInfo>;
  /** Longest statement it takes. Units: UTF-16 units. */
  readonly statementMax?: number;
  /** Called before a document is read; a promise delays the reading, a throw is an engine-wide fault. */
  readonly onRead?: (document: EngineDocument) => void | Promise<void>;
  /** What it writes; absent, it cannot write. The grammar is not looked at, the budget and stop texts neither. */
  readonly write?: (prompt: EnginePrompt, options: WriteOptions) => string | Promise<string>;
}

/** An engine that answers from a script instead of a model, for tests and demonstrations. One statement at a time. */
export function createScriptedEngine(script: Script, options: ScriptedOptions = {}): Engine {
  const statementMax = options.statementMax ?? 2000;
  async function answerOne(document: EngineDocument, statement: string): Promise<Answer> {
    if (statement.length > statementMax) return tooLong(statement.length, statementMax);
    const scripted = await script(statement, document);
    if ('fault' in scripted) return { ok: false, fault: scripted.fault };
    const whole: Span = { start: 0, end: document.response.length, weight: 1 };
    return { ok: true, logit: scripted.logit, spans: scripted.spans ?? [whole] };
  }
  async function write(prompt: EnginePrompt, call: WriteOptions): Promise<Written> {
    const text = (await options.write?.(prompt, call)) ?? '';
    const pieces = text.match(/\S+\s*|\s+/g) ?? [];
    for (const [at, piece] of pieces.entries()) call.onText?.(piece, at + 1);
    return { text, tokens: pieces.length, end: 'complete' };
  }
  return createEngine<EngineDocument>({
    info: { ...scriptedInfo, ...(options.write && { writes: true }), ...options.info },
    ...(options.write && { write }),
    batch: 1,
    async read(document) {
      await options.onRead?.(document);
      return document;
    },
    answer: (document, statements) => Promise.all(statements.map((statement) => answerOne(document, statement))),
    pause: () => Promise.resolve(),
    close: () => Promise.resolve(),
  });
}

const scriptedInfo: EngineInfo = {
  model: 'scripted',
  revision: '0',
  layout: 'scripted-1',
  dtype: 'none',
  device: 'scripted',
  deviceNote: '',
  languages: ['en'],
  versions: {},
};

function tooLong(length: number, max: number): Answer {
  const message = `The statement has ${length} characters, at most ${max} are read. Shorten or split it.`;
  return { ok: false, fault: toFault(new RubriconError('statement-too-long', message, { details: { length, max } })) };
}
