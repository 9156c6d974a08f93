import type { JudgingMethod } from './judging/method.ts';
import { judgingNeedWords } from './judging/need-words.ts';
import { judgingMethods } from './judging/registry.ts';
import { tableRow } from './table-row.ts';

/** The ways to judge as text for a terminal, two lines each. */
export function listJudging(): readonly string[] {
  const width = Math.max(...judgingMethods.map(({ id }) => id.length)) + 2;
  return [
    `${judgingMethods.length} methods for rubricon judge --method <id>:`,
    ...judgingMethods.flatMap((method) => [
      `  ${method.id.padEnd(width)}${method.description}`,
      `  ${''.padEnd(width)}${[asksOf(method), modelWords[method.model], method.source].join('; ')}`,
    ]),
  ];
}

/** One way to judge in full. */
export function describeJudging(method: JudgingMethod): string {
  const lines = [
    `${method.id}  rubricon judge`,
    method.description,
    `source: ${method.source}`,
    `systems: ${method.rows.join(', ')}`,
    `asks: ${asksOf(method)}`,
    ...(method.takes ? [`takes: ${method.takes}`] : []),
    `gives: ${method.gives}`,
    `language model: ${modelWords[method.model]}`,
  ];
  return `${lines.join('\n')}\n`;
}

/** One way to judge as data: all but its work. */
export function judgingAsData({ id, description, source, rows, needs, takes, gives, model }: JudgingMethod): object {
  return { id, description, source, rows, needs, ...(takes && { takes }), gives, model };
}

/** The ways to judge as a table of Markdown. */
export function judgingAsMarkdown(): readonly string[] {
  const rows = judgingMethods.map((method) => {
    const asks = [asksOf(method), method.takes ? `*besides* ${method.takes}` : ''].filter(Boolean).join('; ');
    const model = method.model === 'language' ? 'needed' : 'none';
    return tableRow([
      `\`${method.id}\``,
      method.description,
      method.source,
      method.rows.join(', '),
      asCode(asks),
      asCode(method.gives),
      model,
    ]);
  });
  return [
    tableRow(['`judge --method`', 'what it does', 'source', 'rows', 'a row brings', 'it gives', 'language model']),
    tableRow(Array.from({ length: 7 }, () => '---')),
    ...rows,
  ];
}

const modelWords: Readonly<Record<JudgingMethod['model'], string>> = {
  any: 'no language model',
  language: 'needs a language model',
};

/** What a row has to bring for a method, in words. */
export function asksOf({ needs }: JudgingMethod): string {
  return needs.map((need) => judgingNeedWords[need].given.replace(' in the row', '')).join('; ');
}

function asCode(words: string): string {
  return words.replace(/"(\w+)"|((?:--|-o )[\w-]+|-o <\w+>\.csv)( <\w+>)?/g, '`$1$2$3`');
}
