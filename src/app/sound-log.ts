import { runOf } from './case-run.ts';
import { withSoundOthers } from './compare/beside.ts';
import type { CaseRecord } from './state.ts';

/** A log that can't be followed must not keep the page from opening. */
export function withSoundLog(record: CaseRecord): CaseRecord {
  try {
    runOf(record);
    return withSoundOthers(record);
  } catch {
    return withSoundOthers({ ...record, events: [] });
  }
}
