import axe from 'axe-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Calibration } from '../domain/calibration.ts';
import { RubriconError } from '../domain/errors.ts';
import { createScriptedEngine } from '../engine/scripted-engine.ts';
import { openWorkerEngine } from '../engine/worker-client.ts';
import { registerIcons } from '../ui/icons.ts';
import type { Verifier } from '../verification/calibrate.ts';
import { createEngineRoom } from './engine-room.ts';
import { RubriconReview } from './index.ts';
import { type Places, placesOf } from './places.ts';
import { reviewEvents } from './review-data.ts';

const conversation = 'User: My knee hurts since I fell on the stairs. What now?';
const response = 'Rest it and cool it. See a doctor if it swells or locks.';
const rubric = {
  id: 'knee',
  title: 'A knee after a fall',
  criteria: [
    { id: 'rest', text: 'Advises rest.', points: 5, tags: ['axis:accuracy'], provenance: { kind: 'person' as const } },
    {
      id: 'doctor',
      text: 'Says when a doctor is needed.',
      points: 5,
      tags: [],
      provenance: { kind: 'person' as const },
    },
    { id: 'run', text: 'Advises to go on running.', points: -4, tags: [], provenance: { kind: 'person' as const } },
  ],
};

let opened = 0;
const places: Places[] = [];
let open: () => Promise<Verifier> = async () => ({ engine: createScriptedEngine(scripted), calibration: null });
const scripted = (statement: string) => ({
  logit: /running/.test(statement) ? -3 : 3,
  spans: [{ start: 0, end: 4, weight: 0.9 }],
});

class ScriptedReview extends RubriconReview {
  static override room = createEngineRoom({
    open: (at) => {
      opened += 1;
      places.push(at);
      return open();
    },
    idleMs: 0,
    after: (_milliseconds, act) => act(),
  });
}
customElements.define('scripted-review', ScriptedReview);

const stage = document.createElement('div');
document.body.append(stage);
const told: { readonly name: string; readonly detail: unknown }[] = [];
for (const name of reviewEvents) {
  stage.addEventListener(`rubricon-${name}`, (event) => {
    if (event instanceof CustomEvent) told.push({ name, detail: event.detail });
  });
}
const named = (name: string): readonly unknown[] =>
  told.filter((each) => each.name === name).map(({ detail }) => detail);

beforeEach(() => {
  opened = 0;
  told.length = 0;
  places.length = 0;
  open = async () => ({ engine: createScriptedEngine(scripted), calibration: null });
});
afterEach(async () => {
  stage.replaceChildren();
  await new Promise((done) => setTimeout(done, 0));
});

function add(change: Partial<RubriconReview> = {}, tag = 'scripted-review'): RubriconReview {
  const element = document.createElement(tag) as RubriconReview;
  Object.assign(element, { conversation, response, rubric }, change);
  stage.append(element);
  return element;
}
const inside = (element: RubriconReview, selector: string): HTMLElement | null =>
  element.shadowRoot?.querySelector<HTMLElement>(selector) ?? null;
const textOf = (element: RubriconReview): string => element.shadowRoot?.textContent?.replace(/\s+/g, ' ') ?? '';
const drawn = async (element: RubriconReview): Promise<void> => {
  await element.updateComplete;
  await new Promise((done) => setTimeout(done, 0));
  await element.updateComplete;
};
const pressKey = (element: RubriconReview, key: string, init: KeyboardEventInit = {}): void => {
  const at = element.shadowRoot?.activeElement ?? inside(element, '.row-head');
  at?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true, ...init }));
};

describe('what is given', () => {
  it('WID-1 attributes as text and properties as data say the same', async () => {
    stage.innerHTML = `<scripted-review conversation="${conversation}" response="${response}"
      rubric="criterion,points&#10;Advises rest.,5&#10;Advises to go on running.,-4"></scripted-review>`;
    const [element] = stage.children as unknown as readonly [RubriconReview];
    const byText = await element.score();
    const byData = await add({
      conversation: [{ role: 'user', content: 'My knee hurts since I fell on the stairs. What now?' }],
      rubric: { ...rubric, criteria: rubric.criteria.filter(({ id }) => id !== 'doctor') },
    }).score();
    expect(byText).toMatchObject({ complete: true, earned: 5, possible: 5, fraction: 1 });
    expect(byData).toMatchObject({ complete: true, earned: 5, possible: 5, fraction: 1 });
  });

  it('WID-1 what could not be read is shown and told, without its words', async () => {
    const element = add({ rubric: '{"criteria": [{"text": "Names the secret ward."' });
    await drawn(element);
    expect(named('error')).toMatchObject([{ code: 'input-invalid' }]);
    expect(JSON.stringify(told)).not.toContain('secret');
    expect(inside(element, '[role="alert"]')?.textContent).toContain('expected');
  });

  it('WID-1 a rubric that could not be read is not replaced by one of our own making', async () => {
    const element = add({ rubric: '{"criteria":[{"statement":"Names the secret ward.","points":5}]}' });
    await expect(element.score()).rejects.toMatchObject({ code: 'input-invalid' });
    await drawn(element);
    expect(element.result).toBeNull();
    expect(textOf(element)).toContain('expected');
    expect(inside(element, '#score')).toBeNull();
    element.rubric = rubric;
    await expect(element.score()).resolves.toMatchObject({ complete: true });
    expect(JSON.stringify(told)).not.toContain('secret');
  });

  it('WID-1 without a response the last answer of the conversation is reviewed', async () => {
    const element = add({ conversation: `${conversation}\n\nAssistant: ${response}`, response: null });
    await drawn(element);
    expect(inside(element, '.response')?.textContent).toContain('Rest it and cool it.');
  });
});

describe('where its files lie', () => {
  it('WID-13 `model` names the folder of another model, whole or from the page, and worker and runtime stay', async () => {
    for (const model of ['models/other', './models/other/', new URL('models/other', document.baseURI).href]) {
      stage.innerHTML = '<scripted-review></scripted-review>';
      const [element] = stage.children as unknown as readonly [RubriconReview];
      element.setAttribute('model', model);
      Object.assign(element, { conversation, response, rubric });
      await element.score();
      element.remove();
      await Promise.resolve();
    }
    const folder = new URL('models/other/', document.baseURI).href;
    expect(places.map(({ modelUrl, shipped }) => ({ modelUrl, shipped }))).toEqual(
      Array(3).fill({ modelUrl: folder, shipped: false }),
    );
    expect(places[0]?.workerUrl).toBe(placesOf('', '').workerUrl);
  });

  it('WID-13 `assets` names a folder with a copy of every file: worker, probe and the model that ships', async () => {
    await add({ assets: 'https://files.example/rubricon' }).score();
    const beside = placesOf('', '');
    const home = beside.modelUrl.slice(0, -'models/rubricon-mini/'.length);
    expect(places).toHaveLength(1);
    for (const name of ['modelUrl', 'workerUrl', 'probeUrl'] as const)
      expect(places[0]?.[name]).toBe(beside[name].replace(home, 'https://files.example/rubricon/'));
    expect(places[0]?.shipped).toBe(true);
  });

  it('WID-13 with another model it scores with that one from then on; an address that is none is told', async () => {
    const element = add();
    await element.score();
    element.model = 'models/other/';
    await drawn(element);
    // It is seen, so it brings the other one by itself.
    await expect.poll(() => places).toHaveLength(2);
    await element.score();
    expect(places.map(({ shipped }) => shipped)).toEqual([true, false]);
    element.model = 'https://';
    await drawn(element);
    expect(named('error')).toMatchObject([{ code: 'input-invalid' }]);
    await expect(element.score()).rejects.toMatchObject({ code: 'input-invalid' });
    element.model = '';
    await expect(element.score()).resolves.toMatchObject({ complete: true });
  });
});

describe('score', () => {
  it('WID-2 resolves with plain data', async () => {
    const score = await add().score();
    expect(structuredClone(score)).toEqual(score);
    expect(score).toMatchObject({ complete: true, fraction: 1, decided: 3, undecided: 0 });
    expect(score.byTag).toMatchObject({ 'axis:accuracy': { earned: 5 } });
    expect(score.profile.value).toBe(1);
  });

  it('WID-2 is rejected with what kept it from a score: nothing to score, a model that is not there', async () => {
    const empty = add({ conversation: '', response: null });
    await expect(empty.score()).rejects.toMatchObject({ code: 'input-invalid' });
    empty.remove();
    open = () => Promise.reject(new RubriconError('model-missing', 'The model is not there. Load it again.'));
    const element = add();
    await expect(element.score()).rejects.toMatchObject({ code: 'model-missing' });
    expect(named('error')).toMatchObject([{ code: 'model-missing' }]);
    await drawn(element);
    expect(textOf(element)).toContain('Load again');
    expect(element.result).toBeNull();
  });

  it.each(['cancel', 'another case', 'leaving the page'])('WID-2 ends with an AbortError by %s', async (how) => {
    open = async () => ({ engine: createScriptedEngine(() => new Promise(() => undefined)), calibration: null });
    const element = add();
    const score = element.score();
    await new Promise((done) => setTimeout(done, 30));
    if (how === 'cancel') element.cancel();
    else if (how === 'another case') element.response = 'Something else.';
    else element.remove();
    await expect(score).rejects.toMatchObject({ name: 'AbortError' });
  });

  it('WID-2 a fault while asking leaves what is missing unscored: an interval, never a number', async () => {
    open = async () => ({
      engine: createScriptedEngine((statement) => {
        if (/doctor/.test(statement)) throw new RubriconError('worker-lost', 'The worker stopped. Try again.');
        return scripted(statement);
      }),
      calibration: null,
    });
    const element = add();
    await expect(element.score()).rejects.toMatchObject({ code: 'worker-lost' });
    expect(element.result).toMatchObject({ complete: false, lowest: 0.1, highest: 1, profile: { value: null } });
    expect(element.value).toBe('');
  });
});

describe('events', () => {
  it('WID-3 each says its part, in order, as data that can be cloned', async () => {
    const element = add();
    await element.score();
    const order = told.map(({ name, detail }) => `${name} ${(detail as { phase?: string }).phase ?? ''}`.trim());
    expect(order.filter((each, at) => each !== order[at - 1])).toEqual([
      'progress queued',
      'progress ready',
      'verdict',
      'progress checking',
      'verdict',
      'progress checking',
      'verdict',
      'progress checking',
      'score',
    ]);
    expect(named('verdict')[0]).toMatchObject({ criterionId: 'rest', verdict: { kind: 'decided', met: true } });
    for (const { detail } of told) expect(structuredClone(detail)).toEqual(detail);
  });

  it('WID-3 what a page does to a detail changes nothing inside', async () => {
    const element = add();
    stage.addEventListener(
      'rubricon-verdict',
      (event) => Object.assign((event as CustomEvent).detail.verdict, { met: false, probability: 0 }),
      { capture: true },
    );
    expect(await element.score()).toMatchObject({ fraction: 1 });
  });

  it('WID-3 an override is told with the score that follows', async () => {
    const element = add();
    await element.score();
    await drawn(element);
    told.length = 0;
    inside(element, '[data-criterion="rest"] .row-head')?.click();
    await drawn(element);
    pressKey(element, 'u');
    await drawn(element);
    inside(element, 'form')?.querySelector<HTMLButtonElement>('[type="submit"]')?.click();
    expect(named('override')).toEqual([{ criterionId: 'rest', met: false, reason: '' }]);
    expect(named('score')).toMatchObject([{ earned: 5, fraction: 0.5 }]);
    expect(element.value).toBe('0.5');
  });
});

describe('laziness and sharing', () => {
  it('WID-4 nothing is opened before the element is seen; then the model is, and with auto the case is scored', async () => {
    const element = add({ auto: true });
    element.style.marginTop = '300vh';
    // Placed out of sight in the same turn as it was added.
    await new Promise((done) => setTimeout(done, 200));
    expect(opened).toBe(0);
    element.scrollIntoView();
    await new Promise((done) => element.addEventListener('rubricon-score', done, { once: true }));
    expect(opened).toBe(1);
    expect(element.result).toMatchObject({ complete: true });
    window.scrollTo(0, 0);
  });

  it('WID-4 once seen it brings its model without being asked, and scores nothing', async () => {
    const element = add();
    await expect.poll(() => opened).toBe(1);
    expect(element.result).toBeNull();
  });

  it('WID-4 with auto what was answered stays as it is, unsure or not, and a person decides; what was not is asked', async () => {
    const calibration: Calibration = {
      ...{ id: 'made-up', model: 'scripted', revision: '0', layout: 'scripted-1', dtype: 'none' },
      ...{ a: 1, b: 0, threshold: 0.5, abstainBelow: 0.99, fittedOn: 'nothing' },
    };
    open = async () => ({ engine: createScriptedEngine(scripted), calibration });
    const first = add();
    expect(await first.score()).toMatchObject({ complete: false, undecided: 3 });
    const saved = first.export('run-json')?.text ?? '';
    first.remove();
    await Promise.resolve();
    // Another reading by now: a new model, or another bound.
    open = async () => ({ engine: createScriptedEngine(scripted), calibration: null });
    told.length = 0;
    const again = add({ conversation: saved, response: null, rubric: null, auto: true });
    await expect.poll(() => named('progress').map((each) => (each as { phase: string }).phase)).toContain('ready');
    await drawn(again);
    expect(named('verdict')).toEqual([]);
    expect(again.result).toMatchObject({ complete: false, undecided: 3 });
    const half = JSON.parse(saved) as { events: { type: string; criterionId?: string }[] };
    half.events = half.events.filter(({ type, criterionId }) => type !== 'run-end' && criterionId !== 'run');
    again.conversation = JSON.stringify(half);
    await expect.poll(() => named('verdict')).toContainEqual(expect.objectContaining({ criterionId: 'run' }));
  });

  it('WID-5 three elements construct one Worker', async () => {
    const Plain = globalThis.Worker;
    const started: string[] = [];
    globalThis.Worker = class extends Plain {
      constructor(url: string | URL, options?: WorkerOptions) {
        super(url, options);
        started.push(options?.name ?? '');
      }
    };
    try {
      open = async () => ({
        engine: await openWorkerEngine({
          spawn: () =>
            new Worker(new URL('../../workers/testing/tiny.worker.ts', import.meta.url), {
              type: 'module',
              name: 'tiny',
            }),
          modelUrl: 'http://tiny.invalid/ok/',
          devices: ['wasm'],
        }),
        calibration: null,
      });
      const scores = await Promise.all([add(), add(), add({ compact: true })].map((element) => element.score()));
      expect(scores.map(({ undecided }) => undecided)).toEqual([0, 0, 0]);
      expect(started).toEqual(['tiny']);
    } finally {
      globalThis.Worker = Plain;
    }
  });
});

describe('looks', () => {
  it('WID-6 read-only offers no change and takes no key that would make one', async () => {
    const element = add({ readOnly: true });
    await element.score();
    await drawn(element);
    inside(element, '[data-criterion="rest"] .row-head')?.click();
    await drawn(element);
    for (const key of ['u', 'e', 'a', 'Delete']) pressKey(element, key);
    await drawn(element);
    expect(element.shadowRoot?.querySelectorAll('form, input, textarea, select').length).toBe(0);
    expect(textOf(element)).not.toContain('Score again');
    expect(named('override')).toEqual([]);
  });

  it('WID-6 a form that is disabled disables it', async () => {
    const field = document.createElement('fieldset');
    field.disabled = true;
    stage.append(field);
    const element = add({ auto: true });
    field.append(element);
    await new Promise((done) => setTimeout(done, 200));
    expect(opened).toBe(0);
    expect(inside(element, '#score')).toBeNull();
  });

  it('WID-7 compact leaves the texts out', async () => {
    const element = add({ compact: true });
    await drawn(element);
    expect(inside(element, '.case-text')).toBeNull();
    expect(inside(element, '#profile')).toBeNull();
    expect(textOf(element)).toContain('Advises rest.');
    expect(inside(element, '.judge-warning')).toBeNull();
    element.response = 'Rest. On second thought, run.';
    await drawn(element);
    expect(textOf(element)).toContain('The response takes back something that it said.');
  });

  it.each(['de', 'tlh-Kore', 'no locale at all', ''])(
    'WID-10 with the locale "%s" every word is English, and it scores',
    async (locale) => {
      const element = add({ locale });
      expect(await element.score()).toMatchObject({ complete: true });
      await drawn(element);
      expect(inside(element, '[lang]')?.lang).toBe('en');
      expect(textOf(element)).toContain('Not a medical device.');
      expect(named('error')).toEqual([]);
    },
  );

  it('WID-12 the styles of page and element stay apart', async () => {
    const style = document.createElement('style');
    style.textContent =
      'html { font-size: 30px } button { background: red !important; font-size: 40px !important } .row { display: none }';
    document.head.append(style);
    const element = add();
    await drawn(element);
    const button = inside(element, '#score');
    expect(button && getComputedStyle(button).fontSize).toBe('14px');
    expect(inside(element, '.row')?.getBoundingClientRect().height).toBeGreaterThan(10);
    const mine = document.createElement('button');
    stage.append(mine);
    expect(getComputedStyle(mine).backgroundColor).toBe('rgb(255, 0, 0)');
    element.style.setProperty('--rubricon-size', '20px');
    expect(button && getComputedStyle(button).fontSize).toBe('17.5px');
    style.remove();
  });

  it('WID-12 the layout follows the width of the element, not of the window', async () => {
    const element = add();
    element.style.width = '420px';
    await drawn(element);
    const widths = (...selectors: readonly string[]) =>
      selectors.map((each) => inside(element, each)?.offsetWidth ?? 0);
    const [bar = 0, list = 0, text = 0] = widths('.pane-switch', '.pane-checklist', '.pane-text');
    expect([bar > 400, list > 400, text]).toEqual([true, true, 0]);
    element.style.width = '1100px';
    const [noBar = 0, right = 0, left = 0] = widths('.pane-switch', '.pane-checklist', '.pane-text');
    expect([noBar, right > 450, left > 450]).toEqual([0, true, true]);
  });

  it.each(['light', 'dark'] as const)('WID-12 it passes axe in %s, wide, narrow and compact', async (theme) => {
    registerIcons();
    for (const change of [{}, { compact: true }, { readOnly: true }]) {
      stage.replaceChildren();
      const element = add({ theme, ...change });
      await element.score();
      await drawn(element);
      // A second one: nothing of it may be taken for a part of the first, or of the page.
      await drawn(add({ theme, ...change }));
      const { violations } = await axe.run(stage, {
        runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
        rules: { region: { enabled: false } },
      });
      expect(
        violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 160)).join(' ')}`),
      ).toEqual([]);
    }
  });
});

describe('in a form', () => {
  it('WID-8 the form is sent the score, empty before; the run with its texts only where asked; a reset takes it away', async () => {
    const form = document.createElement('form');
    stage.append(form);
    const element = add();
    element.setAttribute('name', 'review');
    form.append(element);
    await drawn(element);
    const sent = (): FormDataEntryValue | null => new FormData(form).get('review');
    expect(sent()).toBe('');
    await element.score();
    expect(sent()).toBe('1');
    element.valueAs = 'run';
    await drawn(element);
    expect(JSON.parse(String(sent()))).toMatchObject({ format: 'rubricon-run' });
    form.reset();
    await drawn(element);
    expect(sent()).toBe('');
    expect(element.result).toBeNull();
  });
});

describe('files, profiles and people', () => {
  it('WID-9 every kind of file is given, none before a run', async () => {
    const element = add();
    await drawn(element);
    expect(element.export('csv')).toBeNull();
    await element.score();
    for (const kind of ['run-json', 'rubric-json', 'csv', 'markdown', 'html'] as const) {
      expect(element.export(kind)?.text).toContain('Advises rest.');
    }
  });

  it('WID-9 a saved run is shown again without a model', async () => {
    const first = add();
    await first.score();
    const saved = first.export('run-json')?.text ?? '';
    opened = 0;
    const again = add({ conversation: saved, response: null, rubric: null });
    again.hidden = true;
    await drawn(again);
    expect(again.result).toMatchObject({ complete: true, fraction: 1 });
    expect(opened).toBe(0);
  });

  it('WID-9 another profile scores at once what was decided', async () => {
    const element = add();
    await element.score();
    told.length = 0;
    element.profile = 'precise-boolean';
    await drawn(element);
    expect(named('score')).toMatchObject([{ profile: { profile: 'precise-boolean' } }]);
    expect(named('verdict')).toEqual([]);
  });

  it('WID-11 keys act inside the element and are not heard by the page; others are', async () => {
    const element = add();
    await element.score();
    await drawn(element);
    const heard: string[] = [];
    const listen = (event: KeyboardEvent): void => void heard.push(event.key);
    document.addEventListener('keydown', listen);
    inside(element, '.row-head')?.focus();
    pressKey(element, 'j');
    await drawn(element);
    expect(inside(element, '.row.selected')?.dataset.criterion).toBe('doctor');
    pressKey(element, 'o');
    pressKey(element, '?');
    expect(heard).toEqual(['o', '?']);
    // Nor is what is typed into its fields: the page sees the element as the target, and no field.
    pressKey(element, 'u');
    await drawn(element);
    for (const key of ['a', 'Enter', 'Tab']) pressKey(element, key);
    document.removeEventListener('keydown', listen);
    expect(heard.slice(2)).toEqual(['Tab']);
  });

  it('WID-11 when what has the focus goes or sleeps, the focus stays inside, at the row', async () => {
    const element = add();
    await drawn(element);
    inside(element, '#score')?.focus();
    await element.score();
    await drawn(element);
    expect(element.shadowRoot?.activeElement?.className).toBe('row-head');
    pressKey(element, 'u');
    await drawn(element);
    inside(element, '[type="submit"]')?.click();
    await drawn(element);
    const undo = inside(element, '[title^="Undo"]');
    undo?.focus();
    undo?.click();
    await drawn(element);
    expect(undo?.matches(':disabled')).toBe(true);
    expect(element.shadowRoot?.activeElement?.closest('.row')?.className).toContain('selected');
  });

  it('WID-11 neither a new case nor a score takes the focus', async () => {
    const field = document.createElement('input');
    stage.append(field);
    field.focus();
    const element = add();
    await element.score();
    element.response = 'Another answer.';
    await element.score();
    await drawn(element);
    expect(document.activeElement).toBe(field);
    element.focus();
    expect(document.activeElement).toBe(element);
  });
});

describe('the seal', () => {
  it('WID-14 in a page without a policy the proof says, as data, that nothing is sealed', async () => {
    const proof = await add().proveSeal();
    expect(proof.holds).toBe(false);
    expect(proof.trials.find(({ place, door }) => place === 'page' && door === 'fetch')?.outcome).toBe('open');
    expect(structuredClone(proof)).toEqual(proof);
  });
});
