import {
  type CausalDtype,
  type CausalFamily,
  type CausalShape,
  tinyShape,
  writeCausalGraph,
} from './tiny-causal-graph.ts';
import { tinyCausalTokenizer } from './tiny-causal-tokenizer.ts';

/** The four families whose exports the hub holds most of. */
export const families = {
  qwen3: { name: 'qwen3', headNorm: true, bias: false, gemma: false, ropeTheta: 1e6, halfLogits: false },
  qwen2: { name: 'qwen2', headNorm: false, bias: true, gemma: false, ropeTheta: 1e6, halfLogits: false },
  llama: { name: 'llama', headNorm: false, bias: false, gemma: false, ropeTheta: 5e5, halfLogits: true },
  gemma: { name: 'gemma', headNorm: false, bias: false, gemma: true, ropeTheta: 1e4, halfLogits: false },
} as const satisfies Readonly<Record<string, CausalFamily>>;

export type FamilyName = keyof typeof families;

export interface TinyCausalOptions {
  readonly dtypes?: readonly CausalDtype[];
  readonly shape?: Partial<CausalShape>;
  /** Words that shall be one token each, as they are for a trained tokenizer. */
  readonly words?: readonly string[];
  /** Makes every logit NaN. */
  readonly broken?: boolean;
  /** By token, what is added to its logit: a model that likes `"` comes to the end of what it writes. */
  readonly liked?: Readonly<Record<string, number>>;
}

const suffixes: Readonly<Record<CausalDtype, string>> = { fp32: '', fp16: '_fp16', q4: '_q4', q4f16: '_q4f16' };
const architectures = {
  qwen3: 'Qwen3ForCausalLM',
  qwen2: 'Qwen2ForCausalLM',
  llama: 'LlamaForCausalLM',
  gemma: 'Gemma2ForCausalLM',
};

/** The folder of a language model as the hub's exports lay it out, by path, with seeded random weights. */
export function tinyCausalModel(family: FamilyName, options: TinyCausalOptions = {}): Map<string, Uint8Array> {
  const shape = { ...tinyShape, ...options.shape };
  const tokenizer = tinyCausalTokenizer(families[family], options.words);
  const json = (value: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(value));
  const ids = {
    eos_token_id: tokenizer.endIds,
    ...(tokenizer.beginId !== null && { bos_token_id: tokenizer.beginId }),
  };
  const files = new Map<string, Uint8Array>([
    [
      'config.json',
      json({
        architectures: [architectures[family]],
        model_type: family === 'gemma' ? 'gemma2' : family,
        _name_or_path: `tiny/${family}`,
        hidden_size: shape.hidden,
        intermediate_size: shape.intermediate,
        num_hidden_layers: shape.layers,
        num_attention_heads: shape.heads,
        num_key_value_heads: shape.kvHeads,
        head_dim: shape.headSize,
        vocab_size: shape.vocabulary,
        max_position_embeddings: shape.context,
        rope_theta: families[family].ropeTheta,
        eos_token_id: tokenizer.endIds.at(-1),
        'transformers.js_config': { kv_cache_dtype: { q4f16: 'float16', fp16: 'float16' } },
      }),
    ],
    ['generation_config.json', json(ids)],
    ['tokenizer.json', json(tokenizer.file)],
    ['tokenizer_config.json', json(tokenizer.config)],
  ]);
  const liked = Object.entries(options.liked ?? {}).map(([token, more]) => [tokenizer.idOf(token), more] as const);
  for (const dtype of options.dtypes ?? (['fp32'] as const)) {
    const graph = writeCausalGraph(families[family], dtype, shape, {
      broken: options.broken ?? false,
      liked: Object.fromEntries(liked),
    });
    files.set(`onnx/model${suffixes[dtype]}.onnx`, graph);
  }
  return files;
}
