/** How far a published method is answered to. It works when its acceptance check passes as a test that names its row. */
export type MethodStatus = 'works' | 'partly' | 'out of scope';

/** Tests that prove something of a row: those in `file` whose title begins with `rule` and names the row. */
export interface Proof {
  readonly file: string;
  readonly rule: string;
}

/** One system of the inventory of published methods. `note` says in a sentence what works or lacks. */
export interface MethodRow {
  readonly id: string;
  readonly name: string;
  readonly status: MethodStatus;
  readonly note: string;
  readonly proofs: readonly Proof[];
}
