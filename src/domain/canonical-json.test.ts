import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from './canonical-json.ts';

function reversedKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversedKeys);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, item]) => [key, reversedKeys(item)]),
  );
}

describe('canonicalJson', () => {
  it('DOM-27 keys are sorted at every depth, without whitespace', () => {
    expect(canonicalJson({ b: [1, { d: null, c: 'é "x"' }], a: -0 })).toBe(
      '{"a":0,"b":[1,{"c":"é \\"x\\"","d":null}]}',
    );
    expect(canonicalJson({ a: undefined, b: 1 })).toBe('{"b":1}');
  });

  it('DOM-27 equal data give equal text whatever the order of keys, and it parses back', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = canonicalJson(value);
        expect(canonicalJson(reversedKeys(value))).toBe(text);
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  it.each([
    [Number.NaN],
    [Number.POSITIVE_INFINITY],
    [undefined],
    [new Map([['a', 1]])],
    [new Date(0)],
    [() => 1],
    [[undefined]],
    [{ deep: [1n] }],
  ])('DOM-27 %o is refused rather than lost', (value) => {
    expect(() => canonicalJson(value)).toThrow(expect.objectContaining({ code: 'input-invalid' }));
  });
});
