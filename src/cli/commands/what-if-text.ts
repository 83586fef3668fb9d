import type { WhatIf } from '../../report/index.ts';

const number = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });

/** A cell of a Markdown table: names of an org can have a bar, which would end the cell, and marks that Markdown reads. */
function cell(value: string | number | null): string {
  if (value === null) return '';
  if (typeof value === 'number') return number.format(value);
  return value.replace(/\s+/g, ' ').replace(/[\\`*_{}[\]<>|#]/g, '\\$&');
}

function table(head: readonly string[], rows: readonly (readonly (string | number | null)[])[]): string {
  const line = (cells: readonly (string | number | null)[]): string => `| ${cells.map(cell).join(' | ')} |`;
  return [line(head), `|${head.map(() => '---').join('|')}|`, ...rows.map(line)].join('\n');
}

/** Deals that the page lists; `--json` has more. */
const LISTED = 25;

const deals = (count: number): string => `${number.format(count)} ${count === 1 ? 'deal' : 'deals'}`;

/** The result as one page of Markdown, for the note with which a playbook is rolled out. */
export function whatIfText({ playbook, open, gates, criteria }: WhatIf): string {
  return [
    `# What \`${playbook.code}\` version ${playbook.version} would do`,
    ...openPart(open),
    ...passedPart(gates),
    ...criteriaPart(criteria),
  ].join('\n\n');
}

function openPart({ deals: all, outOfScope, stoppedBy, stopped }: WhatIf['open']): readonly string[] {
  const of = (mode: string) => stoppedBy.filter((count) => count.mode === mode);
  const countOf = (counts: WhatIf['open']['stoppedBy']) => counts.reduce((sum, count) => sum + count.deals, 0);
  const total = countOf(stoppedBy);
  const out = outOfScope === 0 ? '' : ` It is not about ${deals(outOfScope)} more.`;
  const worth = of('enforce')
    .flatMap(({ amount, currency }) => (amount === null ? [] : [`${number.format(amount)} ${currency ?? ''}`.trim()]))
    .join(' and ');
  return [
    '## Open deals',
    `Of ${deals(all)} with a next stage, ${number.format(countOf(of('enforce')))} would be stopped there${worth === '' ? '' : ` (${worth})`}, ${number.format(countOf(of('warn')))} warned and ${number.format(countOf(of('observe')))} only recorded.${out}`,
    ...(stopped.length === 0
      ? []
      : [
          table(
            ['deal', 'owner', 'amount', 'next stage', 'gate', 'missing'],
            stopped
              .slice(0, LISTED)
              .map(({ name, owner, amount, currency, toEnter, mode, missing }) => [
                name,
                owner,
                amount === null ? null : `${number.format(amount)} ${currency ?? ''}`.trim(),
                toEnter,
                mode,
                missing.map(({ short, sentence }) => short ?? sentence).join('; '),
              ]),
          ),
        ]),
    ...(total > LISTED
      ? [
          `… and ${number.format(total - LISTED)} more deals; \`--json\` lists ${stopped.length === total ? 'all' : `the first ${number.format(stopped.length)}`}.`,
        ]
      : []),
  ];
}

function passedPart(gates: WhatIf['gates']): readonly string[] {
  if (gates.length === 0) return [];
  return [
    '## Deals that passed its gates before',
    'What had been noted by then, with the evidence that it has now. A won deal that lacked something would have been stopped wrongly. Nothing noted: no answer and no pain ever, which is no statement about the gate.',
    table(
      ['gate', 'mode', 'passed', 'of them won', 'lacked something', 'won', 'lost', 'open', 'nothing noted', 'won'],
      gates.map(({ toEnter, mode, passed, lacking, untouched }) => [
        toEnter,
        mode,
        ...[passed.deals, passed.won, lacking.deals, lacking.won, lacking.lost, lacking.open],
        ...[untouched.deals, untouched.won],
      ]),
    ),
  ];
}

function criteriaPart(criteria: WhatIf['criteria']): readonly string[] {
  if (criteria.length === 0) return [];
  return [
    '## What it asks',
    'Not known: it reads fields of the deal, of which earlier values are not read.',
    table(
      ['gate', 'mode', 'criterion', 'open deals that lack it', 'passed without it', 'of them won'],
      criteria.map(({ toEnter, mode, sentence, open, passed }) => [
        toEnter,
        mode,
        sentence,
        open,
        ...(passed === null ? ['not known', 'not known'] : [passed.deals, passed.won]),
      ]),
    ),
  ];
}
