import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { calibrationFileSchema } from '../../../models/manifest.ts';
import { openNodeEngine } from '../../../workers/node-engine.ts';
import { applyCalibration } from '../../domain/calibration.ts';
import type { EngineDocument } from '../../engine/port.ts';
import { toCalibration, type Verifier } from '../../verification/calibrate.ts';

/** A statement's verdict. Units: `chance` calibrated, 0 to 1. */
export interface Judged {
  readonly met: boolean;
  readonly chance: number;
}

/** The shipped verifier with its calibration, as benches use it. */
export interface ShippedJudge {
  readonly judge: (document: EngineDocument, statements: readonly string[]) => Promise<readonly Judged[]>;
  /** As the page holds it: it leaves verdicts unsure. */
  readonly verifier: Verifier;
  readonly close: () => Promise<void>;
}

/** Opens a model folder for verdicts without a run around them. Throws: Error when a statement gets no answer. */
export async function openShippedJudge(folder: string): Promise<ShippedJudge> {
  const file = calibrationFileSchema.parse(JSON.parse(await readFile(join(folder, 'calibration.json'), 'utf8')));
  const calibration = toCalibration(file);
  const engine = await openNodeEngine({ modelFolder: folder });
  return {
    async judge(document, statements) {
      const reading = await engine.read(document);
      const answers = await engine.ask(reading, statements);
      await engine.release(reading);
      return answers.map((answer) => {
        if (!answer.ok) throw new Error('The verifier gave no answer.');
        const chance = applyCalibration(answer.logit, calibration);
        return { met: chance >= calibration.threshold, chance };
      });
    },
    verifier: { engine, calibration },
    close: () => engine.dispose(),
  };
}
