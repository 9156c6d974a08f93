import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const shipped = join('models', 'rubricon-mini');

/** The model folder that ships with the package this module stands in; in a packed tarball the element has it too. */
export function findShippedModel(moduleUrl: string): string {
  let folder = dirname(fileURLToPath(moduleUrl));
  while (!existsSync(join(folder, 'package.json')) && dirname(folder) !== folder) folder = dirname(folder);
  const own = join(folder, shipped);
  return existsSync(own) ? own : join(folder, 'dist/element', shipped);
}
