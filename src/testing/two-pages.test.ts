import { readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '../..');
const read = (file: string): string => readFileSync(join(root, file), 'utf8');

/** Every file of ours that a page's script brings along: what it imports, what that imports, and the workers it starts. */
function bringsAlong(entry: string, found = new Set<string>()): ReadonlySet<string> {
  if (found.has(entry)) return found;
  found.add(entry);
  // Types are not there when it runs.
  const code = read(entry).replace(/^(import|export) type [^;]*;/gm, '');
  for (const [, target = ''] of code.matchAll(/\b(?:from|import)\s*\(?\s*'(\.[^']+?\.ts)(?:\?[^']*)?'/g))
    bringsAlong(relative(root, resolve(root, dirname(entry), target)), found);
  return found;
}
const roomsOf = (entry: string): readonly string[] => [
  ...new Set([...bringsAlong(entry)].map((file) => file.replace(/^src\//, '').split('/')[0] ?? '')),
];
const reaches = (page: string): readonly string[] => {
  const [, list = ''] = /connect-src ([^;"]*)/.exec(read(page)) ?? [];
  return list.split(' ').filter((source) => source !== "'self'");
};

describe('two pages', () => {
  it('SEAL-5 what the page of models brings along reads, keeps and judges no case', () => {
    const rooms = roomsOf('src/downloads/main.ts');
    expect(rooms).toContain('packs');
    for (const room of ['app', 'formats', 'generation', 'verification', 'report', 'shipped', 'widget'])
      expect(rooms, room).not.toContain(room);
    // The same look at the page that does all this finds it.
    expect(roomsOf('src/app/main.ts')).toEqual(
      expect.arrayContaining(['app', 'formats', 'generation', 'verification']),
    );
  });

  it('SEAL-5 only the page of models may reach another origin', () => {
    expect(reaches('index.html')).toEqual([]);
    expect(reaches('embed.html')).toEqual([]);
    expect(reaches('src/downloads/index.html')).toContain('https://huggingface.co');
  });
});
