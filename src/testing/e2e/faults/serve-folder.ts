import { type Given, type StaticHost, startStaticHost } from '../static-host.ts';

/** A host whose files can be spoilt, by the end of their path. */
export interface FolderServer extends StaticHost {
  readonly spoilt: Map<string, Given>;
}

/** Serves a built folder, isolated as the page's own servers do. */
export async function serveFolder(folder: string): Promise<FolderServer> {
  const spoilt = new Map<string, Given>();
  const headers = {
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-embedder-policy': 'require-corp',
    'cache-control': 'no-store',
  };
  const host = await startStaticHost(folder, headers, (path) => {
    return [...spoilt].find(([end]) => path.endsWith(end))?.[1] ?? null;
  });
  return { ...host, spoilt };
}
