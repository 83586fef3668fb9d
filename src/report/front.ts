/** What the first screens of the page show: what is at risk, what sellers ask, what went round a gate. Lists are cut; the JSON has all. */
import { escapeHtml, queryLink, table, type Column } from './html.ts';
import type { QueryName } from './figures.ts';
import { amountOf, countOf, countText } from './numbers.ts';
import type {
  AtRiskLine,
  HeatLine,
  JourneyLine,
  MisfitLine,
  OverrideLine,
  PainLine,
  PastGateLine,
  Report,
} from './types.ts';

const ROWS = 5;
const RISK_ROWS = 8;
const SELLERS = 12;

/** The three lines on top. */
export function headlinesSection(report: Report): string {
  const lines = report.headlines.map(({ text, quiet, url }) => {
    const link = url === undefined ? '' : ` ${dealLink({ url, deal: 'Open the deal' })}`;
    return `<li${quiet ? ' class="calm"' : ''}>${escapeHtml(text)}${link}</li>`;
  });
  return `<ul class="lines" aria-label="In three lines">\n${lines.join('\n')}\n</ul>`;
}

/** A link to a deal in its org. */
function dealLink({ url, deal }: { readonly url: string; readonly deal: string }): string {
  const name = escapeHtml(deal);
  return /^https?:\/\//.test(url) ? `<a href="${escapeHtml(url)}">${name}</a>` : name;
}

interface Listed {
  readonly id: string;
  readonly url: string;
  readonly deal: string;
  readonly owner: string | null;
  readonly amount: number | null;
}

/** Deal, owner where some are named, and amount. */
function dealColumns<Line extends Listed>(report: Report, lines: readonly Line[]): Column<Line>[] {
  const isNamed = lines.some(({ owner }) => owner !== null);
  return [
    { heading: 'Deal', names: true, html: (line) => dealLink(line) },
    ...(isNamed ? [{ heading: 'Owner', text: ({ owner }: Line) => owner ?? '' }] : []),
    {
      heading: 'Amount',
      numeric: true,
      text: ({ amount }) => (amount === null ? '' : amountOf(amount, report)),
      value: ({ amount }) => amount,
    },
  ];
}

interface List<Line> {
  readonly heading: string;
  readonly query: QueryName;
  readonly caption: string;
  /** In place of the table where there are no lines. */
  readonly none: string;
  readonly lines: readonly Line[];
  readonly columns: readonly Column<Line>[];
  readonly rows?: number;
  /** How many lines there are in all, where the report does not have them all. */
  readonly of?: number;
}

/** A section with a table of the first lines, or the sentence that there are none. */
function list<Line>({
  heading,
  query,
  caption,
  none,
  lines,
  columns,
  rows = ROWS,
  of = lines.length,
}: List<Line>): string {
  const cut = of > rows ? `${caption}: ${rows} of ${countText(of)}` : caption;
  const body =
    lines.length === 0
      ? `<p>${escapeHtml(none)}${queryLink(query)}</p>`
      : table(cut, columns, lines.slice(0, rows), query);
  return `<section class="list"><h2>${escapeHtml(heading)}</h2>\n${body}</section>`;
}

export function atRiskSection(report: Report): string {
  const { atRisk: lines } = report;
  return list<AtRiskLine>({
    heading: 'At risk',
    query: 'atRisk',
    caption:
      'Close within 30 days, or should have closed, without a confirmed pain; largest amounts first, more than 30 days late last',
    none: 'Nothing closes within 30 days, or should have, without a confirmed pain.',
    lines,
    of: report.listed.atRisk.rows,
    rows: RISK_ROWS,
    columns: [
      ...dealColumns(report, lines.slice(0, RISK_ROWS)),
      { heading: 'Stage', text: ({ stage }) => stage },
      {
        heading: 'Closes',
        html: ({ closeDate, days }) => (days < 0 ? `<span class="past">${closeDate}, past</span>` : closeDate),
      },
      { heading: 'Diagnosis', text: ({ diagnosis }) => diagnosis },
      { heading: 'Unknown', text: ({ unknown }) => unknown.join('; ') },
    ],
  });
}

/** Seller × question. A cell over fewer than five deals is blank. */
export function heatSection(report: Report): string {
  const { heat, people } = report;
  const concepts = heat[0]?.cells.map(({ concept }) => concept) ?? [];
  if (concepts.length === 0) {
    const reason = people === 'off' ? 'The playbook names nobody' : 'No seller with notes may be named to this reader';
    return `<section><h2>What sellers hear</h2>\n<p>${reason}.${queryLink('heard')}</p></section>`;
  }
  const cut = heat.length > SELLERS ? `, ${SELLERS} of ${countText(heat.length)} sellers` : '';
  const columns: Column<HeatLine>[] = [
    { heading: 'Seller', names: true, text: ({ owner }) => owner },
    { heading: 'Deals', numeric: true, text: ({ deals }) => countText(deals), value: ({ deals }) => deals },
    { heading: 'Amount', numeric: true, text: ({ amount }) => amountOf(amount, report), value: ({ amount }) => amount },
    ...concepts.map((concept, at) => ({
      heading: concept,
      numeric: true,
      html: (line: HeatLine) => shareText(line.cells[at]?.share ?? null),
      value: (line: HeatLine) => line.cells[at]?.share ?? null,
      shade: (line: HeatLine) => shadeOf(line.cells[at]?.share ?? null),
    })),
  ];
  const caption = `Percent of open deals with notes on which the customer answered, by seller${cut}; blank below five deals`;
  return `<section class="heat"><h2>What sellers hear</h2>\n${table(caption, columns, heat.slice(0, SELLERS), 'heard')}</section>`;
}

const shareText = (share: number | null): string => (share === null ? '' : String(Math.round(share * 100)));

function shadeOf(share: number | null): string {
  if (share === null) return '';
  return share < 0.1 ? 'h0' : share < 0.35 ? 'h1' : share < 0.7 ? 'h2' : 'h3';
}

export function pastGateSection(report: Report): string {
  const { pastGate: lines } = report;
  return list<PastGateLine>({
    heading: 'Past a gate without what it asks',
    query: 'pastGate',
    caption: 'Open, or won in the last 90 days',
    none: 'Every deal past a gate has what it asks.',
    lines,
    of: report.listed.pastGate.rows,
    columns: [
      ...dealColumns(report, lines.slice(0, ROWS)),
      { heading: 'Without', text: ({ without }) => without.join('; ') },
    ],
  });
}

/** Short, since the table shares its row with another. */
function overrideState({ state, expires }: OverrideLine): string {
  if (state === 'waits') return state;
  return `${state === 'in force' ? 'until' : `${state},`} ${expires ?? ''}`;
}

export function overridesSection(report: Report): string {
  const { overrides: lines } = report;
  return list<OverrideLine>({
    heading: 'Overrides and debt',
    query: 'overrides',
    caption: 'Debt: run out, and the deal still lacks what the gate asks',
    none: 'No override waits or is in force, and none was left unpaid.',
    lines,
    of: report.listed.overrides.rows,
    columns: [
      ...dealColumns(report, lines.slice(0, ROWS)),
      { heading: 'To enter', text: ({ toEnter }) => toEnter },
      { heading: 'State', text: overrideState },
      { heading: 'Reason', text: ({ reason }) => reason ?? '' },
    ],
  });
}

export function misfitsSection(report: Report): string {
  const { misfits: lines } = report;
  const percent = (value: number | null): string => (value === null ? 'none' : `${value} %`);
  return list<MisfitLine>({
    heading: 'Forecast that does not fit the stage',
    query: 'misfits',
    caption: 'Probability ten points or more from the stage’s, or another forecast category',
    none: 'Probability and forecast category of every open deal are those of its stage.',
    lines,
    of: report.listed.misfits.rows,
    columns: [
      ...dealColumns(report, lines.slice(0, ROWS)),
      { heading: 'Stage', text: ({ stage }) => stage },
      {
        heading: 'Probability',
        text: (line) => `${percent(line.probability)} (stage: ${percent(line.usualProbability)})`,
      },
      { heading: 'Forecast', text: (line) => `${line.forecast ?? 'none'} (stage: ${line.usualForecast ?? 'none'})` },
    ],
  });
}

export function painsSection({ pains: lines }: Report): string {
  return list<PainLine>({
    heading: 'Pains by theme and impact',
    query: 'pains',
    caption: 'Live pains of open deals; likely impact a year in the playbook’s currency',
    none: 'No open deal has a pain yet.',
    lines,
    columns: [
      { heading: 'Theme', names: true, text: ({ kind, driver }) => `${kind}, ${driver.toLowerCase()}` },
      { heading: 'Pains', numeric: true, text: ({ pains }) => countText(pains), value: ({ pains }) => pains },
      {
        heading: 'Confirmed',
        numeric: true,
        text: ({ confirmed }) => countText(confirmed),
        value: ({ confirmed }) => confirmed,
      },
      { heading: 'Deals', numeric: true, text: ({ deals }) => countText(deals), value: ({ deals }) => deals },
      { heading: 'Impact', numeric: true, text: ({ impact }) => countText(impact), value: ({ impact }) => impact },
    ],
  });
}

export function journeySection({ journey: lines }: Report): string {
  const cell = (value: number | null): string => (value === null ? '' : countText(value));
  return list<JourneyLine>({
    heading: 'Conversion and time in stage',
    query: 'journey',
    caption: 'By what is known of the pain today; outcomes over thirty deals of five owners or more, days over five',
    none: 'No deal has a stage history yet.',
    lines,
    rows: 9,
    columns: [
      { heading: 'Stage', names: true, text: ({ stage }) => stage },
      { heading: 'Pain', text: ({ known }) => known },
      { heading: 'Deals', numeric: true, text: ({ deals }) => countText(deals), value: ({ deals }) => deals },
      { heading: 'Went on', numeric: true, text: ({ wentOn }) => cell(wentOn), value: ({ wentOn }) => wentOn },
      { heading: 'Lost', numeric: true, text: ({ lost }) => cell(lost), value: ({ lost }) => lost },
      {
        heading: 'Median days',
        numeric: true,
        text: ({ medianDays }) => (medianDays === null ? '' : String(medianDays)),
        value: ({ medianDays }) => medianDays,
      },
    ],
  });
}

/** Deals with texts that wait for a review, and how many texts. */
export function inQuestionSection(report: Report): string {
  const texts = new Map<
    string,
    { id: string; url: string; deal: string; owner: string | null; amount: number | null; texts: string[] }
  >();
  const known = new Map(report.inQuestion.map((line) => [line.id, line]));
  for (const { dealId: id, deal, concept, name } of report.reviews) {
    const line = texts.get(id) ?? {
      ...{ id, deal, url: known.get(id)?.url ?? '' },
      owner: known.get(id)?.owner ?? null,
      amount: known.get(id)?.amount ?? null,
      texts: [],
    };
    line.texts.push(concept ?? name);
    texts.set(id, line);
  }
  const lines = [...texts.values()].sort((a, b) => (b.amount ?? 0) - (a.amount ?? 0));
  return list<(typeof lines)[number]>({
    heading: 'In question',
    query: 'totals',
    caption: `${countOf(report.reviews.length, 'flagged text')} to review; until then the deal counts as nothing known`,
    none: 'No text waits for a review.',
    lines,
    columns: [...dealColumns(report, lines), { heading: 'Flagged', text: (line) => line.texts.join(', ') }],
  });
}
