import { html, nothing, type TemplateResult } from 'lit';
import { button } from './button.ts';
import type { IntakeText, Send } from './intent.ts';
import { type IntakeIssue, issueList } from './issue-list.ts';

export interface SampleCard {
  readonly title: string;
  readonly about: string;
}

export interface CaseIntakeProps {
  readonly samples: readonly SampleCard[];
  readonly issues: readonly IntakeIssue[];
  /** How many cases were brought in beside the issues; null before anything was brought. */
  readonly brought: number | null;
  /** Kept when a paste could not be read, so that nothing typed is lost. */
  readonly draft: IntakeText;
}

/** Where a case comes in: a sample with one key, a paste, a file or a drop. */
export function caseIntake(props: CaseIntakeProps, send: Send): TemplateResult {
  return html`<div class="intake">
    <section aria-labelledby="samples-title">
      <h2 id="samples-title">Open a sample</h2>
      <ol class="samples">${props.samples.map((sample, index) => sampleRow(sample, index, send))}</ol>
    </section>
    <section aria-labelledby="bring-title">
      <h2 id="bring-title">Bring your own</h2>
      ${issueNotice(props, send)}${pasteForm(props.draft, send)}
    </section>
  </div>`;
}

function sampleRow(sample: SampleCard, index: number, send: Send): TemplateResult {
  return html`<li><button type="button" class="sample" @click=${() => send({ type: 'open-sample', index })}>
    <kbd>${index + 1}</kbd>
    <span class="sample-title">${sample.title}</span>
    <span class="sample-about">${sample.about}</span>
  </button></li>`;
}

function pasteForm(draft: IntakeText, send: Send): TemplateResult {
  const submit = (event: Event): void => {
    event.preventDefault();
    if (!(event.currentTarget instanceof HTMLFormElement)) return;
    const text = typed(event.currentTarget);
    send({ type: 'bring-text', text });
  };
  const keep = (event: Event): void => {
    if (event.currentTarget instanceof HTMLFormElement) send({ type: 'draft', text: typed(event.currentTarget) });
  };
  const openOnKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    if (event.currentTarget instanceof HTMLFormElement) event.currentTarget.requestSubmit();
  };
  const filesChosen = (event: Event): void => {
    if (!(event.currentTarget instanceof HTMLInputElement)) return;
    const files = [...(event.currentTarget.files ?? [])];
    event.currentTarget.value = '';
    if (files.length > 0) send({ type: 'bring-files', files });
  };
  return html`<form class="paste" @submit=${submit} @input=${keep} @keydown=${openOnKey}>
    <p class="file-line">
      <label class="button" for="case-file"><span>Open a file</span><kbd aria-hidden="true">o</kbd></label>
      <input id="case-file" class="file-input" type="file" multiple accept=".json,.jsonl,.yaml,.yml,.parquet,.txt,.md,.csv" @change=${filesChosen} />
      <span class="quiet">or drop it here: a chat, a saved run, cases or a rubric of any known format</span>
    </p>
    <label for="conversation">Conversation</label>
    <textarea id="conversation" name="conversation" rows="3" required .value=${draft.conversation}
      placeholder="User: …&#10;Assistant: …"></textarea>
    <label for="response">Response to check <span class="quiet">(empty: the last assistant turn)</span></label>
    <textarea id="response" name="response" rows="3" .value=${draft.response}></textarea>
    <details ?open=${draft.rubric !== ''}>
      <summary>Rubric, if you have one</summary>
      <label for="rubric">JSON, YAML or CSV <span class="quiet">(empty: one is made from the conversation)</span></label>
      <textarea id="rubric" name="rubric" rows="4" .value=${draft.rubric}></textarea>
    </details>
    <div class="actions"><button type="submit" class="button main"><span>Open and score</span><kbd aria-hidden="true">Ctrl+Enter</kbd></button></div>
  </form>`;
}

function typed(form: HTMLFormElement): IntakeText {
  const data = new FormData(form);
  const field = (name: string): string => String(data.get(name) ?? '');
  return { conversation: field('conversation'), response: field('response'), rubric: field('rubric') };
}

function issueNotice(props: CaseIntakeProps, send: Send): TemplateResult | typeof nothing {
  if (props.issues.length === 0) return nothing;
  const count = props.issues.length === 1 ? 'One thing' : `${props.issues.length} things`;
  const brought =
    props.brought === null || props.brought === 0
      ? `No case could be opened${Object.values(props.draft).some(Boolean) ? '; what you pasted is kept below' : ''}.`
      : `${props.brought} ${props.brought === 1 ? 'case was' : 'cases were'} opened all the same.`;
  return html`<div class="notice" role="alert">
    <p><strong>${count} could not be read.</strong> ${brought}</p>
    ${issueList(props.issues, 20)}
    ${button('Dismiss', () => send({ type: 'dismiss', what: 'issues' }), { kind: 'quiet' })}
  </div>`;
}
