import { describe, expect, it, vi } from 'vitest';
import { RubriconError } from '../domain/errors.ts';
import { createFrameLink } from './frame-link.ts';
import { type FrameMessage, textMax } from './frame-messages.ts';
import { createRefusalCounter } from './refusals.ts';
import { callsMax, type FramedReview, serveFrame } from './serve-frame.ts';

/** Both ends of the port, with a review that does what it is told to. */
function connect(review: Partial<FramedReview> = {}) {
  const heard: FrameMessage[] = [];
  const done: unknown[] = [];
  const refusals = createRefusalCounter();
  const framed: FramedReview = {
    set: (values) => done.push(values),
    score: async () => ({ complete: true }),
    cancel: () => done.push('cancel'),
    export: (kind) => ({ name: `case.${kind}`, type: 'text/plain', text: 'x' }),
    proveSeal: async () => ({ trials: [], holds: true }),
    focus: () => done.push('focus'),
    ...review,
  };
  let port: MessagePort | undefined;
  const link = createFrameLink({
    target: {
      postMessage: (_data: unknown, _origin: unknown, transfer?: Transferable[]) => {
        [port] = (transfer ?? []) as MessagePort[];
      },
    },
    origin: 'https://tool.example',
    onMessage: (message) => heard.push(message),
  });
  if (!port) throw new Error('no port was handed over');
  const voice = serveFrame(port, framed, refusals);
  const close = (): void => {
    link.close();
    port?.close();
  };
  return { link, voice, heard, done, refusals, close };
}

describe('serveFrame', () => {
  it('WID-24 it says that it is there, then what happens', async () => {
    const { voice, heard, close } = connect();
    voice.event({
      name: 'verdict',
      detail: { criterionId: 'a', verdict: { kind: 'failed', code: 'internal', message: 'x' } },
    });
    voice.size(120);
    voice.focus(true);
    await vi.waitFor(() => expect(heard).toHaveLength(4));
    expect(heard.map(({ kind }) => kind)).toEqual(['ready', 'event', 'size', 'focus']);
    close();
  });

  it('WID-25 calls are answered with their own value, in any order', async () => {
    const { link, close } = connect({ score: () => new Promise((done) => setTimeout(done, 20, { complete: true })) });
    const [score, file, seal] = await Promise.all([
      link.ask({ kind: 'score' }),
      link.ask({ kind: 'export', as: 'csv' }),
      link.ask({ kind: 'prove-seal' }),
    ]);
    expect(score).toEqual({ complete: true });
    expect(file).toMatchObject({ name: 'case.csv' });
    expect(seal).toEqual({ trials: [], holds: true });
    close();
  });

  it('WID-25 a fault crosses as data, with its code; an unknown error keeps no text of its own; a cancellation stays one', async () => {
    const thrown: unknown[] = [
      new RubriconError('model-missing', 'The model is not there. Load it again.'),
      new TypeError('a patient of forty'),
      new DOMException('over', 'AbortError'),
    ];
    const { link, close } = connect({ score: () => Promise.reject(thrown.shift()) });
    await expect(link.ask({ kind: 'score' })).rejects.toMatchObject({ code: 'model-missing' });
    await expect(link.ask({ kind: 'score' })).rejects.toSatisfy((error) => !String(error).includes('forty'));
    await expect(link.ask({ kind: 'score' })).rejects.toMatchObject({ name: 'AbortError' });
    close();
  });

  it('WID-22 a flood of calls is refused and counted, each with an answer, and those under way go on', async () => {
    const release: (() => void)[] = [];
    const { link, refusals, close } = connect({ score: () => new Promise<void>((done) => release.push(done)) });
    const answers = Array.from({ length: callsMax + 5 }, () =>
      link.ask({ kind: 'score' }).then(
        () => 'done',
        () => 'refused',
      ),
    );
    await vi.waitFor(() => expect(refusals.counts().flood).toBe(5));
    for (const done of release) done();
    const outcomes = await Promise.all(answers);
    expect(outcomes.filter((outcome) => outcome === 'done')).toHaveLength(callsMax);
    expect(await link.ask({ kind: 'refusals' })).toMatchObject({ flood: 5 });
    close();
  });

  it('WID-22 hostile messages over the port change nothing, are counted, and the next one is served', async () => {
    const { link, done, refusals, close } = connect();
    const hostile: unknown[] = [
      null,
      'set',
      { kind: 'set' },
      { kind: 'set', values: { model: 'x' } },
      { kind: 'eval', code: '1' },
    ];
    for (const message of hostile) link.post(message as never);
    link.post({ kind: 'set', values: { compact: true } });
    await vi.waitFor(() => expect(done).toHaveLength(1));
    expect(refusals.counts().shape).toBe(hostile.length);
    expect(done).toEqual([{ compact: true }]);
    close();
  });

  it.each([
    ['too long', { response: 'a'.repeat(textMax + 1) }],
    ['no text', { response: 5 }],
  ])(
    'WID-28 a case that is refused because it is %s takes the one before away, and the host hears why',
    async (_, values) => {
      const { link, done, heard, close } = connect();
      link.post({ kind: 'set', values: { response: 'Rest it.' } });
      link.post({ kind: 'set', values } as never);
      await vi.waitFor(() => expect(done).toHaveLength(2));
      expect(done).toEqual([{ response: 'Rest it.' }, { conversation: '', response: null, rubric: null }]);
      const told = heard.filter(({ kind }) => kind === 'event');
      expect(told).toMatchObject([{ name: 'error', detail: { code: 'input-invalid' } }]);
      expect(JSON.stringify(told)).not.toContain('aaa');
      close();
    },
  );

  it('WID-2 what is still asked when the frame goes ends as cancelled', async () => {
    const { link, close } = connect({ score: () => new Promise(() => undefined) });
    const asked = link.ask({ kind: 'score' });
    close();
    await expect(asked).rejects.toMatchObject({ name: 'AbortError' });
  });
});
