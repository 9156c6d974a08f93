import type { NodeEngineOptions } from '../../workers/node-engine.ts';
import { RubriconError } from '../domain/errors.ts';
import type { Engine } from '../engine/port.ts';

/** Stands for the engine of Node in the build for browsers. Throws: RubriconError device-unavailable. */
export async function openNodeEngine(_options: NodeEngineOptions): Promise<Engine> {
  throw new RubriconError('device-unavailable', 'A browser has no engine of Node. Call openBrowserEngine.');
}
