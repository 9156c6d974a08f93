import {
  type CausalConfig,
  type CausalDtype,
  causalConfigSchema,
  type GenerationConfig,
  generationConfigSchema,
  type TokenizerConfig,
  type TokenizerFile,
  tokenizerConfigSchema,
  tokenizerFileSchema,
} from '../models/causal-config.ts';
import { RubriconError } from '../src/domain/errors.ts';
import { corrupt, type FetchFile, readJson, sha256 } from './model-files.ts';

interface Schema<T> {
  safeParse(json: unknown):
    | { readonly success: true; readonly data: T }
    | {
        readonly success: false;
        readonly error: { readonly issues: readonly { readonly path: readonly PropertyKey[] }[] };
      };
}

/** Everything but the weights of a language model in the hub's layout. */
export interface CausalFolder {
  readonly config: CausalConfig;
  readonly generation: GenerationConfig;
  readonly tokenizer: TokenizerFile;
  readonly tokenizerConfig: TokenizerConfig;
  readonly template: string;
  /** SHA-256 over these files' contents. */
  readonly digest: string;
}

/** The weights of one precision. A string is the path of a file that the runtime reads itself. */
export interface CausalWeights {
  readonly dtype: CausalDtype;
  readonly graph: Uint8Array | string;
  readonly external: readonly { readonly path: string; readonly data: Uint8Array }[];
  /** Units: bytes of all files together. */
  readonly bytes: number;
  /** SHA-256 over the files' contents. */
  readonly digest: string;
}

/**
 * Loads the description of a language model: configuration, tokenizer and chat template.
 * Throws: RubriconError model-missing, model-corrupt, model-unsupported.
 */
export async function loadCausalFolder(fetchFile: FetchFile): Promise<CausalFolder> {
  const fetched = new Map<string, Uint8Array>();
  const get = async (name: string): Promise<Uint8Array> => {
    const bytes = await fetchFile(name, null, () => {});
    fetched.set(name, bytes);
    return bytes;
  };
  const parse = async <T>(name: string, schema: Schema<T>): Promise<T> => check(name, schema, await get(name));
  const optional = <T>(work: Promise<T>, otherwise: T): Promise<T> =>
    work.catch((error: unknown) => {
      if (error instanceof RubriconError && error.code === 'model-missing') return otherwise;
      throw error;
    });
  const config = await parse('config.json', causalConfigSchema);
  const generation = await optional(parse('generation_config.json', generationConfigSchema), {});
  const tokenizer = await parse('tokenizer.json', tokenizerFileSchema);
  const tokenizerConfig = await parse('tokenizer_config.json', tokenizerConfigSchema);
  const template =
    inlineTemplate(tokenizerConfig) ?? (await optional(get('chat_template.jinja').then(decodeText), null));
  if (template === null) throw noTemplate();
  const digests = await Promise.all([...fetched].map(async ([name, bytes]) => `${name} ${await sha256(bytes)}`));
  const digest = await sha256(new TextEncoder().encode(digests.join('\n')));
  return { config, generation, tokenizer, tokenizerConfig, template, digest };
}

/** The precisions to look for on a device, best first: what runs there, then what runs fast, then what is small. */
export function preferredDtypes(device: string, halfPrecision: boolean): readonly CausalDtype[] {
  if (device === 'webgpu') return halfPrecision ? ['q4f16', 'q4', 'fp16', 'fp32', 'q8'] : ['q4', 'fp32', 'q8'];
  // WebAssembly has fast kernels for eight bits and slow ones for four; the CPU the other way round.
  return device === 'wasm' ? ['q8', 'q4', 'fp32', 'fp16', 'q4f16'] : ['q4', 'q4f16', 'fp16', 'fp32', 'q8'];
}

function inlineTemplate({ chat_template: template }: TokenizerConfig): string | null {
  if (typeof template === 'string') return template;
  const named = template?.find(({ name }) => name === 'default') ?? template?.[0];
  return named?.template ?? null;
}

function check<T>(name: string, schema: Schema<T>, bytes: Uint8Array): T {
  const parsed = schema.safeParse(readJson(name, bytes));
  if (parsed.success) return parsed.data;
  throw corrupt(name, 'what models on the hub have', parsed.error.issues[0]?.path.join('.') ?? '');
}

function decodeText(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}

function noTemplate(): RubriconError {
  const message = 'The model has no chat template: expected one for conversations. Choose an instruction-tuned model.';
  return new RubriconError('model-unsupported', message, { details: { part: 'chat-template' } });
}
