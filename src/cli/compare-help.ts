import { verifierHelp } from './verifier-options.ts';

/** The help text of `rubricon compare`. */
export const compareHelp = `rubricon compare: find the better of two responses by a rubric, and count how often that is the chosen one.

Usage: rubricon compare <pairs.jsonl | -> [-o out.jsonl] [options]
       rubricon compare <responses.jsonl | -> --rubrics <file> <file> [-o out.jsonl]
       rubricon compare <pairs.jsonl | -> --rubrics <before> <after> --target <pairs.jsonl>
       rubricon compare <responses.jsonl | -> --profiles <name> <name> --rubric <file>
       rubricon compare <responses.jsonl | -> --models <id|folder> <id|folder> --rubric <file>

Input, a JSON object a line:
  id                  any text or number; comes back unchanged (line-<n> where missing)
  prompt or context   the conversation, as for "rubricon verify"
  chosen, rejected    the better and the worse response; the judge is not told which is which
  rubrics             criteria of this pair (optional; else --rubric, else one is made from the conversation)
  subset, dimension, department   what figures are broken down by (optional)
  A row that needs an image is skipped and counted.

Prints accuracy with ties as wrong and as half, with 95 % intervals over prompts, ties, flips and skipped pairs.
With -o: {"id", "winner": "chosen"|"rejected"|"tie"|null, "flipped"} a line; null where no answer settled it.

With --rubrics, --profiles or --models and no --target, rows are {id?, prompt or context, response}, and two things stand side by side on each
response, with both scores and each criterion, disagreements marked with "!":
  --rubrics <a> <b>   criteria that say the same by their words, and those that only one of them has
  --profiles <a> <b>  two scoring rules: what meeting each criterion moves by either, all others as they stand
  --models <a> <b>    two models' verdicts, criterion by criterion

With --target two versions of a rubric judge a benchmark and the set that the rubric is for, both pairs {chosen, rejected}.
Prints accuracy by both versions (ties as wrong), flips away from and toward the chosen response, and the exact sign test.
"stealth drift": the target moved (p below 0.05) and the benchmark did not; exit code 100, for a person to look.
With -o: {"set","id","before","after"} a line.

Options:
  --rubric <file>     one rubric for all pairs without their own, or what both sides judge by
  --by <way>          criteria: each criterion has a winner, points are added up (default)
                      score: the HealthBench scores of both responses
                      openrs: what code checks first, then a fatal difference, then core, important and highlight as 5, 2
                      and 1; needs a rubric with these tiers, or none: one is then made from where the two differ
  --together          show both responses at once, in both orders; preferring a place is a flip, which is a tie.
                      For language models; the shipped verifier reads one response at a time
  --gate              ask the model first whether the rubric fits; where not, each response is asked one thing instead,
                      whether it gives the user what they need, and the line says "rubric": "ignored" (else "used").
                      For language models; the shipped verifier took a rubric on car tyres for one that fits a sore knee
  --margin <p>        chances as near as this tie (default 0.05)
  --seed <n>          seed of the intervals (default 1)
  --resamples <n>     resamples of the intervals (default 1000)
  -o, --out <file>    write the pairs' results to a file
  --model <id|folder> another model than the shipped one (see: rubricon models)
${verifierHelp}
  -h, --help          this text

Exit codes: 0 done, 100 stealth drift, 1 error or no pair at all could be judged.
`;
