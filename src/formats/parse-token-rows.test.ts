import { describe, expect, it } from 'vitest';
import { parseTokenRows } from './parse-token-rows.ts';

describe('rows of token figures', () => {
  it('FMT-97 E21 figures are read, what is not said is null, and texts of tokens are not read', () => {
    const [row] = parseTokenRows(
      '{"id": 7, "tokens": [{"token": "knee", "logprob": 1e-9, "rank": 1}, {"logprob": -2}]}',
    );
    expect(row).toEqual({
      ...{ id: 7, line: 1, issues: [] },
      tokens: [
        { logprob: 0, rank: 1, chances: null },
        { logprob: -2, rank: null, chances: null },
      ],
    });
  });

  it('FMT-97 E21 a row with a figure that cannot be is named by its place and loses no other', () => {
    const wrong = [
      '{"tokens": [{"logprob": 2}]}',
      '{"tokens": [{"logprob": -1, "rank": 0}]}',
      '{"tokens": [{"logprob": -1, "chances": [0, 0]}]}',
      '{"tokens": [{"logprob": -1, "chances": [1e308, 1e308]}]}',
      '{"tokens": "private"}',
      'no',
    ];
    const rows = parseTokenRows(['{"tokens": []}', ...wrong].join('\n'));
    expect(rows.map(({ tokens, issues }) => [tokens === null, issues.length])).toEqual([
      [false, 0],
      ...wrong.map(() => [true, 1]),
    ]);
    expect(rows[1]?.issues[0]?.field).toBe('tokens[0].logprob');
    expect(JSON.stringify(rows)).not.toContain('private');
  });
});
