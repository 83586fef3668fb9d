import type { WaitingReview } from '../deal/index.ts';
import { barChart } from './charts.ts';
import { figure, meter, table } from './html.ts';
import { amountText, countOf, countText } from './numbers.ts';
import {
  DIAGNOSES,
  type GateLine,
  type MissingLine,
  type OpenDealLine,
  type PipelineLine,
  type Report,
} from './types.ts';

/** The number of rows of a long list that the page shows; the JSON form contains all. */
const MAX_ROWS = 100;

/** Deals and amounts by stage and diagnosis. Closed stages are included in the table, so that its sums are those of the org, without won and lost examples. */
export function pipelineSection({ stages, pipeline, totals }: Report): string {
  const open = stages.filter(({ closed }) => !closed);
  const byAmount = open.some(({ amount }) => amount > 0);
  const value = (stage: string, diagnosis: string): number => {
    const line = pipeline.find((one) => one.stage === stage && one.diagnosis === diagnosis);
    return (byAmount ? line?.amount : line?.deals) ?? 0;
  };
  const chart = barChart({
    categories: open.map(({ stage }) => stage),
    series: DIAGNOSES.map((name, index) => ({
      name,
      color: index === 0 ? 'var(--doubt)' : `var(--d${index - 1})`,
      values: open.map(({ stage }) => value(stage, name)),
    })),
  });
  const measure = byAmount ? 'amount' : 'number of deals';
  return `<h2>Pipeline by stage and diagnosis</h2>
<p>${countOf(totals.openDeals, 'open deal')} of ${countText(totals.deals)} in all. The darker, the better the customer's pain is known.</p>
${open.length === 0 ? '' : figure(`Open deals by stage and diagnosis, by ${measure}`, chart)}
${table<PipelineLine>(
  'Deals and amounts by stage and diagnosis',
  [
    { heading: 'Stage', names: true, text: ({ stage }) => stage },
    { heading: 'Diagnosis', text: ({ diagnosis }) => diagnosis },
    { heading: 'Deals', numeric: true, text: ({ deals }) => countText(deals) },
    { heading: 'Amount', numeric: true, text: ({ amount }) => amountText(amount) },
    { heading: 'State', text: ({ closed }) => (closed ? 'closed' : 'open') },
  ],
  pipeline,
)}`;
}

/** The number of open deals that could enter their next gate today. */
export function gateSection({ gates }: Report): string {
  if (gates.length === 0) return '';
  const chart = barChart({
    categories: gates.map(({ toEnter }) => toEnter),
    series: [
      { name: 'Ready', color: 'var(--good)', values: gates.map(({ ready }) => ready) },
      { name: 'Something is missing', color: 'var(--rest)', values: gates.map(({ deals, ready }) => deals - ready) },
    ],
  });
  return `<h2>Ready for the next gate</h2>
<p>Each open deal counts at the next gate on its way.</p>
${figure('Open deals by their next gate, ready or not', chart)}
${table<GateLine>(
  'Open deals by their next gate',
  [
    { heading: 'To enter', names: true, text: ({ toEnter }) => toEnter },
    { heading: 'Deals', numeric: true, text: ({ deals }) => countText(deals) },
    { heading: 'Ready', numeric: true, text: ({ ready }) => countText(ready) },
    { heading: 'Amount', numeric: true, text: ({ amount }) => amountText(amount) },
  ],
  gates,
)}`;
}

/** The unmet criteria of the most open deals, in the sentences that the gates show. */
export function missingSection({ missing }: Report): string {
  if (missing.length === 0) return '';
  const isFromSeveral = new Set(missing.map(({ playbook }) => playbook)).size > 1;
  const most = missing[0]?.deals ?? 1;
  return `<h2>What is missing most</h2>
<p>What open deals lack to enter their next gate, in the words that the gate itself uses. The code is the one at the end of Salesforce's message.</p>
${table<MissingLine>(
  'What open deals lack to enter their next gate, most frequent first',
  [
    { heading: 'Missing', names: true, text: ({ sentence }) => sentence },
    { heading: 'Code', text: ({ code }) => code ?? '' },
    { heading: 'To enter', text: ({ toEnter }) => toEnter },
    ...(isFromSeveral ? [{ heading: 'Playbook', text: ({ playbook }: MissingLine) => playbook }] : []),
    { heading: 'Deals', numeric: true, text: ({ deals }) => countText(deals) },
    { heading: 'of the most', html: ({ deals }) => meter(deals / most) },
    { heading: 'Amount', numeric: true, text: ({ amount }) => amountText(amount) },
  ],
  missing,
)}`;
}

/** The open deals, largest first. */
export function openDealsSection({ openDeals, listed }: Report): string {
  const shown = openDeals.slice(0, MAX_ROWS);
  const caption =
    shown.length < listed.openDeals.rows
      ? `The ${MAX_ROWS} largest of ${countText(listed.openDeals.rows)} open deals; --csv lists all`
      : 'Open deals, largest first';
  return `<h2>Open deals</h2>
${table<OpenDealLine>(
  caption,
  [
    { heading: 'Deal', names: true, text: ({ deal }) => deal },
    { heading: 'Account', text: ({ account }) => account ?? '' },
    { heading: 'Stage', text: ({ stage }) => stage },
    ...(openDeals.some(({ owner }) => owner !== null)
      ? [{ heading: 'Owner', text: ({ owner }: OpenDealLine) => owner ?? '' }]
      : []),
    { heading: 'Amount', numeric: true, text: ({ amount }) => amountText(amount) },
    { heading: 'Closes', text: ({ closeDate }) => closeDate ?? '' },
    {
      heading: 'Diagnosis',
      text: ({ diagnosis, inQuestion }) => (inQuestion > 0 ? `In question (${diagnosis})` : diagnosis),
    },
    { heading: 'Score', numeric: true, text: ({ score }) => countText(score) },
    {
      heading: 'Missing',
      numeric: true,
      text: ({ nextGate, missing }) => (nextGate === null ? '' : countText(missing)),
    },
  ],
  shown,
)}`;
}

/** The flagged texts that wait for a review, those that wait longest first. */
export function reviewsSection({ reviews }: Report): string {
  const heading = '<h2>Texts in question</h2>';
  if (reviews.length === 0) return `${heading}\n<p>Nothing waits for a review.</p>`;
  const shown = reviews.slice(0, MAX_ROWS);
  const caption =
    shown.length < reviews.length
      ? `${MAX_ROWS} of ${countText(reviews.length)} texts that wait for a review, the oldest first; --json lists all`
      : 'Texts that wait for a review, the oldest first';
  return `${heading}
${table<WaitingReview>(
  caption,
  [
    { heading: 'Deal', names: true, text: ({ deal }) => deal },
    { heading: 'About', text: ({ concept, name }) => concept ?? name },
    { heading: 'Words', text: ({ words }) => words },
    { heading: 'Found', text: ({ reason }) => reason },
    { heading: 'Written by', text: ({ writtenBy }) => writtenBy ?? '' },
    { heading: 'Since', text: ({ since }) => since?.slice(0, 10) ?? '' },
    { heading: 'Asked back', text: ({ askedAt }) => askedAt?.slice(0, 10) ?? '' },
  ],
  shown,
)}`;
}
