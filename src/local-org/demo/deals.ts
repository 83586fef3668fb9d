import type { Catalog } from './catalog.ts';
import type { Companies } from './companies.ts';
import { readCsv, readNumber } from './csv.ts';
import type { CsvRow } from './csv.ts';
import { dayNumber, isoDate, median, mondayOf } from './dates.ts';
import { hash } from './hash.ts';
import type { People } from './people.ts';
import type { DemoRecord, DemoStep, Report } from './types.ts';

const COLUMNS = [
  'opportunity_id',
  'sales_agent',
  'product',
  'account',
  'deal_stage',
  'engage_date',
  'close_date',
  'close_value',
] as const;
type Row = CsvRow<(typeof COLUMNS)[number]>;

/** Stage in the file → stage in the org; the id decides between two open stages. */
const STAGES: Readonly<Record<string, (id: string) => string>> = {
  prospecting: () => 'Prospecting',
  engaging: (id) => (hash(id) % 2 === 0 ? 'Qualification' : 'Needs Analysis'),
  won: () => 'Closed Won',
  lost: () => 'Closed Lost',
};
/** A quarter; used when no deal of the file was won. */
const FALLBACK_DAYS_TO_CLOSE = 90;
const NAME_LENGTH = 120;

/** The records that deals refer to, and the day of loading as a day number. */
export interface DealContext {
  readonly people: People;
  readonly companies: Companies;
  readonly catalog: Catalog;
  readonly today: number;
}

interface Mapping extends DealContext {
  readonly report: Report;
  readonly timing: Timing;
}

interface Timing {
  /** Median days from engaging to winning. */
  readonly daysToClose: number;
  /** Days by which the dates of open deals move; a whole number of weeks. */
  readonly shift: number;
}

/**
 * Opportunities. Won and lost deals keep stage and dates and are created on their engage date (audit field); open deals are
 * created at loading, their dates moved so that the last engage date falls into the week of today.
 */
export function deals(text: string, context: DealContext, report: Report): DemoStep {
  const rows = readCsv('sales_pipeline.csv', text, COLUMNS);
  const mapping: Mapping = { ...context, report, timing: timingOf(rows, context.today) };
  const seen = new Set<string>();
  const records: DemoRecord[] = [];
  for (const row of rows) {
    const id = row.cells.opportunity_id;
    const stage = STAGES[row.cells.deal_stage.toLowerCase()]?.(id);
    if (id === '') report(row.line, 'The deal has no id; the line makes no opportunity.');
    else if (seen.has(id)) report(row.line, `The deal \`${id}\` stands here twice; the first line counts.`);
    else if (stage === undefined) {
      report(row.line, `\`${row.cells.deal_stage}\` is no stage of the file; the deal \`${id}\` makes no opportunity.`);
    } else {
      seen.add(id);
      records.push(deal(row, stage, mapping));
    }
  }
  return { object: 'Opportunity', records };
}

function timingOf(rows: readonly Row[], today: number): Timing {
  const open: number[] = [];
  const won: number[] = [];
  for (const { cells } of rows) {
    const stage = cells.deal_stage.toLowerCase();
    const engaged = dayNumber(cells.engage_date);
    const closed = dayNumber(cells.close_date);
    if (engaged === undefined) continue;
    if (stage === 'engaging' || stage === 'prospecting') open.push(engaged);
    if (stage === 'won' && closed !== undefined) won.push(closed - engaged);
  }
  const last = open.reduce((latest, day) => Math.max(latest, day), -Infinity);
  return {
    daysToClose: median(won) ?? FALLBACK_DAYS_TO_CLOSE,
    shift: open.length === 0 ? 0 : mondayOf(today) - mondayOf(last),
  };
}

function deal(row: Row, stage: string, mapping: Mapping): DemoRecord {
  const { cells, line } = row;
  const { report } = mapping;
  const id = cells.opportunity_id;
  const product = mapping.catalog.product(cells.product);
  const account = mapping.companies.account(cells.account);
  const owner = mapping.people.user(cells.sales_agent);
  if (product === undefined) report(line, `The product \`${cells.product}\` of deal \`${id}\` is not in the list.`);
  if (account === undefined && cells.account !== '') {
    report(line, `The account \`${cells.account}\` of deal \`${id}\` is not in the list; the account is left blank.`);
  }
  if (owner === undefined) {
    report(
      line,
      `The sales agent \`${cells.sales_agent}\` of deal \`${id}\` is not in the teams; whoever loads the data owns it.`,
    );
  }
  const amount = amountOf(row, product?.price, report);
  const productName = product?.name ?? (cells.product || 'no product');
  return {
    key: `Opportunity:${id}`,
    fields: {
      Name: dealName(account?.name ?? (cells.account || 'No account yet'), productName, id),
      StageName: stage,
      ...(account === undefined ? {} : { AccountId: { ref: account.key } }),
      ...(owner === undefined ? {} : { OwnerId: { ref: owner } }),
      ...(amount === undefined ? {} : { Amount: amount }),
      ...datesOf(row, stage.startsWith('Closed'), mapping),
    },
  };
}

/** `Cancity – GTX Plus Basic (1C1I7A6R)`; the id distinguishes deals of one account and product. */
function dealName(account: string, product: string, id: string): string {
  const tail = ` (${id})`;
  return `${account} – ${product}`.slice(0, NAME_LENGTH - tail.length) + tail;
}

function amountOf({ cells, line }: Row, listPrice: number | undefined, report: Report): number | undefined {
  const value = readNumber(cells.close_value);
  if (value === undefined && cells.close_value !== '') {
    report(line, `\`${cells.close_value}\` in close_value is no number; the list price stands in for it.`);
  }
  return value ?? listPrice;
}

function datesOf(
  { cells, line }: Row,
  closed: boolean,
  { report, timing, today }: Mapping,
): { CloseDate: string; CreatedDate?: string; Description: string } {
  const engaged = dateOf(cells.engage_date, 'engage_date', line, report);
  const ended = dateOf(cells.close_date, 'close_date', line, report);
  const source = `Deal ${cells.opportunity_id} of the Maven CRM demo pipeline.`;
  if (!closed) {
    const shifted = engaged === undefined ? undefined : engaged + timing.shift;
    // A deal without an engage date counts from the day on which it is loaded.
    const close = ended === undefined ? (shifted ?? today) + timing.daysToClose : ended + timing.shift;
    const note = shifted === undefined ? '' : ` Engaged on ${isoDate(shifted)}.`;
    return { CloseDate: isoDate(close), Description: source + note };
  }
  if (engaged === undefined)
    report(line, `The closed deal \`${cells.opportunity_id}\` has no engage date; it is worked out.`);
  if (ended === undefined)
    report(line, `The closed deal \`${cells.opportunity_id}\` has no close date; it is worked out.`);
  const close = ended ?? (engaged ?? today - timing.daysToClose) + timing.daysToClose;
  const created = engaged ?? close - timing.daysToClose;
  // At noon UTC it is the same day in the time zones of all offices.
  return { CloseDate: isoDate(close), CreatedDate: `${isoDate(created)}T12:00:00.000Z`, Description: source };
}

function dateOf(text: string, column: string, line: number, report: Report): number | undefined {
  const day = dayNumber(text);
  if (day === undefined && text !== '')
    report(line, `\`${text}\` in ${column} is no date like 2017-03-01; it counts as blank.`);
  return day;
}
