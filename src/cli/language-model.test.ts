import { expect, it } from 'vitest';
import { openNodeEngine } from '../../workers/node-engine.ts';
import { folderOf } from '../../workers/testing/folder-of.ts';
import { tinyCausalModel } from '../../workers/testing/tiny-causal-model.ts';
import { main } from './main.ts';
import { createFakeTerminal, lines, records } from './testing/fake-terminal.ts';

const row = { id: 'a', prompt: 'My knee hurts.', response: 'Rest it.', criterion: 'Advises rest.' };

it('CLI-90 --model takes the folder of a language model, whose probabilities are uncalibrated', async () => {
  const folder = await folderOf(tinyCausalModel('qwen2', { dtypes: ['q4'] }));
  const terminal = createFakeTerminal({ files: { rows: lines(row, { ...row, id: 'b', response: 'Run a mile.' }) } });
  const openEngine = (modelFolder: string) => openNodeEngine({ modelFolder });
  const code = await main(['verify', 'rows', '--model', folder], {
    ...terminal,
    openEngine,
    readText: (path) => terminal.readText(path),
  });
  expect(code).toBe(0);
  const answers = records(terminal.stdout());
  expect(answers.map(({ id, calibrated, evidence }) => ({ id, calibrated, evidence }))).toEqual(
    ['a', 'b'].map((id) => ({ id, calibrated: false, evidence: [] })),
  );
  expect(answers[0]?.probability).not.toBe(answers[1]?.probability);
  expect(terminal.notes.join('\n')).toMatch(/uncalibrated/);
});
