import { describe, expect, it } from 'vitest';
import { replayRun } from '../domain/replay-run.ts';
import type { RunEvent } from '../domain/run.ts';
import { scoreRun } from '../domain/score-rubric.ts';
import { createScriptedEngine } from '../engine/scripted-engine.ts';
import { parseRun } from '../formats/parse-run.ts';
import { renderRunJson } from '../formats/render-run-json.ts';
import { verifySubmission } from './verify-submission.ts';

const criteria = [0.98, 0.55, 0.1].map((chance, at) => ({
  id: `c${at}`,
  text: `Holds with a chance of ${chance}.`,
  points: 1,
  tags: [],
  provenance: { kind: 'person' as const },
}));
const engine = createScriptedEngine((statement) => {
  const chance = Number(/0\.\d+/.exec(statement)?.[0]);
  return { logit: Math.log(chance / (1 - chance)) };
});

async function run(): Promise<readonly RunEvent[]> {
  const events: RunEvent[] = [];
  const request = {
    submission: { id: 's', conversation: [{ role: 'user' as const, content: 'My knee hurts.' }], response: 'Rest it.' },
    rubric: { id: 'r', title: '', criteria },
    verifier: { engine, calibration: null, abstain: 0.7 },
    runId: 'run',
    now: () => new Date('2026-01-02T03:04:05Z'),
    hash: async (text: string) => `hash-of-${text.length}`,
  };
  for await (const event of verifySubmission(request)) events.push(event);
  return events;
}

describe('what the model is unsure of', () => {
  it('VER-22 B16 Expert-CFG: of 0.98, 0.55 and 0.10 exactly the second waits, and the score is 1/3 to 2/3', async () => {
    const state = replayRun(await run());
    const waiting = [...state.criteria].filter(([, { verdict }]) => verdict?.kind === 'abstained').map(([id]) => id);
    expect(waiting).toEqual(['c1']);
    expect(scoreRun(state)).toMatchObject({ undecided: 1, lowest: 1 / 3, highest: 2 / 3 });
  });

  it('FMT-50 B16 Expert-CFG: a person’s verdict stands before the model’s, is marked, and survives a reload', async () => {
    const events = await run();
    const override = { type: 'override', criterionId: 'c1', met: true, reason: 'It is said.' } as const;
    const all = [...events, { ...override, seq: events.length, at: '2026-01-02T03:05:00Z' }];
    const state = replayRun(parseRun(renderRunJson(all)).value);
    expect(scoreRun(state)).toMatchObject({ undecided: 0, fraction: 2 / 3 });
    expect(state.criteria.get('c1')?.override).toMatchObject({ met: true, reason: 'It is said.' });
  });
});
