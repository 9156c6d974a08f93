import { html, nothing, type TemplateResult } from 'lit';
import { type Pack, packs } from '../../models/packs.ts';
import { memoryNeeded, predictSeconds, typicalCase } from '../packs/estimate.ts';
import type { KeptPack } from '../packs/keep-packs.ts';
import { isReady, totalBytes } from '../packs/pack-record.ts';
import { button } from '../ui/button.ts';
import { icon } from '../ui/icons.ts';
import type { DownloadsIntent, DownloadsState, Found } from './state.ts';

type Send = (intent: DownloadsIntent) => void;

const size = (bytes: number | null): string =>
  bytes === null
    ? 'unknown'
    : bytes < 1e9
      ? `${Math.max(1, Math.round(bytes / 1e6))} MB`
      : `${(bytes / 1e9).toFixed(1)} GB`;

/** The whole page of models as a function of its state. */
export function downloadsPage(state: DownloadsState, send: Send): TemplateResult {
  return html`<div class="page downloads">
    <header class="top">
      <a class="brand" href="../../index.html" aria-label="Rubricon, back to the cases">
        <svg viewBox="0 0 24 24" aria-hidden="true"><path d="M4 6h10M4 12h7M4 18h10"></path><path class="brand-tick" d="M14.5 12.5l2.5 2.5 4-6"></path></svg>
        <span>Rubricon</span></a>
      <h1 class="case-title">Models</h1>
    </header>
    <main>
      <p class="quiet">This page fetches language models and keeps them in this browser. It never sees a case: the page
        that does is sealed and reaches nothing but itself.</p>
      <div aria-live="polite">${state.message ? html`<p class="notice note" role="status"><span>${state.message}</span>${button('Dismiss', () => send({ type: 'dismiss' }), { kind: 'quiet' })}</p>` : nothing}</div>
      ${workView(state, send)}${state.found ? foundView(state.found, state, send) : nothing}${keptView(state, send)}${offeredView(state, send)}${otherView(state, send)}
    </main>
  </div>`;
}

function workView({ work }: DownloadsState, send: Send): TemplateResult | typeof nothing {
  if (work.kind === 'idle') return nothing;
  if (!('progress' in work)) {
    return html`<p class="work" role="status">${work.kind === 'measuring' ? 'Measuring this device …' : 'Looking …'}</p>`;
  }
  const words = { download: 'Fetching', check: 'Checking', bring: 'Copying' }[work.kind];
  const { progress } = work;
  return html`<section class="work" aria-label="At work">
    <p><strong>${words} ${work.name}</strong> <span class="quiet">${progress?.file ?? ''}</span></p>
    ${progress ? html`<p class="batch-progress"><progress max=${progress.total ?? 1} .value=${progress.total ? progress.done : 0} aria-label="Model files"></progress><span>${size(progress.done)} of ${size(progress.total)}</span></p>` : nothing}
    ${button(work.kind === 'download' ? 'Pause' : 'Stop', () => send({ type: 'stop' }), { icon: work.kind === 'download' ? 'pause' : 'stop' })}
  </section>`;
}

function keptView(state: DownloadsState, send: Send): TemplateResult {
  const used = state.kept.reduce((sum, { onDisk }) => sum + onDisk, 0);
  return html`<section aria-labelledby="kept-title">
    <h2 id="kept-title">Kept in this browser</h2>
    ${
      state.kept.length === 0
        ? html`<p class="quiet">None yet. The small verifier that ships with the page needs no download.</p>`
        : html`<ul class="packs">${state.kept.map((kept) => keptRow(kept, state, send))}</ul>`
    }
    <p class="quiet small">${used === 0 ? 'Nothing' : size(used)} in use${state.room === null ? '' : `, ${size(state.room)} may still be used`}.
      ${state.persistent === false ? 'The browser may clear models when space runs short: it did not grant more.' : ''}</p>
  </section>`;
}

function keptRow({ record, onDisk }: KeptPack, state: DownloadsState, send: Send): TemplateResult {
  const { id, name, dtype } = record;
  const busy = state.work.kind !== 'idle';
  const whole = isReady(record);
  const bad = record.files.filter((file) => file.state === 'bad').length;
  const standing = whole ? 'ready' : bad > 0 ? `${bad} damaged` : `${size(onDisk)} of ${size(totalBytes(record))}`;
  const revision = record.revision ? record.revision.slice(0, 12) : 'brought from files';
  return html`<li>
    <div><strong>${name}</strong> <span class="quiet">${dtype} · ${revision} · ${size(onDisk)} · ${record.licence ?? 'licence not stated'}</span>
      <span class="standing">${icon(whole ? 'check' : bad > 0 ? 'warning' : 'pause')} ${standing}</span></div>
    <div class="actions">
      ${whole || record.repository === null ? nothing : button(bad > 0 ? 'Repair' : 'Go on', () => send({ type: 'go-on', id, dtype }), { icon: 'download', kind: 'main', disabled: busy })}
      ${button('Check', () => send({ type: 'check', id }), { icon: 'check', disabled: busy })}
      ${
        state.removing === id
          ? html`${button('Keep it', () => send({ type: 'keep' }), {})}${button(`Delete ${size(onDisk)}`, () => send({ type: 'remove', id, sure: true }), { kind: 'danger', icon: 'trash' })}`
          : button('Delete', () => send({ type: 'remove', id, sure: false }), {
              icon: 'trash',
              kind: 'quiet',
              disabled: busy,
            })
      }
    </div>
  </li>`;
}

function offeredView(state: DownloadsState, send: Send): TemplateResult {
  const { speed } = state;
  const busy = state.work.kind !== 'idle';
  return html`<section aria-labelledby="offered-title">
    <h2 id="offered-title">Offered</h2>
    <p>${
      speed
        ? html`On this device (${speed.device === 'webgpu' ? 'WebGPU' : 'WebAssembly'}, ${(speed.long / 1e9).toFixed(0)} billion operations a second) a case of ${typicalCase.document} tokens and ${typicalCase.criteria} criteria would take about the time given.`
        : html`Measure this device first: it takes a few seconds and tells how long a case would take.`
    }</p>
    <div class="actions">${button(speed ? 'Measure again' : 'Measure this device', () => send({ type: 'measure' }), { icon: 'gauge', disabled: busy, id: 'measure' })}</div>
    <ul class="packs">${packs.map((pack) => offeredRow(pack, state, send))}</ul>
    <p class="quiet small">Sizes here are rounded; the hub is asked for the exact ones before anything is fetched.</p>
  </section>`;
}

function offeredRow(pack: Pack, { speed, work }: DownloadsState, send: Send): TemplateResult {
  const [variant] = pack.variants;
  const bytes = variant?.approximateBytes ?? 0;
  const memory = memoryNeeded(pack.shape, variant?.dtype ?? 'q4', bytes);
  return html`<li>
    <div><strong>${pack.name}</strong> <span class="quiet">about ${size(bytes)} · ${size(memory)} of memory · <a href=${pack.licence.url} target="_blank" rel="noopener noreferrer">${pack.licence.name}</a></span>
      <p class="quiet small">${pack.goodFor}${speed ? html` <strong>${seconds(predictSeconds(pack.shape, speed))} a case here.</strong>` : nothing}</p></div>
    <div class="actions">${button('Details', () => send({ type: 'look', name: pack.id }), { icon: 'question', disabled: work.kind !== 'idle' })}</div>
  </li>`;
}

const seconds = (value: number): string =>
  value < 1
    ? 'Under a second'
    : value < 90
      ? `About ${Math.round(value)} seconds`
      : `About ${Math.round(value / 60)} minutes`;

function otherView(state: DownloadsState, send: Send): TemplateResult {
  const look = (event: Event): void => {
    event.preventDefault();
    if (state.name.trim() !== '') send({ type: 'look', name: state.name.trim() });
  };
  const typed = (event: Event): void => {
    if (event.currentTarget instanceof HTMLInputElement) send({ type: 'name', name: event.currentTarget.value });
  };
  const chosen = (event: Event): void => {
    if (!(event.currentTarget instanceof HTMLInputElement)) return;
    const files = [...(event.currentTarget.files ?? [])];
    event.currentTarget.value = '';
    if (files.length > 0) send({ type: 'bring', files });
  };
  return html`<section aria-labelledby="other-title">
    <h2 id="other-title">Any other</h2>
    <form class="look" @submit=${look}>
      <label for="hub-name">Name on the hub <span class="quiet">(owner/name, in the ONNX layout)</span></label>
      <div class="actions"><input id="hub-name" type="text" spellcheck="false" autocapitalize="off" .value=${state.name} @input=${typed} />
        <button type="submit" class="button plain" ?disabled=${state.work.kind !== 'idle'}><span>Look</span></button></div>
    </form>
    <p>Or bring the same files: a folder, several files, or drop them here. Nothing is fetched then.</p>
    <div class="actions">
      <span class="file-line"><label class="button" for="model-folder"><span>Open a folder</span></label><input id="model-folder" class="file-input" type="file" webkitdirectory @change=${chosen} /></span>
      <span class="file-line"><label class="button" for="model-files"><span>Open files</span></label><input id="model-files" class="file-input" type="file" multiple @change=${chosen} /></span>
    </div>
  </section>`;
}

function foundView({ summary, dtype, files }: Found, state: DownloadsState, send: Send): TemplateResult {
  const bytes = summary.variants.find((variant) => variant.dtype === dtype)?.bytes ?? null;
  const tooBig = bytes !== null && state.room !== null && bytes > state.room;
  const need = bytes === null ? null : memoryNeeded(summary.shape, dtype, bytes);
  const tooHeavy = need !== null && state.memory !== null && need > state.memory;
  const { speed } = state;
  const facts: readonly (readonly [string, string])[] = [
    ['Kind', `${summary.architecture}, tokenizer ${summary.tokenizer}`],
    ['Licence', summary.licence ?? 'not stated'],
    ['Context', summary.context === null ? 'not stated' : `${summary.context} tokens`],
    ['From', summary.repository ? `${summary.repository} at ${summary.revision?.slice(0, 12)}` : 'files at hand'],
    ['Memory', need === null ? 'unknown' : `about ${size(need)} while it works`],
    [
      'Time',
      speed && summary.shape
        ? `${seconds(predictSeconds(summary.shape, speed))} a case here`
        : 'measure this device to know',
    ],
  ];
  return html`<div class="found" role="region" aria-label="Found" tabindex="-1">
    <h2>${summary.name}</h2>
    <dl>${facts.map(([term, fact]) => html`<div><dt>${term}</dt><dd>${fact}</dd></div>`)}</dl>
    <fieldset class="choices"><legend>Precision</legend>
      ${summary.variants.map((variant) => html`<label class="choice"><input type="radio" name="dtype" .checked=${variant.dtype === dtype} @change=${() => send({ type: 'choose', dtype: variant.dtype })} /><span>${variant.dtype} <span class="quiet">${size(variant.bytes)}</span></span></label>`)}
    </fieldset>
    ${tooBig ? html`<p role="alert"><strong>There is no room for it: ${size(state.room)} may be used.</strong></p>` : nothing}
    ${tooHeavy ? html`<p role="alert"><strong>It may not run here: this device has ${size(state.memory)} of memory, other work included.</strong></p>` : nothing}
    <div class="actions">${button(files ? 'Copy it here' : `Fetch ${size(bytes)}`, () => send({ type: 'take' }), { icon: 'download', kind: 'main', id: 'take', disabled: tooBig || state.work.kind !== 'idle' })}</div>
  </div>`;
}
