import { escapeHtml } from './html.ts';
import { shownQueries } from './figures.ts';
import {
  atRiskSection,
  headlinesSection,
  heatSection,
  inQuestionSection,
  journeySection,
  misfitsSection,
  overridesSection,
  painsSection,
  pastGateSection,
} from './front.ts';
import { countText, shortAmountOf } from './numbers.ts';
import { payAppendix, paySection } from './pay.ts';
import { gateSection, missingSection, openDealsSection, pipelineSection, reviewsSection } from './sections.ts';
import { daysSection, trendSection, weeksSection } from './trend-sections.ts';
import { qualitySection, questionsSection, riskSection } from './shared-sections.ts';
import { pageOf, queryTexts } from './shell.ts';
import type { Report } from './types.ts';

/** The report as one self-contained HTML page, without external resources. Its one script sorts tables; the page is complete without it. */
export function reportPage(report: Report): string {
  const { totals, generatedAt, org, playbooks } = report;
  const governedBy =
    playbooks.length === 0
      ? 'No playbook is deployed yet, so no gate is judged.'
      : `Judged by ${playbooks.join(', ')}.`;
  const body = totals.deals === 0 ? emptyOrg() : sections(report);
  return pageOf({
    title: `Discovery quality, ${generatedAt.slice(0, 10)}`,
    heading: 'Discovery quality',
    about: `${org}, ${generatedAt.slice(0, 16).replace('T', ' ')} UTC. ${governedBy}`,
    body,
    footer:
      "Amounts are in the org's currency. The discovery score runs from 0 to 100 and counts what is known of the customer, weighted by how it is known.",
  });
}

function emptyOrg(): string {
  return `<div class="empty"><h2>No deals yet</h2>
<p>This org has no opportunities. Once there is one, this page shows how well it is understood.</p></div>`;
}

/** Deals that were won past a gate without what it asks are still worth a look. */
function noOpenDeals(report: Report): string {
  return `<div class="empty"><h2>No open deals</h2><p>Every deal is closed, so there is nothing left to diagnose.</p></div>
${report.listed.pastGate.rows === 0 ? '' : pastGateSection(report)}`;
}

function sections(report: Report): string {
  const front = report.totals.openDeals === 0 ? noOpenDeals(report) : frontOf(report);
  return `<div class="front">${headlinesSection(report)}
${cards(report)}
${trendSection(report)}${front}
${paySection(report)}</div>
<h2 id="appendix">Appendix: all figures</h2>
${appendix(report)}
<h2>Appendix: the queries</h2>
<p>Over the tables and views that <code>views</code> defines, in DuckDB.</p>
${queryTexts(shownQueries())}`;
}

function cards({ totals, quotes, currency }: Report): string {
  const all = [
    ['Open deals', countText(totals.openDeals), 'totals'],
    ['Open pipeline', shortAmountOf(totals.openAmount, { currency }), 'totals'],
    ['Discovery score', totals.averageScore === null ? 'none' : totals.averageScore.toFixed(1), 'totals'],
    ['Not started', countText(totals.notStarted), 'totals'],
    ['In question', countText(totals.inQuestion), 'totals'],
    ['Quotes from a source', countText(quotes.fromSource), 'quotes'],
    ['Quotes typed by hand', countText(quotes.typedByHand), 'quotes'],
  ] as const;
  const items = all.map(
    ([term, value, query]) =>
      `<div><dt>${escapeHtml(term)}</dt><dd><a href="#query-${query}">${escapeHtml(value)}</a></dd></div>`,
  );
  return `<dl class="cards">${items.join('')}</dl>`;
}

function frontOf(report: Report): string {
  const two = (left: string, right: string): string => `<div class="two">${left}\n${right}</div>`;
  return [
    atRiskSection(report),
    heatSection(report),
    two(pastGateSection(report), overridesSection(report)),
    two(inQuestionSection(report), misfitsSection(report)),
    two(painsSection(report), journeySection(report)),
  ].join('\n');
}

function appendix(report: Report): string {
  const open =
    report.totals.openDeals === 0
      ? []
      : [riskSection, qualitySection, questionsSection, gateSection, missingSection, openDealsSection];
  return [daysSection, weeksSection, pipelineSection, ...open, payAppendix, reviewsSection]
    .map((section) => section(report))
    .join('\n');
}
