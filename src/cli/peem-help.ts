/** What `rubricon peem --help` prints. */
export const peemHelp = `rubricon peem: grade prompts and their responses on nine axes from 1 to 5.

Usage: rubricon peem <cases.jsonl | -> [options]

Input, a JSON object a line: "id", "prompt" (messages or one text), "response", and where you have them
  paraphrases  ["…"]: the last user message in other words

Three axes are of the prompt (clarity and structure, linguistic quality, fairness) and never read the response; six are
of the response (accuracy, coherence, relevance, objectivity, clarity, conciseness).

Output, in the order of the input:
  {"id", "score", "lowest", "highest", "axes": [{"id","of","name","grade","meaning"}], …}
  "score" is 0 for all ones and 1 for all fives; null while a grade is missing
  "robustness": {"n","within","unscored","share"} where there are paraphrases: those whose score stays within --tolerance
  "rewrite": {"prompt","best","stop","rounds"} with --rewrite; prompts and responses stand in it
  {"id", "error": {"code","message",…}} for a case that could not be graded; the others go on
The shipped model grades nearly alike whatever it reads; a language model (--model) does better.

Options:
  --paraphrases <n>   let a language model say the prompt in other words until there are n
  --tolerance <x>     how far a paraphrase's score may lie from the first (0.05)
  --rewrite <n>       let a language model rewrite the prompt up to n times, from the grades and their meaning alone, answer
                      it and grade it again; the best stands
  -o, --out <file>    write a file, whole or not at all, instead of stdout
  --abstain <p>       leave grades unsure that are less likely than this (else the likeliest stands)
  --calibration <file>  read probabilities by this calibration
  --model <id|folder> another model than the shipped one (see: rubricon models)
  -h, --help          this text

Exit codes: 0 done, 1 error or no case at all could be graded.
`;
