import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/**
 * What goes wrong with one request for a file: the connection is cut half-way, the announced length is too long or too
 * short, a bit is flipped, a web page comes with status 404 or 200, the server is busy, sends from the beginning
 * although asked for a part, sends another part, sends more than there is, or refuses.
 */
export type HubFault =
  | 'cut'
  | 'long-length'
  | 'short-length'
  | 'flip'
  | 'page-404'
  | 'page-200'
  | 'busy'
  | 'from-start'
  | 'other-part'
  | 'too-much'
  | 'gated';

export interface LocalHub {
  readonly address: string;
  /** Requests for files, as `path range`. */
  readonly asked: string[];
  /** Puts faults in wait for the next requests of a file. */
  readonly spoil: (path: string, ...faults: HubFault[]) => void;
  /** What the hub says of itself is altered by this. */
  lie: (info: Record<string, unknown>) => Record<string, unknown>;
  close(): Promise<void>;
}

/** Speaks the hub's paths over files in memory: a listing with sizes and hashes, and the files at one commit. */
export async function startLocalHub(
  repository: string,
  files: ReadonlyMap<string, Uint8Array>,
  { port = 0, commit = 'a'.repeat(40) }: { readonly port?: number; readonly commit?: string } = {},
): Promise<LocalHub> {
  const asked: string[] = [];
  const faults = new Map<string, HubFault[]>();
  const server = createServer((request, response) => {
    response.setHeader('Access-Control-Allow-Origin', '*');
    response.setHeader('Access-Control-Allow-Headers', 'Range');
    response.setHeader('Access-Control-Expose-Headers', 'Content-Range, Content-Length');
    if (request.method === 'OPTIONS') return void response.writeHead(204).end();
    const path = decodeURIComponent((request.url ?? '').split('?')[0] ?? '');
    if (path === `/api/models/${repository}/revision/main` || path === `/api/models/${repository}/revision/${commit}`) {
      return void response
        .writeHead(200, { 'content-type': 'application/json' })
        .end(JSON.stringify(hub.lie(describe())));
    }
    const name = path.startsWith(`/${repository}/resolve/${commit}/`)
      ? path.split(`/resolve/${commit}/`)[1]
      : undefined;
    const bytes = name === undefined ? undefined : files.get(name);
    if (name === undefined || bytes === undefined) return page(response, 404);
    asked.push(`${name} ${request.headers.range ?? ''}`.trim());
    sendFile(request, response, bytes, faults.get(name)?.shift());
  });
  const describe = (): Record<string, unknown> => ({
    sha: commit,
    cardData: { license: 'apache-2.0' },
    siblings: [...files].map(([rfilename, bytes]) => ({
      rfilename,
      size: bytes.length,
      blobId: createHash('sha1').update(`blob ${bytes.length}\0`).update(bytes).digest('hex'),
      ...(/\.onnx/.test(rfilename) && {
        lfs: { size: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') },
      }),
    })),
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const hub: LocalHub = {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    spoil: (path, ...more) => void faults.set(path, [...(faults.get(path) ?? []), ...more]),
    lie: (info) => info,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return hub;
}

function page(response: ServerResponse, status: number): void {
  response.writeHead(status, { 'content-type': 'text/html; charset=utf-8' }).end('<!doctype html><title>No</title>');
}

function sendFile(request: IncomingMessage, response: ServerResponse, bytes: Uint8Array, fault?: HubFault): void {
  const range = /^bytes=(\d+)-$/.exec(request.headers.range ?? '');
  const from = range && fault !== 'from-start' ? Number(range[1]) : 0;
  if (fault === 'page-404' || fault === 'page-200') {
    page(response, fault === 'page-404' ? 404 : 200);
    return;
  }
  if (fault === 'busy') return void response.writeHead(503).end();
  if (fault === 'gated') return void response.writeHead(401, { 'content-type': 'application/json' }).end('{}');
  if (from >= bytes.length && bytes.length > 0) return void response.writeHead(416).end();
  let body = Uint8Array.from(bytes.subarray(from));
  if (fault === 'flip') body[body.length >> 1] = (body[body.length >> 1] ?? 0) ^ 1;
  if (fault === 'too-much') body = Uint8Array.from([...body, 1, 2, 3]);
  const length = body.length + (fault === 'long-length' ? 10 : fault === 'short-length' ? -10 : 0);
  const start = fault === 'other-part' ? from + 1 : from;
  response.writeHead(range && fault !== 'from-start' ? 206 : 200, {
    'content-type': 'application/octet-stream',
    'content-length': length,
    ...(range && fault !== 'from-start' && { 'content-range': `bytes ${start}-${bytes.length - 1}/${bytes.length}` }),
  });
  if (fault === 'cut') {
    response.write(body.subarray(0, body.length >> 1));
    setTimeout(() => response.destroy(), 20);
  } else if (fault === 'long-length') {
    response.write(body);
    setTimeout(() => response.destroy(), 20);
  } else response.end(fault === 'short-length' ? body.subarray(0, length) : body);
}
