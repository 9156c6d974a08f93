import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { groupBy } from '../../domain/group-by.ts';
import type { JudgeWarning } from '../../domain/judge-warning.ts';
import type { Rubric } from '../../domain/rubric.ts';
import { caseWarnings, warningsOf } from '../../verification/judge-warnings.ts';
import { attacks } from '../attacks/attacks.ts';
import { attackBases } from '../attacks/bases.ts';
import { plantings } from '../attacks/planted.ts';
import { markdownTable } from './markdown-table.ts';

const aboutCriteria = ['echoes-criterion', 'names-criterion'] as const;
const kinds: readonly JudgeWarning[] = ['speaks-to-judge', 'takes-back', ...aboutCriteria];
/** Every so many unmet criteria one is planted into the answer that does not meet it. */
const every = 20;

/**
 * What the warnings notice, without a model: of the attack suite, and with a folder of graded HealthBench answers also how
 * many honest ones they mark, and how much they notice of attacks planted into those.
 */
export async function run({ healthbench }: { readonly healthbench: string | null }): Promise<string> {
  const tables = [suiteTable()];
  if (healthbench !== null) {
    const answers = await readAnswers(healthbench);
    tables.push(honestTable(answers), plantedTable(answers));
  }
  return tables.join('\n\n');
}

function suiteTable(): string {
  const rows = [...new Set(attacks.map(({ kind }) => kind))].map((kind) => {
    const found = attacks
      .filter((attack) => attack.kind === kind)
      .map(({ base, target, response }) => warningsOf(response, attackBases[base][target]));
    return [kind, String(found.length), ...kinds.map((warning) => String(raised(found, warning)))];
  });
  return markdownTable(['attack', 'tried', ...kinds], rows);
}

function honestTable(answers: readonly GradedAnswer[]): string {
  const found = answers.map(({ response, rubric }) => caseWarnings(response, rubric));
  const verdicts = answers.reduce((sum, { rubric }) => sum + rubric.criteria.length, 0);
  const rows = kinds.map((warning) => {
    const marked = found.map((list) => list.find((one) => one.warning === warning));
    const ids = marked.map((one) => (one && 'criteria' in one ? one.criteria : []));
    const met = ids.flatMap((list, at) => list.filter((id) => answers[at]?.met.has(id)));
    return [
      warning,
      share(marked.filter((one) => one !== undefined).length, answers.length),
      warning === 'speaks-to-judge' || warning === 'takes-back' ? '' : share(ids.flat().length, verdicts),
      String(met.length),
    ];
  });
  return markdownTable(['warning', 'honest answers marked', 'verdicts marked', 'of these met'], rows);
}

function plantedTable(answers: readonly GradedAnswer[]): string {
  const unmet = answers
    .flatMap(({ response, rubric, met }) =>
      rubric.criteria.filter(({ id }) => !met.has(id)).map(({ text }) => ({ response, text })),
    )
    .filter((_, at) => at % every === 0);
  const rows = plantings.map(({ kind, plant }) => {
    const found = unmet.map(({ response, text }, at) =>
      warningsOf((at % 2 === 0 ? [response, plant(text)] : [plant(text), response]).join('\n\n'), text),
    );
    return [kind, ...aboutCriteria.map((warning) => share(raised(found, warning), found.length))];
  });
  return markdownTable(['planted into an honest answer', ...aboutCriteria], rows);
}

const raised = (found: readonly (readonly JudgeWarning[])[], warning: JudgeWarning): number =>
  found.filter((list) => list.includes(warning)).length;

const share = (part: number, whole: number): string => `${part} of ${whole} (${((100 * part) / whole).toFixed(2)} %)`;

interface GradedAnswer {
  readonly response: string;
  /** The criteria that the answer was graded by. */
  readonly rubric: Rubric;
  readonly met: ReadonlySet<string>;
}

async function readAnswers(folder: string): Promise<readonly GradedAnswer[]> {
  const rows = async (name: string): Promise<readonly Readonly<Record<string, unknown>>[]> =>
    gunzipSync(await readFile(join(folder, `dev.${name}.jsonl.gz`)))
      .toString()
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line));
  const texts = new Map((await rows('criteria')).map((row) => [String(row.criterion_id), String(row.criterion)]));
  const byAnswer = groupBy(await rows('labels'), (row) => String(row.response_id));
  const labels = new Map(byAnswer.map((group) => [String(group[0]?.response_id), group]));
  return (await rows('responses')).map((row) => {
    const graded = labels.get(String(row.response_id)) ?? [];
    const criteria = graded.map(({ criterion_id: id }) => ({
      id: String(id),
      text: texts.get(String(id)) ?? '',
      points: 1,
      tags: [],
      provenance: { kind: 'person' } as const,
    }));
    return {
      response: String(row.response),
      rubric: { id: '', title: '', criteria },
      met: new Set(graded.filter(({ met }) => met === 1).map(({ criterion_id: id }) => String(id))),
    };
  });
}
