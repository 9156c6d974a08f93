import type { Layout, Manifest } from '../models/manifest.ts';
import { RubriconError, toFault } from '../src/domain/errors.ts';
import { createEngine } from '../src/engine/create-engine.ts';
import type { Answer, Device, Engine, EngineDocument, Span } from '../src/engine/port.ts';
import type { Feed, Graph } from './onnx-graph.ts';
import { cutWindows } from './windows.ts';
import type { Tokens, Word } from './word-tokenizer.ts';

export interface FusionParts {
  readonly manifest: Manifest;
  readonly tokenize: (text: string) => Tokens;
  readonly read: Graph;
  readonly ask: Graph;
  readonly device: Device;
  readonly deviceNote: string;
  readonly versions: Readonly<Record<string, string>>;
}

/**
 * What the model keeps of a document. Shape: `rows` is [tokens, memoryWidth], conversation first; `mask` is [tokens],
 * 1 on the response. `words` are the response's, their tokens counted from the first row of the response.
 */
interface Memory {
  readonly rows: Float32Array;
  readonly mask: Float32Array;
  readonly responseFrom: number;
  readonly words: readonly Word[];
}

/** Longest document. Units: tokens. At 3,840 floats a token this is 250 MB, what a tab can be asked for. */
const documentMax = 16_384;
const batch = 8;
/** How far the evidence weights of an answer may sum from 1. */
const evidenceTolerance = 1e-2;
/** Words that got less of the evidence than this are left out of the spans. */
const leastWeight = 1e-5;

/** The fusion verifier as an engine: a document is encoded once, each statement reads it through joint attention. */
export function createFusionEngine(parts: FusionParts): Engine {
  const { manifest, tokenize } = parts;
  const { layout } = manifest;

  async function read(document: EngineDocument, signal: AbortSignal): Promise<Memory | null> {
    const conversation = document.conversation.flatMap(({ role, content }) => [
      layout.roles[role],
      ...tokenize(content).ids,
    ]);
    const response = tokenize(document.response);
    if (response.ids.length === 0) return null;
    const total = conversation.length + response.ids.length;
    if (total > documentMax) throw documentTooLong(total);
    const rows = new Float32Array(total * layout.memoryWidth);
    await encode(conversation, layout.types.conversation, rows, 0, signal);
    await encode(response.ids, layout.types.response, rows, conversation.length, signal);
    checkMemory(rows);
    const mask = new Float32Array(total).fill(1, conversation.length);
    return { rows, mask, responseFrom: conversation.length, words: response.words };
  }

  /** Encodes one text window by window into `rows`, from row `offset` on. */
  async function encode(
    ids: readonly number[],
    type: number,
    rows: Float32Array,
    offset: number,
    signal: AbortSignal,
  ): Promise<void> {
    const width = layout.memoryWidth;
    for (const { start, end, from, to } of cutWindows(ids.length, layout.window, layout.overlap)) {
      signal.throwIfAborted();
      const framed = [layout.cls, ...ids.slice(start, end), layout.sep];
      const dims = [1, framed.length];
      const { memory } = await parts.read.run({
        input_ids: integers(framed, dims),
        type_ids: integers(new Array<number>(framed.length).fill(type), dims),
      });
      if (memory?.length !== framed.length * width) throw outputInvalid('memory of another shape');
      // Row 0 is [CLS]: token `start` stands in row 1.
      const kept = memory.subarray((1 + from - start) * width, (1 + to - start) * width);
      rows.set(kept, (offset + from) * width);
      await pause();
    }
  }

  async function answer(memory: Memory, statements: readonly string[]): Promise<readonly Answer[]> {
    const ids = statements.map((statement) => tokenize(statement).ids);
    const fitting = ids.filter((own) => own.length > 0 && own.length <= layout.statementMax);
    const given = (fitting.length === 0 ? [] : await askModel(memory, fitting)).values();
    return ids.map((own) => statementFault(own.length, layout) ?? given.next().value ?? failed('no answer'));
  }

  async function askModel(memory: Memory, statements: readonly (readonly number[])[]): Promise<readonly Answer[]> {
    const framed = statements.map((ids) => [layout.cls, ...ids, layout.sep]);
    const length = Math.max(...framed.map((ids) => ids.length));
    const dims = [framed.length, length];
    const padded = framed.flatMap((ids) => [...ids, ...new Array<number>(length - ids.length).fill(0)]);
    const present = framed.flatMap((ids) => Array.from({ length }, (_, at) => (at < ids.length ? 1 : 0)));
    const tokens = memory.mask.length;
    const { logits, evidence } = await parts.ask.run({
      memory: { type: 'float32', data: memory.rows, dims: [tokens, layout.memoryWidth] },
      response_mask: { type: 'float32', data: memory.mask, dims: [tokens] },
      statement_ids: integers(padded, dims),
      statement_mask: { type: 'float32', data: Float32Array.from(present), dims },
    });
    if (logits?.length !== framed.length) throw outputInvalid('logits of another shape');
    if (evidence?.length !== framed.length * tokens) throw outputInvalid('evidence of another shape');
    const answers = framed.map((_, at) =>
      toAnswer(logits[at] ?? Number.NaN, evidence.subarray(at * tokens, (at + 1) * tokens), memory),
    );
    if (answers.every((given) => !given.ok)) throw outputInvalid('no usable answer to any statement');
    return answers;
  }

  return createEngine<Memory>({
    info: {
      model: manifest.id,
      revision: manifest.revision,
      layout: layout.id,
      dtype: manifest.dtypes[0] ?? 'unknown',
      device: parts.device,
      deviceNote: parts.deviceNote,
      languages: manifest.languages,
      versions: parts.versions,
    },
    batch,
    read,
    answer,
    pause,
    async close() {
      await parts.read.release();
      await parts.ask.release();
    },
  });
}

function toAnswer(logit: number, evidence: Float32Array, memory: Memory): Answer {
  if (!Number.isFinite(logit)) return failed('a logit that is no number');
  const sum = evidence.subarray(memory.responseFrom).reduce((total, weight) => total + weight, 0);
  if (!(Math.abs(sum - 1) <= evidenceTolerance)) return failed('evidence that does not sum to 1');
  const spans: Span[] = [];
  for (const word of memory.words) {
    const own = evidence.subarray(memory.responseFrom + word.from, memory.responseFrom + word.to);
    const weight = own.reduce((total, part) => total + part, 0);
    if (weight >= leastWeight) spans.push({ start: word.start, end: word.end, weight });
  }
  return { ok: true, logit, spans };
}

function statementFault(tokens: number, layout: Layout): Answer | null {
  if (tokens === 0) return { ok: false, fault: toFault(new RubriconError('input-invalid', emptyStatement)) };
  if (tokens <= layout.statementMax) return null;
  const message = `The statement has ${tokens} tokens, at most ${layout.statementMax} are read. Shorten or split it.`;
  const details = { tokens, max: layout.statementMax };
  return { ok: false, fault: toFault(new RubriconError('statement-too-long', message, { details })) };
}

const emptyStatement = 'The statement holds nothing readable: expected words. Write it out and ask again.';

/** A broken device gives zeros or NaN where a document's memory should be. */
function checkMemory(rows: Float32Array): void {
  const [first = 0] = rows;
  if (!rows.every(Number.isFinite)) throw outputInvalid('memory that is no number');
  if (rows.every((value) => value === first)) throw outputInvalid('memory without content');
}

function outputInvalid(found: string): RubriconError {
  const message = `The model gave ${found}; no verdict was made of it. Try again, or choose another device.`;
  return new RubriconError('output-invalid', message, { details: { found } });
}

function failed(found: string): Answer {
  return { ok: false, fault: toFault(outputInvalid(found)) };
}

function documentTooLong(tokens: number): RubriconError {
  const message = `The conversation and response have ${tokens} tokens, at most ${documentMax} are read. Shorten them.`;
  return new RubriconError('document-too-long', message, { details: { tokens, max: documentMax } });
}

function integers(values: readonly number[], dims: readonly number[]): Feed {
  return { type: 'int64', data: BigInt64Array.from(values, BigInt), dims };
}

/** A macrotask: messages such as a cancellation are handled before it. */
function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}
