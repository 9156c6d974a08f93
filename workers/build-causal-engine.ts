import type { InferenceSession, TensorConstructor } from 'onnxruntime-common';
import { RubriconError } from '../src/domain/errors.ts';
import type { LoadProgress } from '../src/engine/load.ts';
import type { Device, Engine } from '../src/engine/port.ts';
import { settle } from '../src/engine/settle.ts';
import { findAnswerTokens } from './answer-tokens.ts';
import { createCausalEngine } from './causal-engine.ts';
import type { CausalFolder, CausalWeights } from './causal-files.ts';
import { contextLimit } from './causal-limits.ts';
import { safeChunk, testDecoder } from './causal-self-test.ts';
import { openChatTemplate } from './chat-template.ts';
import { createDecoder, type Decoder } from './decoder.ts';
import { createGrammars, type LoadGrammars } from './grammar.ts';
import { judgeInstructions, judgePromptId } from './judge-prompt.ts';
import { corrupt, sha256 } from './model-files.ts';
import { createQueue } from './onnx-graph.ts';
import { pause } from './pause.ts';
import { createTextTokenizer, type TextTokenizer } from './text-tokenizer.ts';
import { createWriter } from './write-text.ts';

export interface CausalBuildOptions {
  readonly folder: CausalFolder;
  readonly weights: CausalWeights;
  /** What the model is called where its own configuration does not say. */
  readonly name: string;
  readonly device: Device;
  readonly deviceNote: string;
  readonly versions: Readonly<Record<string, string>>;
  readonly createSession: (weights: CausalWeights) => Promise<InferenceSession>;
  /** Starts the same weights on a device that is known to be right; absent where `device` is one. */
  readonly createReference?: (weights: CausalWeights) => Promise<InferenceSession>;
  /** True where long runs are known to be wrong. */
  readonly smallChunks: boolean;
  readonly Tensor: TensorConstructor;
  readonly loadGrammars: LoadGrammars;
  /** Aborts with a RubriconError when the device is lost. */
  readonly lost: AbortSignal;
  readonly onProgress?: (progress: LoadProgress) => void;
}

/** A second copy of the weights is held for the start-up test only up to here. Units: bytes. */
const referenceMax = 2 ** 29;
/** Logits of one run may take so much memory; many GPUs bind no larger buffer. Units: bytes. */
const logitsMax = 2 ** 27;
const chunkMax = 512;
const defaultContext = 2048;

/**
 * Starts a language model on one device and lets it pass the self-test.
 * Throws: RubriconError device-unavailable, device-untrustworthy, model-corrupt, model-unsupported, or the reason of `lost`.
 */
export async function buildCausalEngine(options: CausalBuildOptions): Promise<Engine> {
  const { folder, weights, device, lost, onProgress } = options;
  const tokenizer = openTokenizer(folder);
  const encode = openChatTemplate(folder.template, folder.tokenizerConfig, tokenizer);
  const answers = findAnswerTokens(tokenizer);
  onProgress?.({ phase: 'start', device });
  const session = await start(options.createSession(weights), options);
  const queue = createQueue();
  const withChunk = (chunk: number): Decoder =>
    createDecoder({ session, Tensor: options.Tensor, queue, lost, chunk, pause });
  try {
    const vocabulary = logitsWidth(session) ?? text(folder).vocab_size ?? tokenizer.vocabulary.length;
    onProgress?.({ phase: 'self-test', device });
    const roomy = Math.max(safeChunk, Math.min(chunkMax, Math.floor(logitsMax / (4 * vocabulary))));
    const reference = await openReference(options);
    const chunk = await testDecoder({
      dtype: weights.dtype,
      ids: tokenizer.plain(judgeInstructions),
      withChunk,
      chunk: options.smallChunks ? safeChunk : roomy,
      trusted: options.createReference === undefined,
      reference,
    }).finally(() => reference?.release());
    const decoder = withChunk(chunk);
    const limit = contextLimit(text(folder).max_position_embeddings ?? defaultContext, decoder.cacheBytes);
    const endIds = findEndIds(folder, tokenizer);
    const grammars = createGrammars({ load: options.loadGrammars, tokenizer, vocabulary, endIds });
    const writer = createWriter({
      ...limit,
      encode,
      decode: tokenizer.decode,
      decoder,
      grammars,
      endIds: new Set(endIds),
    });
    return createCausalEngine({
      ...limit,
      encode,
      answers,
      decoder,
      writer,
      info: {
        model: folder.config._name_or_path || options.name,
        revision: (await sha256(new TextEncoder().encode(`${folder.digest} ${weights.digest}`))).slice(0, 12),
        layout: judgePromptId,
        dtype: weights.dtype,
        device,
        deviceNote: options.deviceNote,
        languages: [],
        versions: options.versions,
        writes: true,
      },
    });
  } catch (error) {
    await queue(() => session.release());
    throw error;
  }
}

async function start(
  opening: Promise<InferenceSession>,
  { device, lost }: CausalBuildOptions,
): Promise<InferenceSession> {
  return settle(opening, lost).catch((cause: unknown) => {
    if (lost.aborted) throw lost.reason;
    const message = `The model did not start on ${device}. Choose another device or a smaller model.`;
    throw new RubriconError('device-unavailable', message, { cause, details: { device } });
  });
}

/** The same weights where they are known to be computed rightly, while memory allows. */
async function openReference(options: CausalBuildOptions): Promise<Decoder | null> {
  const { createReference, weights, Tensor, lost } = options;
  if (!createReference || weights.bytes > referenceMax) return null;
  // One that does not start takes no model from its device: the two cuttings still test it.
  const session = await settle(
    createReference(weights).catch(() => null),
    lost,
  );
  if (!session) return null;
  const own = new AbortController().signal;
  return createDecoder({ session, Tensor, queue: createQueue(), lost: own, chunk: chunkMax, pause });
}

function openTokenizer(folder: CausalFolder): TextTokenizer {
  try {
    return createTextTokenizer(folder.tokenizer, folder.tokenizerConfig);
  } catch (cause) {
    throw corrupt('tokenizer.json', 'a tokenizer that this version knows', 'another', cause);
  }
}

/** Models with a vision part keep the language model's figures apart. */
function text({ config }: CausalFolder): NonNullable<CausalFolder['config']['text_config']> {
  return { ...config, ...config.text_config };
}

/** Every token that ends a turn, wherever the model's files name one. */
function findEndIds(folder: CausalFolder, tokenizer: TextTokenizer): readonly number[] {
  const named = folder.tokenizerConfig.eos_token;
  const token = typeof named === 'string' ? named : named?.content;
  const own = token === undefined ? undefined : tokenizer.idOf(token);
  const ids = [folder.generation.eos_token_id, text(folder).eos_token_id, own].flatMap((id) => id ?? []);
  return [...new Set(ids)];
}

function logitsWidth(session: InferenceSession): number | null {
  const logits = session.outputMetadata.find(({ name }) => name === 'logits');
  const width = logits?.isTensor ? logits.shape[2] : null;
  return typeof width === 'number' ? width : null;
}
