import { describe, expect, it } from 'vitest';
import { RubriconError } from '../domain/errors.ts';
import { calibration, collect, recorded, yesOrNo } from './testing/fixtures.ts';
import { verifyRow, verifyRows } from './verify-rows.ts';

const row = (response: string, criterion: string) => ({
  conversation: [{ role: 'user' as const, content: 'Well?' }],
  response,
  criterion,
});
const words = (results: readonly { readonly verdict: { readonly kind: string; readonly met?: boolean } }[]) =>
  results.map(({ verdict }) => (verdict.kind === 'decided' ? verdict.met : verdict.kind));

describe('verifyRows', () => {
  it('VER-50 rows keep their order and neighbours share a reading', async () => {
    const { verifier, reads, asked, released } = recorded(yesOrNo);
    const rows = [row('one', 'yes'), row('one', 'no'), row('two', 'no'), row('one', 'yes')];
    const results = await collect(verifyRows(rows, { verifier }));
    expect(results.map((result) => result.row)).toEqual(rows);
    expect(words(results)).toEqual([true, false, false, true]);
    expect(reads.map((read) => read.response)).toEqual(['one', 'two', 'one']);
    expect(asked).toEqual([['yes', 'no'], ['no'], ['yes']]);
    expect(released).toHaveLength(3);
  });

  it('VER-50 many rows of one document come in portions over one reading', async () => {
    const { verifier, reads, asked } = recorded(yesOrNo);
    const rows = Array.from({ length: 70 }, (_, i) => row('one', i % 2 ? 'yes' : 'no'));
    expect(words(await collect(verifyRows(rows, { verifier })))).toEqual(rows.map((r) => r.criterion === 'yes'));
    expect(reads).toHaveLength(1);
    expect(asked.length).toBeGreaterThan(1);
  });

  it('VER-23 rows about a document in another language are marked, the others are not', async () => {
    const german =
      'Bitte ruhen Sie sich heute aus, kühlen Sie das Knie mehrmals am Tag und gehen Sie morgen zu Ihrer Ärztin.';
    const english = 'Please rest today, cool the knee several times a day and see your doctor tomorrow morning.';
    const { verifier } = recorded(yesOrNo, { calibration });
    const results = await collect(verifyRows([row(german, 'yes'), row(english, 'yes')], { verifier }));
    expect(results.map(({ verdict }) => verdict.kind === 'decided' && verdict.calibrated)).toEqual([false, true]);
  });

  it('VER-51 a fault of one document fails its own rows; answers that came before it stand', async () => {
    const { verifier } = recorded(
      (statement) => {
        if (statement === 'break') throw new RubriconError('worker-lost', 'Gone.');
        return { logit: 1 };
      },
      {
        onRead: ({ response }) => {
          if (response === 'bad') throw new RubriconError('document-too-long', 'Too long.');
        },
      },
    );
    const rows = [row('bad', 'yes'), row('ok', 'yes'), row('ok', 'break'), row('ok', 'yes'), row('fine', 'yes')];
    const results = await collect(verifyRows(rows, { verifier }));
    expect(words(results)).toEqual(['failed', true, 'failed', 'failed', true]);
    expect(results[0]?.verdict).toMatchObject({ code: 'document-too-long' });
    expect(results[2]?.verdict).toMatchObject({ code: 'worker-lost' });
  });

  it('VER-51 cancellation is thrown, never a verdict', async () => {
    const stop = new AbortController();
    const { verifier } = recorded(() => {
      stop.abort();
      return { logit: 1 };
    });
    const rows = [row('one', 'yes'), row('one', 'no'), row('two', 'no')];
    await expect(collect(verifyRows(rows, { verifier, signal: stop.signal }))).rejects.toMatchObject({
      name: 'AbortError',
    });
    await expect(verifyRow(row('one', 'yes'), { verifier, signal: stop.signal })).rejects.toMatchObject({
      name: 'AbortError',
    });
  });

  it('VER-50 one row alone gives its verdict', async () => {
    const { verifier, released } = recorded(yesOrNo);
    expect(await verifyRow(row('one', 'yes'), { verifier })).toMatchObject({ kind: 'decided', met: true });
    expect(released).toHaveLength(1);
  });
});
