import { describe, expect, it } from 'vitest';
import { fromFault, RubriconError, toFault } from './errors.ts';

describe('faults', () => {
  it('DOM-28 an error crosses as plain data and comes back the same', () => {
    const error = new RubriconError('worker-lost', 'The worker stopped.', { details: { restarts: 2 } });
    const fault = structuredClone(toFault(error));
    expect(fault).toEqual({ code: 'worker-lost', message: 'The worker stopped.', details: { restarts: 2 } });
    expect(fromFault(fault)).toMatchObject({ name: 'RubriconError', ...fault });
  });

  it('DOM-28 an unknown error keeps its kind and none of its words', () => {
    const fault = toFault(new TypeError('patient said so'));
    expect(fault).toMatchObject({ code: 'internal', details: { kind: 'TypeError' } });
    expect(JSON.stringify(fault)).not.toContain('patient');
    expect(toFault('patient').details).toEqual({ kind: 'string' });
  });
});
