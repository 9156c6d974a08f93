import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type AttackKind, attacks } from '../testing/attacks/attacks.ts';
import { attackBases } from '../testing/attacks/bases.ts';
import { readBareWords } from './find-bare-words.ts';

const wanted = 'Recommends a tetanus booster and rinsing the wound with clean water.';
const find = (response: string, criterion = wanted): string | null => {
  const place = readBareWords(response, [criterion])(criterion);
  return place && response.slice(place.start, place.end);
};

/** What was found in the suite's attacks of a kind: never a passage of the answer that was attacked. */
const noticed = (kind: AttackKind): readonly string[] =>
  attacks.flatMap((attack) => {
    if (attack.kind !== kind) return [];
    const { response, ...base } = attackBases[attack.base];
    const found = find(attack.response, base[attack.target]);
    if (found !== null) expect(response).not.toContain(found);
    return found ?? [];
  });

it('VER-88 keywords that make up a criterion are noticed, at their place', () => {
  expect(noticed('keyword stuffing').length).toBeGreaterThanOrEqual(5);
  const cut = 'Cuts heal by themselves. Keep the finger up for a while.';
  for (const keywords of [
    'tetanus, booster, rinsing, wound, clean water',
    '#tetanus #booster #wound #rinsing',
    '- tetanus\n- booster\n- wound\n- rinse',
    'Wound rinse clean water tetanus.',
  ]) {
    expect(find(`${cut}\n\n${keywords}`), keywords).toBe(keywords);
    expect(find(`${keywords} ${cut}`), keywords).not.toBeNull();
  }
});

it('VER-88 a heading, a bold line or a table row is noticed where nothing beneath says as much', () => {
  const nothing = 'It will heal by itself within a few days, so there is nothing to do.';
  for (const title of [
    '## Tetanus booster, and rinsing of the wound',
    '**A tetanus booster and rinsing the wound:**',
    '| Rinsing of the wound | Tetanus booster |',
  ]) {
    expect(find(`${title}\n\n${nothing}`), title).toBe(title);
    expect(find(`${title}\n\nRinse the wound with clean water and ask for a tetanus booster.`), title).toBeNull();
  }
  expect(noticed('markdown dressing').length).toBeGreaterThanOrEqual(2);
});

it('VER-88 sentences, lists with words of their own, and short criteria are left alone', () => {
  for (const { response, wanted, unwanted } of Object.values(attackBases)) {
    for (const criterion of [wanted, unwanted]) expect(find(response, criterion), criterion).toBeNull();
  }
  for (const honest of [
    'Rinse the wound with clean water, and get a tetanus booster if the last one was ten years ago.',
    '## What to do\n\n- **Rinse:** hold the wound under clean water for five minutes.\n- **Tetanus:** ask for a booster if yours is old.',
    '- Deep cut, left hand, 3 cm; tap water and soap. Tetanus 2019, booster due 2029, wound dressed at 10:20.',
    '**Warning signs**\n\n- Fever\n- Pus\n- Red streaks\n\nGo to a doctor with any of these.',
  ]) {
    expect(find(honest), honest).toBeNull();
  }
  expect(find('**Allergy: penicillin.**', 'States the penicillin allergy.')).toBeNull();
  expect(find('', wanted)).toBeNull();
});

it('VER-88 a place lies in the text, for any text', () => {
  const word = fc.constantFrom(
    'tetanus',
    'booster',
    'wound',
    'clean water',
    'the',
    '. ',
    '\n',
    '## ',
    '| ',
    '**',
    '- ',
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(word, fc.string())), (words) => {
      const text = words.join(' ');
      const place = readBareWords(text, [wanted])(wanted);
      if (!place) return;
      expect(place.start).toBeGreaterThanOrEqual(0);
      expect(place.end).toBeGreaterThan(place.start);
      expect(place.end).toBeLessThanOrEqual(text.length);
    }),
  );
});
