import { gateSection, missingSection, openDealsSection, pipelineSection, reviewsSection } from './sections.ts';
import { escapeHtml } from './html.ts';
import { qualitySection, questionsSection, riskSection } from './shared-sections.ts';
import { amountText, countText } from './numbers.ts';
import { STYLE } from './style.ts';
import type { Report } from './types.ts';

/** The report as one self-contained HTML page, without scripts and without external resources. */
export function reportPage(report: Report): string {
  const { totals, generatedAt, org, playbooks } = report;
  const governedBy =
    playbooks.length === 0
      ? 'No playbook is deployed yet, so no gate is judged.'
      : `Judged by ${playbooks.join(', ')}.`;
  const body = totals.deals === 0 ? emptyOrg() : sections(report);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>Discovery quality, ${escapeHtml(generatedAt.slice(0, 10))}</title>
<style>${STYLE}</style>
</head>
<body>
<header>
<h1>Discovery quality</h1>
<p class="quiet">${escapeHtml(org)}, ${escapeHtml(generatedAt.slice(0, 16).replace('T', ' '))} UTC. ${escapeHtml(governedBy)}</p>
</header>
<main>
${body}
</main>
<footer><p>Amounts are in the org's currency. The discovery score runs from 0 to 100 and counts what is known of the customer, weighted by how it is known.</p></footer>
</body>
</html>
`;
}

function emptyOrg(): string {
  return `<div class="empty"><h2>No deals yet</h2>
<p>This org has no opportunities. Once there is one, this page shows how well it is understood.</p></div>`;
}

function sections(report: Report): string {
  const { totals, quotes } = report;
  const cards: [string, string][] = [
    ['Open deals', countText(totals.openDeals)],
    ['Open pipeline', amountText(totals.openAmount)],
    ['Discovery score', totals.averageScore === null ? 'none' : totals.averageScore.toFixed(1)],
    ['Not started', countText(totals.notStarted)],
    ['In question', countText(totals.inQuestion)],
    ['Quotes from a source', countText(quotes.fromSource)],
    ['Quotes typed by hand', countText(quotes.typedByHand)],
  ];
  const open =
    totals.openDeals === 0
      ? '<div class="empty"><h2>No open deals</h2><p>Every deal is closed, so there is nothing left to diagnose.</p></div>'
      : `${riskSection(report)}\n${qualitySection(report)}\n${questionsSection(report)}\n${gateSection(report)}\n${missingSection(report)}\n${openDealsSection(report)}`;
  return `<dl class="cards">${cards.map(([term, value]) => `<div><dt>${escapeHtml(term)}</dt><dd>${escapeHtml(value)}</dd></div>`).join('')}</dl>
${pipelineSection(report)}
${open}
${reviewsSection(report)}`;
}
