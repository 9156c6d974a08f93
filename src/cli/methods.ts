import { methodInventory } from '../domain/methods/inventory.ts';
import { generationMethods } from '../generation/methods/registry.ts';
import { type Command, commonOptions, exit } from './command.ts';
import { describeJudging, judgingAsData } from './describe-judging.ts';
import {
  describeMethod,
  describeRow,
  listMethods,
  methodAsData,
  methodsAsData,
  methodsAsMarkdown,
} from './describe-methods.ts';
import { judgingMethods } from './judging/registry.ts';
import { methodsHelp } from './methods-help.ts';
import { UsageError } from './usage-error.ts';

/** `rubricon methods`: the ways to make a rubric and to judge, and the published systems with what proves them. */
export const methods: Command = {
  name: 'methods',
  summary: 'list the ways to make a rubric and to judge, and the published systems covered',
  help: methodsHelp,
  options: { help: commonOptions.help, json: { type: 'boolean' }, markdown: { type: 'boolean' } },
  run: async (args, terminal) => {
    const [id, ...rest] = args.files;
    const json = args.flag('json');
    if (rest.length > 0) throw new UsageError('more than one id was given', 'Give one, or none for all');
    if (args.flag('markdown') && (json || id !== undefined)) {
      throw new UsageError('--markdown tells all and stands alone', 'Leave out the id and --json');
    }
    await terminal.write(id === undefined ? all(json, args.flag('markdown')) : one(id, json));
    return exit.done;
  },
};

function all(json: boolean, markdown: boolean): string {
  if (json) return asJson(methodsAsData());
  return markdown ? methodsAsMarkdown() : listMethods();
}

function one(id: string, json: boolean): string {
  const method = generationMethods.find((known) => known.id === id);
  if (method) return json ? asJson(methodAsData(method)) : describeMethod(method);
  const way = judgingMethods.find((known) => known.id === id);
  if (way) return json ? asJson(judgingAsData(way)) : describeJudging(way);
  const row = methodInventory.find((known) => known.id === id.toUpperCase());
  if (row) return json ? asJson(row) : describeRow(row);
  const known = [...generationMethods, ...judgingMethods].map((each) => each.id).join(', ');
  throw new UsageError(`there is no method or system "${id}"`, `Give one of ${known}, or a row from A1 to F8`);
}

const asJson = (value: object): string => `${JSON.stringify(value, null, 2)}\n`;
