/** The page of the report over all orgs: sums, and which figures cannot be added up. */
import { readFileSync } from 'node:fs';
import { escapeHtml, table, type Column } from './html.ts';
import { amountOf, countText, shortAmountOf } from './numbers.ts';
import { pageOf, queryTexts } from './shell.ts';
import type { JointReport } from './sums/index.ts';

/** What is not in the sums, in the words of the docs. */
const NOT_ADDED =
  'Medians, intervals, comparisons and the trend cannot be added up over orgs, and names and single deals are not in the sums: the report of each org has them.';

/** The report over all orgs as one self-contained HTML page. */
export function jointPage(joint: JointReport): string {
  const days = joint.orgs.map(({ day }) => day).toSorted();
  const last = days.at(-1) ?? '';
  return pageOf({
    title: `Discovery quality over all orgs, ${last}`,
    heading: 'Discovery quality over all orgs',
    about: `The sum of the last reports of ${countText(joint.orgs.length)} orgs, up to ${last}.`,
    body: joint.orgs.length === 0 ? '<div class="empty"><h2>No reports yet</h2></div>' : bodyOf(joint, last),
    footer: NOT_ADDED,
  });
}

function bodyOf(joint: JointReport, last: string): string {
  const note = joint.withoutAmounts === null ? '' : `<p>${escapeHtml(joint.withoutAmounts)}</p>`;
  const sql = readFileSync(new URL('./sums/sums.sql', import.meta.url), 'utf8');
  return [
    cards(joint),
    note,
    orgsTable(joint, last),
    pipelineTables(joint),
    gateTables(joint),
    questionTables(joint),
    outcomeTables(joint),
    `<h2>Appendix: the query</h2>\n<p>Of each org, over the tables and views of its report, in DuckDB; added up in PostgreSQL.</p>`,
    queryTexts([{ id: 'sums', text: sql }]),
  ].join('\n');
}

function cards({ totals, atRisk, pastGate, quotes, currency }: JointReport): string {
  const all: readonly (readonly [string, string])[] = [
    ['Open deals', countText(totals.openDeals)],
    ['Open pipeline', shortAmountOf(totals.openAmount, { currency })],
    ['Discovery score', totals.averageScore === null ? 'none' : totals.averageScore.toFixed(1)],
    ['Not started', countText(totals.notStarted)],
    ['In question', countText(totals.inQuestion)],
    ['At risk', countText(atRisk.deals)],
    ['Past a gate without', countText(pastGate.deals)],
    ['Quotes from a source', countText(quotes.fromSource)],
    ['Quotes typed by hand', countText(quotes.typedByHand)],
  ];
  const items = all.map(
    ([term, value]) => `<div><dt>${term}</dt><dd><a href="#query-sums">${escapeHtml(value)}</a></dd></div>`,
  );
  return `<dl class="cards">${items.join('')}</dl>`;
}

/** An org whose last report is of an earlier day counts as it was then. */
function orgsTable({ orgs }: JointReport, last: string): string {
  return `<h2>The orgs</h2>\n${table<JointReport['orgs'][number]>(
    'Each counts as it was on the day of its last report',
    [
      { heading: 'Org', names: true, text: ({ name, org }) => name || org },
      { heading: 'Address', text: ({ url }) => url },
      { heading: 'Last report', html: ({ day }) => (day < last ? `<span class="past">${day}</span>` : day) },
    ],
    orgs,
  )}`;
}

function pipelineTables(joint: JointReport): string {
  return `<h2>Pipeline</h2>
${table<JointReport['stages'][number]>(
  'Deals by stage',
  [
    { heading: 'Stage', names: true, text: ({ stage }) => stage },
    { heading: 'State', text: ({ closed }) => (closed ? 'closed' : 'open') },
    ...counted<JointReport['stages'][number]>(joint),
    { heading: 'Score', numeric: true, text: ({ averageScore }) => averageScore.toFixed(1) },
  ],
  joint.stages,
  'sums',
)}
${table<JointReport['pipeline'][number]>(
  'Open deals by stage and diagnosis',
  [
    { heading: 'Stage', names: true, text: ({ stage }) => stage },
    { heading: 'Diagnosis', text: ({ diagnosis }) => diagnosis },
    ...counted<JointReport['pipeline'][number]>(joint),
  ],
  joint.pipeline.filter(({ closed }) => !closed),
  'sums',
)}
${table<JointReport['risk'][number]>(
  'Open deals that close within 30 days or should have closed, without a confirmed pain',
  [
    {
      heading: 'Closes',
      names: true,
      text: ({ closes }) => (closes === 'past' ? 'Past the close date' : 'Within 30 days'),
    },
    { heading: 'Diagnosis', text: ({ diagnosis }) => diagnosis },
    ...counted<JointReport['risk'][number]>(joint),
  ],
  joint.risk,
  'sums',
)}`;
}

function gateTables(joint: JointReport): string {
  return `<h2>Gates</h2>
${table<JointReport['gates'][number]>(
  'Open deals by their next gate',
  [
    { heading: 'To enter', names: true, text: ({ toEnter }) => toEnter },
    { heading: 'Ready', numeric: true, text: ({ ready }) => countText(ready), value: ({ ready }) => ready },
    ...counted<JointReport['gates'][number]>(joint),
  ],
  joint.gates,
  'sums',
)}
${table<JointReport['missing'][number]>(
  'What open deals lack to enter their next gate, most frequent first',
  [
    { heading: 'Missing', names: true, text: ({ sentence }) => sentence },
    { heading: 'To enter', text: ({ toEnter }) => toEnter },
    { heading: 'Playbook', text: ({ playbook }) => playbook },
    ...counted<JointReport['missing'][number]>(joint),
  ],
  joint.missing,
  'sums',
)}
${table<JointReport['overrides'][number]>(
  'Overrides of open deals',
  [{ heading: 'State', names: true, text: ({ state }) => state }, ...counted<JointReport['overrides'][number]>(joint)],
  joint.overrides,
  'sums',
)}`;
}

function questionTables(joint: JointReport): string {
  return `<h2>What customers answered</h2>
${table<JointReport['questions'][number]>(
  'Open deals with notes on which the customer answered, by question',
  [
    { heading: 'Question', names: true, text: ({ concept }) => concept },
    number('Deals', ({ heard }) => heard),
    number('of', ({ deals }) => deals),
    {
      heading: 'Percent',
      numeric: true,
      text: ({ share }) => (share === null ? '' : String(Math.round(share * 100))),
      value: ({ share }) => share,
    },
  ],
  joint.questions,
  'sums',
)}
${table<JointReport['pains'][number]>(
  'Live pains of open deals; likely impact a year in the playbook’s currency',
  [
    { heading: 'Theme', names: true, text: ({ kind, driver }) => `${kind}, ${driver.toLowerCase()}` },
    number('Pains', ({ pains }) => pains),
    number('Confirmed', ({ confirmed }) => confirmed),
    number('Deals', ({ deals }) => deals),
    number('Impact', ({ impact }) => impact),
  ],
  joint.pains,
  'sums',
)}`;
}

function outcomeTables(joint: JointReport): string {
  const { closed, won, lost, noDecision, complete } = joint.outcome;
  return `<h2>Outcomes</h2>
<p>${countText(complete)} of ${countText(closed)} closed deals have no unknown answer at all. ${countText(won)} won, ${countText(lost)} lost, ${countText(noDecision)} without a decision.</p>
${table<JointReport['journey'][number]>(
  'Conversion by what is known of the pain; outcomes over thirty deals of five owners or more',
  [
    { heading: 'Stage', names: true, text: ({ stage }) => stage },
    { heading: 'Pain', text: ({ known }) => known },
    number('Deals', ({ deals }) => deals),
    number('Went on', ({ wentOn }) => wentOn),
    number('Lost', ({ lost: gone }) => gone),
  ],
  joint.journey,
  'sums',
)}
${table<JointReport['outcome']['questions'][number]>(
  'Closed deals by what was known of each question at their close',
  [
    { heading: 'Question', names: true, text: ({ question }) => question },
    number('Heard', ({ heard }) => heard),
    number('Not heard', ({ notHeard }) => notHeard),
    number('Unknown', ({ unknown }) => unknown),
    number('Only filled', ({ placeholder }) => placeholder),
  ],
  joint.outcome.questions,
  'sums',
)}`;
}

interface Counts {
  readonly deals: number;
  readonly amount: number | null;
}

function counted<Line extends Counts>({ currency, withoutAmounts }: JointReport): Column<Line>[] {
  const deals = number<Line>('Deals', (line) => line.deals);
  if (withoutAmounts !== null) return [deals];
  return [
    deals,
    {
      heading: 'Amount',
      numeric: true,
      text: ({ amount }) => (amount === null ? '' : amountOf(amount, { currency })),
      value: ({ amount }) => amount,
    },
  ];
}

function number<Line>(heading: string, take: (line: Line) => number | null): Column<Line> {
  return {
    heading,
    numeric: true,
    text: (line) => {
      const value = take(line);
      return value === null ? '' : countText(value);
    },
    value: take,
  };
}
