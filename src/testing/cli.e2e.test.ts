import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tinyModel } from '../../workers/testing/tiny-model.ts';
import { tinyGolden } from '../../workers/testing/tiny-reference.ts';

const root = resolve(import.meta.dirname, '../..');
const binary = join(root, 'dist/cli/rubricon.js');
const folder = mkdtempSync(join(tmpdir(), 'rubricon-cli-'));
const model = join(folder, 'model');
const inFolder = (name: string): string => join(folder, name);

const row = { prompt: 'My knee hurts.', response: 'Rest it. See a doctor.', criterion: 'Advises rest.' };
const rows = (count: number): string =>
  Array.from({ length: count }, (_, id) => `${JSON.stringify({ ...row, id, response: `Rest ${id} days.` })}\n`).join(
    '',
  );
const answers = (text: string): Record<string, unknown>[] =>
  text.split('\n').flatMap((line) => (line === '' ? [] : [JSON.parse(line) as Record<string, unknown>]));

/** Runs the built terminal in a folder that is not the repository's. */
function run(words: readonly string[], input = '') {
  return spawnSync(process.execPath, [binary, ...words], { cwd: folder, input, encoding: 'utf8' });
}

beforeAll(async () => {
  mkdirSync(model);
  for (const [name, bytes] of await tinyModel(tinyGolden())) writeFileSync(join(model, name), bytes);
});

afterAll(() => rmSync(folder, { recursive: true }));

describe('the built terminal', () => {
  it('CLI-5 tells its version', () => {
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
    expect(run(['--version'])).toMatchObject({ status: 0, stdout: `${version}\n`, stderr: '' });
  });

  it('CLI-14 the first try in the README runs as it stands', () => {
    const readme = readFileSync(join(root, 'README.md'), 'utf8');
    const [, commands = ''] = /A first try:\n\n```sh\n([\s\S]*?)```/.exec(readme) ?? [];
    const script = commands.replace('npx rubricon', `'${process.execPath}' '${binary}'`);
    const { status, stdout } = spawnSync('sh', ['-c', script], { cwd: folder, encoding: 'utf8' });
    expect(status).toBe(0);
    expect(answers(stdout)).toMatchObject([{ score: { possible: 5 }, verdicts: [{ points: 5 }, { points: -6 }] }]);
  });

  it('CLI-7 reads stdin, plain files and zipped ones alike', () => {
    writeFileSync(inFolder('rows.jsonl'), rows(3));
    writeFileSync(inFolder('rows.jsonl.gz'), gzipSync(rows(3)));
    const outputs = [
      run(['verify', '-', '--model', model], rows(3)),
      run(['verify', 'rows.jsonl', '--model', model]),
      run(['verify', 'rows.jsonl.gz', '--model', model]),
    ];
    for (const { status, stdout } of outputs) {
      expect(status).toBe(0);
      expect(answers(stdout).map(({ id }) => id)).toEqual([0, 1, 2]);
      expect(stdout).toBe(outputs[0]?.stdout);
    }
  });

  it('CLI-7 leaves nothing but the whole file beside it, and replaces an older one', () => {
    const place = inFolder('out');
    mkdirSync(place);
    writeFileSync(join(place, 'out.jsonl'), 'older');
    expect(run(['verify', '-', '-o', 'out/out.jsonl', '--model', model], rows(2)).status).toBe(0);
    expect(readdirSync(place)).toEqual(['out.jsonl']);
    expect(answers(readFileSync(join(place, 'out.jsonl'), 'utf8'))).toHaveLength(2);
    expect(run(['verify', '-', '-o', 'nowhere/out.jsonl', '--model', model], rows(2)).status).toBe(1);
  });

  it('CLI-16 shows no progress where stderr is no terminal', () => {
    const { stderr } = run(['verify', '-', '--model', model], rows(2));
    expect(stderr).toBe('note: no calibration fits this model, so its probabilities are uncalibrated\n');
  });

  it('CLI-16 ends without a word when its reader goes away', () => {
    writeFileSync(inFolder('many.jsonl'), rows(3000));
    const pipe = `"${process.execPath}" "${binary}" verify many.jsonl --model model | head -n 1; echo "\${PIPESTATUS[0]}"`;
    const { stdout, stderr } = spawnSync('bash', ['-c', pipe], { cwd: folder, encoding: 'utf8' });
    const [first = '', status] = stdout.split('\n');
    expect(JSON.parse(first)).toMatchObject({ id: 0 });
    expect(status).toBe('0');
    expect(stderr).not.toContain('Error');
    expect(stderr).not.toContain('EPIPE');
  });

  it('CLI-8 Ctrl+C writes what is done to the file and ends with 130', async () => {
    writeFileSync(inFolder('long.jsonl'), rows(20_000));
    const child = spawn(process.execPath, [binary, 'verify', 'long.jsonl', '-o', 'part.jsonl', '--model', model], {
      cwd: folder,
    });
    // The note about calibration comes when the model is open.
    await new Promise((opened) => child.stderr.once('data', opened));
    setTimeout(() => child.kill('SIGINT'), 300);
    expect(await new Promise((ended) => child.once('exit', ended))).toBe(130);
    const ids = answers(readFileSync(inFolder('part.jsonl'), 'utf8')).map(({ id }) => id);
    expect(ids.length).toBeGreaterThan(0);
    expect(ids.length).toBeLessThan(20_000);
    expect(ids).toEqual(ids.map((_, place) => place));
  });

  it('CLI-8 Ctrl+C ends the wait for stdin', async () => {
    const child = spawn(process.execPath, [binary, 'verify', '-', '--model', model], { cwd: folder });
    setTimeout(() => child.kill('SIGINT'), 3000);
    expect(await new Promise((ended) => child.once('exit', ended))).toBe(130);
  });

  it('CLI-4 a model folder that is not there ends with 1 and says what to do', () => {
    const { status, stdout, stderr } = run(['verify', '-', '--model', 'nowhere'], rows(1));
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toMatch(
      /^rubricon verify: no folder and no model of this name is here\. Check the folder's path, or .*rubricon models/,
    );
  });

  it('CLI-12 evaluate ends with 100 below a bound', () => {
    const labelled = answers(rows(4)).map((item, i) => JSON.stringify({ ...item, label: i % 2 }));
    const input = labelled.join('\n');
    expect(run(['evaluate', '-', '--model', model, '--max-ece', '1'], input).status).toBe(0);
    expect(run(['evaluate', '-', '--model', model, '--min-auroc', '1.1'], input).status).toBe(100);
  });

  it('CLI-23 a calibration fitted by the built terminal is used by it, and refused by another model', () => {
    const labelled = answers(rows(24)).map((item, i) =>
      JSON.stringify({ ...item, prompt: `Question ${i % 6}`, label: i % 2 }),
    );
    const made = run(['calibrate', '-', '--model', model, '-o', 'own.json'], labelled.join('\n'));
    expect(made.status).toBe(0);
    expect(made.stdout).toContain('rows 24');
    const used = run(['verify', '-', '--model', model, '--calibration', 'own.json'], rows(1));
    expect(used).toMatchObject({ status: 0, stderr: '' });
    const refused = run(['verify', '-', '--calibration', 'own.json'], rows(1));
    expect(refused).toMatchObject({ status: 1, stdout: '' });
    expect(refused.stderr).toContain('--calibration was fitted to');
  });

  it('CLI-15 generate and score work on the built files', () => {
    const made = run(['generate', '-', '--model', model], JSON.stringify({ id: 'g', prompt: row.prompt }));
    expect(made.status).toBe(0);
    writeFileSync(inFolder('rubric.json'), JSON.stringify(answers(made.stdout)[0]?.rubric));
    const scored = run(['score', '-', '--rubric', 'rubric.json', '--model', model], JSON.stringify(row));
    expect(scored.status).toBe(0);
    expect(answers(scored.stdout)[0]).toHaveProperty('score.fraction');
  });
});
