import { expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { listen } from './listen.ts';
import { initialState } from './state.ts';

it('APP-97 Escape leaves a field of the workbench for the workbench', async () => {
  document.body.innerHTML = '<div class="pane-checklist" tabindex="0"><input id="field" /></div>';
  const state = { ...initialState, bench: { ...initialState.bench, open: true } };
  listen(
    window,
    () => state,
    () => undefined,
  );
  const kept: string[] = [];
  const field = document.querySelector<HTMLInputElement>('#field');
  field?.addEventListener('change', () => kept.push(field.value));
  field?.focus();
  await userEvent.keyboard('a guideline{Escape}');
  expect(kept).toEqual(['a guideline']);
  expect(document.activeElement?.className).toBe('pane-checklist');
});
