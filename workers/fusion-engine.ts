import type { Layout, Manifest } from '../models/manifest.ts';
import { RubriconError, toFault } from '../src/domain/errors.ts';
import { createEngine } from '../src/engine/create-engine.ts';
import type { Answer, Device, Engine, EngineDocument, Span } from '../src/engine/port.ts';
import { affirm } from './affirm.ts';
import type { Feed, Graph } from './onnx-graph.ts';
import { pause } from './pause.ts';
import { documentTooLong, statementTooLong } from './too-long.ts';
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
/** A statement longer than the model's positions is read in up to this many pieces; their answers are averaged. */
const piecesMax = 4;
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
    if (total > documentMax) throw documentTooLong(document, { tokens: total, max: documentMax });
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
    const asked = statements.map((statement) => {
      const affirmed = affirm(statement);
      return [statement, ...(affirmed === null ? [] : [affirmed])].map((wording) => tokenize(wording).ids);
    });
    const faults = asked.map(([ids = []], at) => statementFault(statements[at] ?? '', ids.length, layout));
    const fitting = asked.filter((_, at) => !faults[at]);
    const given = (fitting.length === 0 ? [] : await askModel(memory, fitting)).values();
    return faults.map((fault) => fault ?? given.next().value ?? failed('no answer'));
  }

  /** One run of the graph for all pieces of all statements; after a denial stands what it denies, which counts against it. */
  async function askModel(
    memory: Memory,
    asked: readonly (readonly (readonly number[])[])[],
  ): Promise<readonly Answer[]> {
    const pieces = asked.flatMap((wordings, of) =>
      wordings.flatMap((ids, wording) =>
        cutStatement(ids, layout).map((piece) => ({
          of,
          sign: wording === 0 ? 1 : -1,
          ids: [layout.cls, ...piece, layout.sep],
        })),
      ),
    );
    const length = Math.max(...pieces.map(({ ids }) => ids.length));
    const dims = [pieces.length, length];
    const padded = pieces.flatMap(({ ids }) => [...ids, ...new Array<number>(length - ids.length).fill(0)]);
    const present = pieces.flatMap(({ ids }) => Array.from({ length }, (_, at) => (at < ids.length ? 1 : 0)));
    const tokens = memory.mask.length;
    const { logits, evidence } = await parts.ask.run({
      memory: { type: 'float32', data: memory.rows, dims: [tokens, layout.memoryWidth] },
      response_mask: { type: 'float32', data: memory.mask, dims: [tokens] },
      statement_ids: integers(padded, dims),
      statement_mask: { type: 'float32', data: Float32Array.from(present), dims },
    });
    if (logits?.length !== pieces.length) throw outputInvalid('logits of another shape');
    if (evidence?.length !== pieces.length * tokens) throw outputInvalid('evidence of another shape');
    const answers = asked.map(({ length: wordings }, of) => {
      const own = pieces.flatMap((piece, at) => (piece.of === of ? [{ at, sign: piece.sign }] : []));
      const weights = own.map(({ at }) => evidence.subarray(at * tokens, (at + 1) * tokens));
      const logit = mean(own.map(({ at, sign }) => sign * (logits[at] ?? Number.NaN)));
      return toAnswer(logit, meanOf(weights), memory, wordings > 1);
    });
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

function toAnswer(logit: number, evidence: Float32Array, memory: Memory, denies: boolean): Answer {
  if (!Number.isFinite(logit)) return failed('a logit that is no number');
  const sum = evidence.subarray(memory.responseFrom).reduce((total, weight) => total + weight, 0);
  if (!(Math.abs(sum - 1) <= evidenceTolerance)) return failed('evidence that does not sum to 1');
  const spans: Span[] = [];
  for (const word of memory.words) {
    const own = evidence.subarray(memory.responseFrom + word.from, memory.responseFrom + word.to);
    const weight = own.reduce((total, part) => total + part, 0);
    if (weight >= leastWeight) spans.push({ start: word.start, end: word.end, weight });
  }
  return { ok: true, logit, spans, ...(denies && { denies }) };
}

/** Overlapping pieces as long as the model allows, evenly spaced: one piece for all but the longest statements. */
function cutStatement(ids: readonly number[], { statementMax, overlap }: Layout): readonly (readonly number[])[] {
  const count = Math.max(1, Math.ceil((ids.length - overlap) / (statementMax - overlap)));
  const spare = Math.max(0, ids.length - statementMax);
  return Array.from({ length: count }, (_, piece) => {
    const start = count === 1 ? 0 : Math.round((spare * piece) / (count - 1));
    return ids.slice(start, start + statementMax);
  });
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Position by position; the array itself where there is only one. */
function meanOf(rows: readonly Float32Array[]): Float32Array {
  const [first = new Float32Array(0)] = rows;
  return rows.length === 1 ? first : first.map((_, at) => mean(rows.map((row) => row[at] ?? Number.NaN)));
}

function statementFault(text: string, tokens: number, { statementMax, overlap }: Layout): Answer | null {
  if (tokens === 0) return { ok: false, fault: toFault(new RubriconError('input-invalid', emptyStatement)) };
  const max = piecesMax * (statementMax - overlap) + overlap;
  if (tokens <= max) return null;
  return { ok: false, fault: toFault(statementTooLong(text, { tokens, max })) };
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

function integers(values: readonly number[], dims: readonly number[]): Feed {
  return { type: 'int64', data: BigInt64Array.from(values, BigInt), dims };
}
