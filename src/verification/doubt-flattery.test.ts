import { describe, expect, it } from 'vitest';
import type { Evidence } from '../domain/evidence.ts';
import type { YesNoVerdict } from '../domain/verdict.ts';
import type { Verifier } from './calibrate.ts';
import { openDoubt } from './doubt-flattery.ts';
import { recorded, yesOrNo } from './testing/fixtures.ts';
import { verifyRow } from './verify-rows.ts';

const wanted = 'Recommends a tetanus booster and rinsing the wound with clean water.';
const keywords = 'tetanus, booster, rinsing, wound, clean water';
const honest = 'Keep the finger up for a while. It will heal by itself.';
const { verifier } = recorded(yesOrNo);
const unsure: Verifier = { ...verifier, abstain: 0.55 };

const met = (response: string, quote: string): Extract<YesNoVerdict, { kind: 'decided' }> => {
  const start = response.indexOf(quote);
  const evidence: Evidence = { quote, start, end: start + quote.length, weight: 0.5, role: 'supports' };
  return {
    kind: 'decided',
    met: true,
    probability: 0.9,
    evidence: [evidence],
    source: 'model',
    calibrated: true,
    logit: 2,
  };
};
const doubt = (response: string, quote: string): YesNoVerdict =>
  openDoubt(response, [wanted], unsure)(met(response, quote), wanted);

describe('openDoubt', () => {
  it('VER-84 a met verdict that rests on bare words, an echo or what is taken back is unsure and keeps what was found', () => {
    for (const [response, quote] of [
      [`${honest}\n\n${keywords}`, keywords],
      [`${honest}\n\n## Tetanus booster, rinsing of the wound`, 'Tetanus booster, rinsing of the wound'],
      [`${honest} ${wanted}`, wanted],
      ['Rinse it and get a booster. On second thought, do not.', 'Rinse it and get a booster.'],
    ] as const) {
      const { evidence } = met(response, quote);
      const shared = { kind: 'abstained', probability: 0.9, evidence, calibrated: true, logit: 2 };
      expect(doubt(response, quote), response).toEqual({ ...shared, reason: expect.stringMatching(/^It rests on /) });
    }
  });

  it('VER-84 a verdict on other words, an unmet one, and one by code or a person stand', () => {
    const text = `Rinse the wound. ${honest}\n\n${keywords}`;
    const stands = met(text, 'Rinse the wound.');
    expect(doubt(text, 'Rinse the wound.')).toEqual(stands);
    const flattered = met(text, keywords);
    for (const verdict of [
      { ...flattered, met: false },
      { ...flattered, source: 'code' as const },
      { ...flattered, evidence: [] },
    ]) {
      expect(openDoubt(text, [wanted], unsure)(verdict, wanted)).toBe(verdict);
    }
    const far = `Rinse it and get a booster. ${'Keep it dry. '.repeat(10)} Scratch that.`;
    expect(doubt(far, 'Rinse it and get a booster.').kind).toBe('decided');
  });

  it('VER-84 where nothing is left unsure every verdict stands', () => {
    const text = `${honest}\n\n${keywords}`;
    const verdict = met(text, keywords);
    expect(openDoubt(text, [wanted], { ...verifier, abstain: 'never' })(verdict, wanted)).toBe(verdict);
  });

  it('VER-84 rows are doubted as they are decided', async () => {
    const statement = 'yes to a tetanus booster and rinsing of the wound';
    const script = recorded(() => ({ logit: 3, spans: [{ start: 58, end: 90, weight: 0.9 }] })).verifier;
    const row = { conversation: [], response: `${honest}\n\n${keywords}`, criterion: statement };
    expect((await verifyRow(row, { verifier: { ...script, abstain: 0.55 } })).kind).toBe('abstained');
    expect((await verifyRow(row, { verifier: { ...script, abstain: 'never' } })).kind).toBe('decided');
  });
});
