/** What is used of Trusted Types; absent in browsers that have none. */
interface TrustedTypes {
  createPolicy(name: string, rules: { createScriptURL(url: string): string }): { createScriptURL(url: string): URL };
}

/** The name under which a policy of a page must allow this. */
const policyName = 'rubricon-worker';

/** Addresses that were made here; no other becomes a worker. */
const own = new Set<string>();

const policy = (globalThis as { readonly trustedTypes?: TrustedTypes }).trustedTypes?.createPolicy(policyName, {
  createScriptURL: (url) => {
    if (own.has(url)) return url;
    throw new TypeError('Only a sealed worker may be started here.');
  },
});

/** The module worker's script as a script of this very page: a worker from the network would have its own policy, or none. */
export function sealedAddress(scriptUrl: string, base: string): URL {
  return addressOf(new Blob([bootstrap(new URL(scriptUrl, base).href)], { type: 'text/javascript' }));
}

function addressOf(script: Blob): URL {
  const address = URL.createObjectURL(script);
  own.add(address);
  return policy ? policy.createScriptURL(address) : new URL(address);
}

/**
 * The address of the page's own service worker, which alone may be registered. It is under no policy of the page: browsers
 * take its policy from its host's headers.
 */
export function serviceWorkerAddress(name: string, base: string): URL {
  const { href } = new URL(name, base);
  if (!/^sw-[0-9a-f]{12}\.js$/.test(name)) throw new TypeError('Only the page’s own service worker may be registered.');
  own.add(href);
  return policy ? policy.createScriptURL(href) : new URL(href);
}

/**
 * Imports the script at run time: an import that is written out counts as a worker of its own, which the policy refuses.
 * Messages that come meanwhile wait; a script that cannot be had is an error of the worker.
 */
function bootstrap(href: string): string {
  return `const early = [];
const hold = (event) => early.push(event);
addEventListener('message', hold);
import(${JSON.stringify(href)}).then(
  () => {
    removeEventListener('message', hold);
    for (const { data, ports } of early) dispatchEvent(new MessageEvent('message', { data, ports }));
  },
  (error) => setTimeout(() => { throw error; }),
);`;
}

/**
 * Starts a module worker that is under the policy of whoever starts it: what the page may not reach, the worker may not
 * reach either, whatever headers its script was served with. An address may be relative to the page; a script that the
 * page carries is whole, imports nothing and is no module: a page from a disk has no origin to load one from.
 */
export function startSealedWorker(script: string | Blob, name = ''): Worker {
  if (typeof script !== 'string') return new Worker(addressOf(script), { name });
  return new Worker(sealedAddress(script, location.href), { type: 'module', name });
}
