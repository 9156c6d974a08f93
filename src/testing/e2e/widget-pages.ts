import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type Given, type StaticHost, startStaticHost } from './static-host.ts';

const built = process.env.RUBRICON_PAGE ?? resolve(import.meta.dirname, '../../../dist/page');

/** Where the element comes from, and a host page of another origin around it. */
export interface WidgetHosts {
  readonly tool: StaticHost;
  readonly host: StaticHost;
  /** Who may hold the frame, as `embed.json` says. */
  readonly origins: string[];
  /** Pages of the host, by path. */
  readonly pages: Map<string, string>;
  /** A page with the element, by the guide: a hash for the one file, and a policy that names the tool's origin and nothing more. */
  elementPage(body: string): string;
  /** A page with the frame, by the guide. */
  framePage(body?: string): string;
  close(): Promise<void>;
}

/** A built file. Throws where the page was not built. */
export function builtFile(path: string): Buffer {
  if (!existsSync(join(built, 'rubricon-element.js'))) throw new Error('Build the page first: npm run build');
  return readFileSync(join(built, path));
}

/** Starts both hosts. `given` says what the tool's gives in the place of its files. */
export async function startWidgetHosts(given: (path: string) => Given | null = () => null): Promise<WidgetHosts> {
  const hash = createHash('sha384').update(builtFile('rubricon-element.js')).digest('base64');
  const origins: string[] = [];
  const pages = new Map<string, string>();
  const tool = await startStaticHost(built, { 'access-control-allow-origin': '*' }, (path) =>
    path === '/embed.json' ? { body: JSON.stringify({ origins }) } : given(path),
  );
  const host = await startStaticHost('/nowhere', {}, (path) => {
    const body = pages.get(path);
    return body === undefined ? null : { body };
  });
  return {
    tool,
    host,
    origins,
    pages,
    elementPage: (
      body,
    ) => `<!doctype html><html lang="en"><head><title>Host</title><meta http-equiv="Content-Security-Policy"
    content="default-src 'none'; script-src ${tool.origin} 'wasm-unsafe-eval'; connect-src ${tool.origin}; worker-src blob:; require-trusted-types-for 'script'; trusted-types rubricon-worker lit-html">
    <script type="module" crossorigin="anonymous" integrity="sha384-${hash}" src="${tool.origin}/rubricon-element.js"></script>
    </head><body>${body}</body></html>`,
    framePage: (
      body = '<rubricon-frame></rubricon-frame>',
    ) => `<!doctype html><html lang="en"><head><title>Host</title><meta http-equiv="Content-Security-Policy"
    content="default-src 'none'; script-src ${tool.origin}; frame-src ${tool.origin}">
    <script type="module" src="${tool.origin}/rubricon-frame.js"></script></head>
    <body>${body}</body></html>`,
    async close() {
      await tool.close();
      await host.close();
    },
  };
}
