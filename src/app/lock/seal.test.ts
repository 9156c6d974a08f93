import { createDecipheriv, scryptSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { type Derivation, deriveKey, strongDerivation } from './derive-key.ts';
import { openRecord, sealRecord } from './seal-record.ts';
import { makeVault, openVault } from './vault.ts';

const weak: Derivation = { name: 'scrypt', N: 16, r: 1, p: 1 };
const hex = (bytes: ArrayBuffer): string => Buffer.from(bytes).toString('hex');
const fromHex = (text: string): Uint8Array<ArrayBuffer> => Uint8Array.from(Buffer.from(text, 'hex'));

describe('the passphrase', () => {
  // RFC 7914, section 12, cut to the 32 bytes of a key: the outcome shows in what such a key encrypts.
  it.each([
    ['', '', weak, '77d6576238657b203b19ca42c18a0497f16b4844e3074ae8dfdffa3fede21442'],
    [
      'password',
      'NaCl',
      { name: 'scrypt', N: 1024, r: 8, p: 16 },
      'fdbabe1c9d3472007856e7190d01e9fe7c6ad7cbc8237830e77376634b373162',
    ],
  ] as const)(
    'LCK-1 scrypt gives the keys of RFC 7914 (passphrase "%s")',
    async (passphrase, salt, derivation, expected) => {
      const ours = await deriveKey(passphrase, new TextEncoder().encode(salt), derivation);
      const reference = await crypto.subtle.importKey('raw', fromHex(expected), 'AES-GCM', false, ['encrypt']);
      const under = (key: CryptoKey): Promise<ArrayBuffer> =>
        crypto.subtle.encrypt({ name: 'AES-GCM', iv: new Uint8Array(12) }, key, new Uint8Array(32));
      expect(hex(await under(ours))).toBe(hex(await under(reference)));
      expect(ours.extractable).toBe(false);
    },
  );

  it('LCK-1 AES-256-GCM is that of the published vectors', async () => {
    // McGrew and Viega, test case 14.
    const key = await crypto.subtle.importKey('raw', new Uint8Array(32), 'AES-GCM', false, ['encrypt']);
    const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv: new Uint8Array(12) }, key, new Uint8Array(16));
    expect(hex(sealed)).toBe('cea7403d4d606b6e074ec5d3baf39d18d0d1c8a799996bf0265b98b5d48ab919');
  });

  it('LCK-1 what is sealed opens by the same scheme in another implementation, and by no other name', async () => {
    const [vault, key] = await makeVault('four plain words', weak);
    const { iv, data } = await sealRecord(key, 'case a', { text: 'Fever since Monday' });
    const raw = scryptSync('four plain words', vault.salt, 32, { N: 16, r: 1, p: 1 });
    const open = (name: string): string => {
      const decipher = createDecipheriv('aes-256-gcm', raw, iv).setAAD(Buffer.from(`rubricon 1 ${name}`));
      const bytes = Buffer.from(data);
      decipher.setAuthTag(bytes.subarray(-16));
      return Buffer.concat([decipher.update(bytes.subarray(0, -16)), decipher.final()]).toString('utf8');
    };
    expect(JSON.parse(open('case a'))).toEqual({ text: 'Fever since Monday' });
    expect(() => open('case b')).toThrow();
  });

  it('LCK-1 a guess costs at least what OWASP asks, and letters are normalized', async () => {
    expect(strongDerivation).toMatchObject({ N: 2 ** 17, r: 8, p: 1 });
    const [vault] = await makeVault('caf\u00e9 au lait', weak);
    expect(await openVault(vault, 'cafe\u0301 au lait')).not.toBeNull();
  });

  it('LCK-2 a record opens under its key and name alone, and only unchanged', async () => {
    const [, key] = await makeVault('one', weak);
    const [, other] = await makeVault('one', weak);
    const sealed = await sealRecord(key, 'case a', { text: 'Fever since Monday' });
    expect(await openRecord(key, 'case a', sealed)).toEqual({ text: 'Fever since Monday' });
    await expect(openRecord(key, 'case b', sealed)).rejects.toThrow();
    await expect(openRecord(other, 'case a', sealed)).rejects.toThrow();
    const spoilt = new Uint8Array(sealed.data.slice(0));
    spoilt[3] = (spoilt[3] ?? 0) ^ 1;
    await expect(openRecord(key, 'case a', { ...sealed, data: spoilt.buffer })).rejects.toThrow();
  });

  it('LCK-2 every writing has an IV of its own', async () => {
    const [, key] = await makeVault('one', weak);
    const ivs = await Promise.all(
      Array.from({ length: 200 }, async () => hex((await sealRecord(key, 'x', 1)).iv.buffer)),
    );
    expect(new Set(ivs).size).toBe(200);
  });

  it('LCK-3 a vault opens by its passphrase alone, and holds neither it nor its key', async () => {
    const [vault] = await makeVault('correct horse', weak);
    expect(await openVault(vault, 'correct horse')).not.toBeNull();
    expect(await openVault(vault, 'Correct horse')).toBeNull();
    expect(await openVault(vault, '')).toBeNull();
    expect(Object.keys(vault).sort()).toEqual(['check', 'derivation', 'salt', 'v']);
  });

  it('LCK-3 a vault of another layout, or one that would hang the page, is refused', async () => {
    const [vault] = await makeVault('x', weak);
    const heavy = { ...vault, derivation: { ...weak, N: 2 ** 28 } };
    await expect(openVault(heavy, 'x')).rejects.toMatchObject({ code: 'storage-failed' });
  });
});
