/**
 * Does a generated rubric look at what physicians looked at? Figures for SPEC.md, "What was measured". Run from the root:
 * node -e "import('vite').then(async (v) => console.log(await (await v.runnerImport('src/generation/bank-match.bench.ts')).module.run('RUBRICS.jsonl.gz', 'models/rubricon-mini')))"
 * The second argument may be left out: then the engine fails on purpose and cues alone give the order.
 */
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { bank } from '../../models/bank/index.ts';
import { openNodeEngine } from '../../workers/node-engine.ts';
import type { Message } from '../domain/submission.ts';
import type { Engine } from '../engine/port.ts';
import { createScriptedEngine } from '../engine/scripted-engine.ts';
import { generateRubric } from './generate-rubric.ts';
import { createWordModel, type WordModel } from './word-model.ts';

interface Row {
  readonly prompt: readonly Message[];
  readonly rubrics: readonly {
    readonly criterion: string;
    readonly points: number;
    readonly tags?: readonly string[];
  }[];
  readonly example_tags: readonly string[] | null;
}

interface Signed {
  readonly text: string;
  readonly points: number;
  readonly tags?: readonly string[];
}

/** One line of figures for each way of ordering. Units: recall is a mean cosine, 0 to 1, weighted by points. */
export async function run(rubricsFile: string, modelFolder?: string, most = 10_000): Promise<string> {
  const lines = gunzipSync(readFileSync(rubricsFile)).toString().trim().split('\n').slice(0, most);
  const rows = lines.map((line): Row => JSON.parse(line));
  const words = createWordModel(rows.flatMap(({ rubrics }) => rubrics.map(({ criterion }) => criterion)));
  const none = createScriptedEngine(() => ({ fault: { code: 'internal', message: 'no model', details: {} } }));
  const out = [
    `${rows.length} conversations, ${bank.length} bank entries`,
    report(
      'twelve at random',
      rows,
      words,
      rows.map((_, row) => atRandom(row)),
    ),
    report(
      'whole bank (bound)',
      rows,
      words,
      rows.map(() => bank),
    ),
    report('cues alone', rows, words, await generateAll(rows, none)),
  ];
  if (modelFolder === undefined) return out.join('\n');
  const engine = await openNodeEngine({ modelFolder });
  out.push(report('cues and model', rows, words, await generateAll(rows, engine)));
  await engine.dispose();
  return out.join('\n');
}

async function generateAll(rows: readonly Row[], engine: Engine): Promise<readonly (readonly Signed[])[]> {
  const made: (readonly Signed[])[] = [];
  for (const { prompt } of rows) made.push((await generateRubric({ conversation: prompt }, engine)).rubric.criteria);
  return made;
}

function atRandom(row: number): readonly Signed[] {
  return Array.from({ length: 12 }, (_, index) => bank[(row * 131 + index * 97) % bank.length]).filter(
    (one) => one !== undefined,
  );
}

function report(name: string, rows: readonly Row[], words: WordModel, sets: readonly (readonly Signed[])[]): string {
  const recalls = rows.map((row, index) => recall(row, sets[index] ?? [], words));
  const themes = rows.flatMap(({ example_tags }, index) => {
    const theme = example_tags?.find((tag) => tag.startsWith('theme:') && tag !== 'theme:complex_responses');
    const set = sets[index] ?? [];
    return theme === undefined ? [] : [set.filter((one) => themeOf(one) === theme).length / set.length];
  });
  return `${name}: recall ${mean(recalls).toFixed(4)}, share of the conversation's theme ${mean(themes).toFixed(3)} (n=${themes.length})`;
}

function themeOf(one: Signed): string | undefined {
  return 'theme' in one ? `theme:${one.theme}` : one.tags?.find((tag) => tag.startsWith('theme:'));
}

/** How well each physician's criterion is met by the likest generated one of the same sign. */
function recall({ rubrics }: Row, set: readonly Signed[], words: WordModel): number {
  const worth = rubrics.reduce((sum, { points }) => sum + Math.abs(points), 0);
  const met = rubrics.reduce((sum, { criterion, points }) => {
    const likest = set
      .filter((one) => Math.sign(one.points) === Math.sign(points))
      .reduce((most, one) => Math.max(most, words.similarity(criterion, one.text)), 0);
    return sum + likest * Math.abs(points);
  }, 0);
  return worth === 0 ? 0 : met / worth;
}

function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}
