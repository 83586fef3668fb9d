import type { PanelFigures } from './browser.ts';
import type { PanelSize } from './size.ts';

/** What the record page's panels weigh and how fast they are. */
export interface PanelReport extends PanelFigures {
  readonly size: PanelSize;
}

const KILOBYTES = 40;
const RATIO = 1.5;
const DELAY = 50;

/** Rows of a table: what, how much, the aim, and whether it is met. */
export function panelRows(report: PanelReport): string[][] {
  const { size, first, ratio, typing, requests, questions } = report;
  const kilobytes = (bytes: number): string => `${(bytes / 1000).toFixed(1)} kB`;
  const met = (isMet: boolean): string => (isMet ? 'yes' : 'no');
  return [
    [
      `own JavaScript of ${size.panels.length} panels, gzipped, with the page`,
      kilobytes(size.atLoad),
      `${KILOBYTES} kB`,
      met(size.atLoad <= KILOBYTES * 1000),
    ],
    ['own JavaScript when a form is opened', kilobytes(size.onDemand), '', ''],
    ['own styles', kilobytes(size.styles), '', ''],
    ['first question after the click in the list', `${first.ours.toFixed(0)} ms`, '', ''],
    ['… and the first detail of the page without our bundles', `${first.bare.toFixed(0)} ms`, '', ''],
    ['the one divided by the other', first.ratio.toFixed(2), `${RATIO}`, met(first.ratio <= RATIO)],
    [`${questions} bare lightning-textarea at rest`, `${report.textareas.toFixed(0)} ms`, '', ''],
    [`checklist of ${questions} questions at rest`, `${report.checklist.toFixed(0)} ms`, '', ''],
    ['… and all of them shown', `${report.showAll.toFixed(0)} ms`, '', ''],
    ['both, beside the bare ones', ratio.toFixed(2), `${RATIO}`, met(ratio <= RATIO)],
    [`input delay at p95, ${typing.keys} keys`, `${typing.p95.toFixed(0)} ms`, `${DELAY} ms`, met(typing.p95 <= DELAY)],
    ['input delay, worst', `${typing.worst.toFixed(0)} ms`, '', ''],
    [
      'GraphQL requests at load',
      `${requests.atLoad.length}`,
      `${size.panels.length}, one a panel`,
      met(requests.atLoad.length <= size.panels.length),
    ],
    ['requests after a saved answer', requests.afterSave.join('; '), 'the save, the refresh', ''],
  ];
}
