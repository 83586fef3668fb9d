/** Whether diagnosis pays on the closed deals: a few lines in front, all comparisons in the appendix. Nobody is named in either. */
import { escapeHtml, queryLink, table, type Column } from './html.ts';
import { amountOf, countText } from './numbers.ts';
import type { Report } from './types.ts';

type Outcome = Report['outcome'];
type DiagnosisLine = Outcome['byDiagnosis'][number];
type QuestionLine = Outcome['questions'][number];
type Rate = NonNullable<DiagnosisLine['won']>;
type Difference = NonNullable<QuestionLine['comparison']['difference']>;

/** The short answer. It begins with how many deals have no unknown at all. */
export function paySection({ outcome }: Report): string {
  const more = outcome.closed === 0 ? '' : '\n<p><a href="#pays">All comparisons, and what they do not answer</a></p>';
  return `<section class="pay"><h2>Does it pay?</h2>\n${list(outcome.summary, queryLink('outcome-deals'))}${more}</section>`;
}

/** All comparisons, questions and proposals. */
export function payAppendix(report: Report): string {
  const { outcome } = report;
  if (outcome.closed === 0) return '';
  const compared = [...outcome.diagnosis, ...(outcome.ghosting === null ? [] : [outcome.ghosting])];
  const proposals = outcome.proposals.map(({ sentence }) => sentence);
  return `<h2 id="pays">Does diagnosis pay?</h2>
${list(outcome.sentences.slice(0, 2), queryLink('outcome-deals'))}
${table<DiagnosisLine>(
  'Closed deals by what was known of the pain at their close; no rate and no median under thirty deals or five people',
  diagnosisColumns(report),
  outcome.byDiagnosis,
  'outcome-deals',
)}
<h3>With a pain heard, and without</h3>
${list(
  compared.map(({ sentence }) => sentence),
  queryLink('outcome-deals'),
)}
${outcome.questions.length === 0 ? '' : questionsPart(outcome)}
${proposals.length === 0 ? '' : `<h3>Questions to take out or to word anew</h3>\n${list(proposals, queryLink('outcome-answers'))}`}
<h3>What this does not answer</h3>
${list(outcome.caveats)}`;
}

function questionsPart({ questions, comparisons }: Outcome): string {
  return `<h3>Questions</h3>
${table<QuestionLine>(
  `Closed deals by what was known of each question at their close, and the win rate with it heard and without; corrected for the ${countText(comparisons)} comparisons of the report with enough data`,
  QUESTION_COLUMNS,
  questions,
  'outcome-answers',
)}`;
}

function diagnosisColumns(report: Report): Column<DiagnosisLine>[] {
  return [
    { heading: 'Diagnosis', names: true, text: ({ diagnosis }) => diagnosis },
    count('Deals', ({ deals }) => deals),
    count('People', ({ people }) => people),
    rate('Won', ({ won }) => won),
    rate('No decision', ({ noDecision }) => noDecision),
    {
      heading: 'Median days of won deals',
      numeric: true,
      text: ({ cycleDays }) => (cycleDays === null ? '' : countText(cycleDays)),
      value: ({ cycleDays }) => cycleDays,
    },
    {
      heading: 'Median amount of won deals',
      numeric: true,
      text: ({ amount }) => (amount === null ? '' : amountOf(amount, report)),
      value: ({ amount }) => amount,
    },
  ];
}

const QUESTION_COLUMNS: readonly Column<QuestionLine>[] = [
  { heading: 'Question', names: true, text: ({ question }) => question },
  count('Heard', ({ heard }) => heard),
  count('Not heard', ({ notHeard }) => notHeard),
  count('Unknown', ({ unknown }) => unknown),
  count('Only filled', ({ placeholder }) => placeholder),
  rate('Won, heard', ({ comparison }) => comparison.group.rate),
  rate('Won, others', ({ comparison }) => comparison.others.rate),
  {
    heading: 'Same owner, points',
    numeric: true,
    text: ({ comparison }) => (comparison.difference === null ? '' : pointsText(comparison.difference)),
    value: ({ comparison }) => comparison.difference?.value ?? null,
  },
  {
    heading: 'Verdict',
    text: ({ comparison: { difference } }) =>
      difference === null ? 'not enough data' : difference.isShown ? 'a difference' : 'may be chance',
  },
];

function count<Line>(heading: string, take: (line: Line) => number): Column<Line> {
  return { heading, numeric: true, text: (line) => countText(take(line)), value: take };
}

function rate<Line>(heading: string, take: (line: Line) => Rate | null): Column<Line> {
  return {
    heading,
    numeric: true,
    text: (line) => rateText(take(line)),
    value: (line) => take(line)?.value ?? null,
  };
}

const percent = (share: number): string => String(Math.round(share * 100));

function rateText(one: Rate | null): string {
  return one === null ? '' : `${percent(one.value)} % (${percent(one.low)} to ${percent(one.high)})`;
}

function pointsText({ value, low, high }: Difference): string {
  const points = (share: number): string => percent(share).replace(/^-0$/, '0').replace('-', '−');
  return `${points(value)} (${points(low)} to ${points(high)})`;
}

/** Sentences, in which names are in backticks, each with the link to its query. */
function list(sentences: readonly string[], link = ''): string {
  const items = sentences.map((one) => `<li>${escapeHtml(one).replace(/`([^`]+)`/g, '<code>$1</code>')}${link}</li>`);
  return `<ul>\n${items.join('\n')}\n</ul>`;
}
