/** What `rubricon calibrate --help` prints. */
export const calibrateHelp = `rubricon calibrate: fit a calibration to labelled rows, and say what it is worth.

Usage: rubricon calibrate <labelled.jsonl | -> [-o my.calibration.json] [options]
       rubricon calibrate --healthbench <folder> [--split dev] [-o my.calibration.json] [options]

Input: rows as for "rubricon evaluate": prompt or context, response, criterion, label 0 or 1. At least 20 rows that the
model can answer, with both labels among them.

Output: ECE (15 bins of equal mass), Brier, log loss and AUROC, before (the calibration in use) and after, with 95 %
intervals over prompts. "After" is cross-validated: no row is judged by a map that saw its prompt. Then how much
would be decided if at most a given share of it may be wrong.
The file is bound to this model, its revision, layout and precision, and holds numbers and provenance, no text. Use it with
--calibration on verify, score and evaluate.

Options:
  -o, --out <file>        write the calibration; without it nothing is written
  --by-axis               fit an arm for each axis: tag, drawn towards the common map where rows are few
  --max-risk <share>      set the file's abstention bound so that at most this share of what is decided is wrong
  --json                  the figures, the reliability diagram and the risk-coverage curve as JSON
  --limit <n>             take the first n rows
  --bootstrap <n>         resamples behind the intervals (200)
  --seed <n>              their seed (1)
  --calibration <file>    what "before" means, instead of the model's own calibration
  --model <id|folder>     another model than the shipped one (see: rubricon models)
  -h, --help              this text

Exit codes: 0 done, 1 error.
`;
