import { Wllama } from '@wllama/wllama/esm/index.js';
import { answerLogit } from '../../../workers/answer-tokens.ts';
import { bestOf, decodeRate, type JudgeTask, type Measured, type Probe, writtenTokens } from './measured.ts';

export interface WllamaOptions {
  readonly gguf: Blob;
  /** Address of wllama's WebAssembly. */
  readonly wasm: string;
  /** Whether what a prompt shares with the one before is kept. */
  readonly cache: boolean;
  /** Units: tokens. */
  readonly context: number;
}

/** Tokens whose chances are asked for. Of all it cannot tell: those that are half a letter end it. */
const likeliest = 200;

/** What is read of an answer; the types that come with wllama know another form. */
interface Completion {
  readonly usage: { readonly prompt_tokens: number };
  readonly choices: readonly {
    readonly logprobs?: {
      readonly content: readonly {
        readonly top_logprobs: readonly { readonly id: number; readonly logprob: number }[];
      }[];
    } | null;
  }[];
}

/** wllama, which is llama.cpp, without a GPU: a short verdict written for each statement. It makes tokens of the text itself. */
export async function measureWllama(
  { gguf, wasm, cache, context }: WllamaOptions,
  { texts, answers, verdict }: JudgeTask,
  probe: Probe,
): Promise<Measured> {
  const start = performance.now();
  const wllama = new Wllama({ default: wasm }, { suppressNativeLog: true });
  wllama.setCompat(null);
  await wllama.loadModel([gguf], {
    n_ctx: context,
    n_threads: navigator.hardwareConcurrency,
    n_gpu_layers: 0,
    n_parallel: 1,
  });
  const load = performance.now() - start;
  const complete = async (text: string, tokens: number, more: object = {}): Promise<Completion> => {
    const options = { prompt: text, max_tokens: tokens, temperature: 0, ignore_eos: true, ...more };
    return (await wllama.createCompletion({ cache_prompt: false, ...options } as typeof options)) as Completion;
  };
  try {
    const ask = await bestOf(async () => {
      for (const text of texts) await complete(text, verdict, { cache_prompt: cache });
    }, probe);
    const logits: number[] = [];
    for (const text of texts)
      logits.push(answerLogit(firstLogits(await complete(text, 1, { n_probs: likeliest })), answers));
    const prompt = texts[0] ?? '';
    const one = await bestOf(() => complete(prompt, 1), probe);
    const many = await bestOf(() => complete(prompt, writtenTokens), probe);
    const decode = decodeRate(one.time, many.time);
    const prefill = (1000 * one.value.usage.prompt_tokens) / one.time;
    return { load, ask: ask.time, processor: ask.processor, logits, prefill, decode, memory: await probe.memory() };
  } finally {
    await wllama.exit();
  }
}

/** The log-probabilities from which the first token was chosen: as good as logits to tell yes from no. */
function firstLogits({ choices }: Completion): Float32Array {
  const top = choices[0]?.logprobs?.content[0]?.top_logprobs ?? [];
  const row = new Float32Array(Math.max(0, ...top.map(({ id }) => id)) + 1).fill(Number.NEGATIVE_INFINITY);
  for (const { id, logprob } of top) row[id] = logprob;
  return row;
}
