import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  expectInterval,
  expectNoNumber,
  faultOn,
  idle,
  launchBrowser,
  numbersOn,
  serveScriptedPage,
} from './faults/open-page.ts';
import type { FolderServer } from './faults/serve-folder.ts';

let server: FolderServer;
let browser: Browser;
let context: BrowserContext;
let page: Page;
let databases = 0;
let name = '';

beforeAll(async () => {
  server = await serveScriptedPage();
  browser = await launchBrowser();
  context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  context.setDefaultTimeout(120_000);
});

afterAll(async () => {
  await browser?.close();
  await server?.close();
});

/** Every test has a database of its own, in one browser profile. */
beforeEach(async () => {
  for (const open of context.pages()) await open.close();
  databases += 1;
  name = `faults-${databases}`;
  page = await context.newPage();
});

const visit = async (query = 'pause=0', on = page): Promise<void> => {
  await on.goto(`${server.address}?db=${name}&${query}`);
  await on.waitForSelector('.samples, .gate, .desk');
};
/** A page of the same origin that keeps nothing. */
const blank = (): string => {
  server.spoilt.set('/blank', { type: 'text/html', body: '<!doctype html>' });
  return server.address.replace('scripted.html', 'blank');
};
const openSample = async (on = page): Promise<void> => {
  await on.keyboard.press('1');
  await on.waitForSelector('.row');
};
const scored = async (): Promise<void> => {
  await openSample();
  await idle(page);
  await page.waitForFunction(() => /%$/.test(document.querySelector('.score-number')?.textContent?.trim() ?? ''));
};
const closed = (): Promise<unknown> => page.waitForSelector('wa-dialog[open]', { state: 'detached' });
const reopened = (): Promise<unknown> => page.waitForSelector('.samples, .gate, .desk');
const passphrase = 'five quite unusual words here';
const setPassphrase = async (): Promise<void> => {
  await page.keyboard.press('d');
  await page.fill('#lock-next', passphrase);
  await page.fill('#lock-again', passphrase);
  await page.keyboard.press('Enter');
  await page.waitForFunction(
    () => document.querySelector('.lock-panel')?.textContent?.includes('are encrypted. The page'),
    null,
    {
      timeout: 120_000,
    },
  );
};
const unlock = async (with_: string): Promise<void> => {
  await page.fill('#passphrase', with_);
  await page.keyboard.press('Enter');
};
const rawText = (): Promise<string> =>
  page.evaluate(async (database) => {
    const open = await new Promise<IDBDatabase>((done, failed) => {
      const request = indexedDB.open(database);
      request.onsuccess = () => done(request.result);
      request.onerror = () => failed(request.error);
    });
    const parts: string[] = [];
    const collect = (value: unknown): void => {
      if (value instanceof ArrayBuffer) parts.push(new TextDecoder('latin1').decode(value));
      else if (ArrayBuffer.isView(value)) collect(value.buffer);
      else if (typeof value === 'object' && value !== null) Object.entries(value).flat().forEach(collect);
      else parts.push(String(value));
    };
    for (const store of open.objectStoreNames) {
      const request = open.transaction(store).objectStore(store).getAll();
      await new Promise((done) => {
        request.onsuccess = done;
      });
      collect(request.result);
    }
    open.close();
    return `${parts.join('\n')}\n${JSON.stringify(localStorage)}\n${JSON.stringify(sessionStorage)}`;
  }, `rubricon-${name}`);

describe('a model that fails in the midst of a case', () => {
  it('FLT-12 gives no number for one criterion: that one is unscored and the score an interval', async () => {
    await visit('pause=0&nan=antacid');
    await openSample();
    await idle(page);
    await expectInterval(page, 9);
    expect(await page.locator('.row[data-state="failed"], .row', { hasText: 'antacid' }).first().innerText()).toMatch(
      /not|fail|unscored/i,
    );
  });

  it('FLT-13 loses its device: what was decided stands, the rest is open, and the page says so', async () => {
    await visit('pause=0&lost=antacid');
    await openSample();
    await idle(page);
    expect(await faultOn(page)).toContain('GPU was lost');
    await expectInterval(page, 8);
  });
});

describe('storage that fails', () => {
  it('FLT-14 full: named with a remedy, and the case is decided all the same', async () => {
    await page.addInitScript(() => {
      IDBObjectStore.prototype.put = () => {
        throw new DOMException('full', 'QuotaExceededError');
      };
    });
    await visit();
    await scored();
    expect(await faultOn(page)).toContain('space for saved cases is full');
    expect(await numbersOn(page)).toMatchObject({ decided: 10 });
  });

  it('FLT-15 denied: named, nothing is kept, the page works', async () => {
    await page.addInitScript(() => {
      IDBFactory.prototype.open = () => {
        throw new DOMException('denied', 'SecurityError');
      };
      Object.defineProperty(window, 'localStorage', {
        get: () => {
          throw new DOMException('denied', 'SecurityError');
        },
      });
    });
    await visit();
    expect(await faultOn(page)).toContain('does not let the page save');
    expect(await page.locator('#lock-button').innerText()).toContain('Nothing is kept');
    await scored();
  });

  it('FLT-16 cleared under us: named, and what was decided stays on the desk', async () => {
    await visit();
    await scored();
    const session = await context.newCDPSession(page);
    await session.send('Storage.clearDataForOrigin', {
      origin: new URL(server.address).origin,
      storageTypes: 'indexeddb',
    });
    expect(await faultOn(page)).toMatch(/closed the saved cases|Another tab deleted/);
    expect(await numbersOn(page)).toMatchObject({ decided: 10 });
    await page.reload();
    await reopened();
    expect(await page.locator('.row').count()).toBe(0);
  });

  it('FLT-17 of an older version: taken along', async () => {
    await page.goto(blank());
    await page.evaluate(
      (database) =>
        new Promise<void>((done) => {
          const request = indexedDB.open(database, 1);
          request.onupgradeneeded = () => {
            const store = request.result.createObjectStore('cases', { keyPath: 'place', autoIncrement: true });
            store.createIndex('id', 'id', { unique: true });
            request.result.createObjectStore('desk');
            const record = {
              id: 'old',
              title: 'An older case',
              conversation: [{ role: 'user', content: 'Hi' }],
              response: 'Hello',
              rubric: null,
              events: [],
            };
            store.put({ id: 'old', record, createdAt: '2026-01-01', updatedAt: '2026-01-01' });
          };
          request.onsuccess = () => {
            request.result.close();
            done();
          };
        }),
      `rubricon-${name}`,
    );
    await visit();
    expect(await page.locator('.case-row-title').innerText()).toBe('An older case');
  });

  it('FLT-18 of a newer version: left alone, and said', async () => {
    await page.goto(blank());
    await page.evaluate(
      (database) =>
        new Promise<void>((done) => {
          const request = indexedDB.open(database, 99);
          request.onsuccess = () => {
            request.result.close();
            done();
          };
        }),
      `rubricon-${name}`,
    );
    await visit();
    expect(await faultOn(page)).toContain('newer version');
    await scored();
  });
});

describe('two tabs', () => {
  it('FLT-19 and LCK-20 another tab has the cases: the second says so, takes over when asked, and nothing is lost', async () => {
    await visit();
    await scored();
    const second = await context.newPage();
    await visit('pause=0', second);
    expect(await second.locator('.gate').innerText()).toContain('open in another tab');
    await expectNoNumber(second);
    await second.click('#work-here');
    await second.waitForSelector('.row');
    expect(await numbersOn(second)).toMatchObject({ decided: 10 });
    await page.waitForSelector('.gate');
    await expectNoNumber(page);
  });
});

describe('a tab that is killed', () => {
  it('FLT-20 in the midst of a run: reopened, it says at what it was ended, and the run is taken up where it stood', async () => {
    await visit('pause=250');
    await openSample();
    await page.waitForFunction(
      () =>
        [...document.querySelectorAll('.row .word')].filter((word) => /met/i.test(word.textContent ?? '')).length >= 3,
    );
    const session = await context.newCDPSession(page);
    const crashed = page.waitForEvent('crash');
    session.send('Page.crash').catch(() => undefined);
    await crashed;
    await page.close();
    page = await context.newPage();
    await visit();
    await page.waitForSelector('.row');
    expect(await faultOn(page)).toMatch(/ended this page while it was checking criteria.*resume/s);
    const { decided } = await numbersOn(page);
    expect(decided).toBeGreaterThanOrEqual(2);
    expect(decided).toBeLessThan(10);
    await expectInterval(page, decided);
    await page.keyboard.press('s');
    await idle(page);
    expect(await numbersOn(page)).toMatchObject({ decided: 10, chances: 10, score: expect.stringMatching(/%$/) });
  });

  it('FLT-21 a clock that goes back changes no verdict, no order and no log', async () => {
    await page.addInitScript(() => {
      const real = Date;
      let calls = 0;
      const back = (): number => real.now() - 60_000 * calls++;
      const construct = (kind: typeof Date, given: readonly unknown[]): object =>
        Reflect.construct(kind, given.length === 0 ? [back()] : given);
      const get = (kind: typeof Date, name: string | symbol): unknown =>
        name === 'now' ? back : Reflect.get(kind, name);
      window.Date = new Proxy(real, { construct, get });
    });
    await visit();
    await scored();
    const rows = await page.locator('.row').allInnerTexts();
    const times = [...(await rawText()).matchAll(/\b\d{4}-\d\d-\d\dT[\d:.]+Z/g)].map(([time]) => time);
    expect(times.length).toBeGreaterThan(10);
    expect(times.slice(1).every((time, index) => time < (times[index] ?? ''))).toBe(true);
    await page.reload();
    await page.waitForSelector('.row');
    expect(await page.locator('.row').allInnerTexts()).toEqual(rows);
  });
});

describe('a passphrase', () => {
  it('LCK-9 without one the page says plainly that cases are readable on this device', async () => {
    await visit();
    expect(await page.locator('#lock-button').innerText()).toContain('Readable on this device');
    await scored();
    expect(await rawText()).toContain('antacid');
  });

  it('LCK-4 with one nothing readable is left, and FLT-22 a wrong one opens nothing and leaks no number', async () => {
    await visit();
    await scored();
    await setPassphrase();
    await page.keyboard.press('Escape');
    await closed();
    const raw = await rawText();
    for (const secret of ['antacid', 'heart', 'chest pressure', 'Possible', 'conversation', passphrase])
      expect(raw).not.toContain(secret);
    await page.reload();
    await page.waitForSelector('.gate');
    await expectNoNumber(page);
    expect(await page.title()).toBe('Rubricon');
    for (const key of ['1', 'h', 'd', 'l']) await page.keyboard.press(key);
    await unlock('five quite unusual words');
    await page.waitForFunction(
      () => document.querySelector('.gate')?.textContent?.includes('That is not the passphrase.'),
      null,
      {
        timeout: 60_000,
      },
    );
    await expectNoNumber(page);
    await unlock(passphrase);
    await page.waitForSelector('.row', { timeout: 60_000 });
    expect(await numbersOn(page)).toMatchObject({ decided: 10 });
  });

  it('LCK-10 it is locked on demand, and by itself once nobody is there', async () => {
    await page.addInitScript(() => {
      const real = Date.now;
      Object.assign(window, { later: 0 });
      Date.now = () => real() + (window as unknown as { later: number }).later;
    });
    await visit();
    await scored();
    await setPassphrase();
    await page.click('#lock-now');
    await page.waitForSelector('.gate');
    await unlock(passphrase);
    await page.waitForSelector('.row', { timeout: 60_000 });
    await page.evaluate(() => {
      Object.assign(window, { later: 16 * 60_000 });
      document.dispatchEvent(new Event('visibilitychange'));
    });
    await page.waitForSelector('.gate');
    await expectNoNumber(page);
  });

  it('LCK-8 the chord deletes everything at once, also while locked', async () => {
    await visit();
    await scored();
    await setPassphrase();
    await page.reload();
    await page.waitForSelector('.gate');
    await page.focus('#passphrase');
    await page.keyboard.press('Control+Alt+Shift+D');
    await page.waitForSelector('.samples');
    expect(await page.locator('.case-rows').count()).toBe(0);
    expect(await page.locator('#lock-button').innerText()).toContain('Readable');
  });
});
