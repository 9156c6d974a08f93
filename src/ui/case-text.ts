import { html, nothing, type TemplateResult } from 'lit';
import type { Evidence } from '../domain/evidence.ts';
import type { ResponseWarning } from '../domain/judge-warning.ts';
import type { Message, Role } from '../domain/submission.ts';
import { warningWords } from '../report/warning-words.ts';
import { button } from './button.ts';
import { icon } from './icons.ts';
import type { Send } from './intent.ts';
import { plainText } from './layout-text.ts';
import { readableText } from './readable-text.ts';

export interface CaseTextProps {
  readonly conversation: readonly Message[];
  /** Null when the case came without one; the page then asks for it. */
  readonly response: string | null;
  /** Of the selected criterion. */
  readonly evidence: readonly Evidence[];
  /** Passages of the response that speak to its judge; the first is shown. */
  readonly spokenToJudge?: readonly string[];
  /** Passages in which it takes back what it said; the first is shown. */
  readonly takenBack?: readonly string[];
}

/** The texts of a case, made to be read: what was said, then the response under review with its evidence marked. */
export function caseText(props: CaseTextProps, send: Send): TemplateResult {
  return html`<article class="case-text">
    <section aria-label="Conversation">${props.conversation.map(turn)}</section>
    <section class="response" aria-label="Response under review">
      <h2 class="turn-role">Response under review</h2>
      ${passageWarnings(props)}
      ${props.response === null ? responseForm(send) : readableText(props.response, props.evidence)}
    </section>
  </article>`;
}

/** What is suspect about the response as a whole, each with its first passage. */
export function passageWarnings({ spokenToJudge = [], takenBack = [] }: CaseTextProps): TemplateResult {
  return html`${passageWarning('speaks-to-judge', spokenToJudge)}${passageWarning('takes-back', takenBack)}`;
}

function passageWarning(
  warning: ResponseWarning,
  [first, ...others]: readonly string[],
): TemplateResult | typeof nothing {
  if (first === undefined) return nothing;
  const more = others.length > 0 ? ` and ${others.length} more` : '';
  return html`<div class="notice fault judge-warning" role="note">
    <p>${icon('warning')}<span>${warningWords(warning)} <q>${shortened(plainText(first))}</q>${more}.</span></p>
  </div>`;
}

const shortened = (text: string): string => (text.length > 120 ? `${text.slice(0, 117)}…` : text);

const roleWords: Readonly<Record<Role, string>> = { system: 'Instructions', user: 'User', assistant: 'Assistant' };

function turn(message: Message): TemplateResult {
  return html`<div class="turn" data-role=${message.role}>
    <h2 class="turn-role">${roleWords[message.role]}</h2>
    ${readableText(message.content)}
  </div>`;
}

function responseForm(send: Send): TemplateResult {
  const submit = (event: Event): void => {
    event.preventDefault();
    if (!(event.currentTarget instanceof HTMLFormElement)) return;
    const response = String(new FormData(event.currentTarget).get('response') ?? '');
    if (response.trim()) send({ type: 'add-response', response });
  };
  return html`<form class="inline-form" @submit=${submit}>
    <label for="missing-response">This case came without a response. Paste the one to check.</label>
    <textarea id="missing-response" name="response" rows="8" required></textarea>
    <div class="actions"><button type="submit" class="button main"><span>Use this response</span></button>
    ${button('Back', () => send({ type: 'go-home' }), {})}</div>
  </form>`;
}
