/** What `rubricon audit --help` prints. */
export const auditHelp = `rubricon audit: try a verifier with edits that matter and edits that do not.

Usage: rubricon audit <cases.jsonl | -> [options]

Input: cases as for "rubricon score", each with "prompt", "response" and "rubrics"; and where you have them
  edits  [{"criterion","effect","response"}]: the response changed along one criterion, named by its text;
         "effect" is "adds" (the criterion is met then) or "removes"

Each response is changed along each criterion, by your edits, else by a language model (--model), else by code: sentences
quoted for a met criterion are taken out, and for an unmet one a sentence is added that does what it says. Then in neutral
ways: padding, list order, markdown, synonyms, and the same response to another prompt.

Output, as tables:
  sensitivity  share of the edits along a criterion that move its chance the right way
  spill-over   mean movement of the other criteria's chances
  invariance   share of the neutral edits that move the expected score by the tolerance at most; by kind
The other prompt is told and fails nothing: a criterion may speak of the question.

Options:
  --rubric <file>          one rubric for all cases
  --pairs <file>           write all pairs as training data: {"type":"causal"|"neutral", "original", "edited", "label", …};
                           the texts are the input's, so the file is as confidential as the cases
  --tolerance <x>          movement of the expected score that counts as none (0.05)
  --min-sensitivity <x>    exit with 100 below this share (0.5)
  --min-invariance <x>     exit with 100 where a kind is below this share (0.5)
  --json                   the same as JSON
  --calibration <file>     read probabilities by this calibration (see: rubricon calibrate) instead of the model's own
  --abstain <p>            edit only along criteria that are decided with this reliability (else all)
  --model <id|folder>      another model than the shipped one (see: rubricon models)
  -h, --help               this text

Exit codes: 0 done, 100 below a bound, 1 error.
`;
