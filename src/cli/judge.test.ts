import { describe, expect, it } from 'vitest';
import { createScriptedEngine, type Script } from '../engine/scripted-engine.ts';
import { judgingMethods } from './judging/registry.ts';
import { main } from './main.ts';
import { createFakeTerminal, lines, records } from './testing/fake-terminal.ts';

const prompt = 'My ankle is swollen.';
const response = 'Rest it. Then run.';
const rubrics = [
  { criterion: 'Met: advises rest', points: 5 },
  { criterion: 'Names warning signs', points: 5 },
];
const all = {
  prompt,
  response,
  rubrics,
  sources: ['Rest it.'],
  reference: 'Rest.',
  most: 10,
  chosen: 'a',
  rejected: 'b',
};

interface Model {
  readonly script?: Script;
  readonly write?: (prompt: { readonly user: string }) => string;
}

/** Runs `judge` over files in memory, with a model that writes where `write` is given. */
async function judge(words: readonly string[], files: Readonly<Record<string, string>>, model: Model = {}) {
  const terminal = createFakeTerminal({ files, ...(model.script && { script: model.script }) });
  const opened: string[] = [];
  const { script = () => ({ logit: 1 }), write } = model;
  const code = await main(['judge', ...words], {
    ...terminal,
    openEngine: async (folder, onProgress) => {
      opened.push(folder);
      return write ? createScriptedEngine(script, { write }) : terminal.openEngine(folder, onProgress);
    },
  });
  return { code, out: terminal.stdout(), notes: terminal.notes, files: terminal.files, opened };
}

describe('rubricon judge', () => {
  it('CLI-110 a method is named; without one, or with an unknown one, all names are told; the help says what each asks', async () => {
    for (const words of [['rows'], ['rows', '--method', 'luck']]) {
      const { code, notes } = await judge(words, { rows: lines(all) });
      expect(code).toBe(1);
      for (const { id } of judgingMethods) expect(notes[0]).toContain(id);
    }
    const { out } = await judge(['--help'], {});
    for (const { id, description, gives } of judgingMethods) {
      for (const words of [`  ${id} `, description, gives]) expect(out).toContain(words);
    }
  });

  it('CLI-111 a method for a model that writes is refused before one is opened, and where the model given does not write', async () => {
    for (const { id } of judgingMethods.filter(({ model }) => model === 'language')) {
      const without = await judge(['rows', '--method', id], { rows: lines(all) });
      expect([without.code, without.opened]).toEqual([1, []]);
      expect(without.notes[0]).toMatch(/needs a model that writes.*--model/);
      const small = await judge(['rows', '--method', id, '--model', 'small'], { rows: lines(all) });
      expect([small.code, small.out, small.opened]).toEqual([1, '', ['small']]);
    }
  });

  it('CLI-111 a row that lacks something is an error that names the field; a codebook that is missing or wrong is refused', async () => {
    const rows = lines({ id: 'a', prompt }, '{broken', { id: 'c', prompt, response });
    const { code, out, notes } = await judge(['rows', '--method', 'spot-check', '--json'], { rows });
    expect(code).toBe(1);
    expect(records(out)).toMatchObject([
      { id: 'a', error: { code: 'input-invalid', field: 'response' } },
      { id: 'line-2', error: { code: 'input-invalid' } },
      { id: 'c', error: { field: 'rubrics', message: expect.stringContaining('--rubric <file>') } },
    ]);
    expect(notes.join()).toContain('3 of 3 rows got an error');
    expect((await judge(['t', '--method', 'codebook'], { t: 'text\na\n' })).notes[0]).toContain('--codebook <file>');
    const wrong = await judge(['t', '--method', 'codebook', '--codebook', 'b'], { t: 'text\na\n', b: 'name\npain\n' });
    expect(wrong.notes[0]).toContain('definition');
    expect((await judge(['r', '--method', 'claims', '-o', 'x.csv'], { r: lines(all) })).code).toBe(1);
  });

  it('CLI-112 answers are text for a person without hidden codes, and JSON lines with --json and in a file', async () => {
    const rows = lines({ ...all, id: 7, response: 'Rest it.\u001b[2J Now.' });
    const text = await judge(['rows', '--method', 'claims'], { rows });
    expect(text.out).toMatch(/^7: \d claims: /);
    expect(text.out).not.toContain('\u001b');
    const json = await judge(['rows', '--method', 'claims', '--json'], { rows });
    expect(records(json.out)[0]).toMatchObject({ id: 7, method: 'claims' });
    const file = await judge(['rows', '--method', 'claims', '-o', 'out'], { rows });
    expect([file.out, file.files.get('out')]).toEqual(['', json.out]);
  });

  it('CLI-112 Ctrl+C leaves the answers that were made, in text and in a file', async () => {
    const rows = lines({ ...all, id: 1 }, { ...all, id: 2, response: 'Stop here.' }, { ...all, id: 3 });
    for (const words of [[], ['-o', 'out']]) {
      const terminal = createFakeTerminal({
        files: { rows },
        script: (_, document) => {
          if (document.response === 'Stop here.') terminal.interrupt();
          return { logit: 1 };
        },
      });
      expect(await main(['judge', 'rows', '--method', 'spot-check', ...words], terminal)).toBe(130);
      const made = words.length > 0 ? (terminal.files.get('out') ?? '') : terminal.stdout();
      expect(made).toMatch(/^(?:1: |\{"id":1,)/);
      expect(made).not.toMatch(/^(?:3: |\{"id":3,)/m);
    }
  });
});

describe('ways to judge in the terminal', () => {
  it('CLI-113 B8 RLAC: a spot check shows the failure within its budget, or says how much it has not looked at', async () => {
    const failing = await judge(['r', '--method', 'spot-check', '--json'], { r: lines({ ...all, id: 1 }) });
    expect(records(failing.out)[0]).toMatchObject({
      status: 'failed',
      failure: { criterion: 'Names warning signs', probability: expect.any(Number) },
      passes: 1,
      criteria: 2,
    });
    const script = () => ({ logit: 3 });
    const fine = await judge(['r', '--method', 'spot-check', '--budget', '1'], { r: lines(all) }, { script });
    expect(fine.out).toBe('line-1: no failure found; 1 of 2 criteria looked at, the others are unknown\n');
  });

  it('CLI-113 D12 DEER: claims stand with their evidence, by sources of the row or of the rubric', async () => {
    const script: Script = (statement, document) => ({ logit: statement.includes(document.response) ? 2 : -2 });
    const row = { id: 1, response: 'Rest it [1]. Then run.', sources: ['Rest it.'] };
    const { out } = await judge(['r', '--method', 'claims', '--json'], { r: lines(row) }, { script });
    expect(records(out)[0]).toMatchObject({
      claims: [
        { evidence: 'supported', cited: true, by: ['source-1'] },
        { evidence: 'not-supported', cited: false },
      ],
      faithfulness: 1,
      groundedness: 0.5,
    });
  });

  it('CLI-113 B15 Baichuan-M2: each answer of a visit has a score with bounds, and the visit as a whole', async () => {
    const conversation = [
      { role: 'user', content: prompt },
      { role: 'assistant', content: 'Rest it.' },
      { role: 'user', content: 'It still hurts.' },
    ];
    const row = { id: 1, prompt: conversation, response: 'See a doctor.', rubrics };
    const { out } = await judge(['r', '--method', 'visit', '--json'], { r: lines(row, { ...row, rubrics: null }) });
    const [given, grown] = records(out);
    expect(given).toMatchObject({
      turns: [
        { turn: 1, at: 1, value: 0.5, failed: [{ criterion: 'Names warning signs', wanted: true }] },
        { turn: 2, at: 3, value: 0.5 },
      ],
      whole: { value: 0.5 },
    });
    expect(grown).toMatchObject({ turns: [{ turn: 1 }, { turn: 2 }] });
  });

  it('CLI-113 D9 SIGHT: a codebook labels a table in its order; what is not trusted is in no total; a fault has no label', async () => {
    const script: Script = (statement, document) =>
      document.response === 'broken'
        ? { fault: { code: 'output-invalid', message: 'No.', details: {} } }
        : { logit: statement.includes(document.response) ? 2 : -2 };
    const files = {
      t: 'id,text\nb,pain\na,"joy"\n',
      b: 'name,definition,agreement\npain,It hurts.,0.9\njoy,It is glad.,\n',
    };
    const words = ['t', '--method', 'codebook', '--codebook', 'b'];
    const table = await judge([...words, '-o', 'out.csv'], files, { script });
    expect(table.files.get('out.csv')).toBe('\uFEFFid,text,pain,joy (low trust)\r\nb,pain,yes,no\r\na,joy,no,yes\r\n');
    expect(table.notes).toContain('pain: 1 yes, 1 no, 0 undecided');
    expect(table.notes.join()).toContain('people agree too little or nobody knows: joy');
    const gap = await judge(words, { ...files, t: 'id,text\r\nb,pain\r\nc, \r\na,joy\r\n' }, { script });
    expect(gap.out.match(/^\w+: \w+/gm)).toEqual(['b: pain', 'c: error', 'a: joy']);
    const lost = await judge(words, { ...files, t: lines({ id: 1, text: 'broken' }) }, { script });
    expect([lost.code, lost.out]).toEqual([1, '1: error: No.\n']);
  });

  it('CLI-113 B12 C3 OPV, RRM: the first wrong step stands with its place, and right ends on wrong steps are counted', async () => {
    const write = () => '{"steps":[{"quote":"Rest it.","step":"Rest."},{"quote":"Then run.","step":"Run."}]}';
    const script: Script = (statement) => ({ logit: statement.endsWith('Run.') ? -2 : 2 });
    const rows = lines({ id: 1, prompt, response, right: true });
    const words = ['r', '--method', 'steps', '--model', 'm'];
    const { out, notes } = await judge([...words, '--json'], { r: rows }, { script, write });
    expect(records(out)[0]).toMatchObject({
      firstWrong: 2,
      sound: false,
      held: 0.5,
      steps: [{ start: 0 }, { start: 9 }],
    });
    expect(notes).toContain('1 right ends: 0 on sound reasoning, 1 on wrong (100.0 % of those judged), 0 not judged');
    const text = await judge(words, { r: rows }, { script, write });
    expect(text.out).toBe(
      '1: step 2 of 2 is the first that does not hold\n     1  holds       Rest.\n     2  wrong       Run.\n',
    );
  });

  it('CLI-113 D18 CheXprompt: twelve counters, of candidates too; what could not be read is an error and no zero', async () => {
    const pairs = (first: number) => [...'ABCDEF'].map((kind, at) => `(${kind}, ${at === 0 ? first : 0})`).join(', ');
    const write = () => `Significant: [${pairs(2)}]\nInsignificant: [${pairs(1)}]`;
    const row = { id: 1, reference: 'Clear lungs.', candidate: 'Effusion.' };
    const words = ['r', '--method', 'errors', '--model', 'm'];
    const good = await judge(words, { r: lines(row) }, { write });
    expect(good.out).toBe(
      '1: 2 significant, 1 insignificant\n    significant: false finding 2\n    insignificant: false finding 1\n',
    );
    const bad = await judge([...words, '--json'], { r: lines(row) }, { write: () => 'None.' });
    expect([bad.code, records(bad.out)[0]]).toMatchObject([1, { error: { code: 'output-invalid' } }]);
  });

  it('CLI-113 B1 RM-R1: a judge that prefers a place makes a tie by flip; labelled pairs are counted', async () => {
    const write = () =>
      JSON.stringify({ task: 'chat', judgement: '<rubric>1. Clear (100%)</rubric><answer>[[A]]</answer>' });
    const rows = lines({ id: 1, prompt, chosen: 'Rest.', rejected: 'Run.' });
    const { out, notes } = await judge(['r', '--method', 'reasoning', '--model', 'm'], { r: rows }, { write });
    expect(out).toBe('1: tie: each order chose the same place\n');
    expect(notes).toContain('1 pairs: 0 right, 0 wrong, 1 ties (1 by flips), 0 undecided');
  });

  it('CLI-113 B9 MOOC grading: a grade for each prompt whose material is there, and their error beside people', async () => {
    const write = ({ user }: { readonly user: string }) => JSON.stringify({ grade: user.includes('<rubric>') ? 8 : 6 });
    const row = { id: 1, response, reference: 'Rest.', most: 10, grade: 8, rubrics };
    const { out, notes } = await judge(['r', '--method', 'grade', '--model', 'm'], { r: lines(row) }, { write });
    expect(out).toBe('1: answer: 6 of 10; answer and rubric: 8 of 10\n    a person gave 8\n');
    expect(notes.filter((line) => line.startsWith('answer'))).toEqual([
      'answer-and-rubric: mean error 0.00, correlation –, 0 of 1 without a grade',
      'answer: mean error 2.00, correlation –, 0 of 1 without a grade',
    ]);
  });

  it('CLI-113 E9 B6 HeRL, DeepVerifier: the best version comes back with what each rewrite gained and lost', async () => {
    const script: Script = (statement, document) => ({
      logit: document.response.includes('signs') || statement.startsWith('Met') ? 2 : -2,
    });
    const write = () => JSON.stringify({ response: 'Rest it. Know the signs.' });
    const words = ['r', '--method', 'rewrite', '--model', 'm', '--json'];
    const { out } = await judge(words, { r: lines({ ...all, id: 1 }) }, { script, write });
    expect(records(out)[0]).toMatchObject({
      response: 'Rest it. Know the signs.',
      best: 1,
      stop: 'nothing-left',
      rounds: [{ score: 0.5 }, { score: 1, accepted: true, gained: [expect.any(String)], lost: [] }],
    });
  });
});
