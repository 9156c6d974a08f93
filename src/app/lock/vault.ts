import { RubriconError } from '../../domain/errors.ts';
import { type Derivation, deriveKey, strongDerivation } from './derive-key.ts';
import { openRecord, type Sealed, sealRecord } from './seal-record.ts';

/** What is kept of a passphrase: how to make the key from it, and something to try the key on. Neither gives it away. */
export interface Vault {
  readonly v: 1;
  readonly derivation: Derivation;
  readonly salt: Uint8Array<ArrayBuffer>;
  readonly check: Sealed;
}

const checkName = 'passphrase check';

/** A new vault for a passphrase, with its key. */
export async function makeVault(passphrase: string, derivation = strongDerivation): Promise<[Vault, CryptoKey]> {
  const salt = crypto.getRandomValues(new Uint8Array(16));
  const key = await deriveKey(passphrase, salt, derivation);
  return [{ v: 1, derivation, salt, check: await sealRecord(key, checkName, true) }, key];
}

/** The key of a vault; null for a wrong passphrase. Throws: RubriconError storage-failed for a vault of another layout. */
export async function openVault(vault: Vault, passphrase: string): Promise<CryptoKey | null> {
  assertKnown(vault);
  const key = await deriveKey(passphrase, vault.salt, vault.derivation);
  return openRecord(key, checkName, vault.check).then(
    () => key,
    () => null,
  );
}

/** A vault is read from a disk: figures that would hang the page are no vault of ours. */
function assertKnown({ v, derivation }: Vault): void {
  const { name, N, r, p } = derivation;
  if (v === 1 && name === 'scrypt' && N <= 2 ** 20 && r <= 16 && p <= 4) return;
  throw new RubriconError(
    'storage-failed',
    'The cases were locked by another version of the page. Reload to get it; nothing was changed.',
  );
}
