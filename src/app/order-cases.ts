import type { AppState, CaseRecord } from './state.ts';

type Ordered = Pick<AppState, 'cases' | 'caseOrder'>;

const known = new WeakMap<
  readonly CaseRecord[],
  { readonly order: readonly string[]; readonly ordered: readonly CaseRecord[] }
>();

/** Cases as they were brought, or as a person had them put in order; what came since stands behind. */
export function orderedCases({ cases, caseOrder: order }: Ordered): readonly CaseRecord[] {
  if (order.length === 0) return cases;
  const before = known.get(cases);
  if (before?.order === order) return before.ordered;
  const places = new Map(order.map((id, at) => [id, at]));
  const placeOf = ({ id }: CaseRecord): number => places.get(id) ?? order.length;
  const ordered = [...cases].sort((a, b) => placeOf(a) - placeOf(b));
  known.set(cases, { order, ordered });
  return ordered;
}
