/** Sections that name people as far as the playbook's key `people` lets them, and those that the board has as well. */
import { barChart } from './charts.ts';
import { figure, meter, table, type Column } from './html.ts';
import { amountText, countOf, countText, scoreText } from './numbers.ts';
import type { ManagerLine, OwnerLine, OwnerQuestions, QuestionLine, Report, RiskLine } from './types.ts';

/** The number of bars in a chart; the JSON form contains all. */
const MAX_BARS = 40;

/** Why names are left out; empty where none are. */
function hiddenText({ people }: Report): string {
  if (people === 'off') return '<p>The playbook names nobody (<code>people: off</code>).</p>';
  if (people === 'all') return '';
  return '<p>Named are the user who ran this report and who reports to that user (<code>people: own manager</code>).</p>';
}

function standing<Line extends OwnerLine | ManagerLine>(): Column<Line>[] {
  return [
    { heading: 'Open deals', numeric: true, text: ({ deals }) => countText(deals) },
    { heading: 'Amount', numeric: true, text: ({ amount }) => amountText(amount) },
    { heading: 'Not started', numeric: true, text: ({ notStarted }) => countText(notStarted) },
    { heading: 'In question', numeric: true, text: ({ inQuestion }) => countText(inQuestion) },
    { heading: 'Score', numeric: true, text: ({ averageScore }) => scoreText(averageScore) },
    { heading: 'of 100', html: ({ averageScore }) => meter(averageScore / 100) },
  ];
}

const managerText = ({ manager, hidden }: ManagerLine): string => manager ?? (hidden ? 'Not named' : 'No manager');
const ownerText = ({ owner, people }: OwnerLine): string => owner ?? `Not named (${countText(people)})`;

/** Mean discovery score of open deals by manager and by owner. Where nobody is named, who would be is explained in place of the tables. */
export function qualitySection(report: Report): string {
  const { managers, owners } = report;
  if (owners.every(({ owner }) => owner === null)) return `<h2>Discovery score by owner</h2>\n${hiddenText(report)}`;
  const shown = managers.slice(0, MAX_BARS);
  const chart = barChart({
    categories: shown.map(managerText),
    series: [{ name: 'Score', color: 'var(--d3)', values: shown.map(({ averageScore }) => averageScore) }],
    max: 100,
    showValues: true,
  });
  return `<h2>Discovery score by manager</h2>
<p>The mean over the open deals of everyone who reports to them. A deal in question counts 0 until its texts are reviewed.</p>
${hiddenText(report)}
${figure('Mean discovery score by manager, 0 to 100', chart)}
${table<ManagerLine>(
  'Mean discovery score by manager',
  [
    { heading: 'Manager', names: true, text: managerText },
    { heading: 'Owners', numeric: true, text: (line) => countText(line.owners) },
    ...standing<ManagerLine>(),
  ],
  managers,
)}
<h2>Discovery score by owner</h2>
${table<OwnerLine>(
  'Mean discovery score by owner of the deal',
  [
    { heading: 'Owner', names: true, text: ownerText },
    { heading: 'Manager', text: ({ manager }) => manager ?? '' },
    ...standing<OwnerLine>(),
  ],
  owners,
)}`;
}

const CLOSES: Readonly<Record<RiskLine['closes'], string>> = {
  past: 'Past the close date',
  soon: 'Within 30 days',
};

/** Open deals that close soon, or should have, without a pain that the customer confirmed. */
export function riskSection({ risk }: Report): string {
  if (risk.length === 0) return '';
  return `<h2>At risk</h2>
<p>Open deals that close within 30 days or are past that day, without a pain that the customer confirmed.</p>
${table<RiskLine>(
  'Deals at risk by diagnosis, largest amounts first',
  [
    { heading: 'Closes', names: true, text: ({ closes }) => CLOSES[closes] },
    { heading: 'Diagnosis', text: ({ diagnosis }) => diagnosis },
    { heading: 'Deals', numeric: true, text: ({ deals }) => countText(deals) },
    { heading: 'Amount', numeric: true, text: ({ amount }) => amountText(amount) },
  ],
  risk,
)}`;
}

/** On how many deals customers answered each question, and which ones the customers of an owner never answered. */
export function questionsSection({ questions, neverHeard }: Report): string {
  const [first] = questions;
  if (!first || first.deals === 0) return '';
  const never =
    neverHeard.length === 0
      ? ''
      : `\n${table<OwnerQuestions>(
          'Questions that the customers of an owner never answered, over five deals or more',
          [
            { heading: 'Owner', names: true, text: ({ owner }) => owner },
            { heading: 'Never answered', text: ({ concepts }) => concepts.join(', ') },
          ],
          neverHeard,
        )}`;
  return `<h2>What customers answered</h2>
<p>Over ${countOf(first.deals, 'open deal')} with notes. What is only assumed does not count.</p>
${table<QuestionLine>(
  'Deals on which the customer answered, by question',
  [
    { heading: 'Question', names: true, text: ({ concept }) => concept },
    { heading: 'Deals', numeric: true, text: ({ heard }) => countText(heard) },
    {
      heading: 'Share',
      numeric: true,
      text: ({ share }) => (share === null ? '' : `${Math.round(share * 100)} %`),
    },
    { heading: 'of all', html: ({ share }) => (share === null ? '' : meter(share)) },
  ],
  questions,
)}${never}`;
}
