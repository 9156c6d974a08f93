import { describe, expect, it } from 'vitest';
import { createScriptedEngine } from '../../engine/scripted-engine.ts';
import { compare } from '../../ui/compare-intent.ts';
import { runOf } from '../case-run.ts';
import { type Controller, createController } from '../controller.ts';
import { keyToIntent } from '../keyboard.ts';
import { openCase } from '../select-view.ts';
import type { CaseRecord } from '../state.ts';
import { memoryStorage } from '../testing/memory-storage.ts';
import { asCase, othersOf } from './beside.ts';
import { compareProps } from './compare-props.ts';

const first = 'Call the emergency number now.';
const second = 'Take an antacid and wait until tomorrow.';

function bench(storage = memoryStorage()) {
  const asked: string[] = [];
  let ids = 0;
  const controller = createController({
    openVerifier: async () => {
      const engine = createScriptedEngine((statement, { response }) => {
        asked.push(statement);
        return { logit: response.toLowerCase().includes(statement.split(' ').at(-1)?.slice(0, -1) ?? '') ? 3 : -3 };
      });
      return { engine, calibration: null };
    },
    storage,
    now: () => new Date(0),
    newId: () => `id-${ids++}`,
    hash: async (text) => String(text.length),
    hand: () => undefined,
    print: () => undefined,
  });
  return { controller, asked, storage };
}

const settled = async (controller: Controller, holds: () => boolean): Promise<void> => {
  for (let turn = 0; turn < 400 && !holds(); turn++) await new Promise((done) => setTimeout(done, 5));
  expect(holds(), controller.state().fault).toBe(true);
};
const opened = (controller: Controller): CaseRecord => openCase(controller.state()) as CaseRecord;
const props = (controller: Controller) => compareProps(controller.state(), opened(controller));
const quiet = (controller: Controller) => (): boolean =>
  controller.state().running === null && props(controller).columns.every(({ score }) => score?.value != null);

const rubric = 'criterion,points\nSends to an emergency,8\nMentions an antacid,-5\nIs kind,2\n';

/** A case with one more response beside it, judged. */
async function compared() {
  const made = bench();
  const { controller } = made;
  controller.send({ type: 'bring-text', text: { conversation: 'User: My chest hurts.', response: first, rubric } });
  await settled(
    controller,
    () => controller.state().openId !== null && runOf(opened(controller))?.status === 'complete',
  );
  controller.send(compare({ do: 'show', tab: null }));
  controller.send(compare({ do: 'add-response', text: second }));
  await settled(controller, quiet(controller));
  return made;
}

describe('comparing responses', () => {
  it('APP-70 another response is judged by the same criteria, and where they differ stands first', async () => {
    const { controller, asked } = await compared();
    expect(asked).toHaveLength(6);
    const { columns, rows } = props(controller);
    expect(columns.map(({ name, score }) => [name, score?.value])).toEqual([
      ['Response A', 0.8],
      ['Response B', -0.5],
    ]);
    expect(rows.map(({ criterion: { points }, kind }) => [points, kind])).toEqual([
      [8, 'differs'],
      [-5, 'differs'],
      [2, 'same'],
    ]);
    expect(runOf(opened(controller))?.log.filter(({ event }) => event.type === 'run-start')).toHaveLength(1);
  });

  it('APP-71 adding and removing is undone and redone with verdicts, and asks nothing again', async () => {
    const { controller, asked } = await compared();
    const names = (): readonly string[] => props(controller).columns.map(({ name }) => name);
    controller.send({ type: 'undo' });
    expect(names()).toEqual(['Response A']);
    controller.send({ type: 'redo' });
    expect(names()).toEqual(['Response A', 'Response B']);
    const id = props(controller).columns[1]?.id ?? '';
    controller.send(compare({ do: 'remove', id }));
    expect(names()).toEqual(['Response A']);
    controller.send({ type: 'undo' });
    expect(props(controller).columns[1]?.score?.value).toBe(-0.5);
    expect(asked).toHaveLength(6);
    controller.send({ type: 'undo' });
    controller.send(compare({ do: 'add-response', text: 'Be kind.' }));
    await settled(controller, quiet(controller));
    expect(opened(controller).beside?.others).toHaveLength(1);
  });

  it('APP-72 what is compared is kept with the case and goes with it', async () => {
    const { controller, storage } = await compared();
    const kept = storage.kept.get(opened(controller).id);
    expect(kept?.beside?.others[0]).toMatchObject({ response: second });
    const again = bench(storage).controller;
    await again.restore();
    again.send({ type: 'open-case', id: kept?.id ?? '' });
    again.send(compare({ do: 'show', tab: 'responses' }));
    expect(props(again).columns.map(({ score }) => score?.value)).toEqual([0.8, -0.5]);
    again.send({ type: 'delete-case', id: kept?.id ?? '' });
    expect(storage.kept.size).toBe(0);
  });

  it('APP-73 a changed criterion is asked of what stands beside too, alone', async () => {
    const { controller, asked } = await compared();
    controller.send(compare({ do: 'close' }));
    const criterionId = runOf(opened(controller))?.rubric.criteria[2]?.id ?? '';
    asked.length = 0;
    controller.send({ type: 'save-criterion', criterionId, text: 'Says tomorrow.', points: 2 });
    await settled(controller, () => asked.length === 1 && controller.state().running === null);
    controller.send(compare({ do: 'show', tab: null }));
    await settled(controller, () => asked.length === 2 && quiet(controller)());
    expect(asked).toEqual(['Says tomorrow.', 'Says tomorrow.']);
    expect(props(controller).rows.map(({ kind }) => kind)).toEqual(['differs', 'differs', 'differs']);
  });

  it('APP-74 a reading in both orders that was stopped leaves the next one alone', async () => {
    const { controller } = await compared();
    const seen = new Set<string>();
    controller.send(compare({ do: 'pair' }));
    controller.send(compare({ do: 'stop-pairing' }));
    controller.send(compare({ do: 'pair' }));
    controller.subscribe(({ comparing }) => seen.add(comparing.pairing.phase));
    await settled(controller, () => props(controller).winners?.together != null);
    expect([...seen]).not.toContain('failed');
  });

  it('APP-74 K11 pairs follow from the verdicts at hand; asked in both orders, flips are ties and counted', async () => {
    const { controller } = await compared();
    expect(props(controller).winners?.apart?.pairs[0]?.tally).toMatchObject({ winner: 'first', first: 13, ties: 1 });
    expect(props(controller).winners?.together).toBeNull();
    controller.send(compare({ do: 'pair' }));
    await settled(controller, () => props(controller).winners?.together !== null);
    // The scripted model says the same of either order, so what it prefers is a place.
    expect(props(controller).winners?.together?.pairs[0]?.tally).toMatchObject({ winner: 'tie', ties: 3, flips: 3 });
    controller.send(compare({ do: 'add-response', text: 'Be kind.' }));
    await settled(controller, quiet(controller));
    const { apart, together } = props(controller).winners ?? {};
    expect(apart?.ranking?.ratings?.map(({ player }) => player)[0]).toBe('Response A');
    expect(apart?.pairs).toHaveLength(3);
    expect(together).toBeNull();
  });

  it('APP-75 a second rubric is judged beside the first; what can not be read says so and adds nothing', async () => {
    const { controller } = await compared();
    controller.send(compare({ do: 'show', tab: 'rubrics' }));
    controller.send(compare({ do: 'add-rubric', text: '{}' }));
    expect(controller.state().comparing.issue).not.toBe('');
    controller.send(compare({ do: 'add-rubric', text: 'criterion,points\nIs kind,4\nCalls the number now,6\n' }));
    await settled(controller, quiet(controller));
    const { columns, rows } = props(controller);
    expect(columns.map(({ score }) => score?.value)).toEqual([0.8, 0.6]);
    expect(rows.filter(({ kind }) => kind === 'lone')).toHaveLength(3);
    expect(othersOf(opened(controller), 'responses')).toHaveLength(1);
  });

  it('APP-76 two scoring profiles stand side by side and no model is asked', async () => {
    const { controller, asked } = await compared();
    const before = asked.length;
    controller.send(compare({ do: 'show', tab: 'profiles' }));
    expect(props(controller).profiles.second).toBeNull();
    controller.send(compare({ do: 'profile', name: 'weighted-mean' }));
    const { first: one, second: other } = props(controller).profiles;
    expect([one.score?.value, other?.score?.value]).toEqual([0.8, 13 / 15]);
    expect(asked).toHaveLength(before);
  });

  it('APP-77 keys walk the rows and leave; no key of the checklist acts on what is not seen', async () => {
    const { controller } = await compared();
    const press = (key: string) =>
      keyToIntent({ key, ctrl: false, alt: false, shift: false, typing: false }, controller.state());
    for (const key of ['m', 'u', 'e', 'Delete', 'a', 'w', 'c']) expect(press(key), key).toBeNull();
    const down = press('j');
    if (down && 'act' in down) controller.send(down);
    expect(controller.state().comparing.selected).toBe(props(controller).rows[0]?.key);
    expect(press('Escape')).toEqual(compare({ do: 'close' }));
    controller.send(compare({ do: 'close' }));
    expect(press('n')).toEqual(compare({ do: 'show', tab: null }));
  });

  it('APP-72 a damaged log beside a case costs its verdicts alone', async () => {
    const { controller, storage } = await compared();
    const record = opened(controller);
    const beside = record.beside && {
      ...record.beside,
      others: record.beside.others.map((other) => ({ ...other, events: other.events.slice(1) })),
    };
    storage.kept.set(record.id, { ...record, ...(beside && { beside }) });
    const again = bench(storage).controller;
    await again.restore();
    const kept = again.state().cases[0] as CaseRecord;
    expect(runOf(kept)?.status).toBe('complete');
    expect(othersOf(kept, 'responses').map((other) => runOf(asCase(kept, other)))).toEqual([null]);
  });
});
