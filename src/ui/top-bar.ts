import '@awesome.me/webawesome/dist/components/dropdown/dropdown.js';
import '@awesome.me/webawesome/dist/components/dropdown-item/dropdown-item.js';
import { html, nothing, type TemplateResult } from 'lit';
import { button } from './button.ts';
import { compare } from './compare-intent.ts';
import { type IconName, icon } from './icons.ts';
import type { ExportFormat, Send, Theme } from './intent.ts';

export interface TopBarProps {
  /** Of the open case; null where no case is open. */
  readonly title: string | null;
  readonly place: { readonly at: number; readonly of: number } | null;
  readonly work: 'none' | 'idle' | 'running';
  /** What the main button would do now. */
  readonly scoreLabel: string;
  readonly canExport: boolean;
  /** Whether the open case can be compared, and is not yet. */
  readonly canCompare?: boolean;
  readonly theme: Theme;
}

/** The head of the page: where you are, what can be done with the open case, and the page's own settings. */
export function topBar(props: TopBarProps, send: Send): TemplateResult {
  return html`<header class="top">
    <button type="button" class="brand" @click=${() => send({ type: 'go-home' })} aria-label="Rubricon, all cases">
      <svg viewBox="0 0 24 24" aria-hidden="true"><path d="M4 6h10M4 12h7M4 18h10"></path><path class="brand-tick" d="M14.5 12.5l2.5 2.5 4-6"></path></svg>
      <span>Rubricon</span>
    </button>
    ${props.title === null ? nothing : html`<h1 class="case-title" dir="auto">${props.title}</h1>`}
    ${props.place && props.place.of > 1 ? stepper(props.place, send) : nothing}
    <div class="top-end">
      ${scoring(props, send)}${
        props.canCompare
          ? button('Compare', () => send(compare({ do: 'show', tab: null })), {
              key: 'n',
              icon: 'columns',
              kind: 'quiet',
              id: 'compare-button',
            })
          : nothing
      }${props.canExport ? exportMenu(send) : nothing}
      ${button('Calibration and abstention', () => send({ type: 'open-dialog', dialog: 'calibration' }), { key: 'l', icon: 'gauge', iconOnly: true, kind: 'quiet', id: 'calibration-button' })}
      ${themeButton(props.theme, send)}
      ${button('Keys and help', () => send({ type: 'open-dialog', dialog: 'help' }), { key: '?', icon: 'keyboard', iconOnly: true, kind: 'quiet' })}
    </div>
  </header>`;
}

function stepper(place: { readonly at: number; readonly of: number }, send: Send): TemplateResult {
  return html`<div class="stepper" role="group" aria-label="Cases">
    ${button('Previous case', () => send({ type: 'step-case', by: -1 }), { key: '[', icon: 'chevron-left', iconOnly: true, kind: 'quiet', disabled: place.at <= 1 })}
    <button type="button" class="button quiet" @click=${() => send({ type: 'go-home' })}>${place.at} of ${place.of}</button>
    ${button('Next case', () => send({ type: 'step-case', by: 1 }), { key: ']', icon: 'chevron-right', iconOnly: true, kind: 'quiet', disabled: place.at >= place.of })}
  </div>`;
}

function scoring(props: TopBarProps, send: Send): TemplateResult | typeof nothing {
  if (props.work === 'none') return nothing;
  if (props.work === 'running') return button('Stop', () => send({ type: 'stop' }), { icon: 'stop', key: 'Esc' });
  return props.scoreLabel === ''
    ? nothing
    : button(props.scoreLabel, () => send({ type: 'score' }), { icon: 'play', key: 's', kind: 'main' });
}

/** What is read by people comes first. */
const formats: readonly (readonly [ExportFormat, string])[] = [
  ['html', 'Report (HTML)'],
  ['markdown', 'Report (Markdown)'],
  ['csv', 'Checklist (CSV)'],
  ['run-json', 'Run, complete (JSON)'],
  ['rubric-json', 'Rubric (JSON)'],
];

function exportMenu(send: Send): TemplateResult {
  const chosen = (event: CustomEvent<{ item: { value: string } }>): void => {
    const { value } = event.detail.item;
    if (value === 'print') send({ type: 'print' });
    if (value === 'rubric') send({ type: 'export-rubric' });
    const format = formats.find(([name]) => name === value)?.[0];
    if (format) send({ type: 'export', format });
  };
  return html`<wa-dropdown class="export" placement="bottom-end" @wa-select=${chosen}>
    <button type="button" slot="trigger" class="button quiet" id="export-button">${icon('download')}<span>Export</span><kbd aria-hidden="true">x</kbd></button>
    ${formats.map(([value, label]) => html`<wa-dropdown-item value=${value}>${label}</wa-dropdown-item>`)}
    <wa-dropdown-item value="rubric">Rubric in another format…</wa-dropdown-item>
    <wa-dropdown-item value="print">Print</wa-dropdown-item>
  </wa-dropdown>`;
}

const themes: readonly Theme[] = ['auto', 'light', 'dark'];
const themeIcons: Readonly<Record<Theme, IconName>> = { auto: 'contrast', light: 'sun', dark: 'moon' };
const themeWords: Readonly<Record<Theme, string>> = { auto: 'as the system', light: 'light', dark: 'dark' };

function themeButton(theme: Theme, send: Send): TemplateResult {
  const next = themes[(themes.indexOf(theme) + 1) % themes.length] ?? 'auto';
  return button(`Colours: ${themeWords[theme]}`, () => send({ type: 'set-theme', theme: next }), {
    key: 't',
    icon: themeIcons[theme],
    iconOnly: true,
    kind: 'quiet',
  });
}
