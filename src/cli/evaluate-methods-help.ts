import { verifierHelp } from './verifier-options.ts';

/** The help text of `rubricon evaluate-methods`. */
export const evaluateMethodsHelp = `rubricon evaluate-methods: measure each way to make a rubric against physicians' rubrics.

Usage: rubricon evaluate-methods --healthbench <folder> [options]

Reads <split>.prompts, .responses, .criteria, .labels and, where they are there, .rubrics (ideal completions as
references) of a folder, and <library split>.rubrics as the bank that methods borrow from. Takes a sample of the
conversations with five graded responses or more. Two responses that the grades tell apart are set aside for methods
that need answers; the others are ranked, and no method sees them.

Matched: criteria are paired one to one, the likest first, where the signs of their points agree and the tf-idf cosine of
their words, over all of the split's criteria, is 0.35 or more. Precision is the share of the generated criteria with a
partner, recall that of the physicians'; each is a mean over conversations.
Ranked: Kendall's tau-b between two orders of the responses: by the points of the generated rubric, each counted by the
chance that the model gives it, and by the physicians' rubric with the given grades. A rubric that tells nothing apart
has 0. Beside them: the physicians' rubric read by the same model, 12 bank entries at random, and length.

Options:
  --split <name>           the split that is measured (dev)
  --library-split <name>   the split whose rubrics are the bank (train)
  --methods <ids>          with commas between; else all. A method is measured where its inputs are in the data
  --sample <n>             conversations at most (60)
  --rank <n>               responses ranked at most in each (6)
  --seed <n>               of the sample, of what is set aside, of the resamples (1)
  --resamples <n>          resamples of conversations for the 95 % intervals (1000)
  --json, --markdown       another form; JSON has each conversation's figures too
${verifierHelp}
  --model <id|folder>      another model than the shipped one (see: rubricon models)
  -h, --help               this text

Exit codes: 0 done, 1 error.
`;
