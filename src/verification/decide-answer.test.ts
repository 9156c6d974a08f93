import { describe, expect, it } from 'vitest';
import { type CalibrationFile, calibrationFileSchema } from '../../models/manifest.ts';
import type { Answer } from '../engine/port.ts';
import { boundCalibration, toCalibration } from './calibrate.ts';
import { decideAnswer } from './decide-answer.ts';
import { calibration, recorded, yesOrNo } from './testing/fixtures.ts';

const response = 'Rest today. See a doctor tomorrow.';
const context = { response, statement: '', tags: [], inScope: true };
const answer = (logit: number): Answer => ({ ok: true, logit, spans: [{ start: 0, end: 11, weight: 1 }] });
const withCalibration = (over: Partial<typeof calibration>) =>
  recorded(yesOrNo, { calibration: { ...calibration, ...over } }).verifier;

describe('decideAnswer', () => {
  it('VER-20 a fitted calibration gives the probability', () => {
    const verdict = decideAnswer(answer(-2), context, withCalibration({}));
    expect(verdict).toMatchObject({ kind: 'decided', met: true, probability: 0.5, calibrated: true, source: 'model' });
  });

  it.each(['model', 'revision', 'layout', 'dtype'] as const)(
    'VER-20 a calibration of another %s does not apply',
    (field) => {
      const verifier = withCalibration({ [field]: 'other' });
      expect(boundCalibration(verifier)).toBeNull();
      const verdict = decideAnswer(answer(-2), context, verifier);
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
    expect(toCalibration({ ...file, byTag: { 'axis:x': { a: 2, b: 0 } } }).byTag).toEqual({ 'axis:x': { a: 2, b: 0 } });
    expect(calibrationFileSchema.parse(file)).toEqual(file);
  });

  it('VER-20 the arm of the first tag that has one applies, and only to its criteria', () => {
    const verifier = withCalibration({ byTag: { 'axis:accuracy': { a: 1, b: 2 } } });
    const chance = (...tags: string[]) => decideAnswer(answer(-2), { ...context, tags }, verifier);
    expect(chance('level:example', 'axis:accuracy')).toMatchObject({ probability: 0.5 });
    expect(chance('axis:completeness')).toEqual(chance());
    expect(chance()).toMatchObject({ probability: 0.5, calibrated: true, logit: -2 });
    expect(decideAnswer(answer(2), { ...context, tags: ['axis:accuracy'] }, verifier)).toMatchObject({
      probability: 1 / (1 + Math.exp(-4)),
    });
  });

  it('VER-33 a denial that is met shows the nearest miss of what it denies, an unmet one the words that say it', () => {
    const role = (given: Answer) => {
      const verdict = decideAnswer(given, context, recorded(yesOrNo).verifier);
      return verdict.kind === 'decided' && [verdict.met, verdict.evidence[0]?.quote, verdict.evidence[0]?.role];
    };
    const denial = (logit: number): Answer => ({ ...answer(logit), denies: true }) as Answer;
    expect(role(denial(4))).toEqual([true, 'Rest today.', 'nearest-miss']);
    expect(role(denial(-4))).toEqual([false, 'Rest today.', 'supports']);
    expect(role(answer(4))).toEqual([true, 'Rest today.', 'supports']);
    expect(role(answer(-4))).toEqual([false, 'Rest today.', 'nearest-miss']);
  });

  it("VER-23 in a language that is none of the model's a verdict is marked uncalibrated", () => {
    const foreign = { ...context, inScope: false };
    expect(decideAnswer(answer(4), foreign, withCalibration({}))).toMatchObject({ kind: 'decided', calibrated: false });
    expect(decideAnswer(answer(-2), foreign, withCalibration({ abstainBelow: 0.6 }))).toMatchObject({
      kind: 'abstained',
      calibrated: false,
    });
  });

  it("VER-22 a person's bound stands before the calibration's, with or without one", () => {
    const verifier = withCalibration({ abstainBelow: 0.6 });
    expect(decideAnswer(answer(-2), context, { ...verifier, abstain: 'never' })).toMatchObject({ kind: 'decided' });
    expect(decideAnswer(answer(4), context, { ...verifier, abstain: 0.99 })).toMatchObject({ kind: 'abstained' });
    const bare = { ...verifier, calibration: null };
    expect(decideAnswer(answer(0.1), context, bare)).toMatchObject({ kind: 'decided', calibrated: false });
    expect(decideAnswer(answer(0.1), context, { ...bare, abstain: 0.7 })).toMatchObject({ kind: 'abstained' });
  });

  it('VER-21 the threshold itself is met', () => {
    expect(decideAnswer(answer(-2), context, withCalibration({ threshold: 0.5 }))).toMatchObject({ met: true });
    expect(decideAnswer(answer(-2), context, withCalibration({ threshold: 0.51 }))).toMatchObject({ met: false });
  });

  it('VER-22 an unsure answer abstains and keeps its probability and evidence', () => {
    const unsure = decideAnswer(answer(-2), context, withCalibration({ abstainBelow: 0.6 }));
    expect(unsure).toMatchObject({ kind: 'abstained', probability: 0.5, evidence: [{ quote: 'Rest today.' }] });
    expect(decideAnswer(answer(4), context, withCalibration({ abstainBelow: 0.6 }))).toMatchObject({
      kind: 'decided',
    });
    expect(decideAnswer(answer(-9), context, withCalibration({ abstainBelow: 0.6 }))).toMatchObject({ met: false });
  });
});
