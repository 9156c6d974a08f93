import { scryptAsync } from '@noble/hashes/scrypt.js';

/** What turns a passphrase into a key; it stands beside what was sealed, so that it can be raised later. */
export interface Derivation {
  readonly name: 'scrypt';
  readonly N: number;
  readonly r: number;
  readonly p: number;
}

/** OWASP's figures of 2023: 128 MiB and about half a second a guess. */
export const strongDerivation: Derivation = { name: 'scrypt', N: 2 ** 17, r: 8, p: 1 };

/** A key that can't be read out, from a passphrase. The same letters typed on another keyboard give the same key. */
export async function deriveKey(passphrase: string, salt: Uint8Array, derivation: Derivation): Promise<CryptoKey> {
  const { N, r, p } = derivation;
  const bytes = await scryptAsync(passphrase.normalize('NFKC'), salt, { N, r, p, dkLen: 32 });
  const key = await crypto.subtle.importKey('raw', Uint8Array.from(bytes), 'AES-GCM', false, ['encrypt', 'decrypt']);
  bytes.fill(0);
  return key;
}
