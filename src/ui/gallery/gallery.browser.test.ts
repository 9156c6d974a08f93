import '../theme.css';
import axe from 'axe-core';
import { render } from 'lit';
import { afterEach, describe, expect, it } from 'vitest';
import { registerIcons } from '../icons.ts';
import { galleryViews } from './gallery-views.ts';

registerIcons();
const stage = document.createElement('div');
document.body.append(stage);

async function show(name: string): Promise<void> {
  const view = galleryViews.find((each) => each.name === name);
  render(
    view?.draw(() => undefined),
    stage,
  );
  // Dialogs open in a later turn and fade in.
  await new Promise((done) =>
    setTimeout(done, /^(export|help|delete|calibration|seal|models|import|library)/.test(name) ? 500 : 60),
  );
}

afterEach(() => {
  render(null, stage);
  delete document.documentElement.dataset.theme;
});

describe('gallery', () => {
  it.each(galleryViews.flatMap(({ name }) => ['light', 'dark'].map((theme) => [name, theme] as const)))(
    'UI-9 %s passes axe in %s',
    async (name, theme) => {
      document.documentElement.dataset.theme = theme;
      await show(name);
      const { violations } = await axe.run(document, {
        runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
        // A test page has no head of its own.
        rules: {
          'document-title': { enabled: false },
          'html-has-lang': { enabled: false },
          'page-has-heading-one': { enabled: false },
        },
      });
      expect(
        violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 160)).join(' ')}`),
      ).toEqual([]);
    },
  );

  it('UI-10 dialogs and menus draw our icons and fetch none', async () => {
    await show('help');
    const dialog = stage.querySelector('wa-dialog');
    const close = dialog?.shadowRoot?.querySelector('wa-icon');
    expect(close?.shadowRoot?.querySelector('path')?.getAttribute('d')).toContain('M');
    const fetched = performance.getEntriesByType('resource').filter(({ name }) => !name.startsWith(location.origin));
    expect(fetched.map(({ name }) => name)).toEqual([]);
  });
});
