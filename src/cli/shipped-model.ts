import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const shipped = join('models', 'rubricon-mini');

/** The model folder that ships with the package this module stands in: the same walk up in a clone and in a packed tarball. */
export function findShippedModel(moduleUrl: string): string {
  let folder = dirname(fileURLToPath(moduleUrl));
  while (!existsSync(join(folder, 'package.json')) && dirname(folder) !== folder) folder = dirname(folder);
  return join(folder, shipped);
}
