import { addPlugins, cleanupOutdatedCaches, type PrecacheEntry, precacheAndRoute } from 'workbox-precaching';

/** What a service worker has beyond other workers, as far as it is used here. */
interface ServiceScope {
  /** The files of this build with their hashes: written above this script. */
  readonly rubriconFiles: readonly (PrecacheEntry & { readonly url: string })[];
  readonly clients: { matchAll(options: object): Promise<readonly unknown[]>; claim(): Promise<void> };
  skipWaiting(): Promise<void>;
  addEventListener(type: 'activate' | 'message', act: (event: ServiceEvent) => void): void;
}
interface ServiceEvent {
  readonly data?: unknown;
  readonly ports: readonly MessagePort[];
  waitUntil(work: Promise<unknown>): void;
}
const scope = globalThis as unknown as ServiceScope;

/**
 * Keeps the page for use without its host, and gives it the headers for threads that a plain host does not send. It
 * answers for the files of its own build and looks at nothing else; of a case it never hears.
 */
addPlugins([
  {
    handlerWillRespond: async ({ response }) => isolated(response),
    // A page that was lost here, and that its host has in another version alone: better that one than a dead address.
    handlerDidError: async ({ request }) => (request.mode === 'navigate' ? fetch(request) : undefined),
  },
]);
precacheAndRoute([...scope.rubriconFiles], { cleanURLs: false, ignoreURLParametersMatching: [/./] });
cleanupOutdatedCaches();

scope.addEventListener('activate', (event) => event.waitUntil(scope.clients.claim()));
// Code is changed under one page alone, which asked for it: another might be in the middle of something.
scope.addEventListener('message', (event) => {
  if (event.data === 'start') event.waitUntil(start(event.ports[0]));
});

async function start(port: MessagePort | undefined): Promise<void> {
  const open = await scope.clients.matchAll({ type: 'window', includeUncontrolled: true });
  port?.postMessage({ others: Math.max(0, open.length - 1) });
  if (open.length <= 1) await scope.skipWaiting();
}

function isolated(response: Response): Response {
  const headers = new Headers(response.headers);
  headers.set('Cross-Origin-Opener-Policy', 'same-origin');
  headers.set('Cross-Origin-Embedder-Policy', 'require-corp');
  headers.set('Cross-Origin-Resource-Policy', 'same-origin');
  return new Response(response.body, { status: response.status, statusText: response.statusText, headers });
}
