import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { AutoModelForCausalLM, env, LogitsProcessor, LogitsProcessorList, Tensor } from '@huggingface/transformers';
import { answerLogit, findAnswerTokens } from '../../../workers/answer-tokens.ts';
import { judgeTurn } from '../../../workers/causal-engine.ts';
import { openNodeEngine } from '../../../workers/node-engine.ts';
import { openTinyPrompt } from '../../../workers/testing/causal-reference.ts';
import { tinyCausalModel } from '../../../workers/testing/tiny-causal-model.ts';
import { longCase, longCaseStatements } from './long-case.ts';
import { markdownTable } from './markdown-table.ts';

/** A model of six million parameters in the shape of a Llama, with random weights: only its speed says something. */
const shape = { hidden: 256, intermediate: 768, layers: 4, heads: 4, kvHeads: 2, headSize: 64, vocabulary: 4096 };
const dtype = 'q4';
/** A verdict as `{"met": true}`, and one with a sentence of explanation before it, as graders write today. */
const verdictTokens = [8, 48] as const;
/** Letters in a row: what a trained tokenizer has as one token, more or less. */
const words = [...new Set(JSON.stringify([longCase, longCaseStatements, judgeTurn(longCase, '')]).match(/[A-Za-z]+/g))];

/** Twelve statements asked of one language model: read once and ask many, against one whole `generate` call for each. */
export async function run(): Promise<string> {
  const files = tinyCausalModel('llama', { dtypes: [dtype], shape, words });
  const folder = await mkdtemp(join(tmpdir(), 'rubricon-bench-'));
  try {
    for (const [name, bytes] of files) {
      await mkdir(dirname(join(folder, name)), { recursive: true });
      await writeFile(join(folder, name), bytes);
    }
    return await compare(folder, files);
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function compare(folder: string, files: ReadonlyMap<string, Uint8Array>): Promise<string> {
  const opened = performance.now();
  const engine = await openNodeEngine({ modelFolder: folder, dtype });
  const load = performance.now() - opened;
  const ask = async (): Promise<number[]> => {
    const reading = await engine.read(longCase);
    const answers = await engine.ask(reading, longCaseStatements);
    await engine.release(reading);
    return answers.map((answer) => (answer.ok ? answer.logit : Number.NaN));
  };
  await ask();
  const ours = await timed(ask);
  await engine.dispose();

  const { encode, tokenizer } = openTinyPrompt(files);
  const lengths = longCaseStatements.map((statement) => encode(judgeTurn(longCase, statement)).flat().length);
  const answers = findAnswerTokens(tokenizer);
  env.localModelPath = dirname(folder);
  env.allowRemoteModels = false;
  const model = await AutoModelForCausalLM.from_pretrained(basename(folder), { dtype, device: 'cpu' });
  const theirs: (Timed & { readonly tokens: number; readonly value: number[] })[] = [];
  for (const tokens of verdictTokens) {
    const each = async (asked: readonly string[]): Promise<number[]> => {
      const logits: number[] = [];
      for (const statement of asked) {
        const ids = encode(judgeTurn(longCase, statement)).flat();
        const first = new FirstLogits();
        const processors = new LogitsProcessorList();
        processors.push(first);
        const input = new Tensor('int64', BigInt64Array.from(ids, BigInt), [1, ids.length]);
        await model.generate({
          inputs: input,
          max_new_tokens: tokens,
          min_new_tokens: tokens,
          do_sample: false,
          logits_processor: processors,
        } as Parameters<typeof model.generate>[0]);
        logits.push(answerLogit(first.row, answers));
      }
      return logits;
    };
    if (theirs.length === 0) await each(longCaseStatements.slice(0, 1));
    theirs.push({ tokens, ...(await timed(() => each(longCaseStatements))) });
  }
  await model.dispose();

  const turned = theirs.flatMap(({ value }) => value.filter((logit, at) => logit > 0 !== (ours.value[at] ?? 0) > 0));
  const prefix = encode(judgeTurn(longCase, ''))[0]?.length ?? 0;
  return markdownTable(
    [`language model, ask ${longCaseStatements.length}`, 'value'],
    [
      ['model', `6 M parameters, Llama shape, ${dtype}, CPU, random weights`],
      ['document', `${prefix} tokens; prompts of ${Math.max(...lengths)} at most`],
      ['load and start-up test', `${load.toFixed(0)} ms`],
      [`(a) read once, ask ${longCaseStatements.length}`, describe(ours)],
      ...theirs.map(({ tokens, milliseconds, cpu }) => [
        `(b) ${longCaseStatements.length} × transformers.js generate, ${tokens} tokens each`,
        `${describe({ milliseconds, cpu })}; ${(milliseconds / ours.milliseconds).toFixed(1)} × (a), ${(cpu / ours.cpu).toFixed(1)} × its processor time`,
      ]),
      ['decisions that differ', String(turned.length)],
      ['memory of the process', `${(process.memoryUsage().rss / 1e6).toFixed(0)} MB`],
    ],
  );
}

/** Keeps the logits from which the first token is chosen: what the model says to the statement. */
class FirstLogits extends LogitsProcessor {
  row = new Float32Array(0);

  override _call(_ids: bigint[][], logits: Tensor): Tensor {
    if (this.row.length === 0) this.row = Float32Array.from(logits.data as Float32Array);
    return logits;
  }
}

/** Units: milliseconds, by the clock and of processor time: on a busy machine only the latter says something. */
interface Timed {
  readonly milliseconds: number;
  readonly cpu: number;
}

async function timed(work: () => Promise<number[]>): Promise<Timed & { readonly value: number[] }> {
  const start = performance.now();
  const before = process.cpuUsage();
  const value = await work();
  const { user, system } = process.cpuUsage(before);
  return { value, milliseconds: performance.now() - start, cpu: (user + system) / 1000 };
}

function describe({ milliseconds, cpu }: Timed): string {
  return `${milliseconds.toFixed(0)} ms (processor ${cpu.toFixed(0)} ms)`;
}
