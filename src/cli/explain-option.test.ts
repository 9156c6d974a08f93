import { describe, expect, it } from 'vitest';
import { createScriptedEngine } from '../engine/scripted-engine.ts';
import { main } from './main.ts';
import { createFakeTerminal, lines, records } from './testing/fake-terminal.ts';

const response = 'Rest the knee for two days. See a doctor if it swells.';
const rows = [
  { id: 'met', prompt: 'My knee hurts.', response, criterion: 'Advises rest.' },
  { id: 'unmet', prompt: 'My knee hurts.', response, criterion: 'Names a drug.' },
  { id: 'unread', prompt: 'My knee hurts.', response: '', criterion: 'Advises rest.' },
];

function terminalThatWrites(write: (user: string) => string) {
  const asked: string[] = [];
  const openEngine = async () =>
    createScriptedEngine((statement) => ({ logit: statement === 'Advises rest.' ? 5 : -5 }), {
      write: ({ user }) => {
        asked.push(user);
        return write(user);
      },
    });
  return { ...createFakeTerminal({ files: { rows: lines(...rows) } }), openEngine, asked };
}

describe('--explain', () => {
  it('CLI-49 verify gives the reason of each verdict with quotes that stand in the response, made-up ones counted', async () => {
    const quotes = ['rest the knee', 'Take two of these.'];
    const terminal = terminalThatWrites(() => JSON.stringify({ quotes, reason: 'It says so.' }));
    expect(await main(['verify', 'rows', '--explain'], terminal)).toBe(0);
    const found = records<{ id: string; explanation?: object }>(terminal.stdout());
    const explanation = { reason: 'It says so.', quotes: [{ quote: 'Rest the knee', start: 0, end: 13 }], dropped: 1 };
    expect(found.map((row) => [row.id, row.explanation])).toEqual([
      ['met', explanation],
      ['unmet', explanation],
      ['unread', undefined],
    ]);
    expect(terminal.asked.map((user) => user.includes('does not meet'))).toEqual([false, true]);
  });

  it('CLI-49 an explanation that fails leaves the verdict as it is, and says why', async () => {
    const terminal = terminalThatWrites(() => '{"quotes": [');
    expect(await main(['verify', 'rows', '--explain'], terminal)).toBe(0);
    const [first] = records<object>(terminal.stdout());
    expect(first).toMatchObject({ met: true, explanation: { error: { code: 'output-invalid' } } });
  });

  it('CLI-49 a model that cannot write is refused before anything is asked', async () => {
    const terminal = createFakeTerminal({ files: { rows: lines(...rows) } });
    expect(await main(['verify', 'rows', '--explain'], terminal)).toBe(1);
    expect(terminal.notes.join()).toContain('language model');
    expect(terminal.reads).toEqual([]);
  });
});
