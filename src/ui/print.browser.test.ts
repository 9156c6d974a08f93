import './theme.css';
import { html, render } from 'lit';
import { afterEach, expect, it } from 'vitest';
import { cdp } from 'vitest/browser';

const emulate = (media: string): Promise<unknown> =>
  (cdp() as unknown as { send(method: string, params: object): Promise<unknown> }).send('Emulation.setEmulatedMedia', {
    media,
  });

afterEach(async () => {
  await emulate('');
  delete document.documentElement.dataset.theme;
  render(null, document.body);
});

it.each(['auto', 'light', 'dark'])(
  'UI-47 paper is light under the theme %s, without bars and buttons',
  async (theme) => {
    document.documentElement.dataset.theme = theme;
    render(
      html`<div class="rubric-line"><button class="button">Make another</button></div>
      <div class="compare-bar">Responses</div>
      <form class="compare-add"></form>`,
      document.body,
    );
    await emulate('print');
    expect(getComputedStyle(document.documentElement).colorScheme).toBe('light');
    for (const shown of ['.button', '.compare-bar', '.compare-add'])
      expect(document.querySelector(shown)?.checkVisibility(), shown).toBe(false);
  },
);
