import { html } from './html.ts';

/** The look of the exported page: light, for paper and screen, no request for any font or picture. */
export const htmlStyle = html`
:root { color-scheme: light; --ink: #1b1f24; --quiet: #59626d; --line: #d5dae0; --mark: #fff0b3; --miss: #eceff3; }
* { box-sizing: border-box; }
body { margin: 0; background: #fff; color: var(--ink); font: 16px/1.55 system-ui, sans-serif; }
main { max-width: 60rem; margin: 0 auto; padding: 2rem 1.25rem 4rem; }
h1 { font-size: 1.5rem; line-height: 1.25; margin: 0 0 .5rem; }
h2 { font-size: 1.1rem; margin: 2.25rem 0 .5rem; }
.figure { font-size: 2.5rem; font-weight: 650; line-height: 1.1; margin: 1rem 0 .25rem; font-variant-numeric: tabular-nums; }
.quiet, small { color: var(--quiet); }
.text { white-space: pre-wrap; overflow-wrap: anywhere; }
table { width: 100%; border-collapse: collapse; }
th, td { text-align: start; vertical-align: top; padding: .5rem .75rem .5rem 0; border-bottom: 1px solid var(--line); }
thead { display: table-header-group; }
th { font-weight: 600; }
.number { text-align: end; white-space: nowrap; font-variant-numeric: tabular-nums; }
td p { margin: .25rem 0 0; }
td > small { white-space: nowrap; }
mark { color: inherit; background: var(--mark); border-bottom: 2px solid #a87900; -webkit-print-color-adjust: exact; print-color-adjust: exact; }
mark.miss { background: var(--miss); border-bottom: 2px dotted var(--quiet); }
sup { font-size: .7em; color: var(--quiet); }
.turn { margin: 0 0 1rem; padding-inline-start: 1rem; border-inline-start: 2px solid var(--line); }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .25rem 1rem; margin: 0; }
dt { color: var(--quiet); }
dd { margin: 0; overflow-wrap: anywhere; }
@page { margin: 18mm; }
@media print { body { font-size: 10.5pt; } main { max-width: none; padding: 0; } h2 { break-after: avoid; } tr { break-inside: avoid; } }
`;
