/** Memory that one reading's cache may take. Units: bytes. */
const cacheMax = 2 ** 30;

/** How long a text and its question may be, and what that follows from, for a message. Units: tokens. */
export interface ContextLimit {
  readonly context: number;
  readonly contextReason: string;
}

/** The model's own context, or what the cache's memory allows where that is less. */
export function contextLimit(modelContext: number, cacheBytes: number): ContextLimit {
  const byMemory = Math.floor(cacheMax / cacheBytes);
  return modelContext <= byMemory
    ? { context: modelContext, contextReason: 'this model takes no more' }
    : { context: byMemory, contextReason: 'more does not fit into memory' };
}
