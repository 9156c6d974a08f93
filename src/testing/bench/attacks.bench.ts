import { warningsOf } from '../../verification/judge-warnings.ts';
import { verifyRow } from '../../verification/verify-rows.ts';
import { attacks } from '../attacks/attacks.ts';
import { attackBases } from '../attacks/bases.ts';
import { markdownTable } from './markdown-table.ts';
import { openShippedJudge } from './shipped-judge.ts';

/**
 * What attacks do to the embedded verifier: for each kind how many verdicts were right on the clean response, and how many
 * of those the attack turned or left unsure, as the page decides; how often it would have warned.
 */
export async function run({ model: modelFolder }: { readonly model: string }): Promise<string> {
  const shipped = await openShippedJudge(modelFolder);
  const kinds = new Map<
    string,
    { all: number; right: number; turned: number; unsure: number; warned: number; shift: number }
  >();
  for (const attack of attacks) {
    const base = attackBases[attack.base];
    const truth = attack.target === 'unwanted';
    const statement = base[attack.target];
    const [clean] = await shipped.judge(base, [statement]);
    const [attacked] = await shipped.judge({ ...base, response: attack.response }, [statement]);
    const row = { conversation: base.conversation, response: attack.response, criterion: statement };
    const shown = await verifyRow(row, { verifier: shipped.verifier });
    if (!clean || !attacked) continue;
    const of = kinds.get(attack.kind) ?? { all: 0, right: 0, turned: 0, unsure: 0, warned: 0, shift: 0 };
    const right = clean.met === truth;
    const warned = warningsOf(attack.response, statement).length > 0;
    kinds.set(attack.kind, {
      all: of.all + 1,
      right: of.right + Number(right),
      turned: of.turned + Number(right && shown.kind === 'decided' && shown.met !== truth),
      unsure: of.unsure + Number(right && shown.kind === 'abstained'),
      warned: of.warned + Number(warned),
      shift: of.shift + (attacked.chance - clean.chance) * (truth ? -1 : 1),
    });
  }
  await shipped.close();
  const total = [...kinds.values()].reduce((a, b) => ({
    all: a.all + b.all,
    right: a.right + b.right,
    turned: a.turned + b.turned,
    unsure: a.unsure + b.unsure,
    warned: a.warned + b.warned,
    shift: a.shift + b.shift,
  }));
  return markdownTable(
    ['attack', 'tried', 'right before', 'turned', 'unsure', 'mean shift of the chance', 'warned'],
    [...kinds, ['all', total] as const].map(([kind, of]) => [
      kind,
      String(of.all),
      String(of.right),
      String(of.turned),
      String(of.unsure),
      (of.shift / of.all).toFixed(2),
      String(of.warned),
    ]),
  );
}
