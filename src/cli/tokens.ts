import { entropyOf, perplexityOf, rankSurprisalRatio, type SeenToken } from '../domain/rewards/rank-surprisal.ts';
import { parseTokenRows, type TokenFigures } from '../formats/parse-token-rows.ts';
import { type Command, commonOptions, exitOf, oneFile } from './command.ts';
import { openOutput } from './ordered-output.ts';
import { noteErrors } from './progress.ts';
import { inputError, outputId } from './row-error.ts';

const help = `rubricon tokens: what the figures of a model's tokens say of each text.

Usage: rubricon tokens <rows.jsonl | -> [-o out.jsonl]

Input, a JSON object a line, as a model server can tell them (its log-probabilities of a given text):
  id      any text or number; comes back unchanged
  tokens  [{"logprob", "rank", "chances"}]: the natural logarithm of the token's chance; its place among all tokens, 1 the
          likeliest (optional); the chances of all tokens at its place (optional)

Output, in the order of the input:
  {"id", "n", "perplexity", "ratio", "entropies"}
  "ratio" is mean rank over mean surprisal (RSR): how well a student can learn from the text; null where a rank is missing
  "entropies" in nats, a number a token; null for a token without chances
  {"id", "error": {"code","message",…}} for a row that could not be read; the others go on
No model is opened: the engines here do not tell the figures of a text's tokens themselves.

Options:
  -o, --out <file>    write a file, whole or not at all, instead of stdout
  -h, --help          this text

Exit codes: 0 done, 1 error or no row at all could be read.
`;

/** `rubricon tokens`: diagnostics of texts from the figures of their tokens. */
export const tokens: Command = {
  name: 'tokens',
  summary: 'perplexity, rank-surprisal ratio and entropies from token figures',
  help,
  options: { help: commonOptions.help, out: { type: 'string', short: 'o' } },
  run: async (args, terminal) => {
    const rows = parseTokenRows(await terminal.readText(oneFile(tokens, args)));
    const output = openOutput(terminal, args.text('out'));
    for (const [place, { id, line, tokens: given, issues }] of rows.entries()) {
      const answer = given ? figuresOf(given) : { error: inputError(line, issues) };
      await output.put(place, { id: outputId(id, line), ...answer });
    }
    await output.finish();
    const errors = rows.filter((row) => row.tokens === null).length;
    noteErrors(terminal, errors, rows.length, 'rows');
    return exitOf(errors, rows.length);
  },
};

function figuresOf(given: readonly TokenFigures[]): object {
  const ranked = given.flatMap(({ rank, logprob }): SeenToken[] =>
    rank === null ? [] : [{ rank, surprisal: 0 - logprob }],
  );
  return {
    n: given.length,
    perplexity: perplexityOf(given.map(({ logprob }) => ({ surprisal: 0 - logprob }))),
    ratio: ranked.length === given.length ? rankSurprisalRatio(ranked) : null,
    entropies: given.map(({ chances }) => chances && entropyOf(asShares(chances))),
  };
}

/** Chances that were rounded, or of which a tail is missing, as shares of their sum. */
function asShares(chances: readonly number[]): readonly number[] {
  const whole = chances.reduce((sum, chance) => sum + chance, 0);
  return chances.map((chance) => chance / whole);
}
