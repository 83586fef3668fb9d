/** The main figures over the days, and what became of deals in each week. */
import { lineChart } from './charts.ts';
import { escapeHtml, figure, queryLink, table, type Column } from './html.ts';
import { amountOf, countText, scoreText } from './numbers.ts';
import type { Report, TrendDay, WeekLine } from './types.ts';

type Key = Exclude<keyof TrendDay, 'day'>;
const CHARTS: readonly (readonly [key: Key, name: string])[] = [
  ['openAmount', 'Open pipeline'],
  ['averageScore', 'Discovery score'],
  ['confirmed', 'Deals with a confirmed pain'],
  ['riskAmount', 'Amount at risk'],
  ['pastGate', 'Deals past a gate'],
  ['inQuestion', 'Deals in question'],
];

const isKnown = ({ openDeals }: TrendDay): boolean => openDeals !== null;

/** Small charts, where there are days to compare; a line breaks on days without a snapshot. */
export function trendSection({ trend }: Report): string {
  if (trend.filter(isKnown).length < 2) return '';
  const days = trend.map(({ day }) => day);
  const label = (name: string): string =>
    `${name} from ${days[0]} to ${days.at(-1)}; the figures are in the table of days in the appendix`;
  const charts = CHARTS.map(
    ([key, name]) =>
      `<div><h3>${escapeHtml(name)}</h3>${figure(label(name), lineChart({ days, values: trend.map((line) => line[key]) }))}</div>`,
  );
  return `<section><h2>Day by day</h2>\n<div class="trend">${charts.join('\n')}</div></section>\n`;
}

/** The figures of each day, the latest first. */
export function daysSection(report: Report): string {
  const { trend } = report;
  if (trend.length === 0) return '';
  const count = (key: Key, heading: string): Column<TrendDay> => ({
    ...{ heading, numeric: true, value: (line) => line[key] },
    text: (line) => textOf(report, key, line[key]),
  });
  const missing = trend.filter((line) => !isKnown(line)).length;
  const gaps = missing === 0 ? '' : `; ${countText(missing)} without a snapshot`;
  return `<h2>Day by day</h2>
<p>From the snapshots of the last 90 days. A day without one is blank.</p>
${table<TrendDay>(
  `The main figures of ${countText(trend.length)} days${gaps}`,
  [
    { heading: 'Day', names: true, text: ({ day }) => day },
    count('openDeals', 'Open deals'),
    count('openAmount', 'Open pipeline'),
    count('averageScore', 'Score'),
    count('notStarted', 'Not started'),
    count('confirmed', 'Pain confirmed'),
    count('inQuestion', 'In question'),
    count('atRisk', 'At risk'),
    count('riskAmount', 'Amount at risk'),
    count('pastGate', 'Past a gate'),
  ],
  [...trend].reverse(),
  'day',
)}`;
}

function textOf(report: Report, key: Key, value: number | null): string {
  if (value === null) return '';
  if (key === 'averageScore') return scoreText(value);
  return key === 'openAmount' || key === 'riskAmount' ? amountOf(value, report) : countText(value);
}

/** What became of deals in each week, the latest first. */
export function weeksSection({ weeks }: Report): string {
  const heading = '<h2>Week by week</h2>';
  if (weeks.length === 0) return `${heading}\n<p>No deal has a stage history yet.${queryLink('weeks')}</p>`;
  const count = (key: Exclude<keyof WeekLine, 'week'>, name: string): Column<WeekLine> => ({
    ...{ heading: name, numeric: true, text: (line) => countText(line[key]), value: (line) => line[key] },
  });
  return `${heading}
${table<WeekLine>(
  'By the stage history: deals that were created, went on, went back, were won or lost in the week from this Monday on',
  [
    { heading: 'Week', names: true, text: ({ week }) => week },
    count('created', 'Created'),
    count('wentOn', 'Went on'),
    count('wentBack', 'Went back'),
    count('won', 'Won'),
    count('lost', 'Lost'),
  ],
  [...weeks].reverse(),
  'weeks',
)}`;
}
