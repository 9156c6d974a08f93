/**
 * Takes a Web Lock that this worker holds until it ends, and gives its name: whoever is granted it next knows that the
 * worker is gone. Null where locks are not to be had.
 */
export async function holdLock(locks: LockManager | undefined, newId: () => string): Promise<string | null> {
  const name = `rubricon-worker-${newId()}`;
  return new Promise((resolve) => {
    const held = locks?.request(name, () => {
      resolve(name);
      return new Promise(() => {});
    });
    if (held) held.catch(() => resolve(null));
    else resolve(null);
  });
}
