import { beforeEach, expect, it } from 'vitest';
import { keepFocus } from './keep-focus.ts';

const find = (id: string): HTMLElement => {
  const found = document.getElementById(id);
  if (!found) throw new Error(id);
  return found;
};
const draw = (how: (held: HTMLElement) => void): string | undefined => {
  const held = find('held');
  held.focus();
  how(held);
  keepFocus(document, held, () => find('main'));
  return document.activeElement?.id;
};

beforeEach(() => {
  document.body.innerHTML =
    '<main id="main" tabindex="-1"><button id="held">A</button><button id="other">B</button></main>';
});

it('APP-22 a row that was moved keeps the focus', () => {
  expect(draw((held) => find('main').append(held))).toBe('held');
});

it.each<[string, (held: HTMLElement) => void]>([
  ['is gone', (held) => held.remove()],
  ['went with its dialog', (held) => held.style.setProperty('display', 'none')],
  ['sleeps', (held) => held.toggleAttribute('disabled', true)],
])('APP-22 the focus of what %s comes to the page', (_what, how) => {
  expect(draw(how)).toBe('main');
});

it('APP-22 a focus that an action moved stays there', () => {
  expect(draw(() => find('other').focus())).toBe('other');
});
