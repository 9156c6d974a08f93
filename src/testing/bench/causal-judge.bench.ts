import { existsSync } from 'node:fs';
import { mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { env } from '@huggingface/transformers';
import { build } from 'vite';
import { openNodeEngine } from '../../../workers/node-engine.ts';
import { launchBrowser } from '../e2e/faults/open-page.ts';
import { serveFolder } from '../e2e/faults/serve-folder.ts';
import type { Contestant, PageRequest } from './causal-judge.page.ts';
import { type JudgeModel, layOutModel } from './judge-model.ts';
import { markdownTable } from './markdown-table.ts';
import { measureOurs } from './measure-ours.ts';
import { measureTransformers } from './measure-transformers.ts';
import type { Measured, Probe } from './measured.ts';

/** A GPU in software takes many minutes: RUBRICON_BENCH_WEBGPU=1 measures it too. */
const onGpu = process.env.RUBRICON_BENCH_WEBGPU === '1';

interface Row {
  readonly name: string;
  readonly measured: Measured;
}

/**
 * Twelve statements asked of one language model by each contestant, in Node and in Chromium. The folder given is a
 * language model's, its weights as gguf beside it for wllama; without one, the model has random weights.
 */
export async function run({ root, model: given }: { readonly root: string; readonly model: string }): Promise<string> {
  const isLanguageModel = existsSync(join(given, 'config.json')) && !existsSync(join(given, 'manifest.json'));
  const model = await layOutModel(isLanguageModel ? given : null);
  try {
    return describe(model, [await inNode(model), await inChromium(model, root)]);
  } finally {
    await model.remove();
  }
}

async function inNode({ models, folder, dtype, task }: JudgeModel): Promise<readonly Row[]> {
  env.localModelPath = models;
  env.allowRemoteModels = false;
  const probe: Probe = {
    memory: async () => process.resourceUsage().maxRSS * 1024,
    async processor() {
      const { user, system } = process.cpuUsage();
      return (user + system) / 1000;
    },
  };
  const open = () => openNodeEngine({ modelFolder: join(models, folder), dtype });
  const ours = await measureOurs(open, task, probe);
  const theirs = await measureTransformers({ folder, dtype, device: 'cpu' }, task, probe);
  return [
    { name: '(a) our engine, Node', measured: ours },
    { name: '(b) transformers.js `generate`, Node', measured: theirs },
  ];
}

async function inChromium(
  { models, folder, dtype, gguf, context, task }: JudgeModel,
  root: string,
): Promise<readonly Row[]> {
  const page = await mkdtemp(join(tmpdir(), 'rubricon-bench-page-'));
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    base: './',
    publicDir: false,
    define: { __RUBRICON_VERSION__: '"0"' },
    worker: { format: 'es' },
    build: {
      target: 'esnext',
      outDir: page,
      assetsInlineLimit: 0,
      rolldownOptions: { input: join(root, 'src/testing/bench/causal-judge.html') },
    },
  });
  await symlink(models, join(page, 'models'));
  const server = await serveFolder(page);
  const args = [
    '--enable-blink-features=ForceEagerMeasureMemory',
    '--enable-unsafe-webgpu',
    '--use-webgpu-adapter=swiftshader',
  ];
  const measure = async (contestant: Contestant): Promise<Measured> => {
    const browser = await launchBrowser(args);
    try {
      const tab = await browser.newPage();
      tab.setDefaultTimeout(0);
      const devtools = await browser.newBrowserCDPSession();
      await tab.exposeFunction('processorTime', async () => {
        const { processInfo } = await devtools.send('SystemInfo.getProcessInfo');
        return 1000 * processInfo.reduce((sum, { cpuTime }) => sum + cpuTime, 0);
      });
      await tab.goto(`${server.address}src/testing/bench/causal-judge.html`);
      const request: PageRequest = { contestant, models: '/models/', folder, dtype, gguf: gguf ?? '', context, task };
      return await tab.evaluate(
        (asked) => (globalThis as unknown as { measure(own: PageRequest): Promise<Measured> }).measure(asked),
        request,
      );
    } finally {
      await browser.close();
    }
  };
  try {
    const names: readonly (readonly [Contestant, string])[] = [
      ['ours-wasm', '(a) our engine, WebAssembly'],
      ['transformers', '(b) transformers.js `generate`, WebAssembly'],
      ...(gguf
        ? ([
            ['wllama', '(c) wllama without its prompt cache'],
            ['wllama-cache', '(c) wllama with its prompt cache'],
          ] as const)
        : []),
      ...(onGpu ? ([['ours-webgpu', '(a) our engine, WebGPU in software']] as const) : []),
    ];
    const rows: Row[] = [];
    for (const [contestant, name] of names) rows.push({ name, measured: await measure(contestant) });
    return rows;
  } finally {
    await server.close();
    await rm(page, { recursive: true });
  }
}

function describe({ name, task }: JudgeModel, groups: readonly (readonly Row[])[]): string {
  const lengths = task.prompts.map(({ length }) => length);
  const intro = `${name}: ${task.shared} tokens read once, prompts of ${Math.max(...lengths)} at most, verdicts of ${task.verdict}.`;
  const tables = groups.map((rows) =>
    markdownTable(
      [
        `language model, ask ${task.statements.length}`,
        'time',
        'as long as (a)',
        'processor',
        'as much as (a)',
        'prefill tokens/s',
        'decode tokens/s',
        'load',
        'memory',
        'decisions that differ (logits by)',
      ],
      rows.map(({ name: who, measured }) => describeRow(who, measured, rows[0]?.measured ?? measured)),
    ),
  );
  return [intro, ...tables].join('\n\n');
}

function describeRow(name: string, measured: Measured, first: Measured): string[] {
  const pairs = measured.logits.map((logit, at) => [logit, first.logits[at] ?? Number.NaN] as const);
  const turned = pairs.filter(([own, other]) => own > 0 !== other > 0).length;
  const apart = Math.max(...pairs.map(([own, other]) => Math.abs(own - other)));
  return [
    name,
    `${measured.ask.toFixed(0)} ms`,
    `${(measured.ask / first.ask).toFixed(1)} ×`,
    `${measured.processor.toFixed(0)} ms`,
    `${(measured.processor / first.processor).toFixed(1)} ×`,
    measured.prefill.toFixed(0),
    measured.decode.toFixed(0),
    `${measured.load.toFixed(0)} ms`,
    `${(measured.memory / 1e6).toFixed(0)} MB`,
    `${turned} (${apart.toPrecision(1)})`,
  ];
}
