import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { tokenizerConfigSchema, tokenizerFileSchema } from '../../../models/causal-config.ts';
import { findAnswerTokens } from '../../../workers/answer-tokens.ts';
import { judgeTurn } from '../../../workers/causal-engine.ts';
import { openChatTemplate } from '../../../workers/chat-template.ts';
import { tinyCausalModel } from '../../../workers/testing/tiny-causal-model.ts';
import { createTextTokenizer } from '../../../workers/text-tokenizer.ts';
import type { EngineDocument } from '../../engine/port.ts';
import { longCase, longCaseStatements } from './long-case.ts';
import type { JudgeTask } from './measured.ts';

/** A language model as a folder of its own beneath `models`, ready for every contestant. */
export interface JudgeModel {
  readonly models: string;
  readonly folder: string;
  readonly name: string;
  readonly dtype: 'fp32' | 'q4';
  /** Name of the same weights as gguf beside it; null where there are none. */
  readonly gguf: string | null;
  /** Units: tokens. */
  readonly context: number;
  readonly task: JudgeTask;
  readonly remove: () => Promise<void>;
}

/** A model of six million parameters in the shape of a Llama, with random weights: only its speed says something. */
const shape = { hidden: 256, intermediate: 768, layers: 4, heads: 4, kvHeads: 2, headSize: 64, vocabulary: 4096 };
/** Letters in a row: what a trained tokenizer has as one token, more or less. */
const words = [...new Set(JSON.stringify([longCase, longCaseStatements, judgeTurn(longCase, '')]).match(/[A-Za-z]+/g))];
const context = 2048;
/** How gguf marks a whole number of four bytes. */
const ggufUint32 = 4;
/** Units: tokens, the judge's instructions among them. */
const sharedMost = 900;
/** For a model that has none. */
const template =
  "{{ bos_token }}{% for message in messages %}{{ message.role + ': ' + message.content + '\\n' }}{% endfor %}assistant:";

/**
 * Lays out the model that is given, with a chat template and room for the document where it has none, or else one with
 * random weights.
 */
export async function layOutModel(given: string | null): Promise<JudgeModel> {
  const models = await mkdtemp(join(tmpdir(), 'rubricon-bench-'));
  const folder = 'judge';
  const own = join(models, folder);
  if (given) await layOutGiven(given, own);
  else await layOutRandom(own);
  const config = JSON.parse(await readFile(join(own, 'tokenizer_config.json'), 'utf8'));
  const file = tokenizerFileSchema.parse(JSON.parse(await readFile(join(own, 'tokenizer.json'), 'utf8')));
  return {
    models,
    folder,
    name: given ? basename(given) : '6 M parameters in the shape of a Llama, q4, random weights',
    dtype: given ? 'fp32' : 'q4',
    gguf: (await readdir(own)).find((name) => name.endsWith('.gguf')) ?? null,
    context,
    task: taskFor(file, tokenizerConfigSchema.parse(config)),
    remove: () => rm(models, { recursive: true }),
  };
}

async function layOutGiven(given: string, own: string): Promise<void> {
  await cp(given, own, { recursive: true });
  const mend = async (name: string, more: (json: Readonly<Record<string, unknown>>) => object): Promise<void> => {
    const path = join(own, name);
    const json: Record<string, unknown> = JSON.parse(await readFile(path, 'utf8'));
    await rm(path);
    await writeFile(path, JSON.stringify({ ...json, ...more(json) }));
  };
  await mend('tokenizer_config.json', (json) => ({ chat_template: json.chat_template ?? template }));
  for (const name of await readdir(own)) if (name.endsWith('.gguf')) await widen(join(own, name));
  await mend('config.json', (json) => ({
    max_position_embeddings: Math.max(context, Number(json.max_position_embeddings)),
  }));
}

/** Raises the context that a gguf says its model was trained for: llama.cpp takes no longer prompt. */
async function widen(path: string): Promise<void> {
  const bytes = await readFile(path);
  const key = 'llama.context_length';
  const at = bytes.indexOf(key) + key.length;
  const isNumber = at >= key.length && bytes.readUInt32LE(at) === ggufUint32;
  if (!isNumber || bytes.readUInt32LE(at + 4) >= context) return;
  bytes.writeUInt32LE(context, at + 4);
  await rm(path);
  await writeFile(path, bytes);
}

async function layOutRandom(own: string): Promise<void> {
  for (const [name, bytes] of tinyCausalModel('llama', { dtypes: ['q4'], shape, words })) {
    await mkdir(dirname(join(own, name)), { recursive: true });
    await writeFile(join(own, name), bytes);
  }
}

function taskFor(
  file: Parameters<typeof createTextTokenizer>[0],
  config: Parameters<typeof createTextTokenizer>[1],
): JudgeTask {
  const tokenizer = createTextTokenizer(file, config);
  const encode = openChatTemplate(String(config.chat_template), config, tokenizer);
  const sharedBy = (document: EngineDocument): number => encode(judgeTurn(document, ''))[0]?.length ?? 0;
  // Small vocabularies make many tokens of a text: as many sentences as fit.
  const sentences = longCase.response.split(/(?<=[.:?!]\s)/);
  let document = longCase;
  while (sentences.length > 1 && sharedBy(document) > sharedMost) {
    sentences.pop();
    document = { ...longCase, response: sentences.join('') };
  }
  const prompts = longCaseStatements.map((statement) => encode(judgeTurn(document, statement)).flat());
  return {
    document,
    statements: longCaseStatements,
    prompts,
    texts: prompts.map((ids) => tokenizer.decode(ids)),
    shared: sharedBy(document),
    answers: findAnswerTokens(tokenizer),
    verdict: tokenizer.plain('{"met": true}').length,
  };
}
