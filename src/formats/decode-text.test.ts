import { describe, expect, it } from 'vitest';
import { decodeText } from './decode-text.ts';
import { utf16 } from './testing/utf16.ts';

const said = 'User: Ça va, 你好 🙂\n';

describe('decoding a file', () => {
  it('FMT-99 UTF-16 in both byte orders and UTF-8, with its mark and without, say the same', () => {
    const utf8 = new TextEncoder().encode(said);
    const files = [utf16(said, 'little'), utf16(said, 'big'), utf8, new Uint8Array([0xef, 0xbb, 0xbf, ...utf8])];
    expect(files.map(decodeText)).toEqual([said, said, said, said]);
  });

  it('FMT-99 broken bytes, half a character and no bytes at all make no fault', () => {
    expect(decodeText(new Uint8Array([0x43, 0x61, 0x66, 0xe9]))).toBe('Caf\uFFFD');
    expect(decodeText(utf16('ab', 'little').slice(0, -1))).toBe('a\uFFFD');
    expect(decodeText(new Uint8Array())).toBe('');
  });
});
