import type { InferenceSession, TensorConstructor } from 'onnxruntime-common';
import { tokenizerConfigSchema, tokenizerFileSchema } from '../../models/causal-config.ts';
import type { EngineDocument } from '../../src/engine/port.ts';
import { answerLogit, findAnswerTokens } from '../answer-tokens.ts';
import { judgeTurn } from '../causal-engine.ts';
import { type EncodeTurn, openChatTemplate } from '../chat-template.ts';
import { createTextTokenizer, type TextTokenizer } from '../text-tokenizer.ts';

type Files = ReadonlyMap<string, Uint8Array>;

/** Tokenizer and template of a folder held in memory. */
export function openTinyPrompt(files: Files): { readonly tokenizer: TextTokenizer; readonly encode: EncodeTurn } {
  const json = (name: string): unknown => JSON.parse(new TextDecoder().decode(files.get(name)));
  const config = tokenizerConfigSchema.parse(json('tokenizer_config.json'));
  const tokenizer = createTextTokenizer(tokenizerFileSchema.parse(json('tokenizer.json')), config);
  return { tokenizer, encode: openChatTemplate(String(config.chat_template), config, tokenizer) };
}

/**
 * What a model says to each statement when it is asked alone and from scratch: the whole prompt in one run, no cache.
 * This is the truth that reading once and asking many is held against.
 */
export async function askFromScratch(
  files: Files,
  session: InferenceSession,
  Tensor: TensorConstructor,
  document: EngineDocument,
  statements: readonly string[],
): Promise<number[]> {
  const { tokenizer, encode } = openTinyPrompt(files);
  const answers = findAnswerTokens(tokenizer);
  const logits: number[] = [];
  for (const statement of statements) {
    const ids = encode(judgeTurn(document, statement)).flat();
    const whole = (values: readonly bigint[]) => new Tensor('int64', BigInt64Array.from(values), [1, values.length]);
    const feeds: Record<string, InstanceType<TensorConstructor>> = {
      input_ids: whole(ids.map(BigInt)),
      attention_mask: whole(ids.map(() => 1n)),
    };
    for (const input of session.inputMetadata) {
      if (!input.isTensor || !input.name.startsWith('past')) continue;
      const [, heads, , size] = input.shape;
      const empty = input.type === 'float16' ? new Uint16Array(0) : new Float32Array(0);
      feeds[input.name] = new Tensor(input.type, empty, [1, Number(heads), 0, Number(size)]);
    }
    const { logits: all } = await session.run(feeds, ['logits']);
    if (!all) throw new Error('no logits');
    const row = (all.data as Float32Array | Uint16Array).slice(-Number(all.dims[2]));
    logits.push(answerLogit(row instanceof Uint16Array ? Float32Array.from(row, toNumber) : row, answers));
  }
  return logits;
}

/** Half precision by its definition, apart from the engine's own way. */
function toNumber(bits: number): number {
  const view = new DataView(new ArrayBuffer(4));
  const exponent = (bits >> 10) & 31;
  if (exponent === 0) return ((bits & 0x3ff) / 2 ** 24) * (bits & 0x8000 ? -1 : 1);
  view.setUint32(0, ((bits & 0x8000) << 16) | ((exponent + 112) << 23) | ((bits & 0x3ff) << 13));
  return view.getFloat32(0);
}
