import { describe, expect, it } from 'vitest';
import { reduceRun } from '../domain/reduce-run.ts';
import { replayRun } from '../domain/replay-run.ts';
import type { RunEvent, RunState } from '../domain/run.ts';
import { askAgain, pendingIds } from './ask-again.ts';
import { openReadings } from './readings.ts';
import {
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
import { verifySubmission } from './verify-submission.ts';

const rubric = rubricOf(criterion('a', 'yes a'), criterion('b', 'no b'), criterion('c', 'yes c'));
const start = { submission: submission(), rubric, runId: 'run-1', ...steady };

function edit(events: readonly RunEvent[], text: string): RunState {
  const state = replayRun(events);
  const criteria = rubric.criteria.map((c) => (c.id === 'b' ? { ...c, text } : c));
  return reduceRun(state, { type: 'rubric-edit', rubric: rubricOf(...criteria), seq: state.lastSeq + 1, at: '' });
}

describe('askAgain', () => {
  it('VER-10 an edited criterion is asked alone, over the reading that is open', async () => {
    const { verifier, reads, asked, released } = recorded(yesOrNo);
    const readings = openReadings(verifier.engine);
    const state = edit(await collect(verifySubmission({ ...start, verifier, readings })), 'yes b');
    expect(pendingIds(state)).toEqual(['b']);
    const events = await collect(askAgain({ state, criterionIds: ['b', 'gone'], verifier, readings, ...steady }));
    expect(events.map((event) => event.type)).toEqual(['run-resume', 'verdict', 'run-end']);
    expect(asked.at(-1)).toEqual(['yes b']);
    expect(reads).toHaveLength(1);
    const after = events.reduce<RunState>(reduceRun, state);
    expect(after.status).toBe('complete');
    expect(after.criteria.get('b')?.verdict).toMatchObject({ kind: 'decided', met: true });
    expect(released).toEqual([]);
    await readings.close();
    expect(released).toHaveLength(1);
  });

  it('VER-10 the resume names the edited rubric in its header', async () => {
    const { verifier } = recorded(yesOrNo);
    const hash = (text: string) => Promise.resolve(text);
    const state = edit(await collect(verifySubmission({ ...start, verifier, hash })), 'yes b, reworded');
    const [resume] = await collect(askAgain({ state, criterionIds: ['b'], verifier, now: steady.now, hash }));
    if (resume?.type !== 'run-resume') throw new Error('no resume');
    expect(resume.header.rubricHash).toContain('reworded');
    expect(resume.header.runId).toBe('run-1');
  });

  it('VER-11 a criterion that a person decided is not pending', async () => {
    const { verifier } = recorded(yesOrNo);
    const edited = edit(await collect(verifySubmission({ ...start, verifier })), 'yes b');
    const by = { type: 'override', criterionId: 'b', met: true, reason: 'It says so.' } as const;
    const state = reduceRun(edited, { ...by, seq: edited.lastSeq + 1, at: '' });
    expect(pendingIds(state)).toEqual([]);
    const cleared = reduceRun(state, { ...by, met: null, seq: state.lastSeq + 1, at: '' });
    expect(pendingIds(cleared)).toEqual(['b']);
  });

  it('VER-11 a run with something left pending stays cancelled', async () => {
    const { verifier } = recorded(yesOrNo);
    const stop = new AbortController();
    stop.abort();
    const state = replayRun(await collect(verifySubmission({ ...start, verifier, signal: stop.signal })));
    const some = await collect(askAgain({ state, criterionIds: ['a'], verifier, ...steady }));
    expect(verdictWords(some)).toEqual(['a:met']);
    expect(endOf(some)).toBe('cancelled');
    const rest = await collect(askAgain({ state, criterionIds: pendingIds(state), verifier, ...steady }));
    expect(verdictWords(rest)).toHaveLength(3);
    expect(endOf(rest)).toBe('complete');
  });

  it('VER-12 a forgotten document is read once more, and only what is open is asked', async () => {
    const { verifier, reads, asked } = recorded(yesOrNo);
    const readings = openReadings(verifier.engine);
    const { conversation, response } = submission();
    const held = await readings.hold({ conversation, response });
    await verifier.engine.release(held.reading);
    await held.free();
    const events = await collect(verifySubmission({ ...start, verifier, readings }));
    expect(verdictWords(events)).toHaveLength(3);
    expect(endOf(events)).toBe('complete');
    expect(reads).toHaveLength(2);
    expect(asked).toHaveLength(2);
  });

  it('VER-12 an engine that forgets every time ends the run with its fault', async () => {
    const { verifier, reads } = recorded(yesOrNo);
    const engine = {
      ...verifier.engine,
      read: async () => {
        const reading = await verifier.engine.read({ conversation: [], response: 'x' });
        await verifier.engine.release(reading);
        return reading;
      },
    };
    const events = await collect(verifySubmission({ ...start, verifier: { ...verifier, engine } }));
    expect(events.at(-1)).toMatchObject({ outcome: 'failed', fault: { code: 'reading-unknown' } });
    expect(reads).toHaveLength(2);
  });

  it('VER-13 a reading in use outlives the opening of another document', async () => {
    const { verifier, released } = recorded(yesOrNo);
    const readings = openReadings(verifier.engine);
    const first = await readings.hold({ conversation: [], response: 'one' });
    const second = await readings.hold({ conversation: [], response: 'two' });
    expect(released).toEqual([]);
    await first.free();
    await first.free();
    expect(released).toEqual([first.reading]);
    await readings.close();
    expect(released).toEqual([first.reading]);
    await second.free();
    expect(released).toEqual([first.reading, second.reading]);
  });
});
