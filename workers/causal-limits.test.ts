import { expect, it } from 'vitest';
import { contextLimit } from './causal-limits.ts';

it('ENG-72 where a model takes more than memory holds, memory is the limit, and the message says so', () => {
  const cacheBytes = 2 ** 18;
  expect(contextLimit(40_960, cacheBytes)).toEqual({
    context: 4096,
    contextReason: 'more does not fit into memory',
  });
  expect(contextLimit(4096, cacheBytes)).toEqual({ context: 4096, contextReason: 'this model takes no more' });
});
