import { createReadStream, statSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
};

/** What a host gives in the place of a file. */
export interface Given {
  readonly status?: number;
  readonly type?: string;
  readonly body: Uint8Array | string;
}

/** The plainest host there is: it gives the files of a folder, and no header beyond type and length unless told. */
export interface StaticHost {
  readonly address: string;
  readonly origin: string;
  readonly port: number;
  /** Paths asked for, in order. */
  readonly asked: string[];
  /** Gives another folder from now on, at the same address. */
  serve(folder: string): void;
  /** Drops every connection: the server is gone. */
  close(): Promise<void>;
}

/** Starts a host on a port of its own. What `given` says for a path stands before the folder's file. */
export async function startStaticHost(
  first: string,
  headers: Readonly<Record<string, string>> = {},
  given: (path: string) => Given | null = () => null,
): Promise<StaticHost> {
  let folder = first;
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname);
    asked.push(path);
    const file = normalize(join(folder, path.endsWith('/') ? `${path}index.html` : path));
    const type = types[extname(file)] ?? 'application/octet-stream';
    const instead = given(path);
    const found = statSync(file, { throwIfNoEntry: false });
    if (instead) {
      const length = Buffer.byteLength(instead.body);
      const own = { 'content-type': instead.type ?? type, 'content-length': length };
      response.writeHead(instead.status ?? 200, { ...headers, ...own }).end(instead.body);
    } else if (file.startsWith(folder) && found?.isFile()) {
      response.writeHead(200, { ...headers, 'content-type': type, 'content-length': found.size });
      createReadStream(file).pipe(response);
    } else response.writeHead(404, { ...headers, 'content-type': 'text/plain' }).end('not here');
  });
  await new Promise<void>((done) => server.listen(0, done));
  const { port } = server.address() as AddressInfo;
  const origin = `http://127.0.0.1:${port}`;
  return {
    address: `${origin}/`,
    origin,
    port,
    asked,
    serve: (next) => {
      folder = next;
    },
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}
