import { type AbstainChoice, isAbstainBound } from '../domain/abstention.ts';
import type { Verifier } from '../verification/calibrate.ts';
import type { Arguments, Options } from './command.ts';
import { UsageError } from './usage-error.ts';

/** Options of every command that gives verdicts. */
export const verifierOptions = {
  calibration: { type: 'string' },
  abstain: { type: 'string' },
} as const satisfies Options;

/** The lines of a help text that tell of them. */
export const verifierHelp = `  --calibration <file>  read probabilities by this calibration (see: rubricon calibrate) instead of the model's own
  --abstain <p|never>  leave verdicts unsure below this reliability, 0.5 to 1 (else: as the calibration says)`;

/** The abstention that was asked for. Throws: UsageError. */
export function readAbstain(args: Arguments): AbstainChoice {
  const given = args.text('abstain');
  if (given === null) return 'default';
  if (given === 'never') return 'never';
  const bound = Number(given);
  if (given.trim() !== '' && isAbstainBound(bound)) return bound;
  throw new UsageError('--abstain takes a reliability from 0.5 to 1, or never', 'Give for example --abstain 0.7');
}

/** For commands that look at chances, not at decisions: nothing is left unsure unless `--abstain` asks for it. */
export function decideAll(verifier: Verifier, args: Arguments): Verifier {
  return args.text('abstain') === null ? { ...verifier, abstain: 'never' } : verifier;
}
