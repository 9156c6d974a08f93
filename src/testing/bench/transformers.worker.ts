import { env } from '@huggingface/transformers';
import { openOrtWeb } from '../../../workers/ort-web.ts';
import { measureTransformers, type TransformersOptions } from './measure-transformers.ts';
import type { JudgeTask } from './measured.ts';

/** What the page asks for. */
export interface TransformersRequest {
  readonly options: TransformersOptions;
  /** Address of the folder in which the model's folder lies. */
  readonly models: string;
  readonly task: JudgeTask;
}

/** transformers.js in a worker, with the runtime and threads that our engine has. The page tells the memory. */
globalThis.onmessage = async ({ data }: MessageEvent<TransformersRequest | number>) => {
  if (typeof data === 'number') return;
  openOrtWeb();
  env.allowRemoteModels = false;
  env.allowLocalModels = true;
  env.useBrowserCache = false;
  env.localModelPath = data.models;
  const memory = () =>
    new Promise<number>((resolve) => {
      globalThis.addEventListener('message', ({ data: bytes }) => resolve(Number(bytes)), { once: true });
      globalThis.postMessage('memory');
    });
  globalThis.postMessage(await measureTransformers(data.options, data.task, memory));
};
