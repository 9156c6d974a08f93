import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';

/** What a host gives in the place of a file. */
export interface Spoilt {
  readonly status?: number;
  readonly type?: string;
  readonly body: Uint8Array | string;
}

/** A plain static host whose files can be spoilt by name. */
export interface FolderServer {
  readonly address: string;
  /** By the end of the path. */
  readonly spoilt: Map<string, Spoilt>;
  close(): Promise<void>;
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.wasm': 'application/wasm',
  '.svg': 'image/svg+xml',
};

/** Serves a built folder on a port of its own, isolated as the page's own servers do. */
export async function serveFolder(folder: string): Promise<FolderServer> {
  const spoilt = new Map<string, Spoilt>();
  const server = createServer((request, response) => {
    const path = decodeURIComponent((request.url ?? '/').split('?')[0] ?? '/');
    const headers = {
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-embedder-policy': 'require-corp',
      'cache-control': 'no-store',
    };
    const bad = [...spoilt].find(([end]) => path.endsWith(end))?.[1];
    const file = join(folder, normalize(path.endsWith('/') ? `${path}index.html` : path));
    if (!bad && !existsSync(file)) {
      response.writeHead(404, headers).end();
      return;
    }
    const body = bad ? bad.body : readFileSync(file);
    const type = bad?.type ?? types[extname(file)] ?? 'application/octet-stream';
    response.writeHead(bad?.status ?? 200, { ...headers, 'content-type': type, 'content-length': body.length });
    response.end(body);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    spoilt,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}
