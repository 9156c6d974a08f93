/** The help text of `rubricon generate`. */
export const generateHelp = `rubricon generate: make a rubric for each conversation, by a method that you name.

Usage: rubricon generate <prompts.jsonl | -> [-o out.jsonl] [--method <id>] [options]

Input, a JSON object a line:
  id, or prompt_id  any text or number; comes back unchanged (line-<n> where missing)
  prompt            the conversation as messages [{"role","content"}] or as one text, or
  context           the conversation as paragraphs that open with "user:" or "assistant:"
  and what the method needs, as "rubricon methods" says it:
  references        answers known to be good
  responses         answers to be told apart, two or more
  preferred, rejected   two answers of which a person preferred one
  guideline         a guideline or other evidence, as text
  rubric            criteria [{"criterion","points"}], or a rubric of ours, to adapt or grow
  stakeholders      names of those whose cares count

Output, in the order of the input:
  {"id", "method", "rubric": {"format": "rubricon-rubric", "version", "rubric": {…}}, "order", "notes"}
  "rubric" saved to a file is what "rubricon score --rubric" reads
  "order" (bank) is "engine", or "lexical" where the model could not help; "notes" says what to know about the rubric
  "trace" is there with --trace: every step with its reason; it may hold words of the input
  {"id", "error": {"code","message",…}} for a row that could not be used or lacks something; the others go on

Options:
  --method <id>       the way to make it (bank); "rubricon methods" lists them
  --library <file>    conversations with rubrics, in any format that "rubricon convert --list" names
  --guideline <file>  one guideline for all rows without their own
  --rubric <file>     one rubric for all rows without their own
  --size <n>          criteria wanted; each method has its bounds
  --seed <n>          where a method draws by chance
  --trace             add the trace
  -o, --out <file>    write a file, whole or not at all, instead of stdout
  --model <id|folder> another model than the shipped one (see: rubricon models)
  -h, --help          this text

Exit codes: 0 done, 1 error or no rubric at all could be made.
`;
