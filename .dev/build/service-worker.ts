import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { build, type Plugin } from 'vite';
import { root, version } from './paths.ts';

/** Not for the review: what other pages load, and pictures of the README. */
const elsewhere = /^(embed|demo|rubricon-|screenshot)|^sw-|^offline\.json$/;

const hash = (bytes: Uint8Array | string, encoding: 'hex' | 'base64'): string =>
  createHash('sha256').update(bytes).digest(encoding);

/**
 * Writes the service worker of a built page, under a name that changes with it, and `offline.json`, which names it. A
 * page looks there for a newer one and takes it when a person agrees: the browser's own look at the old name finds nothing.
 */
export async function writeServiceWorker(folder: string): Promise<void> {
  for (const name of readdirSync(folder)) if (/^sw-.*\.js$/.test(name)) rmSync(join(folder, name));
  const files = readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .filter((path) => !elsewhere.test(path))
    .sort();
  const entries = files.map((url) => {
    const bytes = readFileSync(join(folder, url));
    return { url, revision: hash(bytes, 'hex').slice(0, 16), integrity: `sha256-${hash(bytes, 'base64')}` };
  });
  const script = `self.rubriconFiles=${JSON.stringify(entries)};\n${await bundle()}`;
  const id = hash(script, 'hex').slice(0, 12);
  writeFileSync(join(folder, `sw-${id}.js`), script);
  writeFileSync(join(folder, 'offline.json'), `${JSON.stringify({ version, build: id, worker: `sw-${id}.js` })}\n`);
}

async function bundle(): Promise<string> {
  const built = await build({
    configFile: false,
    root,
    logLevel: 'error',
    publicDir: false,
    build: {
      write: false,
      target: 'esnext',
      rolldownOptions: { input: join(root, 'workers/service-worker.ts'), output: { format: 'iife' } },
    },
  });
  const outputs = [built].flat().flatMap((result) => ('output' in result ? result.output : []));
  const [chunk] = outputs;
  if (chunk?.type !== 'chunk') throw new Error('The service worker was not built as one script.');
  return chunk.code;
}

/** Writes the service worker when the page and its models are in place. */
export function serviceWorker(): Plugin {
  return {
    name: 'rubricon-service-worker',
    apply: 'build',
    closeBundle: { order: 'post', sequential: true, handler: () => writeServiceWorker(join(root, 'dist/page')) },
  };
}
