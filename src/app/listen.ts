import type { Send } from '../ui/intent.ts';
import { keyToIntent, pressOf } from './keyboard.ts';
import { isPanicKey } from './lock/panic-key.ts';
import type { AppState } from './state.ts';

/** Brings keys, drops and pastes of the whole window to the page. */
export function listen(target: Window, state: () => AppState, send: Send): void {
  const { document } = target;
  target.addEventListener('keydown', (event) => {
    if (isPanicKey(event)) {
      event.preventDefault();
      send({ type: 'panic' });
      return;
    }
    const path = event.composedPath();
    if (event.defaultPrevented || event.isComposing || path.some(isMenu)) return;
    const arrows = event.key.startsWith('Arrow') && !event.altKey;
    if (arrows && path.some((node) => node instanceof HTMLElement && node.matches('.pane-text'))) return;
    const press = pressOf(event);
    // What was typed in the workbench is kept as its field is left.
    if (press.typing && press.key === 'Escape' && state().bench.open)
      document.querySelector<HTMLElement>('.pane-checklist')?.focus();
    const wanted = keyToIntent(press, state());
    if (!wanted) return;
    event.preventDefault();
    if (wanted.type === 'open-file-chooser') chooseFile(document, state, send);
    else if (wanted.type === 'open-export-menu') document.querySelector<HTMLElement>('#export-button')?.click();
    else send(wanted);
  });
  const dropping = (on: boolean): void => void document.body.classList.toggle('dropping', on);
  target.addEventListener('dragover', (event) => {
    event.preventDefault();
    dropping(true);
  });
  target.addEventListener('dragleave', (event) => {
    if (event.relatedTarget === null) dropping(false);
  });
  target.addEventListener('drop', (event) => {
    event.preventDefault();
    dropping(false);
    const files = [...(event.dataTransfer?.files ?? [])];
    if (files.length > 0) send({ type: 'bring-files', files });
  });
}

/** The file field stands at home; a file that is dropped on the desk needs no field. */
function chooseFile(document: Document, state: () => AppState, send: Send): void {
  if (state().openId !== null) send({ type: 'go-home' });
  queueMicrotask(() => queueMicrotask(() => document.querySelector<HTMLInputElement>('#case-file')?.click()));
}

const isMenu = (node: EventTarget): boolean => node instanceof HTMLElement && node.matches('wa-dropdown-item');
