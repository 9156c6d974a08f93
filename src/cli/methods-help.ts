/** The help text of `rubricon methods`. */
export const methodsHelp = `rubricon methods: the ways to make a rubric and to judge, and what of the published systems works here.

Usage: rubricon methods [id] [--json | --markdown]

Without an id: the methods that "rubricon generate --method" takes, with their sources, what a prompt row must bring for
them and whether a language model is needed; the same for "rubricon judge --method"; then 80 published systems, each works,
partly or out of scope, with the rules whose tests prove it.
With an id: one method (bank) or one system (A6) in full. No model is opened.

Options:
  --json        the same as JSON
  --markdown    the same as Markdown, as it stands in METHODS.md
  -h, --help    this text

Exit codes: 0 done, 1 error.
`;
