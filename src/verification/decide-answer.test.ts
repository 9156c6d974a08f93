import { describe, expect, it } from 'vitest';
import type { CalibrationFile } from '../../models/manifest.ts';
import type { Answer } from '../engine/port.ts';
import { boundCalibration, toCalibration } from './calibrate.ts';
import { decideAnswer } from './decide-answer.ts';
import { calibration, recorded, yesOrNo } from './testing/fixtures.ts';

const response = 'Rest today. See a doctor tomorrow.';
const answer = (logit: number): Answer => ({ ok: true, logit, spans: [{ start: 0, end: 11, weight: 1 }] });
const withCalibration = (over: Partial<typeof calibration>) =>
  recorded(yesOrNo, { calibration: { ...calibration, ...over } }).verifier;

describe('decideAnswer', () => {
  it('VER-20 a fitted calibration gives the probability', () => {
    const verdict = decideAnswer(answer(-2), response, withCalibration({}));
    expect(verdict).toMatchObject({ kind: 'decided', met: true, probability: 0.5, calibrated: true, source: 'model' });
  });

  it.each(['model', 'revision', 'layout', 'dtype'] as const)(
    'VER-20 a calibration of another %s does not apply',
    (field) => {
      const verifier = withCalibration({ [field]: 'other' });
      expect(boundCalibration(verifier)).toBeNull();
      const verdict = decideAnswer(answer(-2), response, verifier);
      expect(verdict).toMatchObject({ kind: 'decided', met: false, calibrated: false });
      expect(verdict.kind === 'decided' && verdict.probability).toBeCloseTo(0.1192, 4);
    },
  );

  it('VER-20 a calibration file becomes domain data', () => {
    const file: CalibrationFile = {
      schema: 1,
      id: 'c',
      model: { id: 'm', revision: 'r', layout: 'l', dtype: 'q8' },
      method: 'platt',
      a: 1.5,
      b: -0.2,
      threshold: 0.45,
      fittedOn: { data: 'dev', rows: 12, prompts: 3, procedure: 'cross-fitted' },
      figures: {},
      abstain: 0.6,
    };
    expect(toCalibration(file)).toMatchObject({ id: 'c', model: 'm', dtype: 'q8', a: 1.5, abstainBelow: 0.6 });
  });

  it('VER-21 the threshold itself is met', () => {
    expect(decideAnswer(answer(-2), response, withCalibration({ threshold: 0.5 }))).toMatchObject({ met: true });
    expect(decideAnswer(answer(-2), response, withCalibration({ threshold: 0.51 }))).toMatchObject({ met: false });
  });

  it('VER-22 an unsure answer abstains and keeps its probability and evidence', () => {
    const unsure = decideAnswer(answer(-2), response, withCalibration({ abstainBelow: 0.6 }));
    expect(unsure).toMatchObject({ kind: 'abstained', probability: 0.5, evidence: [{ quote: 'Rest today.' }] });
    expect(decideAnswer(answer(4), response, withCalibration({ abstainBelow: 0.6 }))).toMatchObject({
      kind: 'decided',
    });
    expect(decideAnswer(answer(-9), response, withCalibration({ abstainBelow: 0.6 }))).toMatchObject({ met: false });
  });
});
