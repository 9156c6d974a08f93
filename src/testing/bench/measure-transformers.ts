import { AutoModelForCausalLM, LogitsProcessor, LogitsProcessorList, Tensor } from '@huggingface/transformers';
import { answerLogit } from '../../../workers/answer-tokens.ts';
import { bestOf, decodeRate, type JudgeTask, type Measured, type Probe, writtenTokens } from './measured.ts';

export interface TransformersOptions {
  /** A folder beneath transformers.js's `env.localModelPath`. */
  readonly folder: string;
  readonly dtype: 'fp32' | 'q4';
  readonly device: 'cpu' | 'wasm';
}

/** transformers.js as graders use it: a whole prompt and a short verdict written for each statement. The tokens are given. */
export async function measureTransformers(
  { folder, dtype, device }: TransformersOptions,
  task: JudgeTask,
  probe: Probe,
): Promise<Measured> {
  const start = performance.now();
  const model = await AutoModelForCausalLM.from_pretrained(folder, { dtype, device });
  const load = performance.now() - start;
  const generate = async (ids: readonly number[], tokens: number): Promise<number> => {
    const first = new FirstLogits();
    const processors = new LogitsProcessorList();
    processors.push(first);
    await model.generate({
      inputs: new Tensor('int64', BigInt64Array.from(ids, BigInt), [1, ids.length]),
      max_new_tokens: tokens,
      min_new_tokens: tokens,
      do_sample: false,
      logits_processor: processors,
    } as Parameters<typeof model.generate>[0]);
    return answerLogit(first.row, task.answers);
  };
  try {
    const ask = await bestOf(async () => {
      const logits: number[] = [];
      for (const ids of task.prompts) logits.push(await generate(ids, task.verdict));
      return logits;
    }, probe);
    const prompt = task.prompts[0] ?? [];
    const one = await bestOf(() => generate(prompt, 1), probe);
    const many = await bestOf(() => generate(prompt, writtenTokens), probe);
    const decode = decodeRate(one.time, many.time);
    const prefill = (1000 * prompt.length) / one.time;
    return {
      load,
      ask: ask.time,
      processor: ask.processor,
      logits: ask.value,
      prefill,
      decode,
      memory: await probe.memory(),
    };
  } finally {
    await model.dispose();
  }
}

/** Keeps the logits from which the first token is chosen: what the model says to the statement. */
class FirstLogits extends LogitsProcessor {
  row = new Float32Array(0);

  override _call(_ids: bigint[][], logits: Tensor): Tensor {
    if (this.row.length === 0) this.row = Float32Array.from(logits.data as Float32Array);
    return logits;
  }
}
