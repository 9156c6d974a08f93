import type { Golden, Manifest } from '../../models/manifest.ts';
import { type ConstantSpec, join, rawData, type ValueSpec, writeOnnx } from '../write-onnx.ts';

const width = 8;
const hidden = 'abcdefghijklmnopqrstuvwxyz0123456789.,!?[]#-';
const vocabulary = ['[PAD]', '[UNK]', '[CLS]', '[SEP]', '[unused0]', '[unused1]', '[unused2]', 'sep', 'knee', 'doctor']
  .concat([...hidden])
  .concat([...hidden].map((letter) => `##${letter}`));

/** The layout of the tiny model: windows so short that a few sentences need several. */
export const tinyLayout = {
  id: 'tiny-1',
  window: 24,
  overlap: 8,
  statementMax: 120,
  memoryWidth: width,
  cls: 2,
  sep: 3,
  roles: { user: 4, assistant: 5, system: 6 },
  types: { conversation: 0, response: 1, statement: 2 },
} as const;

/** Seeded tables of the tiny model; what they mean is said in `tinyModel`. */
export const tinyTables = {
  words: table(1, vocabulary.length),
  types: table(2, 3),
  positions: table(3, tinyLayout.window + 2),
  statements: table(4, vocabulary.length),
};

export const tinyTokenizer = {
  version: '1.0',
  added_tokens: [],
  normalizer: {
    type: 'BertNormalizer',
    clean_text: true,
    handle_chinese_chars: true,
    strip_accents: null,
    lowercase: true,
  },
  pre_tokenizer: { type: 'BertPreTokenizer' },
  post_processor: null,
  decoder: { type: 'WordPiece', prefix: '##', cleanup: true },
  model: {
    type: 'WordPiece',
    unk_token: '[UNK]',
    continuing_subword_prefix: '##',
    max_input_chars_per_word: 100,
    vocab: Object.fromEntries(vocabulary.map((token, id) => [token, id])),
  },
};

export interface TinyOptions {
  /** Makes every logit NaN. */
  readonly broken?: boolean;
}

/**
 * A complete model folder with the interface of a fusion verifier and seeded random weights, by file name. A memory row
 * is word + type + position in the window; evidence is softmax(q · memory) over the response with q the sum of the
 * statement's words; the logit is q · (evidence · memory + mean of memory).
 */
export async function tinyModel(golden: Golden, options: TinyOptions = {}): Promise<Map<string, Uint8Array>> {
  const { words, types, positions, statements } = tinyTables;
  const weights = join([words, types, positions, statements].map((rows) => rawData('float32', rows.flat())));
  const json = (value: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(value));
  const files = new Map<string, Uint8Array>([
    ['tokenizer.json', json(tinyTokenizer)],
    ['golden.json', json(golden)],
    ['read.onnx', readGraph()],
    ['ask.onnx', askGraph(options.broken ?? false)],
    ['weights.bin', weights],
  ]);
  files.set('manifest.json', json(await describe(files)));
  return files;
}

/** The manifest of a folder's files. */
async function describe(files: ReadonlyMap<string, Uint8Array>): Promise<Manifest> {
  const listed: Manifest['files'] = [];
  for (const [path, bytes] of files) {
    if (path === 'manifest.json') continue;
    const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>));
    listed.push({
      path,
      bytes: bytes.length,
      sha256: [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join(''),
    });
  }
  return {
    schema: 1,
    id: 'tiny',
    name: 'Tiny fixture',
    revision: '1',
    kind: 'fusion',
    layout: tinyLayout,
    dtypes: ['fp32'],
    licence: 'Apache-2.0',
    base: null,
    languages: ['en'],
    files: listed,
  };
}

function readGraph(): Uint8Array {
  const { words, types, positions } = tinyTables;
  return writeOnnx({
    inputs: [ids('input_ids', [1, 'T']), ids('type_ids', [1, 'T'])],
    outputs: [floats('memory', ['T', width])],
    constants: [
      external('words', words, 0),
      external('types', types, words.length),
      external('positions', positions, words.length + types.length),
      int('zero', [], [0]),
      int('one', [], [1]),
      int('axis0', [1], [0]),
    ],
    nodes: [
      { op: 'Gather', inputs: ['words', 'input_ids'], output: 'word_rows' },
      { op: 'Gather', inputs: ['types', 'type_ids'], output: 'type_rows' },
      { op: 'Shape', inputs: ['input_ids'], output: 'shape' },
      { op: 'Gather', inputs: ['shape', 'one'], output: 'length' },
      { op: 'Range', inputs: ['zero', 'length', 'one'], output: 'range' },
      { op: 'Gather', inputs: ['positions', 'range'], output: 'position_rows' },
      { op: 'Add', inputs: ['word_rows', 'type_rows'], output: 'sum' },
      { op: 'Add', inputs: ['sum', 'position_rows'], output: 'all' },
      { op: 'Squeeze', inputs: ['all', 'axis0'], output: 'memory' },
    ],
  });
}

function askGraph(broken: boolean): Uint8Array {
  const { words, types, positions, statements } = tinyTables;
  return writeOnnx({
    inputs: [
      { name: 'memory', type: 'float32', dims: ['P', width] },
      { name: 'response_mask', type: 'float32', dims: ['P'] },
      ids('statement_ids', ['B', 'S']),
      { name: 'statement_mask', type: 'float32', dims: ['B', 'S'] },
    ],
    outputs: [floats('logits', ['B']), floats('evidence', ['B', 'P'])],
    constants: [
      external('statements', statements, words.length + types.length + positions.length),
      int('axis1', [1], [1]),
      int('axis2', [1], [2]),
      { name: 'float_one', type: 'float32', dims: [], values: [1] },
      { name: 'far', type: 'float32', dims: [], values: [10_000] },
      { name: 'scale', type: 'float32', dims: [], values: [broken ? Number.NaN : 1] },
    ],
    nodes: [
      { op: 'Gather', inputs: ['statements', 'statement_ids'], output: 'rows' },
      { op: 'Unsqueeze', inputs: ['statement_mask', 'axis2'], output: 'mask3' },
      { op: 'Mul', inputs: ['rows', 'mask3'], output: 'masked' },
      { op: 'ReduceSum', inputs: ['masked', 'axis1'], output: 'query', attributes: { keepdims: 0 } },
      { op: 'Transpose', inputs: ['memory'], output: 'turned' },
      { op: 'MatMul', inputs: ['query', 'turned'], output: 'scores' },
      { op: 'Sub', inputs: ['response_mask', 'float_one'], output: 'outside' },
      { op: 'Mul', inputs: ['outside', 'far'], output: 'bias' },
      { op: 'Add', inputs: ['scores', 'bias'], output: 'biased' },
      { op: 'Softmax', inputs: ['biased'], output: 'evidence', attributes: { axis: -1 } },
      { op: 'MatMul', inputs: ['evidence', 'memory'], output: 'context' },
      { op: 'ReduceMean', inputs: ['memory'], output: 'mean', attributes: { keepdims: 1 } },
      { op: 'Add', inputs: ['context', 'mean'], output: 'seen' },
      { op: 'Mul', inputs: ['seen', 'query'], output: 'product' },
      { op: 'ReduceSum', inputs: ['product', 'axis1'], output: 'raw', attributes: { keepdims: 0 } },
      { op: 'Mul', inputs: ['raw', 'scale'], output: 'logits' },
    ],
  });
}

function ids(name: string, dims: ValueSpec['dims']): ValueSpec {
  return { name, type: 'int64', dims };
}

function floats(name: string, dims: ValueSpec['dims']): ValueSpec {
  return { name, type: 'float32', dims };
}

function int(name: string, dims: readonly number[], values: readonly number[]): ConstantSpec {
  return { name, type: 'int64', dims, values };
}

function external(name: string, rows: readonly (readonly number[])[], rowsBefore: number): ConstantSpec {
  const offset = rowsBefore * width * 4;
  return {
    name,
    type: 'float32',
    dims: [rows.length, width],
    values: rows.flat(),
    external: { location: 'weights.bin', offset },
  };
}

/** Numbers in [-0.5, 0.5) from a linear congruential generator; float32 exact. */
function table(seed: number, rows: number): number[][] {
  let state = seed * 7919;
  const next = (): number => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
    return Math.fround(state / 2 ** 31 - 0.5);
  };
  return Array.from({ length: rows }, () => Array.from({ length: width }, next));
}
