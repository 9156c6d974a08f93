/** Why a message was not taken: from another window, another origin, with a port too many, malformed, too large, too many at once, unreadable. */
const refusalReasons = ['source', 'origin', 'port', 'shape', 'size', 'flood', 'unreadable'] as const;
export type RefusalReason = (typeof refusalReasons)[number];

/** How many messages were refused, by reason. */
export type Refusals = Readonly<Record<RefusalReason, number>>;

/** Counts what was refused; nothing of a refused message is kept. */
export interface RefusalCounter {
  add(reason: RefusalReason): void;
  counts(): Refusals;
}

/** A counter at zero. `onAdd` is told of each refusal. */
export function createRefusalCounter(onAdd: (reason: RefusalReason) => void = () => undefined): RefusalCounter {
  const counts: Record<RefusalReason, number> = {
    source: 0,
    origin: 0,
    port: 0,
    shape: 0,
    size: 0,
    flood: 0,
    unreadable: 0,
  };
  return {
    add: (reason) => {
      counts[reason] += 1;
      onAdd(reason);
    },
    counts: () => ({ ...counts }),
  };
}
