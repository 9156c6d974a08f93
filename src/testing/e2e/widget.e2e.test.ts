import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from './faults/open-page.ts';
import { launchGpuBrowser, passForHardware } from './software-gpu.ts';
import type { Given } from './static-host.ts';
import { builtFile, startWidgetHosts, type WidgetHosts } from './widget-pages.ts';

const complaints: string[] = [];
let hosts: WidgetHosts;
let browser: Browser;

const fever =
  'User: My son is three and has had 39.5 fever since noon. He drinks and plays a little. What should I do?';
const answer =
  'Offer small drinks often and let him rest. Paracetamol by weight lowers the fever. See a doctor today if he stops drinking, gets a stiff neck or a rash.';
const rubric =
  'criterion,points\nNames warning signs that need a doctor.,6\nAdvises offering drinks.,4\nRecommends aspirin.,-8';

beforeAll(async () => {
  hosts = await startWidgetHosts(elsewhere);
  browser = await launchBrowser();
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await hosts?.close();
});

/** The same files in another folder, and the model alone in a third, without its calibration. */
function elsewhere(path: string): Given | null {
  const [, copy] = /^\/copy\/(.+)$/.exec(path) ?? [];
  const [, model] = /^\/of-mine\/(.+)$/.exec(path) ?? [];
  if (copy !== undefined) return { body: builtFile(copy) };
  if (model === undefined) return null;
  return model === 'calibration.json'
    ? { status: 404, body: '' }
    : { body: builtFile(`models/rubricon-mini/${model}`) };
}

async function open(address: string): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1200, height: 800 } });
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    const text = message.text();
    // The proof of the seal is made of refusals.
    if (/Trusted|Content Security Policy|Refused/.test(text) && !text.includes('.seal.invalid')) complaints.push(text);
  });
  await page.goto(address);
  return page;
}

/** Scores a form's case in the page; both forms have the same names. */
const score = (page: Page, selector: string): Promise<{ readonly decided: number; readonly undecided: number }> =>
  page.evaluate(
    async ({ selector, given }) => {
      type Review = HTMLElement & { case: object; score(): Promise<{ decided: number; undecided: number }> };
      const element = document.querySelector<Review>(selector);
      if (!element) throw new Error(selector);
      if (given) element.case = given;
      return element.score();
    },
    { selector, given: { conversation: fever, response: answer, rubric } },
  );

describe('the element', () => {
  it('WID-27 the demo page scores with the shipped model, three elements with one worker', async () => {
    const page = await open(`${hosts.tool.origin}/demo-element.html`);
    await page.click('#score');
    await page.waitForFunction(() => document.querySelector('#log')?.textContent?.includes('score() resolved'), null, {
      timeout: 240_000,
    });
    await page.locator('#third').scrollIntoViewIfNeeded();
    await page.waitForFunction(() => document.querySelector('#log')?.textContent?.includes('third score'), null, {
      timeout: 120_000,
    });
    const workers = await Promise.all(page.workers().map((worker) => worker.evaluate('self.name')));
    expect(workers.filter((name) => name === 'verifier')).toHaveLength(1);
    expect(hosts.tool.asked.filter((path) => path.endsWith('weights.bin'))).toHaveLength(1);
    expect(await page.locator('#log').textContent()).not.toContain(' error ');
    await page.close();
  });

  it("WID-13 it works from another origin under the guide's policy and hash; WID-4 nothing is fetched before it is seen", async () => {
    const given = `conversation="${fever}" response="${answer}" rubric="${rubric.replaceAll('\n', '&#10;')}"`;
    hosts.pages.set(
      '/element.html',
      hosts.elementPage(`${'<p>Read on.</p>'.repeat(200)}<rubricon-review ${given} auto></rubricon-review>`),
    );
    hosts.tool.asked.length = 0;
    const page = await open(`${hosts.host.origin}/element.html`);
    await page.waitForFunction(() => customElements.get('rubricon-review') !== undefined);
    await page.waitForTimeout(1000);
    expect(hosts.tool.asked).toEqual(['/rubricon-element.js']);
    await page.evaluate(() => {
      const { dataset } = document.documentElement;
      document.addEventListener('rubricon-score', () => Object.assign(dataset, { ended: 'scored' }));
      document.addEventListener('rubricon-error', (event) =>
        Object.assign(dataset, { ended: (event as CustomEvent<{ message: string }>).detail.message }),
      );
    });
    await page.locator('rubricon-review').scrollIntoViewIfNeeded();
    await page.waitForFunction(() => 'ended' in document.documentElement.dataset, null, { timeout: 240_000 });
    expect(await page.evaluate(() => document.documentElement.dataset.ended)).toBe('scored');
    expect(hosts.tool.asked.some((path) => path.endsWith('/models/rubricon-mini/weights.bin'))).toBe(true);
    await page.close();
  });
});

describe('with a GPU', () => {
  it('WID-27 the model starts on WebGPU in a host page and scores', async () => {
    const gpu = await launchGpuBrowser();
    try {
      hosts.pages.set('/gpu.html', hosts.elementPage('<rubricon-review></rubricon-review>'));
      const page = await gpu.newPage();
      page.on('pageerror', (error) => complaints.push(error.message));
      await passForHardware(page);
      await page.goto(`${hosts.host.origin}/gpu.html`);
      await page.evaluate(() =>
        document.addEventListener('rubricon-progress', (event) => {
          const { phase, device } = (event as CustomEvent<{ phase: string; device: string }>).detail;
          if (phase === 'ready') document.documentElement.dataset.device = device;
        }),
      );
      const { decided, undecided } = await score(page, 'rubricon-review');
      expect(decided + undecided).toBe(3);
      expect(await page.evaluate(() => document.documentElement.dataset.device)).toBe('webgpu');
    } finally {
      await gpu.close();
    }
    // The software GPU compiles and runs every kernel on the processor: minutes on a busy machine.
  }, 600_000);
});

describe('where the files lie', () => {
  const askedBy = async (attributes: string) => {
    hosts.pages.set('/places.html', hosts.elementPage(`<rubricon-review ${attributes}></rubricon-review>`));
    const page = await open(`${hosts.host.origin}/places.html`);
    await page.evaluate(() => {
      const calibrated: boolean[] = [];
      Object.assign(window, { calibrated });
      document.addEventListener('rubricon-verdict', (event) => {
        const { verdict } = (event as CustomEvent<{ verdict: { calibrated?: boolean } }>).detail;
        calibrated.push(verdict.calibrated === true);
      });
    });
    hosts.tool.asked.length = 0;
    await score(page, 'rubricon-review');
    const calibrated = await page.evaluate(() => (window as unknown as { calibrated: boolean[] }).calibrated);
    await page.close();
    return { calibrated, folders: [...new Set(hosts.tool.asked.map((path) => path.replace(/[^/]+$/, '')))].sort() };
  };

  it('WID-13 `assets`: worker, runtime and the model that ships come from that folder alone', async () => {
    const { calibrated, folders } = await askedBy(`assets="${hosts.tool.origin}/copy"`);
    expect(folders).toEqual(['/copy/assets/', '/copy/models/rubricon-mini/']);
    expect(calibrated).toEqual([true, true, true]);
  });

  it('WID-13 `model`: the model comes from there, and without a calibration no chance is called calibrated', async () => {
    const { calibrated, folders } = await askedBy(`model="${hosts.tool.origin}/of-mine"`);
    expect(folders).toEqual(['/assets/', '/of-mine/']);
    expect(calibrated).toEqual([false, false, false]);
  });
});

describe('the frame', () => {
  it('WID-27 it scores from another origin with the shipped model; WID-24 events, height, theme and focus pass; WID-28 a case that is refused has no score', async () => {
    hosts.origins.splice(0, hosts.origins.length, hosts.host.origin);
    hosts.pages.set('/frame.html', hosts.framePage());
    const page = await open(`${hosts.host.origin}/frame.html`);
    await page.evaluate(() => {
      const told: string[] = [];
      Object.assign(window, { told });
      for (const name of ['verdict', 'score']) document.addEventListener(`rubricon-${name}`, () => told.push(name));
    });
    const result = await score(page, 'rubricon-frame');
    // Each was answered, though some may be unsure.
    expect(result.decided + result.undecided).toBe(3);
    expect(await page.evaluate(() => (window as unknown as { told: string[] }).told)).toEqual([
      'verdict',
      'verdict',
      'verdict',
      'score',
    ]);
    const inner = page.frames()[1];
    const shown = await inner?.evaluate(
      () => document.querySelector('rubricon-review')?.getBoundingClientRect().height,
    );
    const height = (): Promise<number> =>
      page.locator('rubricon-frame').evaluate((element) => element.getBoundingClientRect().height);
    await expect.poll(async () => Math.abs((await height()) - (shown ?? 0)), { timeout: 10_000 }).toBeLessThan(3);

    await page.locator('rubricon-frame').evaluate((element) => element.setAttribute('theme', 'dark'));
    await inner?.waitForFunction(() => document.documentElement.dataset.theme === 'dark');
    await page.locator('rubricon-frame').evaluate((element) => element.focus());
    await page.waitForFunction(() => document.querySelector('rubricon-frame')?.hasAttribute('focused'));
    expect(await inner?.evaluate(() => document.activeElement?.localName)).toBe('rubricon-review');

    // WID-28: the score of this case must not be taken for that of the next, which is too long.
    const next = page.evaluate(() => {
      type Frame = HTMLElement & { case: object; score(): Promise<unknown> };
      const frame = document.querySelector<Frame>('rubricon-frame');
      if (frame) frame.case = { conversation: 'User: And this?', response: 'Rest. '.repeat(400_000) };
      return frame?.score();
    });
    await expect(next).rejects.toThrow('nothing to score');
    await page.close();
  });

  it('WID-26 the host has it prove its seal and gets the result as data', async () => {
    const page = await open(`${hosts.host.origin}/frame.html`);
    const seal = await page.evaluate(() => {
      const frame = document.querySelector('rubricon-frame') as unknown as { proveSeal(): Promise<unknown> };
      return customElements.whenDefined('rubricon-frame').then(() => frame.proveSeal());
    });
    const { holds, trials } = seal as { holds: boolean; trials: readonly { outcome: string }[] };
    expect(trials.filter(({ outcome }) => outcome === 'open')).toEqual([]);
    expect(holds).toBe(true);
    await page.close();
  });

  it('WID-22 hostile messages and a second port are refused and counted, and nothing is thrown', async () => {
    const page = await open(`${hosts.host.origin}/frame.html`);
    const counts = await page.evaluate(async (toolOrigin) => {
      await customElements.whenDefined('rubricon-frame');
      const element = document.querySelector('rubricon-frame') as unknown as HTMLElement & {
        refusals(): Promise<Record<string, number>>;
      };
      const before = await element.refusals();
      const inner = element.shadowRoot?.querySelector('iframe')?.contentWindow;
      const { port2 } = new MessageChannel();
      inner?.postMessage({ rubricon: 'connect', version: 1 }, toolOrigin, [port2]);
      inner?.postMessage('set', toolOrigin);
      inner?.postMessage({ rubricon: 'connect', version: 1, values: 'x'.repeat(3_000_000) }, toolOrigin);
      await new Promise((done) => setTimeout(done, 500));
      const after = await element.refusals();
      return { before, after };
    }, hosts.tool.origin);
    expect(Object.values(counts.before).every((count) => count === 0)).toBe(true);
    expect(counts.after).toMatchObject({ port: 1, shape: 2 });
    await page.close();
  });

  it('WID-20 a page that is not on the list gets no answer, whatever its address says, and hears so', async () => {
    hosts.pages.set(
      '/stranger.html',
      hosts
        .framePage()
        .replace('<rubricon-frame>', `<rubricon-frame src="${hosts.tool.origin}/embed.html?origins=*#self">`),
    );
    // The same server under another name is another origin.
    const page = await open(`http://localhost:${hosts.host.port}/stranger.html`);
    const told = await page.evaluate(
      () =>
        new Promise<string>((done) => {
          document.addEventListener('rubricon-error', (event) => done((event as CustomEvent).detail.message));
        }),
    );
    expect(told).toContain('embed.json');
    await expect(score(page, 'rubricon-frame')).rejects.toThrow('embed.json');
    const inner = page.frames()[1];
    expect(await inner?.evaluate(() => document.documentElement.dataset.refusedOrigin)).toBe('1');
    expect(await inner?.evaluate(() => document.querySelector('rubricon-review'))).toBeNull();
    hosts.origins.length = 0;
    await page.close();
  });

  it('WID-20 with an empty list nobody is let in, the origin itself neither', async () => {
    const page = await open(`${hosts.tool.origin}/demo-frame.html`);
    const inner = page.frames()[1];
    await inner?.waitForFunction(() => document.documentElement.dataset.refusedOrigin === '1');
    expect(await inner?.evaluate(() => document.body.textContent)).toContain('names no origin');
    await page.close();
  });

  it('WID-22 neither page saw an error thrown, or its policy broken', () => {
    expect(complaints).toEqual([]);
  });
});
