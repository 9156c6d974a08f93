/** How cases lie on this device: not at all, for anyone to read, or under a passphrase that was given or is wanted. */
export type AtRest = 'nothing' | 'readable' | 'unlocked' | 'locked';

/** The passphrase of a storage. It is never kept, nor is the key that is made from it. */
export interface StoreLock {
  atRest(): AtRest;
  /** False for a wrong passphrase. */
  unlock(passphrase: string): Promise<boolean>;
  /**
   * Sets, changes or (for null) takes away the passphrase, and writes everything anew, in one go. False when `current`
   * is wrong; it is not looked at where there is none. Throws: RubriconError storage-failed; everything is then as before.
   */
  change(current: string, next: string | null): Promise<boolean>;
}

/** The lock of a storage that keeps nothing. */
export const noLock: StoreLock = {
  atRest: () => 'nothing',
  unlock: () => Promise.resolve(false),
  change: () => Promise.resolve(false),
};
