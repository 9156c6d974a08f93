import { html, nothing, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { button } from './button.ts';
import { compare } from './compare-intent.ts';
import type { CompareViewProps } from './compare-view.ts';
import type { Send } from './intent.ts';

/** Takes another response or rubric by paste or file; a file may also be dropped anywhere on the page. */
export function compareAdd(
  { tab, issue, added, versions }: Pick<CompareViewProps, 'tab' | 'issue' | 'added' | 'versions'>,
  send: Send,
): TemplateResult {
  const rubrics = tab === 'rubrics';
  const submit = (event: Event): void => {
    event.preventDefault();
    if (!(event.currentTarget instanceof HTMLFormElement)) return;
    const text = String(new FormData(event.currentTarget).get('other') ?? '');
    if (text.trim() !== '') send(compare(rubrics ? { do: 'add-rubric', text } : { do: 'add-response', text }));
  };
  const keys = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    if (event.currentTarget instanceof HTMLTextAreaElement) event.currentTarget.form?.requestSubmit();
  };
  const chosen = (event: Event): void => {
    const { currentTarget } = event;
    if (currentTarget instanceof HTMLInputElement && currentTarget.files) {
      send(compare({ do: 'add-files', files: [...currentTarget.files] }));
      currentTarget.value = '';
    }
  };
  const words = rubrics
    ? 'Another rubric (JSON, CSV, or one criterion a line)'
    : 'Another response to the same conversation';
  // Drawn afresh after each one that was added, so that the field is empty again.
  return html`${keyed(
    `${tab}${added}`,
    html`<form class="inline-form compare-add" @submit=${submit}>
      <label for="other">${words}</label>
      <textarea id="other" name="other" rows="4" @keydown=${keys}></textarea>
      ${issue ? html`<p role="alert"><strong>${issue}</strong></p>` : nothing}
      <div class="actions">
        <button type="submit" class="button main"><span>${rubrics ? 'Add the rubric' : 'Add the response'}</span><kbd aria-hidden="true">Ctrl+Enter</kbd></button>
        <span class="file-line"><label class="button" for="other-file"><span>Open a file</span></label>
          <input id="other-file" class="file-input" type="file" multiple accept=".txt,.md,.json,.jsonl,.csv" @change=${chosen} /></span>
      </div>
      ${rubrics && versions.length > 0 ? versionLine(versions, send) : nothing}
    </form>`,
  )}`;
}

function versionLine(versions: CompareViewProps['versions'], send: Send): TemplateResult {
  return html`<div class="actions"><span class="quiet">An earlier version of this rubric:</span>
    ${versions.map(({ place, name }) => button(name, () => send(compare({ do: 'add-version', place })), { kind: 'quiet' }))}</div>`;
}
