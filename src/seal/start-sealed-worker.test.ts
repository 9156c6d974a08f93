import { describe, expect, it } from 'vitest';
import { serviceWorkerAddress } from './start-sealed-worker.ts';

const page = 'https://tool.example/rubricon/';

describe('serviceWorkerAddress', () => {
  it('SEAL-7 gives the address of a service worker of its own name, beside the page', () => {
    expect(serviceWorkerAddress('sw-0123456789ab.js', page).href).toBe(`${page}sw-0123456789ab.js`);
  });

  it.each([
    'sw.js',
    'sw-0123456789ab.js?x',
    '../sw-0123456789ab.js',
    'assets/verifier.worker.js',
    'https://elsewhere.example/sw-0123456789ab.js',
    'data:text/javascript,sw-0123456789ab.js',
    '',
  ])('SEAL-7 refuses %j', (name) => {
    expect(() => serviceWorkerAddress(name, page)).toThrow(TypeError);
  });
});
