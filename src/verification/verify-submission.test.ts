import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RubriconError, toFault } from '../domain/errors.ts';
import { replayRun } from '../domain/replay-run.ts';
import type { RunEvent } from '../domain/run.ts';
import type { Engine } from '../engine/port.ts';
import {
  calibration,
  collect,
  criterion,
  endOf,
  recorded,
  rubricOf,
  steady,
  submission,
  verdictWords,
  yesOrNo,
} from './testing/fixtures.ts';
import { type VerifyRequest, verifySubmission } from './verify-submission.ts';

const rubric = rubricOf(
  criterion('a', 'yes it rests'),
  criterion('b', 'no it runs'),
  criterion('c', 'at most 10 words', { kind: 'words', max: 10 }),
  criterion('d', 'yes a doctor'),
);
const request = (over: Partial<VerifyRequest> & Pick<VerifyRequest, 'verifier'>): VerifyRequest => ({
  submission: submission(),
  rubric,
  runId: 'run-1',
  ...steady,
  ...over,
});
const lost = (): never => {
  throw new RubriconError('device-lost', 'The device went away.');
};

describe('verifySubmission', () => {
  it('VER-1 a run is a start, one verdict a criterion, an end, and replays to a complete state', async () => {
    const { verifier } = recorded(yesOrNo);
    const events = await collect(verifySubmission(request({ verifier })));
    expect(events.map((event) => event.type)).toEqual([
      'run-start',
      'verdict',
      'verdict',
      'verdict',
      'verdict',
      'run-end',
    ]);
    expect(events.map((event) => event.seq)).toEqual([0, 1, 2, 3, 4, 5]);
    const state = replayRun(events);
    expect(state.status).toBe('complete');
    expect([...state.criteria.values()].every((entry) => entry.verdict?.kind === 'decided')).toBe(true);
  });

  it('VER-1 verdicts arrive before the model is through', async () => {
    let finish = (): void => undefined;
    const held = new Promise<void>((resolve) => {
      finish = resolve;
    });
    const { verifier } = recorded(async (statement) => {
      if (statement === 'yes a doctor') await held;
      return { logit: 1 };
    });
    const seen: string[] = [];
    for await (const event of verifySubmission(request({ verifier }))) {
      if (event.type === 'verdict') seen.push(event.criterionId);
      if (event.type === 'verdict' && event.criterionId === 'b') finish();
    }
    expect(seen).toEqual(['c', 'a', 'b', 'd']);
  });

  it('VER-1 an engine that answers out of order, twice, or only at the end gives each verdict once', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(5), { maxLength: 12 }), async (told) => {
        const { verifier } = recorded(yesOrNo);
        const engine: Engine = {
          ...verifier.engine,
          async ask(reading, statements, options) {
            const answers = await verifier.engine.ask(reading, statements);
            for (const index of told) {
              const answer = answers[index];
              if (answer) options?.onAnswer?.(index, answer);
              else options?.onAnswer?.(index, { ok: true, logit: 0, spans: [] });
            }
            return answers;
          },
        };
        const events = await collect(verifySubmission(request({ verifier: { ...verifier, engine } })));
        expect(verdictWords(events).sort()).toEqual(['a:met', 'b:unmet', 'c:met', 'd:met']);
      }),
      { numRuns: 30 },
    );
  });

  it('VER-2 code decides first and the model is not asked what code decided', async () => {
    const { verifier, asked } = recorded(yesOrNo);
    const events = await collect(verifySubmission(request({ verifier })));
    expect(verdictWords(events)[0]).toBe('c:met');
    expect(asked).toEqual([['yes it rests', 'no it runs', 'yes a doctor']]);
  });

  it('VER-2 a rubric of code checks alone reads nothing', async () => {
    const { verifier, reads } = recorded(lost, { onRead: lost });
    const only = rubricOf(criterion('w', 'words', { kind: 'words', max: 3 }));
    const events = await collect(verifySubmission(request({ verifier, rubric: only })));
    expect(verdictWords(events)).toEqual(['w:unmet']);
    expect(endOf(events)).toBe('complete');
    expect(reads).toEqual([]);
  });

  it('VER-3 points, tags and ids never reach the engine', async () => {
    const { verifier, reads, asked } = recorded(yesOrNo);
    await collect(verifySubmission(request({ verifier })));
    const { conversation, response } = submission();
    expect(reads).toEqual([{ conversation, response }]);
    expect(asked.flat().every((statement) => rubric.criteria.some(({ text }) => text === statement))).toBe(true);
    const other = recorded(yesOrNo);
    const reweighted = rubricOf(...rubric.criteria.map((c) => ({ ...c, points: -999, tags: ['axis:other'] })));
    await collect(verifySubmission(request({ verifier: other.verifier, rubric: reweighted })));
    expect(other.asked).toEqual(asked);
    expect(other.reads).toEqual(reads);
  });

  it('VER-4 a fault of one statement fails that criterion alone', async () => {
    const fault = toFault(new RubriconError('statement-too-long', 'Too long.'));
    const { verifier } = recorded((statement) => (statement.startsWith('no') ? { fault } : { logit: 1 }));
    const events = await collect(verifySubmission(request({ verifier })));
    expect(verdictWords(events).sort()).toEqual(['a:met', 'b:failed', 'c:met', 'd:met']);
    expect(endOf(events)).toBe('complete');
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])(
    'VER-4 a logit of %s is no verdict',
    async (logit) => {
      const { verifier } = recorded(() => ({ logit }));
      const events = await collect(verifySubmission(request({ verifier })));
      expect(verdictWords(events).sort()).toEqual(['a:failed', 'b:failed', 'c:met', 'd:failed']);
    },
  );

  it('VER-5 an engine-wide fault ends the run as failed and leaves the rest pending', async () => {
    const { verifier } = recorded((statement) => (statement.startsWith('no') ? lost() : { logit: 1 }));
    const events = await collect(verifySubmission(request({ verifier })));
    expect(verdictWords(events)).toEqual(['c:met', 'a:met']);
    const state = replayRun(events);
    expect(state.status).toBe('failed');
    expect(state.fault?.code).toBe('device-lost');
    expect(state.criteria.get('d')?.verdict).toBeNull();
  });

  it('VER-5 a document that cannot be read ends the run with its fault and quotes nothing of it', async () => {
    const { verifier } = recorded(yesOrNo, {
      onRead: ({ response }) => {
        throw new TypeError(response);
      },
    });
    const events = await collect(verifySubmission(request({ verifier })));
    expect(events.at(-1)).toMatchObject({ type: 'run-end', outcome: 'failed', fault: { code: 'internal' } });
    expect(JSON.stringify(events.at(-1))).not.toContain('doctor');
  });

  it('VER-5 fewer answers than statements is a fault, never a silent gap', async () => {
    const { verifier } = recorded(yesOrNo);
    const engine: Engine = { ...verifier.engine, ask: () => Promise.resolve([{ ok: true, logit: 2, spans: [] }]) };
    const events = await collect(verifySubmission(request({ verifier: { ...verifier, engine } })));
    expect(verdictWords(events)).toEqual(['c:met', 'a:met']);
    expect(events.at(-1)).toMatchObject({ outcome: 'failed', fault: { code: 'output-invalid' } });
  });

  it('VER-6 a run cancelled before, while reading or while asking ends as cancelled', async () => {
    const before = new AbortController();
    before.abort();
    const { verifier, reads } = recorded(yesOrNo);
    const never = await collect(verifySubmission(request({ verifier, signal: before.signal })));
    expect(never.map((event) => event.type)).toEqual(['run-start', 'run-end']);
    expect(endOf(never)).toBe('cancelled');
    expect(reads).toEqual([]);

    const reading = new AbortController();
    const slow = recorded(yesOrNo, { onRead: () => new Promise(() => reading.abort()) });
    expect(endOf(await collect(verifySubmission(request({ verifier: slow.verifier, signal: reading.signal }))))).toBe(
      'cancelled',
    );

    const asking = new AbortController();
    const events: RunEvent[] = [];
    for await (const event of verifySubmission(request({ verifier, signal: asking.signal }))) {
      events.push(event);
      if (event.type === 'verdict' && event.criterionId === 'a') asking.abort();
    }
    expect(endOf(events)).toBe('cancelled');
    expect(replayRun(events).criteria.get('d')?.verdict).toBeNull();
  });

  it('VER-7 the header tells apart what must be told apart', async () => {
    const headerOf = async (over: Partial<VerifyRequest>) => {
      const { verifier } = recorded(yesOrNo, { calibration });
      const hash = (text: string) => Promise.resolve(text);
      const [start] = await collect(verifySubmission(request({ verifier, hash, ...over })));
      if (start?.type !== 'run-start') throw new Error('no start');
      return start.header;
    };
    const header = await headerOf({});
    expect(header).toMatchObject({
      runId: 'run-1',
      model: 'scripted',
      calibration: 'cal-1',
      abstainBelow: null,
      device: 'scripted',
      seed: 0,
    });
    expect((await headerOf({ rubric: rubricOf(criterion('a', 'other')) })).rubricHash).not.toBe(header.rubricHash);
    expect((await headerOf({ submission: submission('s', 'other') })).submissionHash).not.toBe(header.submissionHash);
    const unfit = recorded(yesOrNo, { calibration: { ...calibration, dtype: 'q8' } });
    expect((await headerOf({ verifier: unfit.verifier })).calibration).toBeNull();
  });

  it('VER-8 the document is released when the run completes, fails, is cancelled or is left', async () => {
    const complete = recorded(yesOrNo);
    await collect(verifySubmission(request({ verifier: complete.verifier })));
    expect(complete.released).toHaveLength(1);

    const failing = recorded(lost);
    await collect(verifySubmission(request({ verifier: failing.verifier })));
    expect(failing.released).toHaveLength(1);

    const left = recorded(yesOrNo);
    for await (const event of verifySubmission(request({ verifier: left.verifier }))) {
      if (event.type === 'verdict' && event.criterionId === 'a') break;
    }
    expect(left.released).toHaveLength(1);
  });

  it('VER-8 a caller who leaves stops the model', async () => {
    const { verifier } = recorded(yesOrNo);
    let stopped: AbortSignal | undefined;
    const engine: Engine = {
      ...verifier.engine,
      ask: (_, __, options) => {
        stopped = options?.signal;
        options?.onAnswer?.(0, { ok: true, logit: 1, spans: [] });
        return new Promise(() => undefined);
      },
    };
    for await (const event of verifySubmission(request({ verifier: { ...verifier, engine } }))) {
      if (event.type === 'verdict' && event.criterionId === 'a') break;
    }
    expect(stopped?.aborted).toBe(true);
  });

  it('VER-9 a broken rubric is refused before anything is asked', async () => {
    const { verifier, reads } = recorded(yesOrNo);
    const twice = rubricOf(criterion('a', 'yes'), criterion('a', 'no'));
    await expect(collect(verifySubmission(request({ verifier, rubric: twice })))).rejects.toMatchObject({
      code: 'input-invalid',
    });
    expect(reads).toEqual([]);
  });
});
