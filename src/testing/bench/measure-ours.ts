import type { Engine } from '../../engine/port.ts';
import { bestOf, decodeRate, type JudgeTask, type Measured, type Probe, writtenTokens } from './measured.ts';

/** Our engine: the document is read once, then asked every statement. It makes tokens of the text itself, within the time. */
export async function measureOurs(open: () => Promise<Engine>, task: JudgeTask, probe: Probe): Promise<Measured> {
  const start = performance.now();
  const engine = await open();
  const load = performance.now() - start;
  try {
    const ask = await bestOf(async () => {
      const reading = await engine.read(task.document);
      const answers = await engine.ask(reading, task.statements);
      await engine.release(reading);
      return answers.map((answer) => (answer.ok ? answer.logit : Number.NaN));
    }, probe);
    const read = await bestOf(async () => engine.release(await engine.read(task.document)), probe);
    const write = (tokens: number) =>
      bestOf(async () => {
        const grammar = { kind: 'ebnf', text: `root ::= [a-z ]{${4 * writtenTokens}}` } as const;
        await engine.write?.({ system: 'Tell a story.', user: 'Once upon a time' }, { grammar, maxTokens: tokens });
      }, probe);
    const decode = decodeRate((await write(1)).time, (await write(writtenTokens)).time);
    const prefill = (1000 * task.shared) / read.time;
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
    await engine.dispose();
  }
}
