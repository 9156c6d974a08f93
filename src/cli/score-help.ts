import { verifierHelp } from './verifier-options.ts';

/** What `rubricon score --help` prints. */
export const scoreHelp = `rubricon score: score each case's response against its rubric.

Usage: rubricon score <cases.jsonl | -> [options]

Input, a JSON object a line, as HealthBench has them:
  id, or prompt_id  any text or number; comes back unchanged (line-<n> where missing)
  prompt            the conversation as messages [{"role","content"}] or as one text
  response          the text to be scored ("completion" will do)
  rubrics           [{"criterion","points","tags"}]; --rubric gives one rubric to all cases instead
  example_tags, or domain; correct; rewrite_of   facts for training records (optional)

Output, in the order of the input:
  {"id", "flags", "score": {"earned","possible","fraction","lowest","highest",…}, "verdicts": […], "inScope", "header": {…}}
  "flags" are critical failures [{"criterion","type","quote"}]: a tier that gates, or a penalty of nearly the largest worth
  "fraction" is not clipped; "lowest" and "highest" bound it over all that undecided criteria could be
  "inScope" is false, and no verdict calibrated, where the text is in a language that the model does not know
  "profile" is there with --profile: {"profile","value","lowest","highest","reason","figures","notes"}
  {"id", "error": {"code","message",…}} for a case that could not be scored; the others go on
  "undecided" criteria count the "unsure" ones, on which the model does not commit itself, and failed ones
The summary on stderr gives the mean fraction, clipped to 0..1, with the bounds that unsure verdicts leave it; a case
with a failed criterion has no part in it.

Options:
  --profile <name>    score by another rule as well: a name, or rubric for the one it names;
                      a wrong name lists them all. What the rule wants beside verdicts is asked as well: each
                      sub-check (proimage, sedareval), or one grade by a language model (rar-implicit, llmeval-med)
  --rubric <file>     one rubric for all, in any format that "rubricon convert --list" names
  -o, --out <file>    write a file, whole or not at all, instead of stdout
  --rewards <file>    write training records as well, once all cases are done (shape below)
  --min-margin <x>    with --rewards: leave out pairs whose rewards differ by less (0)
  --pass <x>          with --rewards: the reward from which a response without a known outcome counts as correct (0.5)
  --turns             with --rewards: judge every earlier answer of each conversation as well, by the same rubric
  --counts <file>     write how often each criterion was met, without any text (see: rubricon merge)
  --site <name>       with --counts: what this site is called
  --least-count <n>   with --counts: leave out criteria with fewer met or unmet responses, but not none (5)
  --seed <n>          seed of the summary's interval (1)
${verifierHelp}
  --model <id|folder> another model than the shipped one (see: rubricon models)
  -h, --help          this text

Training records, a JSON object a line; texts are the input's, so the file is as confidential as the cases:
  {"type":"reward","id","group","rule","domains","route","reward","advantage","standard","reason","criteria":[…],"parts":[…],"passages":[…]}
    a group is the responses to one conversation by the same criteria and rule (--profile, else HealthBench)
    "advantage" is the reward less the group's mean, "standard" the same in standard deviations (0 where all are equal)
    "domains" are the case's "example_tags" or "domain"; "route" is by its "correct" (true, false), else by --pass
    criteria  {"id","criterion","points","tags","share","reward","passages"}; undecided is null, never 0
    parts     {"name","reward","advantage","standard","wins"} a tag or axis; "wins" of all comparisons in the group
    passages  {"passage","reward","criteria"} points by the guideline passage that criteria of --rubric rest on
  {"type":"pair","group","rule","prompt","chosenId","rejectedId","chosen","rejected","chosenReward","rejectedReward","margin","differs":[…]}
    the best and the worst of a group, and the criteria that both decided differently
  {"type":"rewrite","id","of","group","rule","response","rewrite","failed","before","after","usable"}
    for a case with "rewrite_of": the id of the case it rewrites; not usable unless the reward rose
    a rewrite is in no mean and no pair
  {"type":"domain","domain","rule","n","unscored","mean","variance"}
  {"type":"lesson","criterion","points","failed","of","lesson"} a criterion that three or more responses failed
  {"type":"turn","id","turn","of","weight","rule","reward","words"} and
  {"type":"dialogue","id","turns","rule","reward","lengthSlope"} with --turns; "lengthSlope" in words a turn
Where cases say whether they are "correct", stderr tells how often rewards rank them so within their group.
A rule by which less is better is turned round. What has no reward is null and in no mean.
A response with an unsure verdict has none, where the rule needs all; "--abstain never" leaves none unsure.

Exit codes: 0 done, 1 error or no case at all could be scored.
`;
