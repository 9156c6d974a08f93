import { createReadStream, existsSync, statSync } from 'node:fs';
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
  '.wasm': 'application/wasm',
};

export interface StaticServer {
  readonly origin: string;
  readonly port: number;
  /** Paths that were asked for, in order. */
  readonly asked: string[];
  close(): Promise<void>;
}

/** A plain host of files, as anybody's: no isolation headers. What `made` gives for a path stands before the folder's file. */
export async function serveFolder(
  folder: string,
  made: (path: string) => string | null = () => null,
  headers: Readonly<Record<string, string>> = {},
): Promise<StaticServer> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const path = normalize(decodeURIComponent(new URL(request.url ?? '/', 'http://x').pathname));
    asked.push(path);
    const type = types[extname(path)] ?? 'application/octet-stream';
    const text = made(path);
    const file = join(folder, path);
    if (text !== null) response.writeHead(200, { ...headers, 'content-type': type }).end(text);
    else if (!path.includes('..') && existsSync(file) && statSync(file).isFile()) {
      response.writeHead(200, { ...headers, 'content-type': type, 'content-length': statSync(file).size });
      createReadStream(file).pipe(response);
    } else response.writeHead(404, headers).end();
  });
  await new Promise<void>((done) => server.listen(0, done));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    port,
    asked,
    close: () => {
      server.closeAllConnections();
      return new Promise((done) => server.close(() => done()));
    },
  };
}
