import { describe, expect, it } from 'vitest';
import { RubriconError } from '../domain/errors.ts';
import { replayRun } from '../domain/replay-run.ts';
import type { RunEvent } from '../domain/run.ts';
import type { Script } from '../engine/scripted-engine.ts';
import { createPauseSwitch } from './pause-switch.ts';
import { type BatchRequest, type BatchStep, runBatch } from './run-batch.ts';
import { collect, criterion, recorded, rubricOf, steady, submission, yesOrNo } from './testing/fixtures.ts';

const rubric = rubricOf(criterion('a', 'yes a'), criterion('b', 'no b'));
const cases = ['x', 'y', 'z'].map((id) => ({ submission: submission(id), rubric }));
const request = (over: Partial<BatchRequest> & Pick<BatchRequest, 'verifier'>): BatchRequest => {
  let runs = 0;
  return { cases, newRunId: () => `run-${++runs}`, ...steady, ...over };
};

/** Answers the first statement and then hangs on the documents of one case. */
const hangsOn =
  (id: string): Script =>
  (statement, { conversation }) =>
    statement === 'no b' && conversation[0]?.content.includes(`says ${id}`)
      ? new Promise(() => undefined)
      : { logit: 1 };

/** The log of each case, as a caller would keep it. */
function logsOf(steps: readonly BatchStep[], before: ReadonlyMap<string, readonly RunEvent[]> = new Map()) {
  const logs = new Map(before);
  for (const step of steps) {
    if (step.type === 'event') logs.set(step.caseId, [...(logs.get(step.caseId) ?? []), step.event]);
  }
  return logs;
}
const over = (steps: readonly BatchStep[]): string[] =>
  steps.flatMap((step) =>
    step.type === 'case-done' ? [`${step.caseId} ${step.progress.done}/${step.progress.total}`] : [],
  );

describe('runBatch', () => {
  it('VER-60 cases run in order and every step says where the batch stands', async () => {
    const { verifier, released } = recorded(yesOrNo);
    const steps = await collect(runBatch(request({ verifier })));
    expect(over(steps)).toEqual(['x 1/3', 'y 2/3', 'z 3/3']);
    expect(steps[0]?.progress).toEqual({ done: 0, failed: 0, total: 3, current: 'x' });
    expect(steps.at(-1)?.progress).toEqual({ done: 3, failed: 0, total: 3, current: null });
    const logs = logsOf(steps);
    expect([...logs.values()].map((log) => replayRun(log).status)).toEqual(['complete', 'complete', 'complete']);
    expect(new Set([...logs.values()].map((log) => replayRun(log).header.runId)).size).toBe(3);
    expect(released).toHaveLength(3);
  });

  it('VER-61 a resumed batch skips what is complete and asks only what is pending', async () => {
    const stop = new AbortController();
    const first: BatchStep[] = [];
    for await (const step of runBatch(request({ verifier: recorded(hangsOn('y')).verifier, signal: stop.signal }))) {
      first.push(step);
      if (step.type === 'event' && step.caseId === 'y' && step.event.type === 'verdict') stop.abort();
    }
    const logs = logsOf(first);
    const again = recorded(yesOrNo);
    const logOf = (id: string) => Promise.resolve(logs.get(id) ?? null);
    const steps = await collect(runBatch(request({ verifier: again.verifier, logOf })));
    expect(again.asked).toEqual([['no b'], ['yes a', 'no b']]);
    expect(steps.flatMap((step) => (step.type === 'case-done' ? [step.skipped] : []))).toEqual([true, false, false]);
    expect([...logsOf(steps, logs).values()].map((log) => replayRun(log).status)).toEqual([
      'complete',
      'complete',
      'complete',
    ]);
  });

  it('VER-62 while paused no next case starts', async () => {
    const { verifier, reads } = recorded(yesOrNo);
    const pauseSwitch = createPauseSwitch();
    const steps: BatchStep[] = [];
    const work = (async () => {
      for await (const step of runBatch(request({ verifier, pauseSwitch }))) {
        steps.push(step);
        if (step.caseId === 'x' && step.type === 'event' && step.event.type === 'run-start') pauseSwitch.pause();
      }
    })();
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(over(steps)).toEqual(['x 1/3']);
    expect(reads).toHaveLength(1);
    pauseSwitch.resume();
    await work;
    expect(over(steps)).toEqual(['x 1/3', 'y 2/3', 'z 3/3']);
  });

  it('VER-62 a pause can be cancelled', async () => {
    const pauseSwitch = createPauseSwitch();
    pauseSwitch.pause();
    const stop = new AbortController();
    const { verifier } = recorded(yesOrNo);
    const steps = collect(runBatch(request({ verifier, pauseSwitch, signal: stop.signal })));
    stop.abort();
    expect(await steps).toEqual([]);
    expect(pauseSwitch.paused).toBe(true);
  });

  it('VER-63 a cancelled batch ends after the cancelled case', async () => {
    const stop = new AbortController();
    const steps: BatchStep[] = [];
    for await (const step of runBatch(request({ verifier: recorded(hangsOn('x')).verifier, signal: stop.signal }))) {
      steps.push(step);
      if (step.type === 'event' && step.event.type === 'verdict') stop.abort();
    }
    expect(over(steps)).toEqual([]);
    expect(steps.at(-1)).toMatchObject({ caseId: 'x', event: { type: 'run-end', outcome: 'cancelled' } });
  });

  it('VER-63 broken rubrics, broken logs and unreadable documents do not stop the others', async () => {
    const { verifier } = recorded(yesOrNo, {
      onRead: ({ conversation }) => {
        if (conversation[0]?.content.includes('says y')) throw new RubriconError('document-too-long', 'Too long.');
      },
    });
    const twice = { submission: submission('w'), rubric: rubricOf(criterion('a', 'a'), criterion('a', 'b')) };
    const broken: RunEvent = { seq: 4, at: '', type: 'run-end', outcome: 'complete' };
    const logOf = (id: string) => Promise.resolve(id === 'x' ? [broken] : null);
    const steps = await collect(runBatch(request({ verifier, cases: [twice, ...cases], logOf })));
    expect(over(steps)).toEqual(['w 1/4', 'x 2/4', 'y 3/4', 'z 4/4']);
    expect(steps.at(-1)?.progress.failed).toBe(3);
    expect(steps.flatMap((step) => (step.type === 'case-failed' ? [step.fault.code] : []))).toEqual([
      'input-invalid',
      'log-invalid',
    ]);
  });

  it('VER-64 a finished engine ends the batch', async () => {
    const { verifier } = recorded(() => {
      throw new RubriconError('restarts-exhausted', 'No more.');
    });
    const steps = await collect(runBatch(request({ verifier })));
    expect(over(steps)).toEqual(['x 1/3']);
    expect(steps.at(-1)?.progress.failed).toBe(1);
  });
});
