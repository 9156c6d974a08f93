import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from './faults/open-page.ts';

/** A browser whose WebGPU is computed by the processor. */
export function launchGpuBrowser(): Promise<Browser> {
  return launchBrowser(['--enable-unsafe-webgpu', '--use-webgpu-adapter=swiftshader']);
}

/**
 * Has the workers of a page take that adapter for a device: they would leave one that says it is software alone. Only its
 * name is changed; everything is computed by it. Call before the page is opened.
 */
export function passForHardware(page: Page): Promise<unknown> {
  return page.addInitScript(() => {
    const rename = `{
      const { get } = Object.getOwnPropertyDescriptor(GPUAdapter.prototype, 'info');
      const named = { vendor: '', architecture: '', device: '', description: '', isFallbackAdapter: false };
      Object.defineProperty(GPUAdapter.prototype, 'info', {
        get() {
          const { subgroupMinSize, subgroupMaxSize } = get.call(this);
          return { ...named, subgroupMinSize, subgroupMaxSize };
        },
      });
    }\n`;
    const make = URL.createObjectURL.bind(URL);
    // The script of a worker starts as a script of the page.
    URL.createObjectURL = (given) =>
      make(given instanceof Blob && given.type === 'text/javascript' ? new Blob([rename, given], given) : given);
  });
}
