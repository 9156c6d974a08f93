import { type CausalDtype, causalDtypes } from '../../models/causal-config.ts';
import { findPack, type Pack, packs } from '../../models/packs.ts';
import { memoryNeeded } from '../packs/estimate.ts';
import { isReady, type PackRecord } from '../packs/pack-record.ts';
import type { ModelSummary } from '../packs/pack-service.ts';
import { alignTable } from './align-table.ts';
import { checkModel, type ModelCheck } from './check-model.ts';
import { type Arguments, type Command, commonOptions, type ExitCode, exit } from './command.ts';
import type { Terminal } from './terminal.ts';
import { UsageError } from './usage-error.ts';

const help = `rubricon models: language models on this machine.

Usage: rubricon models [list]
       rubricon models show <name>
       rubricon models download <name> [--dtype <precision>]
       rubricon models check <name | folder>
       rubricon models delete <name>

A name is a pack (${packs.map(({ id }) => id).join(', ')}) or owner/name[@revision] on the hub, in the
layout of its ONNX exports. "--model <name>", without @revision, then works in every other command; so does the
folder of any model.

  list      what is offered, what is here, and the space it takes
  show      what a model is, before anything large is fetched: kind, licence, context, precisions, sizes, memory
  download  fetch it, or the rest of it; every file is checked, Ctrl+C pauses, the same command goes on
  check     the files against their record (a folder has none), then: plain cases with known answers,
            self-consistency, writing, speed
  delete    remove it

Options:
  --dtype <precision>  ${Object.keys(causalDtypes).join(', ')} (else: the smallest that this machine runs well)
  -h, --help           this text

Models are kept in RUBRICON_MODELS, else in the user's cache folder. RUBRICON_HUB names a mirror of the hub.
Exit codes: 0 done, 100 a check that did not pass, 1 error.
`;

/** `rubricon models`: what is here, fetching, checking, removing. */
export const models: Command = {
  name: 'models',
  summary: 'language models: list, show, download, check, delete',
  help,
  options: { help: commonOptions.help, dtype: { type: 'string' } },
  run: async (args, terminal) => {
    const [action = 'list', name] = args.files;
    if (action === 'list' && name === undefined) return list(terminal);
    const run = actions.get(action);
    if (!run || name === undefined || args.files.length > 2) {
      throw new UsageError('expected an action and a model', 'See: rubricon models --help');
    }
    return run(name, args, terminal);
  },
};

type Action = (name: string, args: Arguments, terminal: Terminal) => Promise<ExitCode>;

const actions: ReadonlyMap<string, Action> = new Map(Object.entries({ show, download, check, delete: remove }));

const size = (bytes: number | null): string =>
  bytes === null
    ? 'unknown'
    : bytes < 1e9
      ? `${Math.max(1, Math.round(bytes / 1e6))} MB`
      : `${(bytes / 1e9).toFixed(1)} GB`;

async function list(terminal: Terminal): Promise<ExitCode> {
  const kept = await terminal.packs.list();
  const here = (id: string): string => {
    const own = kept.find(({ record }) => record.id === id);
    return own ? `${size(own.onDisk)} ${isReady(own.record) ? 'ready' : 'in part'}` : '–';
  };
  const others = kept.filter(({ record }) => !findPack(record.id));
  const lines = [
    ['model', 'about', 'here', 'licence'],
    ...packs.map((pack) => [pack.id, size(aboutBytes(pack)), here(pack.id), pack.licence.name]),
    ...others.map(({ record }) => [record.id, '', here(record.id), record.licence ?? 'not stated']),
  ];
  await terminal.write(`${alignTable(lines)}\n`);
  return exit.done;
}

async function show(name: string, _args: Arguments, terminal: Terminal): Promise<ExitCode> {
  const model = await terminal.packs.inspect(name, { signal: terminal.signal });
  await terminal.write(describe(model));
  return exit.done;
}

function describe(model: ModelSummary): string {
  const rows = model.variants.map(({ dtype, bytes }) => [
    dtype,
    size(bytes),
    bytes === null ? 'unknown' : size(memoryNeeded(model.shape, dtype, bytes)),
  ]);
  return `${model.name}
  from      ${model.repository ?? 'files at hand'} at ${model.revision ?? 'no revision'}
  kind      ${model.architecture}, tokenizer ${model.tokenizer}
  licence   ${model.licence ?? 'not stated'}
  context   ${model.context ?? 'not stated'} tokens

${alignTable([['precision', 'files', 'memory'], ...rows])}
`;
}

async function download(name: string, args: Arguments, terminal: Terminal): Promise<ExitCode> {
  const { signal } = terminal;
  const model = await terminal.packs.inspect(name, { signal });
  const dtype = readDtype(args) ?? best(model);
  noteMemory(model, dtype, terminal);
  const record = await terminal.packs.download(name, dtype, {
    signal,
    onProgress: ({ file, done, total }) => terminal.progress(`${file}: ${size(done)} of ${size(total)}`),
  });
  terminal.progress('');
  await terminal.write(`${record.name} (${record.dtype}) is here: ${record.files.length} files, every one checked.\n`);
  return exit.done;
}

/** A model that will not fit is said before it is fetched, not after. */
function noteMemory({ variants, shape }: ModelSummary, dtype: CausalDtype, terminal: Terminal): void {
  const bytes = variants.find((variant) => variant.dtype === dtype)?.bytes ?? null;
  const need = bytes === null ? 0 : memoryNeeded(shape, dtype, bytes);
  if (need <= terminal.memory) return;
  terminal.note(`note: it needs about ${size(need)} of memory, this machine has ${size(terminal.memory)}`);
}

/** Four bits where there are any: the processor has fast kernels for them. */
function best({ variants }: { readonly variants: readonly { readonly dtype: CausalDtype }[] }): CausalDtype {
  const order: readonly CausalDtype[] = ['q4', 'q4f16', 'q8', 'fp16', 'fp32'];
  return order.find((dtype) => variants.some((variant) => variant.dtype === dtype)) ?? 'q4';
}

/** Of the precision that is fetched where none is named. */
function aboutBytes(pack: Pack): number {
  const dtype = best(pack);
  return pack.variants.find((variant) => variant.dtype === dtype)?.approximateBytes ?? 0;
}

function readDtype(args: Arguments): CausalDtype | null {
  const given = args.text('dtype');
  const known = Object.keys(causalDtypes).find((dtype) => dtype === given);
  if (given === null) return null;
  if (known) return known as CausalDtype;
  throw new UsageError('--dtype names no precision', `Give one of: ${Object.keys(causalDtypes).join(', ')}`);
}

async function check(name: string, _args: Arguments, terminal: Terminal): Promise<ExitCode> {
  const folder = await terminal.findModel(name);
  const engine = await terminal.openEngine(folder, ({ phase }) => terminal.progress(`model: ${phase}`));
  try {
    terminal.progress('checking');
    const found = await checkModel(engine, () => performance.now());
    terminal.progress('');
    const { model, revision, dtype, device } = engine.info;
    await terminal.write(`${model} ${revision} (${dtype}, ${device})\n${report(found, folder !== name)}`);
    return passes(found) ? exit.done : exit.below;
  } finally {
    terminal.progress('');
    await engine.dispose();
  }
}

/** A model that is worth its download is right on plain cases; one that was broken on its way guesses. */
const rightMin = 6;
const apartMax = 0.05;

const passes = (found: ModelCheck): boolean =>
  found.right >= rightMin && agreesWithItself(found) && found.writes?.sound !== false;

const agreesWithItself = ({ flips, apart, missing }: ModelCheck): boolean =>
  flips === 0 && apart <= apartMax && missing === 0;

/** `recorded`: the files were checked against their record; a folder has none. */
function report(found: ModelCheck, recorded: boolean): string {
  const line = (ok: boolean, what: string, words: string): string =>
    `${ok ? 'ok    ' : 'FAILED'} ${what.padEnd(17)}${words}\n`;
  const { writes } = found;
  return [
    line(true, 'layout', `${recorded ? 'files as recorded, ' : ''}tokenizer, chat template, start-up test`),
    line(found.right >= rightMin, 'plain cases', `${found.right} of ${found.all} right, at least ${rightMin} expected`),
    line(
      agreesWithItself(found),
      'self-consistency',
      `alone and among others: logits ${found.apart.toExponential(1)} apart, ${found.flips} decisions differ${found.missing > 0 ? `, ${found.missing} answers failed` : ''}`,
    ),
    writes
      ? line(
          writes.sound,
          'writing',
          `${writes.sound ? 'sound' : 'broken'} JSON, ${writes.tokensPerSecond.toFixed(1)} tokens a second`,
        )
      : line(true, 'writing', 'this model does not write'),
    line(
      true,
      'speed',
      `${found.words} words read in ${found.readSeconds.toFixed(1)} s, ${found.all} criteria asked in ${found.askSeconds.toFixed(1)} s`,
    ),
  ].join('');
}

async function remove(name: string, _args: Arguments, terminal: Terminal): Promise<ExitCode> {
  const id = findPack(name)?.id ?? name;
  const kept: PackRecord | undefined = (await terminal.packs.list()).find(({ record }) => record.id === id)?.record;
  if (!kept) throw new UsageError('no such model is here', 'See: rubricon models list');
  await terminal.packs.remove(id);
  await terminal.write(`${kept.name} was removed.\n`);
  return exit.done;
}
