import { type CausalDtype, causalConfigSchema, causalDtypes, weightNames } from '../../models/causal-config.ts';
import { type Pack, type PackShape, packFiles } from '../../models/packs.ts';
import { RubriconError } from '../domain/errors.ts';
import type { ListedFile } from './hub.ts';
import { type PackRecord, totalBytes } from './pack-record.ts';

/** A model's files before they are taken: on a hub, in a folder, or dropped on the page. */
export interface ModelSource {
  readonly id: string;
  readonly name: string;
  readonly repository: string | null;
  readonly revision: string | null;
  readonly licence: string | null;
  readonly files: readonly ListedFile[];
  /** Text of a small file; null where there is none. */
  readonly readText: (path: string) => Promise<string | null>;
}

/** The weights of one precision that a model has. */
export interface InspectedVariant {
  readonly dtype: CausalDtype;
  readonly files: readonly ListedFile[];
  /** With everything else that is needed; null while a size is unknown. Units: bytes. */
  readonly bytes: number | null;
}

/** What a model is, as far as its small files tell. */
export interface Inspection {
  readonly source: ModelSource;
  readonly architecture: string;
  readonly tokenizer: string;
  readonly shape: PackShape | null;
  readonly context: number | null;
  readonly variants: readonly InspectedVariant[];
  /** Files beside the weights. */
  readonly common: readonly ListedFile[];
}

/**
 * Looks at a model before anything large is taken: its configuration, tokenizer, chat template and precisions.
 * Throws: RubriconError model-unsupported that names what is missing; model-missing; AbortError.
 */
export async function inspectModel(source: ModelSource): Promise<Inspection> {
  for (const path of packFiles.needed) {
    if (!source.files.some((file) => file.path === path)) throw unsupported(source.name, `no ${path}`, exportRemedy);
  }
  const config = await readObject(source, 'config.json');
  const tokenizer = await readObject(source, 'tokenizer_config.json');
  const hasTemplate = 'chat_template' in tokenizer || has(source, 'chat_template.jinja');
  if (!hasTemplate) throw unsupported(source.name, 'no chat template', 'Choose an instruction-tuned model.');
  const architecture = Array.isArray(config.architectures) ? String(config.architectures[0] ?? '') : '';
  if (!/For(CausalLM|ConditionalGeneration)$/.test(architecture)) {
    throw unsupported(source.name, `architecture ${architecture || 'unnamed'}`, 'Choose a causal language model.');
  }
  const common = source.files.filter(({ path }) =>
    [...packFiles.needed, ...packFiles.optional].some((name) => name === path),
  );
  const variants = findVariants(source.files, common);
  if (variants.length === 0) throw unsupported(source.name, 'no onnx/model*.onnx', exportRemedy);
  const lacking = (dtype: CausalDtype): string | undefined =>
    weightNames(causalConfigSchema.safeParse(config).data ?? {}, dtype).find((path) => !has(source, path));
  const whole = variants.filter(({ dtype }) => lacking(dtype) === undefined);
  const [part] = variants;
  if (part && whole.length === 0) {
    throw unsupported(source.name, `no ${lacking(part.dtype)}`, 'Its weights lie in several files; all are needed.');
  }
  const text = isObject(config.text_config) ? { ...config, ...config.text_config } : config;
  return {
    source,
    architecture,
    tokenizer: typeof tokenizer.tokenizer_class === 'string' ? tokenizer.tokenizer_class : 'unnamed',
    shape: readShape(text),
    context: positive(text.max_position_embeddings),
    variants: whole,
    common,
  };
}

const exportRemedy = 'Export it to ONNX first: models/README.md says how.';

/** What will be kept of one precision of a model; the hashes are those known so far. */
export function planRecord(inspection: Inspection, dtype: CausalDtype, at: string, pack?: Pack): PackRecord {
  const { source, common, variants } = inspection;
  const variant = variants.find((one) => one.dtype === dtype);
  if (!variant) {
    const there = variants.map((one) => one.dtype).join(', ');
    throw unsupported(source.name, `no ${dtype} weights`, `It has: ${there}.`);
  }
  const pinned = pack?.variants.find((one) => one.dtype === dtype)?.sha256 ?? {};
  return {
    schema: 1,
    id: pack?.id ?? source.id,
    name: pack?.name ?? source.name,
    repository: source.repository,
    revision: source.revision,
    licence: pack?.licence.name ?? source.licence,
    dtype,
    shape: inspection.shape,
    context: inspection.context,
    files: [...common, ...variant.files].map(({ path, bytes, sha256, git }) => ({
      path,
      bytes,
      sha256: pinned[path] ?? sha256,
      git,
      origin: pinned[path] ? 'pinned' : (sha256 ?? git) ? 'hub' : 'first-use',
      state: 'wanted',
    })),
    addedAt: at,
  };
}

/** The graph of each precision, with the parts of its weights that lie beside it. */
function findVariants(files: readonly ListedFile[], common: readonly ListedFile[]): InspectedVariant[] {
  return (Object.keys(causalDtypes) as CausalDtype[]).flatMap((dtype) => {
    const graph = `onnx/model${causalDtypes[dtype]}.onnx`;
    const own = files.filter(({ path }) => path === graph || isPart(path, graph));
    if (!own.some(({ path }) => path === graph)) return [];
    return [{ dtype, files: own, bytes: totalBytes({ files: [...common, ...own] }) }];
  });
}

const isPart = (path: string, graph: string): boolean =>
  path.startsWith(`${graph}_data`) && /^(_\d+)?$/.test(path.slice(`${graph}_data`.length));

const has = (source: ModelSource, path: string): boolean => source.files.some((file) => file.path === path);

type Fields = Readonly<Record<string, unknown>>;

function readShape(config: Fields): PackShape | null {
  const heads = positive(config.num_attention_heads);
  const hidden = positive(config.hidden_size);
  const layers = positive(config.num_hidden_layers);
  const intermediate = positive(config.intermediate_size);
  const vocabulary = positive(config.vocab_size);
  if (!heads || !hidden || !layers || !intermediate || !vocabulary) return null;
  const kvHeads = positive(config.num_key_value_heads) ?? heads;
  const headSize = positive(config.head_dim) ?? Math.round(hidden / heads);
  return { hidden, layers, heads, kvHeads, headSize, intermediate, vocabulary };
}

const positive = (value: unknown): number | null =>
  typeof value === 'number' && Number.isInteger(value) && value > 0 ? value : null;

const isObject = (value: unknown): value is Fields => typeof value === 'object' && value !== null;

async function readObject(source: ModelSource, path: string): Promise<Fields> {
  try {
    const value: unknown = JSON.parse((await source.readText(path)) ?? '');
    if (isObject(value)) return value;
  } catch (cause) {
    if (!(cause instanceof SyntaxError)) throw cause;
  }
  throw unsupported(source.name, `a ${path} that is no JSON`, exportRemedy);
}

function unsupported(name: string, found: string, remedy: string): RubriconError {
  const message = `${name} is no language model in the hub's ONNX layout: found ${found}. ${remedy}`;
  return new RubriconError('model-unsupported', message, { details: { found } });
}
