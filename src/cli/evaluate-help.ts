import { sampleHelp } from './sample-option.ts';
import { verifierHelp } from './verifier-options.ts';

/** What `rubricon evaluate --help` prints. */
export const evaluateHelp = `rubricon evaluate: measure how well the verifier agrees with labelled rows.

Usage: rubricon evaluate <labelled.jsonl | -> [options]
       rubricon evaluate --healthbench <folder> [--split dev] [--train-split train] [options]

Input: rows as for "rubricon verify", with
  label         1 when the criterion is met, 0 when it is not
  criterion_id  rows with the same id ask one criterion about several responses (else: the same text)
  points, responder, explanation, tags  for case scores, breakdowns and evidence (optional)
--healthbench joins <split>.prompts, .responses, .criteria and .labels (.jsonl or .jsonl.gz) of a folder, with the
tags of <split>.rubrics where it has them.

Output: n, AUROC, macro F1, balanced accuracy, within-criterion, ECE (15 bins of equal mass) and Brier, beside
  always-majority  the commoner label with its share (of the training rows where given)
  criterion-only   TF-IDF logistic regression on criterion texts; needs --train or --train-split; sees no response
Within-criterion: the chance that a response which meets a criterion gets a higher probability than one that
does not, averaged over criteria with both labels. Rows without an answer are counted as errors, never scored.
Where rows have points: the Pearson correlation between our score of a response and the labels', both by
HealthBench's formula over the labelled criteria.

Options:
  --json                   the same as JSON, with every breakdown
  --by <names>             breakdowns to print: tag, sign (of points), length, responder; with commas between
  --evidence               how often our first quote overlaps what the grader's explanation quotes (rows labelled met),
                           and the deletion test: leaving out our first quote lowers the chance met more than
                           leaving out another sentence
  --evidence-sample <n>    rows of the deletion test at most (200)
  --limit <n>              take the first n rows
  --train <file>           labelled rows (criterion, label) for the baselines
  --train-split <name>     the same from the --healthbench folder
  --bootstrap <n>          95 % intervals over n resamples of prompts
  --seed <n>               seed of resamples and samples (1)
  --min-auroc, --min-macro-f1, --min-within, --max-ece <x>
                           exit with 100 when the verifier does not hold the bound
${sampleHelp},
                        and its ECE and Brier stand beside those of the chances stated
${verifierHelp}
  --model <id|folder>      another model than the shipped one (see: rubricon models)
  -h, --help               this text

Exit codes: 0 done, 100 below a threshold, 1 error.
`;
