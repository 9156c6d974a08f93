import type { CompareTab } from '../../ui/compare-intent.ts';
import type { Pairing } from '../../ui/compare-winners.ts';

/** The comparison as it stands on the page; what is compared is kept with the case. */
export interface CompareState {
  readonly open: boolean;
  readonly tab: CompareTab;
  /** Key of the row whose evidence is shown. */
  readonly selected: string | null;
  /** Responses that are being read in both orders. */
  readonly pairing: Pairing;
  /** Why nothing was added, in words a person can act on; empty when there is nothing to say. */
  readonly issue: string;
  /** How often something was added: the form is drawn afresh then. */
  readonly added: number;
}

export const initialCompare: CompareState = {
  open: false,
  tab: 'responses',
  selected: null,
  pairing: { phase: 'idle' },
  issue: '',
  added: 0,
};
