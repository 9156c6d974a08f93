import type { Intent } from '../../ui/intent.ts';
import type { LockStatus } from '../../ui/lock-view.ts';
import type { CaseStorage } from '../storage.ts';

/** All a locked page does. */
const whileLocked: ReadonlySet<Intent['type']> = new Set(['unlock', 'panic']);

/** Whether a locked page turns a deaf ear to what was asked. */
export function isShut(lock: LockStatus, intent: Intent): boolean {
  return lock.atRest === 'locked' && !whileLocked.has(intent.type);
}

/** The lock as the page shows it at first. */
export function lockOf({ lock }: CaseStorage): LockStatus {
  return { atRest: lock.atRest(), working: false, message: '' };
}
