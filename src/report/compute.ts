import type { DuckDBConnection } from '@duckdb/node-api';
import { peopleOf } from '../../force-app/main/base/lwc/dealFigures/dealFigures.ts';
import type { WaitingReview } from '../deal/index.ts';
import type { CompiledPlaybook } from '../playbook/index.ts';
import { sharedFigures } from './asked.ts';
import { figuresOf, type Figures, type ListTotal } from './figures.ts';
import { headlinesOf } from './headlines.ts';
import { computeOutcomes, readOutcomes } from './outcome/index.ts';
import { addUp, trendOf, type Earlier } from './trend.ts';
import {
  DEAL_LISTS,
  type DayFigures,
  type DealList,
  type EarlierDay,
  type GateLine,
  type ManagerLine,
  type MissingLine,
  type Moved,
  type OwnerLine,
  type PipelineLine,
  type QuoteCounts,
  type Report,
  type StageLine,
  type Totals,
  type WeekLine,
} from './types.ts';

/** What the figures are computed from besides the tables. */
export interface ReportInput {
  readonly playbooks: readonly CompiledPlaybook[];
  /** Flagged texts that wait for a review, those that wait longest first. */
  readonly reviews: readonly WaitingReview[];
  /** ISO date-time. */
  readonly now: string;
  /** The address of the org. */
  readonly org: string;
  /** ISO date. */
  readonly today: string;
  /** Of the snapshots. Absent: the report is over chosen deals, and is compared with none. */
  readonly earlier?: Earlier;
  /** Whether lists of deals are whole, however long. Default: their first 10,000 lines. */
  readonly hasAllLines?: boolean;
  /** ISO date from which the tables have the stage history. Absent: they have all of it. */
  readonly historyFrom?: string;
}

/** Computes the report from a pipeline with its views. Each part is the result of a query in `sql/`. */
export async function computeReport(connection: DuckDBConnection, input: ReportInput): Promise<Report> {
  const { playbooks, reviews, now, org, today, historyFrom, earlier, hasAllLines = false } = input;
  const figures = figuresOf(connection);
  const { ask } = figures;
  const [totals] = await ask<Totals>('totals');
  const [quotes] = await ask<QuoteCounts>('quotes');
  const lists = await listsOf(figures, hasAllLines ? undefined : LISTED);
  const listed = await totalsOf(figures);
  const late = await figures.total('late');
  const before = earlier?.previous;
  const previous = before === undefined ? undefined : { ...before, moved: await movedSince(figures, before) };
  const shared = await sharedFigures(figures, playbooks);
  const people = peopleOf(playbooks);
  const currency = await currencyOf(connection);
  const closed = await readOutcomes(connection, historyFrom === undefined ? {} : { historyFrom });
  return {
    generatedAt: now,
    org,
    playbooks: playbooks.map(({ playbook, version }) => `${playbook}:${version}`),
    headlines: headlinesOf({ ...lists, ...shared, listed, late, totals: totals!, people, currency }, previous),
    currency,
    totals: totals!,
    pipeline: await ask<PipelineLine>('pipeline'),
    stages: await ask<StageLine>('stages'),
    owners: await ask<OwnerLine>('owners'),
    managers: await ask<ManagerLine>('managers'),
    gates: await ask<GateLine>('gates'),
    missing: await ask<MissingLine>('missing'),
    people,
    listed,
    late,
    ...lists,
    ...shared,
    trend: earlier === undefined ? [] : trendOf(earlier.days, today, addUp(await ask<DayFigures>('day'))),
    weeks: await ask<WeekLine>('weeks'),
    outcome: computeOutcomes(closed),
    quotes: quotes!,
    reviews,
  };
}

type Lists = Pick<Report, DealList | 'pains' | 'journey'>;

/** Lines that a report has of a list of deals: all that a person reads, and what fits into memory. */
const LISTED = 10_000;

async function listsOf({ ask, first }: Figures, rows: number | undefined): Promise<Lists> {
  return {
    atRisk: await first('atRisk', rows),
    pastGate: await first('pastGate', rows),
    overrides: await first('overrides', rows),
    misfits: await first('misfits', rows),
    openDeals: await first('openDeals', rows),
    inQuestion: await first('inQuestion', rows),
    pains: await ask('pains'),
    journey: await ask('journey'),
  };
}

async function totalsOf({ total }: Figures): Promise<Report['listed']> {
  const totals: Partial<Record<DealList, ListTotal>> = {};
  for (const list of DEAL_LISTS) totals[list] = await total(list);
  return totals as Report['listed'];
}

function movedSince({ ask }: Figures, { atRisk, pastGate }: EarlierDay): Promise<readonly Moved[]> {
  return ask<Moved>('moved', { atRisk: JSON.stringify(atRisk), pastGate: JSON.stringify(pastGate) });
}

/** The currency of amounts: the one of all orgs, or the corporate one of an org that has several. */
async function currencyOf(connection: DuckDBConnection): Promise<string | null> {
  const reader = await connection.runAndReadAll(
    'SELECT DISTINCT coalesce(o.Currency, c.IsoCode) FROM Organization AS o LEFT JOIN CurrencyType AS c ON c.Org = o.Org AND c.IsCorporate',
  );
  const found = reader.getRowsJson().map(([code]) => code as string | null);
  return found.length === 1 ? (found[0] ?? null) : null;
}
