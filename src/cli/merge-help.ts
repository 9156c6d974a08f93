/** What `rubricon merge --help` prints. */
export const mergeHelp = `rubricon merge: add up the counts that several sites made on their own machines.

Usage: rubricon merge <counts.json> <counts.json> … [-o merged.json] [--rubric <file>]

Each site runs:  rubricon score cases.jsonl --rubric common.json --counts counts.json --site <name>
Its file holds, for each criterion, a hash of its words, how often it was met and how often it was decided: no
conversation, no response, no words of a criterion. A criterion with fewer met or unmet responses than --least-count
(5), but not none, is left out, which makes the sum lean towards criteria that are often met and often not.
Everyone who has the common rubric can tell which hash is which criterion; who has not can only try words.

Options:
  --rubric <file>     the common rubric: the table then shows words instead of hashes
  --mixed             merge also what different models, calibrations or bounds decided
  -o, --out <file>    write the merged counts, in the same form
  -h, --help          this text

Exit codes: 0 done, 1 error.
`;
