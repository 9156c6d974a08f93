import { z } from 'zod';
import type { CausalDtype } from './causal-config.ts';

const repository = z.string().regex(/^[\w.-]+\/[\w.-]+$/);
const dtypeSchema = z.enum(['fp32', 'fp16', 'q8', 'q4', 'q4f16']) satisfies z.ZodType<CausalDtype>;

/** The size of a language model's parts: what memory and time follow from. */
export const packShapeSchema = z.object({
  hidden: z.int().positive(),
  layers: z.int().positive(),
  heads: z.int().positive(),
  kvHeads: z.int().positive(),
  headSize: z.int().positive(),
  intermediate: z.int().positive(),
  vocabulary: z.int().positive(),
});

const variantSchema = z.object({
  dtype: dtypeSchema,
  devices: z.array(z.enum(['webgpu', 'wasm', 'cpu'])).min(1),
  /** Of the weights, rounded; the hub is asked for the exact number before anything is downloaded. Units: bytes. */
  approximateBytes: z.int().positive(),
  /** A file whose hash is known here; other files are recorded on first use. */
  sha256: z.record(z.string(), z.string().regex(/^[0-9a-f]{64}$/)),
});

/** A language model that was looked at and is offered by name. */
export const packSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9.-]+$/),
  name: z.string(),
  family: z.enum(['qwen3', 'qwen2', 'llama', 'gemma']),
  repository,
  /** A commit, or `main`: the commit it then stands for is recorded on first use and kept. */
  revision: z.string(),
  base: z.string(),
  licence: z.object({ name: z.string(), url: z.url() }),
  parameters: z.number().positive(),
  /** Units: tokens, as the base model was published. */
  context: z.int().positive(),
  /** The words whose probabilities at one position are the answer, in all spellings that are one token. */
  answers: z.object({ yes: z.array(z.string()).min(1), no: z.array(z.string()).min(1) }),
  shape: packShapeSchema,
  variants: z.array(variantSchema).min(1),
  /** For whom this one is. */
  goodFor: z.string(),
  languages: z.string(),
});

export type PackShape = z.infer<typeof packShapeSchema>;
export type Pack = z.infer<typeof packSchema>;

/** Files that every pack needs beside its weights, and those it may have. */
export const packFiles = {
  needed: ['config.json', 'tokenizer.json', 'tokenizer_config.json'],
  optional: ['generation_config.json', 'chat_template.jinja'],
} as const;

const answers = { yes: ['yes', 'Yes', 'YES'], no: ['no', 'No', 'NO'] };
const apache = { name: 'Apache-2.0', url: 'https://www.apache.org/licenses/LICENSE-2.0' };
const qwen3 = {
  family: 'qwen3',
  revision: 'main',
  licence: apache,
  context: 40_960,
  answers,
  languages: 'over 100, by its makers',
} as const;
const half = { devices: ['webgpu', 'cpu'], sha256: {} } satisfies Partial<Pack['variants'][number]>;
const any = { devices: ['wasm', 'webgpu', 'cpu'], sha256: {} } satisfies Partial<Pack['variants'][number]>;

/**
 * The packs that we offer. Names, licences and shapes are those that the base models were published with. Sizes are
 * rounded, no commit and no hash is stated that was not seen: both are recorded on first use and checked ever after.
 */
export const packs: readonly Pack[] = [
  {
    ...qwen3,
    id: 'qwen3-0.6b',
    name: 'Qwen3 0.6B',
    repository: 'onnx-community/Qwen3-0.6B-ONNX',
    base: 'Qwen/Qwen3-0.6B',
    parameters: 0.6e9,
    shape: { hidden: 1024, layers: 28, heads: 16, kvHeads: 8, headSize: 128, intermediate: 3072, vocabulary: 151_936 },
    variants: [
      { ...half, dtype: 'q4f16', approximateBytes: 570e6 },
      { ...any, dtype: 'q8', approximateBytes: 620e6 },
      { ...any, dtype: 'q4', approximateBytes: 920e6 },
    ],
    goodFor: 'Trying out a language model; laptops without a graphics card.',
  },
  {
    ...qwen3,
    id: 'qwen3-1.7b',
    name: 'Qwen3 1.7B',
    repository: 'onnx-community/Qwen3-1.7B-ONNX',
    base: 'Qwen/Qwen3-1.7B',
    parameters: 1.7e9,
    shape: { hidden: 2048, layers: 28, heads: 16, kvHeads: 8, headSize: 128, intermediate: 6144, vocabulary: 151_936 },
    variants: [
      { ...half, dtype: 'q4f16', approximateBytes: 1_400e6 },
      { ...any, dtype: 'q8', approximateBytes: 1_800e6 },
      { ...any, dtype: 'q4', approximateBytes: 2_100e6 },
    ],
    goodFor: 'Everyday checking on a machine with a graphics card.',
  },
  {
    ...qwen3,
    id: 'qwen3-4b',
    name: 'Qwen3 4B',
    repository: 'onnx-community/Qwen3-4B-ONNX',
    base: 'Qwen/Qwen3-4B',
    parameters: 4e9,
    shape: { hidden: 2560, layers: 36, heads: 32, kvHeads: 8, headSize: 128, intermediate: 9728, vocabulary: 151_936 },
    variants: [{ ...half, dtype: 'q4f16', approximateBytes: 2_800e6 }],
    goodFor: 'The best verdicts here, and rubrics; a graphics card with 6 GB or more.',
  },
  {
    id: 'llama-3.2-1b',
    name: 'Llama 3.2 1B Instruct',
    family: 'llama',
    repository: 'onnx-community/Llama-3.2-1B-Instruct-ONNX',
    revision: 'main',
    base: 'meta-llama/Llama-3.2-1B-Instruct',
    licence: {
      name: 'Llama 3.2 Community License',
      url: 'https://www.llama.com/llama3_2/license/',
    },
    parameters: 1.2e9,
    context: 131_072,
    answers,
    shape: { hidden: 2048, layers: 16, heads: 32, kvHeads: 8, headSize: 64, intermediate: 8192, vocabulary: 128_256 },
    variants: [
      { ...half, dtype: 'q4f16', approximateBytes: 1_100e6 },
      { ...any, dtype: 'q8', approximateBytes: 1_300e6 },
      { ...any, dtype: 'q4', approximateBytes: 1_700e6 },
    ],
    goodFor: 'A second opinion from another family.',
    languages: 'English, German, French, Italian, Portuguese, Hindi, Spanish and Thai, by its makers',
  },
];

/** The pack of a name; undefined where we offer none. Upper and lower case do not matter, and its repository is a name too. */
export function findPack(name: string): Pack | undefined {
  const wanted = name.toLowerCase();
  return packs.find(({ id, repository: own }) => id === wanted || own.toLowerCase() === wanted);
}
