import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createFrameDoor, type DoorEvent, holdEarly, readHostMessage } from './frame-door.ts';
import { type HostMessage, hostMessageSchema, textMax } from './frame-messages.ts';
import { createRefusalCounter } from './refusals.ts';

const parent = { name: 'the page around' };
const clinic = 'https://clinic.example';
const hello = { rubricon: 'connect', version: 1 };

/** A port that remembers being closed. */
function fakePort(): MessagePort & { readonly closed: boolean } {
  const port = { closed: false, close: () => Object.assign(port, { closed: true }) };
  return port as unknown as MessagePort & { readonly closed: boolean };
}

function openDoor(origins: readonly string[] = [clinic]) {
  const refusals = createRefusalCounter();
  const taken: MessagePort[] = [];
  const take = createFrameDoor({
    origins: new Set(origins),
    parent,
    refusals,
    onPort: (port) => taken.push(port),
  });
  const knock = (event: Partial<DoorEvent>): void =>
    take({ origin: clinic, source: parent as unknown as Window, data: hello, ports: [fakePort()], ...event });
  return { knock, taken, counts: refusals.counts };
}

describe('createFrameDoor', () => {
  it('WID-21 the page around brings its port once', () => {
    const { knock, taken, counts } = openDoor();
    const port = fakePort();
    knock({ ports: [port] });
    expect(taken).toEqual([port]);
    expect(Object.values(counts()).every((count) => count === 0)).toBe(true);
  });

  it('WID-21 a second greeting is refused, and its port closed', () => {
    const { knock, taken, counts } = openDoor();
    knock({});
    const second = fakePort();
    knock({ ports: [second] });
    expect(taken).toHaveLength(1);
    expect(second.closed).toBe(true);
    expect(counts().port).toBe(1);
  });

  it.each([
    `${clinic}.evil.example`,
    'https://evil.example',
    'https://evil-clinic.example',
    'https://sub.clinic.example',
    'http://clinic.example',
    `${clinic}:8443`,
    `${clinic}/`,
    'https://CLINIC.example',
    'null',
    '',
  ])('WID-21 another origin is refused: %j', (origin) => {
    const { knock, taken, counts } = openDoor();
    const port = fakePort();
    knock({ origin, ports: [port] });
    expect(taken).toEqual([]);
    expect(port.closed).toBe(true);
    expect(counts().origin).toBe(1);
  });

  it('WID-20 with an empty list nobody is let in', () => {
    const { knock, taken, counts } = openDoor([]);
    knock({});
    expect(taken).toEqual([]);
    expect(counts().origin).toBe(1);
  });

  it('WID-21 another window of an allowed origin is refused', () => {
    const { knock, taken, counts } = openDoor();
    knock({ source: {} as unknown as Window });
    knock({ source: null });
    expect(taken).toEqual([]);
    expect(counts().source).toBe(2);
  });

  it('WID-21 no port or more than one is refused, and a refusal does not use the one chance up', () => {
    const { knock, taken, counts } = openDoor();
    const both = [fakePort(), fakePort()];
    knock({ ports: [] });
    knock({ ports: both });
    expect(counts().port).toBe(2);
    expect(both.every(({ closed }) => closed)).toBe(true);
    knock({});
    expect(taken).toHaveLength(1);
  });

  it('WID-21 whatever stands in the place of a greeting is refused and never thrown', () => {
    fc.assert(
      fc.property(fc.anything({ withBigInt: true, withDate: true, withMap: true, withTypedArray: true }), (data) => {
        const { knock, taken, counts } = openDoor();
        knock({ data });
        expect(taken).toEqual([]);
        expect(counts().shape + counts().size).toBe(1);
      }),
    );
    const { knock, counts } = openDoor();
    for (const data of [{ ...hello, version: 2 }, { ...hello, extra: 1 }, { rubricon: 'connect' }, [hello]])
      knock({ data });
    expect(counts().shape).toBe(4);
  });
});

describe('holdEarly', () => {
  it('WID-21 other windows of the page around cannot crowd out its greeting before the list of origins has come', () => {
    const refusals = createRefusalCounter();
    const { hold, held } = holdEarly(parent, refusals);
    const event = (source: unknown): DoorEvent => ({
      origin: clinic,
      source: source as Window,
      data: hello,
      ports: [],
    });
    for (let message = 0; message < 50; message += 1) hold(event({ name: 'another frame of the same page' }));
    const greeting = event(parent);
    hold(greeting);
    expect(held).toEqual([greeting]);
    expect(refusals.counts().source).toBe(50);
    for (let message = 0; message < 50; message += 1) hold(event(parent));
    expect(held).toHaveLength(8);
    expect(refusals.counts().flood).toBe(43);
  });
});

describe('readHostMessage', () => {
  const read = (data: unknown) => {
    const refusals = createRefusalCounter();
    return { message: readHostMessage(data, refusals), counts: refusals.counts() };
  };

  it('WID-22 every message the host can say is read as it was said', () => {
    const call = fc.nat();
    const kinds: fc.Arbitrary<HostMessage> = fc.oneof(
      fc.record({
        kind: fc.constant('set' as const),
        values: fc.record(
          { conversation: fc.string(), response: fc.option(fc.string()), compact: fc.boolean() },
          { requiredKeys: [] },
        ),
      }),
      fc.constantFrom<HostMessage>({ kind: 'focus' }, { kind: 'cancel' }),
      fc.record({ kind: fc.constantFrom('score' as const, 'prove-seal' as const, 'refusals' as const), call }),
      fc.record({
        kind: fc.constant('export' as const),
        call,
        as: fc.constantFrom('csv' as const, 'run-json' as const),
      }),
    );
    fc.assert(
      fc.property(kinds, (said) => {
        expect(read(said).message).toEqual(said);
      }),
    );
  });

  it('WID-22 anything else is refused, counted once, and never thrown', () => {
    fc.assert(
      fc.property(fc.anything({ withBigInt: true, withNullPrototype: true, withSparseArray: true }), (data) => {
        if (hostMessageSchema.safeParse(data).success) return;
        const { message, counts } = read(data);
        expect(message).toBeNull();
        expect(Object.values(counts).reduce((sum, count) => sum + count, 0)).toBe(1);
      }),
    );
  });

  it.each([
    { kind: 'set', values: { model: 'https://evil.example/' } },
    { kind: 'set', values: { assets: '/x/' } },
    { kind: 'set', values: { innerHTML: '<img>' } },
    { kind: 'set', values: { valueAs: 'run' } },
    { kind: 'set', values: JSON.parse('{"__proto__": {"compact": true}, "onclick": "x"}') },
    { kind: 'set', values: JSON.parse('{"__proto__": {"compact": true}}') },
    JSON.parse('{"kind": "cancel", "__proto__": {"kind": "score"}}'),
    { kind: 'set', values: { theme: 'neon' } },
    { kind: 'set', values: { conversation: 5 } },
    { kind: 'score' },
    { kind: 'score', call: -1 },
    { kind: 'score', call: 1.5 },
    { kind: 'score', call: Number.NaN },
    { kind: 'export', call: 1, as: 'exe' },
    { kind: 'constructor', call: 1 },
    { kind: 'cancel', call: 1, more: true },
    { kind: ['set'], values: {} },
  ])('WID-23 nothing but the texts and the look can be set: %j', (data) => {
    expect(read(data)).toMatchObject({ message: null, counts: { shape: 1 } });
  });

  it('WID-22 a text that is too long is refused as too large', () => {
    const values = { response: 'a'.repeat(textMax + 1) };
    expect(read({ kind: 'set', values })).toMatchObject({ message: null, counts: { size: 1 } });
    expect(read({ kind: 'set', values: { response: 'a'.repeat(textMax) } }).message).not.toBeNull();
  });

  it('WID-22 a value nested beyond measure, or with tens of thousands of fields, is refused', () => {
    let deep: unknown = {};
    for (let level = 0; level < 20_000; level += 1) deep = { values: deep };
    expect(read({ kind: 'set', values: deep }).message).toBeNull();
    const wide = Object.fromEntries(Array.from({ length: 20_000 }, (_, index) => [`k${index}`, index]));
    expect(read({ kind: 'set', values: wide }).message).toBeNull();
  });
});
