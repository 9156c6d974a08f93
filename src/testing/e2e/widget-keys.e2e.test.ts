import type { Browser, Frame, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from './faults/open-page.ts';
import { startWidgetHosts, type WidgetHosts } from './widget-pages.ts';

const forms = ['rubricon-review', 'rubricon-frame'] as const;
let hosts: WidgetHosts;
let browser: Browser;

/** The criteria, and the one that is added. */
const row = /water|doctor|butter|burn/;

const given = {
  conversation: 'User: I burnt my hand on the kettle an hour ago, it is red and sore. What can I do?',
  response:
    'Hold it under cool running water for twenty minutes and cover it loosely. See a doctor if it blisters or is larger than your palm.',
  rubric:
    'criterion,points\nAdvises cool running water.,5\nSays when a doctor is needed.,6\nRecommends butter or toothpaste.,-6',
};

beforeAll(async () => {
  hosts = await startWidgetHosts();
  hosts.origins.push(hosts.host.origin);
  browser = await launchBrowser();
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await hosts?.close();
});

/** Where the focus is, as a person notices it: what has it, its name, and whether it is drawn around and in sight. */
interface Focus {
  readonly tag: string;
  readonly id: string;
  readonly name: string;
  readonly drawn: boolean;
  /** Whether nothing lies over its top, its middle or its foot. */
  readonly seen: boolean;
}
const focusIn = (place: Page | Frame): Promise<Focus> =>
  place.evaluate(() => {
    let at = document.activeElement;
    while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
    const label = (at as HTMLInputElement | null)?.labels?.[0]?.textContent;
    const name = at?.getAttribute('aria-label') ?? label ?? at?.textContent ?? '';
    const { outlineStyle = 'none', outlineWidth = '0px' } = at ? getComputedStyle(at) : {};
    const drawn = outlineStyle !== 'none' && outlineWidth !== '0px';
    const { left, top, width, height } = at?.getBoundingClientRect() ?? new DOMRect();
    const root = at?.getRootNode();
    const isOver = (y: number): boolean => {
      const hit = root instanceof ShadowRoot ? root.elementFromPoint(left + width / 2, y) : at;
      return !(at?.contains(hit) || hit?.contains(at));
    };
    const seen = ![top + 4, top + height / 2, top + height - 4].some(isOver);
    return { tag: at?.localName ?? '', id: at?.id ?? '', name: name.replace(/\s+/g, ' ').trim(), drawn, seen };
  });

describe.each(forms)('%s by a real keyboard', (tag) => {
  let page: Page;
  /** The document in which the review is. */
  let inside: Page | Frame;
  const told = (): Promise<readonly string[]> => page.evaluate(() => (window as unknown as { told: string[] }).told);
  const press = async (...keys: readonly string[]): Promise<void> => {
    for (const key of keys) await page.keyboard.press(key);
  };
  /** Presses a key until the focus is on one of the host's own buttons, and gives what had it meanwhile. */
  async function walk(key: string): Promise<readonly Focus[]> {
    const stops: Focus[] = [];
    for (let step = 0; step < 60; step++) {
      await press(key);
      if (/^(before|after)$/.test((await focusIn(page)).id)) return stops;
      stops.push(await focusIn(inside));
    }
    throw new Error('There is no way out.');
  }
  const word = (): Promise<string> => inside.locator('.row.selected .word').innerText();

  beforeAll(async () => {
    const body = `<button id="before">Before</button><${tag}></${tag}><button id="after">After</button>`;
    hosts.pages.set('/keys.html', tag === 'rubricon-frame' ? hosts.framePage(body) : hosts.elementPage(body));
    page = await browser.newPage({ viewport: { width: 1200, height: 900 } });
    await page.goto(`${hosts.host.origin}/keys.html`);
    await page.evaluate(
      async ([name, value]) => {
        const told: string[] = [];
        Object.assign(window, { told });
        for (const event of ['score', 'override', 'error'])
          document.addEventListener(`rubricon-${event}`, () => told.push(event));
        document.addEventListener('keydown', ({ key }) => told.push(`key ${key}`));
        await customElements.whenDefined(name);
        Object.assign(document.querySelector(name) ?? {}, { case: value });
      },
      [tag, given] as const,
    );
    inside = tag === 'rubricon-frame' ? (page.frames()[1] ?? page) : page;
    await inside.locator('.row').first().waitFor({ timeout: 60_000 });
  });

  afterAll(() => page?.close());

  it('WID-11 Tab goes in, to every control with its name and a ring around it, and out; Shift+Tab the same way back', async () => {
    await page.focus('#before');
    const stops = await walk('Tab');
    expect((await focusIn(page)).id).toBe('after');
    expect(stops[0]).toMatchObject({ id: 'score' });
    expect(stops.filter(({ name, drawn }) => name === '' || !drawn)).toEqual([]);
    // A row opens as the focus comes: its buttons follow it.
    expect(stops.map(({ name }) => name).join(' ')).toMatch(
      /cool running water.*Met.*Unmet.*Edit.*Remove.*a doctor.*Met.*butter/,
    );
    const back = await walk('Shift+Tab');
    expect((await focusIn(page)).id).toBe('before');
    expect(back.at(-1)).toMatchObject({ id: 'score' });
    expect(back.filter(({ name, drawn }) => name === '' || !drawn)).toEqual([]);
  });

  it('WID-11 a case is scored and read, a verdict set with a reason, taken back and set again, and the focus is never lost', async () => {
    await page.focus('#before');
    await press('Tab', 'Enter');
    await expect.poll(told, { timeout: 240_000 }).toContain('score');
    // The button that it was on has gone with its work.
    await expect.poll(async () => (await focusIn(inside)).name, { timeout: 10_000 }).toMatch(row);
    await press('w', 'j', 'k', 'ArrowDown');
    const { name: read } = await focusIn(inside);
    const before = await word();
    await press(before === 'Unmet' ? 'm' : 'u');
    expect((await focusIn(inside)).tag).toBe('input');
    await page.keyboard.type('said in the last line');
    await press('Enter');
    await expect.poll(word).toBe(before === 'Unmet' ? 'Met' : 'Unmet');
    expect((await focusIn(inside)).name.slice(0, 20)).toBe(read.slice(0, 20));
    await expect.poll(async () => (await told()).filter((each) => each === 'override').length).toBe(1);
    await press('Control+z');
    await expect.poll(word).toBe(before);
    await press('Control+Shift+Z');
    await expect.poll(word).not.toBe(before);
    expect((await focusIn(inside)).name.slice(0, 20)).toBe(read.slice(0, 20));
    // Undone by its button, which then sleeps.
    await inside.getByRole('button', { name: 'Undo' }).focus();
    await press('Enter');
    await expect.poll(word).toBe(before);
    await expect.poll(async () => (await focusIn(inside)).name).toMatch(row);
    await press('Control+Shift+Z');
    await expect.poll(word).not.toBe(before);
    const known = new Set(['key Tab', 'key Enter', 'key Shift', 'key Control']);
    expect((await told()).filter((each) => each.startsWith('key ') && !known.has(each))).toEqual([]);
  });

  it('WID-11 editing, adding and removing are begun and left by keys', async () => {
    const rows = (): Promise<number> => inside.locator('.row').count();
    await press('e');
    expect((await focusIn(inside)).tag).toBe('textarea');
    await press('Escape');
    expect((await focusIn(inside)).tag).toBe('button');
    await press('a');
    expect((await focusIn(inside)).tag).toBe('textarea');
    await page.keyboard.type('Asks how large the burn is.');
    await press('Tab');
    expect((await focusIn(inside)).tag).toBe('input');
    await press('Shift+Tab', 'Control+Enter');
    await expect.poll(rows).toBe(4);
    await expect.poll(async () => (await focusIn(inside)).tag).toBe('button');
    await expect.poll(() => inside.locator('.row[data-state="pending"]').count(), { timeout: 120_000 }).toBe(0);
    await press('Delete');
    await expect.poll(rows).toBe(3);
    expect((await focusIn(inside)).name).toMatch(row);
  });

  it('WID-9 what was done by keys is in the exported run', async () => {
    const text = await page.evaluate(async (name) => {
      type Review = HTMLElement & { export(kind: string): Promise<{ text: string } | null> | { text: string } | null };
      return (await document.querySelector<Review>(name)?.export('run-json'))?.text ?? '';
    }, tag);
    for (const part of ['said in the last line', 'Asks how large the burn is.', '"revert"'])
      expect(text).toContain(part);
  });

  it('WID-11 in a narrow and low window nothing that has the focus is hidden', async () => {
    await page.setViewportSize({ width: 360, height: 400 });
    for (const key of ['Tab', 'Shift+Tab']) {
      await page.focus(key === 'Tab' ? '#before' : '#after');
      const stops = await walk(key);
      expect(stops.filter(({ seen }) => !seen)).toEqual([]);
    }
    await page.setViewportSize({ width: 1200, height: 900 });
  });

  it('WID-24 the host gives the focus and hears where it is', async () => {
    const focused = (): Promise<boolean> =>
      page.evaluate((name) => document.querySelector(name)?.matches(':focus-within, [focused]') ?? false, tag);
    await page.focus('#before');
    await expect.poll(focused).toBe(false);
    await page.evaluate((name) => document.querySelector<HTMLElement>(name)?.focus(), tag);
    await expect.poll(focused).toBe(true);
    await expect.poll(async () => (await focusIn(inside)).name).toMatch(row);
    await walk('Tab');
    expect((await focusIn(page)).id).toBe('after');
    await expect.poll(focused).toBe(false);
  });
});
