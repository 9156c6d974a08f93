/** A record nobody reads without the key. `v` counts the layouts. */
export interface Sealed {
  readonly v: 1;
  /** 12 bytes, fresh for every writing. */
  readonly iv: Uint8Array<ArrayBuffer>;
  /** JSON in UTF-8 under AES-256-GCM, with its tag. */
  readonly data: ArrayBuffer;
}

/** Seals plain data under a name: it opens under that name alone, so that no record can stand in another's place. */
export async function sealRecord(key: CryptoKey, name: string, value: unknown): Promise<Sealed> {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const text = new TextEncoder().encode(JSON.stringify(value));
  return { v: 1, iv, data: await crypto.subtle.encrypt(cipher(iv, name), key, text) };
}

/** Opens what `sealRecord` sealed. Throws: the platform's OperationError for another key, name or a changed byte. */
export async function openRecord(key: CryptoKey, name: string, { iv, data }: Sealed): Promise<unknown> {
  const text = await crypto.subtle.decrypt(cipher(iv, name), key, data);
  return JSON.parse(new TextDecoder().decode(text));
}

const cipher = (iv: Uint8Array<ArrayBuffer>, name: string): AesGcmParams => ({
  name: 'AES-GCM',
  iv,
  additionalData: new TextEncoder().encode(`rubricon 1 ${name}`),
});
