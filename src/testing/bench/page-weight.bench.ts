import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { extname, join, relative } from 'node:path';
import { gzipSync } from 'node:zlib';
import { markdownTable } from './markdown-table.ts';

/** Bytes of the built page by kind of file, raw and as gzip. */
export async function run({ root }: { readonly root: string }): Promise<string> {
  const page = join(root, 'dist/page');
  if (!existsSync(page)) return missing;
  const weights = new Map<string, { files: number; raw: number; zipped: number }>();
  for (const entry of readdirSync(page, { withFileTypes: true, recursive: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const bytes = readFileSync(path);
    const kind = relative(page, path).startsWith('models') ? 'model' : extname(entry.name).slice(1) || 'other';
    const { files, raw, zipped } = weights.get(kind) ?? { files: 0, raw: 0, zipped: 0 };
    weights.set(kind, { files: files + 1, raw: raw + bytes.length, zipped: zipped + gzipSync(bytes).length });
  }
  if (weights.size === 0) return missing;
  const rows = [...weights]
    .sort((a, b) => b[1].raw - a[1].raw)
    .map(([kind, { files, raw, zipped }]) => [kind, String(files), kilobytes(raw), kilobytes(zipped)]);
  return markdownTable(['page weight', 'files', 'raw kB', 'gzip kB'], rows);
}

const missing = 'Page weight: dist/page holds no build; run `npm run build` first.';
const kilobytes = (bytes: number): string => (bytes / 1000).toFixed(1);
