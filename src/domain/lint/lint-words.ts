import type { LintKind } from './lint-note.ts';

/** Words that betray a fault of wording, and what to say about them. `$` stands for the words found. */
export interface WordRule {
  readonly kind: LintKind;
  readonly words: RegExp;
  readonly problem: string;
  readonly mend: string;
}

/** The rules that look at words alone. */
export const wordRules: readonly WordRule[] = [
  {
    kind: 'vague',
    words:
      /\b(?:(?:in)?appropriate(?:ly)?|(?:in)?adequate(?:ly)?|proper(?:ly)?|reasonabl[ey]|good|nice(?:ly)?|suitabl[ey]|sufficient(?:ly)?|relevant|high[- ]quality|as needed|as necessary|where applicable|if possible|etc|and so on|and\/or|some kind of|well[- ]written|comprehensive(?:ly)?|thorough(?:ly)?)\b/i,
    problem: 'Readers will differ on what "$" means.',
    mend: 'Name the fact, number or act that a reader can look for.',
  },
  {
    kind: 'unverifiable',
    words:
      /\b(?:(?:makes?|leaves?|helps?) (?:the )?(?:user|patient|reader|person|them) (?:feel|understand|trust|believe|think)|(?:user|patient|reader|person) (?:will|would|can|could) (?:feel|understand|trust|believe|know)|feels? (?:heard|understood|reassured|safe)|intends? to|knows that|believes that|is aware of|is (?:up[- ]to[- ]date|current|the latest)|state of the art|in reality)\b/i,
    problem: 'Whether "$" holds does not stand in the response.',
    mend: 'Say what stands in the response when this holds.',
  },
  {
    kind: 'leading',
    words:
      /\b(?:obviously|of course|clearly (?:fails|wrong|right|better|worse)|needless to say|as (?:any|every) \w+ (?:\w+ )?(?:knows|would)|excellent(?:ly)?|brilliant(?:ly)?|terribl[ey]|sadly|unfortunately|rightly|(?:award|deduct|give|grant|subtract) (?:\w+ )?(?:points?|marks?|credit)|full (?:marks|credit)|(?:mark|count|treat) (?:this|it) as (?:met|unmet|failed|passed)|(?:response|answer|candidate) [ab] is)\b/i,
    problem: '"$" tells the judge what to find.',
    mend: 'State the bare fact; points and praise belong beside the text.',
  },
];
