import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

/** The room table of the house: what each room may import. `packages` lists outside packages; node: is listed as `node`. */
interface Room {
  readonly rooms: readonly string[];
  readonly packages: readonly string[];
}

const above = [
  'domain',
  'formats',
  'engine',
  'generation',
  'verification',
  'report',
  'ui',
  'models',
  'workers',
  'packs',
  'seal',
  'shipped',
];
const table: Readonly<Record<string, Room>> = {
  domain: { rooms: [], packages: [] },
  report: { rooms: ['domain'], packages: [] },
  formats: { rooms: ['domain', 'report'], packages: ['zod', 'papaparse', 'yaml', 'hyparquet', 'hyparquet-writer'] },
  engine: { rooms: ['domain', 'models'], packages: ['comlink'] },
  generation: { rooms: ['domain', 'engine', 'models', 'verification'], packages: [] },
  verification: { rooms: ['domain', 'engine', 'models'], packages: ['tinyld'] },
  seal: { rooms: [], packages: [] },
  // The model that ships, opened wherever its files came from: page, element and library share it.
  shipped: { rooms: ['domain', 'engine', 'verification', 'models', 'workers', 'seal'], packages: [] },
  packs: { rooms: ['domain', 'models'], packages: ['zod', '@noble/hashes'] },
  ui: { rooms: ['domain', 'report'], packages: ['lit', '@awesome.me/webawesome'] },
  app: { rooms: above, packages: ['lit', '@awesome.me/webawesome', 'idb', 'comlink', '@noble/hashes'] },
  // Never a case: nothing that reads, keeps or judges one may be imported there.
  downloads: {
    rooms: ['domain', 'packs', 'seal', 'ui', 'models', 'workers'],
    packages: ['lit', '@awesome.me/webawesome'],
  },
  // A desk with one case: it works by the page's own rules for cases instead of a second set of them.
  widget: { rooms: [...above, 'app'], packages: ['lit', 'zod'] },
  cli: { rooms: above, packages: ['node', 'zod'] },
  index: { rooms: above, packages: [] },
  browser: { rooms: [...above, 'index'], packages: [] },
  models: { rooms: ['domain'], packages: ['zod'] },
  workers: {
    rooms: ['domain', 'engine', 'models', 'packs', 'seal'],
    packages: ['comlink', 'node', '@huggingface', '@mlc-ai', 'onnxruntime', 'workbox-precaching'],
  },
};

/** It tries every door, to see that it is shut. */
const trial = 'src/seal/try-doors.ts';
/** It names the doors to a person. */
const panel = 'src/ui/seal-panel.ts';

/** Doors through which bytes could leave; each may stand only in the files named. */
const doors: Readonly<Record<string, readonly string[]>> = {
  'fetch(': [
    'src/shipped/open-shipped-model.ts',
    'src/app/offline.ts',
    'src/widget/embed.ts',
    'src/widget/open-verifier.ts',
    'src/cli/node-models.ts',
    'workers/',
    trial,
  ],
  XMLHttpRequest: [trial, panel],
  WebSocket: [trial, panel],
  EventSource: [trial, panel],
  sendBeacon: [trial],
};

const root = resolve(import.meta.dirname, '..');
const isTest = (file: string): boolean =>
  /\.(browser|e2e)?\.?test\.ts$|\.bench\.ts$/.test(file) || /(^|\/)testing\//.test(file);

function sources(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts') && !entry.name.endsWith('.d.ts'))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)))
    .filter((file) => !isTest(file));
}

const files = ['src', 'workers', 'models'].flatMap(sources).filter((file) => !file.includes('training/'));
const roomOf = (file: string): string => {
  const [top = '', second = ''] = file.split('/');
  return top === 'src' ? second.replace(/\.ts$/, '') : top;
};

/** Comments may name what code may not do. */
const code = (file: string): string =>
  readFileSync(join(root, file), 'utf8')
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/(^|\s)\/\/.*$/gm, '$1');

function imports(file: string): string[] {
  const pattern = /(?:\bfrom\s+|\bimport\s+|\bimport\(\s*)'([^']+)'|new URL\(\s*'([^']+\.ts)'/g;
  return [...code(file).matchAll(pattern)].flatMap((match) => match[1] ?? match[2] ?? []);
}

function forbidden(file: string): string[] {
  const room = roomOf(file);
  const allowed = table[room];
  if (!allowed) return [`${file}: no room of this name`];
  return imports(file).flatMap((target) => {
    if (target.startsWith('.')) {
      const to = roomOf(relative(root, resolve(root, dirname(file), target.split('?')[0] ?? target)));
      return to === room || allowed.rooms.includes(to) ? [] : [`${file} may not import ${to} (${target})`];
    }
    const name = target.startsWith('node:') ? 'node' : target;
    return allowed.packages.some(
      (p) => name === p || name.startsWith(`${p}/`) || (p === 'onnxruntime' && name.startsWith(p)),
    )
      ? []
      : [`${file} may not import ${target}`];
  });
}

/** Every file of the house with such a name, also tests. */
const named = (pattern: RegExp): string[] =>
  ['src', 'workers', 'models'].flatMap((folder) =>
    readdirSync(join(root, folder), { withFileTypes: true, recursive: true })
      .filter((entry) => entry.isFile() && pattern.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name)),
  );

const ruleIds = (file: string, pattern: RegExp): string[] =>
  [...readFileSync(file, 'utf8').matchAll(pattern)].map(([, id = '']) => id);

describe('the house', () => {
  it('ARC-1 every import keeps to the room table', () => {
    expect(files.length).toBeGreaterThan(20);
    expect(files.flatMap(forbidden)).toEqual([]);
  });

  it('ARC-2 comlink stands in one file a side', () => {
    const users = files.filter((file) => imports(file).includes('comlink'));
    expect(users.filter((file) => file.startsWith('src/')).length).toBeLessThanOrEqual(1);
    expect(users.filter((file) => file.startsWith('workers/')).length).toBeLessThanOrEqual(1);
  });

  it('ARC-3 a file holds one idea: 300 lines at most', () => {
    const long = files.filter((file) => readFileSync(join(root, file), 'utf8').split('\n').length > 301);
    expect(long).toEqual([]);
  });

  it('ARC-4 the library writes nothing to the console', () => {
    expect(files.filter((file) => roomOf(file) !== 'cli' && /\bconsole\./.test(code(file)))).toEqual([]);
  });

  it('ARC-5 a way to the network stands only where one is needed', () => {
    const leaks = files.flatMap((file) =>
      Object.entries(doors)
        .filter(([door, allowed]) => code(file).includes(door) && !allowed.some((place) => file.startsWith(place)))
        .map(([door]) => `${file}: ${door}`),
    );
    expect(leaks).toEqual([]);
  });

  it('ARC-6 the top level holds the agreed folders alone', () => {
    const folders = readdirSync(root, { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
      .map((entry) => entry.name)
      .filter((name) => !['node_modules', 'dist'].includes(name));
    expect(folders.sort()).toEqual(['models', 'public', 'src', 'workers']);
  });

  it('ARC-7 every test title starts with the id of the rule it proves', () => {
    const untitled = named(/test\.ts$/).flatMap((file) =>
      [...readFileSync(file, 'utf8').matchAll(/^\s*(?:it|test)(?:\.\w+)*\(\s*(['"`])(.*?)\1/gm)]
        .map((match) => match[2] ?? '')
        .filter((title) => !/^[A-Z]{2,4}-\d+ /.test(title))
        .map((title) => `${relative(root, file)}: ${title}`),
    );
    expect(untitled).toEqual([]);
  });

  it('ARC-8 a rule id is defined once, and every one that is cited is defined', () => {
    const defined = named(/^SPEC\.md$/).flatMap((file) => ruleIds(file, /\*\*([A-Z]{2,4}-\d+)\*\*/g));
    expect(defined.length).toBeGreaterThan(500);
    expect(defined.filter((id, at) => defined.indexOf(id) !== at)).toEqual([]);
    const rules = new Set(defined);
    const families = [...new Set(defined.map((id) => id.replace(/-\d+$/, '')))].join('|');
    const citing = [
      ...named(/(test|contract)\.ts$/).map((file) => [file, /['"`]([A-Z]{2,4}-\d+) /g] as const),
      ...named(/-rows\.ts$/).map((file) => [file, /'([A-Z]{2,4}-\d+)'/g] as const),
      ...['README.md', 'METHODS.md', 'SECURITY.md', 'CONTRIBUTING.md', 'DECISIONS.md'].map(
        (name) => [join(root, name), new RegExp(`\\b((?:${families})-\\d+)\\b`, 'g')] as const,
      ),
    ];
    const unknown = citing.flatMap(([file, pattern]) =>
      ruleIds(file, pattern)
        .filter((id) => !rules.has(id))
        .map((id) => `${relative(root, file)}: ${id}`),
    );
    expect(unknown).toEqual([]);
  });
});
