import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Plugin } from 'vite';
import { root, shippedModel } from './paths.ts';

/** What a page on a disk is made of. */
export interface SingleFileParts {
  /** The built page, with references to its script and styles. */
  readonly html: string;
  readonly script: string;
  readonly styles: string;
  readonly icon: string;
  /** Everything that would lie beside a served page, by its path there. */
  readonly carried: ReadonlyMap<string, Uint8Array>;
}

const sha256 = (text: string, encoding: 'hex' | 'base64'): string => createHash('sha256').update(text).digest(encoding);

/** Text between these tags ends at the first that looks like an end; no string of a script needs such letters. */
const inScript = (text: string): string => text.replace(/<(\/script|!--)/gi, '\\x3C$1');

/**
 * The whole page as one text, written as a browser would write it again: that is how the page can compute the hash of its
 * own file. Its policy names script and styles by their hashes and allows no connection at all.
 */
export function composeSingleFile({ html, script, styles, icon, carried }: SingleFileParts): string {
  const code = inScript(script);
  const policy = [
    "default-src 'none'",
    `script-src 'sha256-${sha256(code, 'base64')}' 'wasm-unsafe-eval'`,
    `style-src 'sha256-${sha256(styles, 'base64')}'`,
    'img-src data:',
    "connect-src 'none'",
    'worker-src blob:',
    "object-src 'none'",
    "frame-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types rubricon-worker lit-html',
  ].join('; ');
  const head = /<head>([\s\S]*)<\/head>/.exec(html)?.[1] ?? '';
  const body = /<body>([\s\S]*)<\/body>/.exec(html)?.[1] ?? '';
  const metas = [...head.matchAll(/<(?:meta|title)[\s\S]*?(?:\/?>)(?:[^<]*<\/title>)?/g)]
    .map(([tag]) => tag.replace(/\s+/g, ' ').replace(/ ?\/>$/, '>'))
    .filter((tag) => !tag.includes('Content-Security-Policy'));
  const blocks = [...carried].map(
    ([path, bytes]) =>
      `<script type="application/gzip;base64" data-path="${path}">${gzipSync(bytes).toString('base64')}</script>`,
  );
  const page = [
    `<!doctype html>\n<html lang="en"><head>${metas[0]}`,
    `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    ...metas.slice(1),
    `<link rel="icon" href="data:image/svg+xml;base64,${Buffer.from(icon).toString('base64')}">`,
    `<style>${styles}</style>`,
    `</head><body>${body.trim()}`,
    ...blocks,
    `<script type="module">${code}</script></body></html>`,
  ].join('\n');
  if (/[\r\0]/.test(page)) throw new Error('A browser would change a carriage return or a null in the page.');
  return page;
}

const text = (source: string | Uint8Array): string =>
  typeof source === 'string' ? source : Buffer.from(source).toString();

/** Puts everything that was built, and the shipped model, into `rubricon.html`, and prints its size and hash. */
export function singleFile(): Plugin {
  return {
    name: 'rubricon-single-file',
    enforce: 'post',
    generateBundle(_options, bundle) {
      const files = Object.values(bundle);
      const entry = files.find((file) => file.type === 'chunk' && file.isEntry);
      const html = files.find((file) => file.fileName.endsWith('.html'));
      const styles = files.filter((file) => file.fileName.endsWith('.css'));
      if (entry?.type !== 'chunk' || html?.type !== 'asset') throw new Error('The page was not built as one script.');
      const carried = new Map<string, Uint8Array>();
      for (const file of files) {
        if (file === entry || file === html || styles.includes(file)) continue;
        if (file.type === 'chunk') throw new Error(`${file.fileName} is a script of its own.`);
        // The runtime's script is inside the worker; as a file it serves threads, which a page from a disk has not.
        if (!file.fileName.endsWith('.mjs')) carried.set(file.fileName, Buffer.from(file.source));
      }
      for (const name of readdirSync(join(root, shippedModel)))
        carried.set(`${shippedModel}/${name}`, readFileSync(join(root, shippedModel, name)));
      const page = composeSingleFile({
        html: text(html.source),
        script: entry.code,
        styles: styles.map((file) => (file.type === 'asset' ? text(file.source) : '')).join(''),
        icon: readFileSync(join(root, 'public/icon.svg'), 'utf8'),
        carried,
      });
      for (const name of Object.keys(bundle)) delete bundle[name];
      this.emitFile({ type: 'asset', fileName: 'rubricon.html', source: page });
      const size = (Buffer.byteLength(page) / 1e6).toFixed(1);
      console.log(`dist/rubricon.html  ${size} MB\nSHA-256  ${sha256(page, 'hex')}`);
    },
  };
}
