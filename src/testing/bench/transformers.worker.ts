import { env } from '@huggingface/transformers';
import { openOrtWeb } from '../../../workers/ort-web.ts';
import { measureTransformers, type TransformersOptions } from './measure-transformers.ts';
import type { JudgeTask, Probe } from './measured.ts';

/** What the page asks for. */
export interface TransformersRequest {
  readonly options: TransformersOptions;
  /** Address of the folder in which the model's folder lies. */
  readonly models: string;
  readonly task: JudgeTask;
}

/** transformers.js in a worker, with the runtime and threads that our engine has. The page tells memory and processor time. */
globalThis.onmessage = async ({ data }: MessageEvent<TransformersRequest | number>) => {
  if (typeof data === 'number') return;
  openOrtWeb();
  env.allowRemoteModels = false;
  env.allowLocalModels = true;
  env.useBrowserCache = false;
  env.localModelPath = data.models;
  const askPage = (what: keyof Probe) => () =>
    new Promise<number>((resolve) => {
      globalThis.addEventListener('message', ({ data: told }) => resolve(Number(told)), { once: true });
      globalThis.postMessage(what);
    });
  const probe: Probe = { memory: askPage('memory'), processor: askPage('processor') };
  globalThis.postMessage(await measureTransformers(data.options, data.task, probe));
};
