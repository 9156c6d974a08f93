import { z } from 'zod';

const ids = z.union([z.int(), z.array(z.int())]);
const tokenText = z.union([z.string(), z.object({ content: z.string() })]);

/** The part of a hub model's `config.json` that the engine reads; models with a vision part keep it in `text_config`. */
const textConfigSchema = z.object({
  model_type: z.string().optional(),
  num_hidden_layers: z.int().positive().optional(),
  max_position_embeddings: z.int().positive().optional(),
  vocab_size: z.int().positive().optional(),
  eos_token_id: ids.nullish(),
});

export const causalConfigSchema = textConfigSchema.extend({
  _name_or_path: z.string().optional(),
  architectures: z.array(z.string()).optional(),
  text_config: textConfigSchema.optional(),
  'transformers.js_config': z
    .object({
      use_external_data_format: z
        .union([z.boolean(), z.int(), z.record(z.string(), z.union([z.boolean(), z.int()]))])
        .optional(),
    })
    .optional(),
});

/** The part of `generation_config.json` that the engine reads. */
export const generationConfigSchema = z.object({ eos_token_id: ids.nullish() });

/** The part of `tokenizer_config.json` that the engine reads. A template may have a name beside others. */
export const tokenizerConfigSchema = z.object({
  bos_token: tokenText.nullish(),
  eos_token: tokenText.nullish(),
  pad_token: tokenText.nullish(),
  unk_token: tokenText.nullish(),
  chat_template: z.union([z.string(), z.array(z.object({ name: z.string(), template: z.string() }))]).nullish(),
});

/** The part of `tokenizer.json` that the engine reads beside what the tokenizer itself does. */
export const tokenizerFileSchema = z.looseObject({
  added_tokens: z
    .array(z.looseObject({ id: z.int(), content: z.string(), special: z.boolean().optional() }))
    .optional(),
  model: z.looseObject({ type: z.string().optional(), byte_fallback: z.boolean().optional() }),
});

/** The precisions of the hub's exports, by the ending of their file names. */
export const causalDtypes = { fp32: '', fp16: '_fp16', q8: '_quantized', q4: '_q4', q4f16: '_q4f16' } as const;

export type CausalDtype = keyof typeof causalDtypes;
export type CausalConfig = z.infer<typeof causalConfigSchema>;
export type GenerationConfig = z.infer<typeof generationConfigSchema>;
export type TokenizerConfig = z.infer<typeof tokenizerConfigSchema>;
export type TokenizerFile = z.infer<typeof tokenizerFileSchema>;

/** Names of the weight files of one precision, the graph first; what lies beside it is as the configuration says. */
export function weightNames(config: CausalConfig, dtype: CausalDtype): readonly [string, ...string[]] {
  const graph = `model${causalDtypes[dtype]}.onnx`;
  const format = config['transformers.js_config']?.use_external_data_format ?? false;
  const own = typeof format === 'object' ? (format[graph] ?? format.model ?? false) : format;
  const parts = Array.from({ length: Number(own) }, (_, at) => `${graph}_data${at === 0 ? '' : `_${at}`}`);
  return [`onnx/${graph}`, ...parts.map((name) => `onnx/${name}`)];
}
