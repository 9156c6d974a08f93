import { countMethods, methodInventory } from '../domain/methods/inventory.ts';
import type { MethodRow, MethodStatus } from '../domain/methods/method-row.ts';
import type { GenerationMethod, InputNeed } from '../generation/methods/method.ts';
import { generationMethods } from '../generation/methods/registry.ts';
import { judgingAsData, judgingAsMarkdown, listJudging } from './describe-judging.ts';
import { needWords } from './input-needs.ts';
import { judgingMethods } from './judging/registry.ts';
import { tableRow } from './table-row.ts';

/** Whether a method wants a language model, in words. */
const writingWords: Readonly<Record<GenerationMethod['writing'], string>> = {
  none: 'no language model',
  better: 'better with a language model',
  needed: 'needs a language model',
};

const statuses: readonly MethodStatus[] = ['works', 'partly', 'out of scope'];

/** The methods and the systems as text for a terminal: a line or two each. */
export function listMethods(): string {
  const width = Math.max(...generationMethods.map(({ id }) => id.length)) + 2;
  const methods = generationMethods.flatMap((method) => [
    `  ${method.id.padEnd(width)}${method.description}`,
    `  ${''.padEnd(width)}${[needsOf(method), writingWords[method.writing], method.source].join('; ')}`,
  ]);
  const rows = methodInventory.map(
    ({ id, status, name, proofs }) =>
      `  ${id.padEnd(5)}${status.padEnd(14)}${[name, rulesOf(proofs)].filter(Boolean).join('  ')}`,
  );
  return [
    `${generationMethods.length} methods for rubricon generate --method <id>:`,
    ...methods,
    '',
    ...listJudging(),
    '',
    `${countsLine()}:`,
    ...rows,
    '',
  ].join('\n');
}

/** One method in full. */
export function describeMethod(method: GenerationMethod): string {
  const lines = [
    `${method.id}  ${method.name}`,
    method.description,
    `source: ${method.source}`,
    `systems: ${method.rows.join(', ') || 'none'}`,
    `needs: ${needsOf(method)}`,
    `language model: ${writingWords[method.writing]}`,
  ];
  return `${lines.join('\n')}\n`;
}

/** One system in full, with the methods that answer to it. */
export function describeRow({ id, name, status, note, proofs }: MethodRow): string {
  const methods = [...generationMethods, ...judgingMethods].filter(({ rows }) => rows.includes(id));
  const lines = [
    `${id}  ${name}`,
    `${status}${note === '' ? '' : `: ${note}`}`,
    ...methods.map((method) => `method: ${method.id}`),
    ...proofs.map(({ rule, file }) => `proof: ${rule} in ${file}`),
  ];
  return `${lines.join('\n')}\n`;
}

/** The methods and the systems as data. */
export function methodsAsData(): object {
  return {
    methods: generationMethods.map(methodAsData),
    judging: judgingMethods.map(judgingAsData),
    counts: countMethods(),
    systems: methodInventory,
  };
}

/** One method as data: all but its work. */
export function methodAsData({ generate: _, ...rest }: GenerationMethod): object {
  return rest;
}

/** The methods and the systems as Markdown: a table of each kind of methods, and the systems folded away. */
export function methodsAsMarkdown(): string {
  const methods = generationMethods.map(({ id, description, source, rows, needs, writing }) =>
    tableRow([`\`${id}\``, description, source, rows.join(', ') || '–', fieldsOf(needs), writing]),
  );
  const systems = methodInventory.map(({ id, name, status, note, proofs }) =>
    tableRow([id, name, status, note, rulesOf(proofs)]),
  );
  return [
    tableRow(['`--method`', 'what it does', 'source', 'rows', 'a prompt row brings', 'language model']),
    tableRow(Array.from({ length: 6 }, () => '---')),
    ...methods,
    '',
    ...judgingAsMarkdown(),
    '',
    '<details>',
    `<summary>${countsLine()}</summary>`,
    '',
    tableRow(['row', 'system', 'here', 'what', 'proof']),
    tableRow(Array.from({ length: 5 }, () => '---')),
    ...systems,
    '',
    '</details>',
    '',
  ].join('\n');
}

function countsLine(): string {
  const counts = countMethods();
  const parts = statuses.map((status) => `${status} ${counts[status]}`);
  return `${methodInventory.length} published systems: ${parts.join(', ')}`;
}

function needsOf({ needs }: GenerationMethod): string {
  return needs.length === 0 ? 'the conversation alone' : needs.map((need) => needWords[need].given).join('; ');
}

function fieldsOf(needs: readonly InputNeed[]): string {
  const given = needs.map((need) => needWords[need].given.replace(' in the row', ''));
  return given.map((words) => words.replace(/"(\w+)"|(--[\w-]+ <\w+>)/g, '`$1$2`')).join(', ');
}

/** The rules that prove a row, each once. */
function rulesOf(proofs: MethodRow['proofs']): string {
  return [...new Set(proofs.map(({ rule }) => rule))].join(', ');
}
