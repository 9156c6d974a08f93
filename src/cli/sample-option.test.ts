import { describe, expect, it } from 'vitest';
import { createScriptedEngine } from '../engine/scripted-engine.ts';
import { main } from './main.ts';
import { createFakeTerminal, lines, records } from './testing/fake-terminal.ts';

const rows = ['Rest it.', 'Run.', 'Rest.', 'Jump.'].map((response, at) => {
  return { id: at, prompt: `My knee hurts, ${at}.`, response, criterion: 'Advises rest.', label: at % 2 === 0 ? 1 : 0 };
});
/** Every fifth answer is the wrong one. */
function terminalThatWrites() {
  let asked = 0;
  const write = ({ user }: { user: string }) => {
    asked += 1;
    return /<response>\nRest/.test(user) === (asked % 5 !== 0) ? 'yes' : 'no';
  };
  const openEngine = async () =>
    createScriptedEngine((_, { response }) => ({ logit: response.startsWith('Rest') ? 1 : -1 }), { write });
  return { ...createFakeTerminal({ files: { rows: lines(...rows) } }), openEngine };
}

describe('--samples', () => {
  it('CLI-47 E20 verify tells for each row how many of its samples agree', async () => {
    const terminal = terminalThatWrites();
    expect(await main(['verify', 'rows', '--samples', '5'], terminal)).toBe(0);
    const found = records<{ sampled: object }>(terminal.stdout()).map(({ sampled }) => sampled);
    expect(found).toEqual(
      [true, false, true, false].map((met) => ({
        n: 5,
        met,
        share: met ? 0.8 : expect.closeTo(0.2, 9),
        confidence: 0.8,
      })),
    );
  });

  it('CLI-47 E20 evaluate has the error of stated and of sampled chances side by side', async () => {
    const terminal = terminalThatWrites();
    expect(await main(['evaluate', 'rows', '--samples', '5'], terminal)).toBe(0);
    expect(terminal.stdout()).toMatch(
      /^confidence, 4 rows +ECE +Brier\nstated +0\.\d+ +0\.\d+\nby 5 samples +0\.2000 +0\.0400$/m,
    );
    const json = terminalThatWrites();
    expect(await main(['evaluate', 'rows', '--samples', '5', '--json'], json)).toBe(0);
    expect(JSON.parse(json.stdout()).sampled).toMatchObject({
      samples: 5,
      n: 4,
      sampled: { brier: expect.closeTo(0.04, 9) },
    });
  });

  it('CLI-47 E20 a model that always says the same is refused', async () => {
    const terminal = createFakeTerminal({ files: { rows: lines(...rows) } });
    expect(await main(['verify', 'rows', '--samples', '5'], terminal)).toBe(1);
    expect(terminal.notes.join()).toContain('language model');
  });
});
