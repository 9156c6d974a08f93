import { type ConstantSpec, type ElementType, type NodeSpec, type ValueSpec, writeOnnx } from '../write-onnx.ts';

/** What sets one family of language models apart from another, in the layout of the hub's exports. */
export interface CausalFamily {
  readonly name: 'qwen3' | 'qwen2' | 'llama' | 'gemma';
  /** Queries and keys are normalised head by head. */
  readonly headNorm: boolean;
  /** Queries, keys and values carry a bias. */
  readonly bias: boolean;
  /** Scaled embeddings, norms after each part as well, a tanh GELU and capped scores and logits. */
  readonly gemma: boolean;
  readonly ropeTheta: number;
  /** Logits in float16 where the weights are. */
  readonly halfLogits: boolean;
}

export type CausalDtype = 'fp32' | 'fp16' | 'q4' | 'q4f16';

export interface CausalShape {
  readonly vocabulary: number;
  readonly context: number;
  readonly hidden: number;
  readonly intermediate: number;
  readonly layers: number;
  readonly heads: number;
  readonly kvHeads: number;
  readonly headSize: number;
}

export const tinyShape: CausalShape = {
  vocabulary: 512,
  context: 2048,
  hidden: 64,
  intermediate: 128,
  layers: 2,
  heads: 4,
  kvHeads: 2,
  headSize: 16,
};

export interface GraphOptions {
  /** Makes every logit NaN. */
  readonly broken?: boolean;
  /** By token id, what is added to its logit. */
  readonly liked?: Readonly<Record<number, number>>;
}

const block = 32;

/**
 * A decoder with seeded random weights as one ONNX file: the operators, inputs and outputs of the hub's exports
 * (GroupQueryAttention with a rotary table, MatMulNBits for q4, float16 caches for fp16 and q4f16).
 */
export function writeCausalGraph(
  family: CausalFamily,
  dtype: CausalDtype,
  shape: CausalShape = tinyShape,
  { broken = false, liked = {} }: GraphOptions = {},
): Uint8Array {
  const half = dtype === 'fp16' || dtype === 'q4f16';
  const float: 'float16' | 'float32' = half ? 'float16' : 'float32';
  const { hidden, headSize, heads, kvHeads, layers } = shape;
  const random = gaussian(family.name.length * 31 + shape.hidden);
  const constants: ConstantSpec[] = [];
  const nodes: NodeSpec[] = [];

  const constant = (
    name: string,
    dims: readonly number[],
    values: readonly number[],
    type: ElementType = float,
  ): string => {
    constants.push({ name, dims, values, type });
    return name;
  };
  const node = (op: string, inputs: readonly string[], output: string, attributes = {}): string => {
    nodes.push({ op, inputs, output, attributes });
    return output;
  };
  const contrib = (
    op: string,
    inputs: readonly string[],
    output: string | readonly string[],
    attributes = {},
  ): void => {
    nodes.push({ op, inputs, output, attributes, domain: 'com.microsoft' });
  };
  /** `[rows, columns]` with the spread of a trained layer. */
  const weights = (rows: number, columns: number): number[] =>
    Array.from({ length: rows * columns }, () => random() / Math.sqrt(rows));

  function linear(name: string, input: string, rows: number, columns: number): string {
    const values = weights(rows, columns);
    if (!dtype.startsWith('q4'))
      return node('MatMul', [input, constant(`${name}.weight`, [rows, columns], values)], name);
    const { packed, scales } = quantize(values, rows, columns);
    const inputs = [
      input,
      constant(`${name}.weight_Q4`, [columns, rows / block, block / 2], packed, 'uint8'),
      constant(`${name}.weight_scales`, [(columns * rows) / block], scales),
    ];
    contrib('MatMulNBits', inputs, name, { K: rows, N: columns, bits: 4, block_size: block, accuracy_level: 4 });
    return name;
  }

  function norm(name: string, input: string, size: number): string {
    const weight = constant(
      `${name}.weight`,
      [size],
      Array.from({ length: size }, () => 1 + 0.1 * random()),
    );
    return node('SimplifiedLayerNormalization', [input, weight], name, rms);
  }

  /** Adds a part to the stream and normalises the sum, in one operator as the exports do. */
  function skipNorm(name: string, stream: string, part: string): { stream: string; normed: string } {
    const weight = constant(
      `${name}.weight`,
      [hidden],
      Array.from({ length: hidden }, () => 1 + 0.1 * random()),
    );
    contrib('SkipSimplifiedLayerNormalization', [stream, part, weight], [name, '', '', `${name}.sum`], {
      epsilon: rms.epsilon,
    });
    return { stream: `${name}.sum`, normed: name };
  }

  function projection(name: string, input: string, count: number, normed: boolean): string {
    let out = linear(`${name}_proj`, input, hidden, count * headSize);
    if (family.bias) {
      const bias = constant(`${name}.bias`, [count * headSize], Array.from({ length: count * headSize }, random));
      out = node('Add', [out, bias], `${name}_biased`);
    }
    if (!normed || !family.headNorm) return out;
    const apart = node(
      'Reshape',
      [out, constant(`${name}.apart`, [4], [0, 0, count, headSize], 'int64')],
      `${name}_heads`,
    );
    const flat = constant(`${name}.flat`, [3], [0, 0, count * headSize], 'int64');
    return node('Reshape', [norm(`${name}_norm`, apart, headSize), flat], `${name}_normed`);
  }

  function attention(layer: number, input: string): string {
    const at = `layers.${layer}.attn`;
    const inputs = [
      projection(`${at}.q`, input, heads, true),
      projection(`${at}.k`, input, kvHeads, true),
      projection(`${at}.v`, input, kvHeads, false),
      `past_key_values.${layer}.key`,
      `past_key_values.${layer}.value`,
      'seqlens_k',
      'total_seq_len',
      'cos_cache',
      'sin_cache',
    ];
    contrib('GroupQueryAttention', inputs, [at, `present.${layer}.key`, `present.${layer}.value`], {
      num_heads: heads,
      kv_num_heads: kvHeads,
      scale: { float: 1 / Math.sqrt(headSize) },
      do_rotary: 1,
      rotary_interleaved: 0,
      ...(family.gemma && { softcap: { float: 50 } }),
    });
    return linear(`${at}.o_proj`, at, heads * headSize, hidden);
  }

  function feedForward(layer: number, input: string): string {
    const at = `layers.${layer}.mlp`;
    const gate = linear(`${at}.gate`, input, hidden, shape.intermediate);
    const up = linear(`${at}.up`, input, hidden, shape.intermediate);
    let active = `${at}.active`;
    if (family.gemma) contrib('FastGelu', [gate], active);
    else active = node('Mul', [gate, node('Sigmoid', [gate], `${at}.sigmoid`)], active);
    return linear(`${at}.down`, node('Mul', [active, up], `${at}.product`), shape.intermediate, hidden);
  }

  function lengths(): void {
    constant('one', [1], [1], 'int64');
    constant('index1', [], [1], 'int64');
    const sum = node('ReduceSum', ['attention_mask', 'one'], 'mask_sum', { keepdims: 1 });
    node('Cast', [node('Sub', [sum, 'one'], 'mask_last')], 'seqlens_k', { to: 6 });
    const total = node('Gather', [node('Shape', ['attention_mask'], 'mask_shape'), 'index1'], 'mask_length', {
      axis: 0,
    });
    node('Cast', [total], 'total_seq_len', { to: 6 });
  }

  lengths();
  const rotary = rotaryTables(shape, family.ropeTheta);
  constant('cos_cache', [shape.context, headSize / 2], rotary.cos);
  constant('sin_cache', [shape.context, headSize / 2], rotary.sin);
  const table = Array.from({ length: shape.vocabulary * hidden }, () => random() * (family.gemma ? 0.1 : 1));
  let stream = node(
    'Gather',
    [constant('embed_tokens.weight', [shape.vocabulary, hidden], table), 'input_ids'],
    'embeds',
  );
  if (family.gemma) stream = node('Mul', [stream, constant('embed_scale', [], [Math.sqrt(hidden)])], 'embeds_scaled');
  let normed = norm('layers.0.input_norm', stream, hidden);
  for (let layer = 0; layer < layers; layer += 1) {
    const seen = attention(layer, normed);
    const after = family.gemma ? norm(`layers.${layer}.attn_after`, seen, hidden) : seen;
    ({ stream, normed } = skipNorm(`layers.${layer}.mlp_norm`, stream, after));
    const thought = feedForward(layer, normed);
    const last = family.gemma ? norm(`layers.${layer}.mlp_after`, thought, hidden) : thought;
    ({ stream, normed } = skipNorm(`layers.${layer}.next_norm`, stream, last));
  }
  let logits = linear('lm_head', normed, hidden, shape.vocabulary);
  if (family.gemma) {
    const cap = constant('cap', [], [30]);
    logits = node('Mul', [node('Tanh', [node('Div', [logits, cap], 'capped')], 'tanh'), cap], 'logits_capped');
  }
  const fond = Object.entries(liked);
  if (fond.length > 0) {
    const lift = new Array<number>(shape.vocabulary).fill(0);
    for (const [id, more] of fond) lift[Number(id)] = more;
    logits = node('Add', [logits, constant('liked', [shape.vocabulary], lift)], 'logits_liked');
  }
  if (broken) logits = node('Mul', [logits, constant('broken', [], [Number.NaN])], 'logits_broken');
  const halfOut = half && family.halfLogits;
  node(half && !halfOut ? 'Cast' : 'Identity', [logits], 'logits', half && !halfOut ? { to: 1 } : {});

  const cache = (prefix: string, length: string): ValueSpec[] =>
    Array.from({ length: layers }, (_, layer) =>
      ['key', 'value'].map((part) => ({
        name: `${prefix}.${layer}.${part}`,
        type: float,
        dims: ['batch_size', kvHeads, length, headSize],
      })),
    ).flat();
  return writeOnnx({
    nodes,
    constants,
    inputs: [
      { name: 'input_ids', type: 'int64', dims: ['batch_size', 'sequence_length'] },
      { name: 'attention_mask', type: 'int64', dims: ['batch_size', 'total_sequence_length'] },
      ...cache('past_key_values', 'past_sequence_length'),
    ],
    outputs: [
      {
        name: 'logits',
        type: halfOut ? 'float16' : 'float32',
        dims: ['batch_size', 'sequence_length', shape.vocabulary],
      },
      ...cache('present', 'total_sequence_length'),
    ],
  });
}

const rms = { axis: -1, epsilon: { float: 1e-6 }, stash_type: 1 } as const;

/** Four bits a weight with a scale a block of 32 inputs, zero at 8: two weights a byte, the lower half first. */
function quantize(values: readonly number[], rows: number, columns: number): { packed: number[]; scales: number[] } {
  const packed: number[] = [];
  const scales: number[] = [];
  for (let column = 0; column < columns; column += 1) {
    for (let start = 0; start < rows; start += block) {
      const own = Array.from({ length: block }, (_, at) => values[(start + at) * columns + column] ?? 0);
      const scale = Math.max(...own.map(Math.abs)) / 7;
      scales.push(scale);
      const levels = own.map((value) => Math.max(0, Math.min(15, Math.round(value / scale) + 8)));
      for (let at = 0; at < block; at += 2) packed.push((levels[at] ?? 0) | ((levels[at + 1] ?? 0) << 4));
    }
  }
  return { packed, scales };
}

function rotaryTables({ context, headSize }: CausalShape, theta: number): { cos: number[]; sin: number[] } {
  const cells = Array.from({ length: (context * headSize) / 2 }, (_, cell) => {
    const position = Math.floor(cell / (headSize / 2));
    return position / theta ** ((2 * (cell % (headSize / 2))) / headSize);
  });
  return { cos: cells.map(Math.cos), sin: cells.map(Math.sin) };
}

/** Normal numbers from a linear congruential generator (Box and Muller's method). */
function gaussian(seed: number): () => number {
  let state = seed * 7919 + 1;
  const uniform = (): number => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
    return (state + 1) / (2 ** 31 + 1);
  };
  return () => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform());
}
