import type { DuckDBConnection } from '@duckdb/node-api';
import { peopleOf } from '../../force-app/main/base/lwc/dealFigures/dealFigures.ts';
import type { WaitingReview } from '../deal/index.ts';
import type { CompiledPlaybook } from '../playbook/index.ts';
import { sharedFigures } from './asked.ts';
import { figuresOf, type Figures } from './figures.ts';
import { headlinesOf } from './headlines.ts';
import { computeOutcomes, readOutcomes } from './outcome/index.ts';
import { addUp, trendOf, type Earlier } from './trend.ts';
import type {
  DayFigures,
  GateLine,
  ManagerLine,
  MissingLine,
  OpenDealLine,
  OwnerLine,
  PipelineLine,
  QuoteCounts,
  Report,
  StageLine,
  Totals,
  WeekLine,
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
  /** ISO date from which the tables have the stage history. Absent: they have all of it. */
  readonly historyFrom?: string;
}

/** Computes the report from a pipeline with its views. Each part is the result of a query in `sql/`. */
export async function computeReport(connection: DuckDBConnection, input: ReportInput): Promise<Report> {
  const { playbooks, reviews, now, org, today, historyFrom, earlier } = input;
  const figures = figuresOf(connection);
  const { ask } = figures;
  const [totals] = await ask<Totals>('totals');
  const [quotes] = await ask<QuoteCounts>('quotes');
  const lists = await listsOf(figures);
  const shared = await sharedFigures(figures, playbooks);
  const people = peopleOf(playbooks);
  const currency = await currencyOf(connection);
  const closed = await readOutcomes(connection, historyFrom === undefined ? {} : { historyFrom });
  return {
    generatedAt: now,
    org,
    playbooks: playbooks.map(({ playbook, version }) => `${playbook}:${version}`),
    headlines: headlinesOf({ ...lists, ...shared, totals: totals!, people, currency }, earlier?.previous),
    currency,
    totals: totals!,
    pipeline: await ask<PipelineLine>('pipeline'),
    stages: await ask<StageLine>('stages'),
    owners: await ask<OwnerLine>('owners'),
    managers: await ask<ManagerLine>('managers'),
    gates: await ask<GateLine>('gates'),
    missing: await ask<MissingLine>('missing'),
    openDeals: await ask<OpenDealLine>('openDeals'),
    people,
    ...lists,
    ...shared,
    trend: earlier === undefined ? [] : trendOf(earlier.days, today, addUp(await ask<DayFigures>('day'))),
    weeks: await ask<WeekLine>('weeks'),
    outcome: computeOutcomes(closed),
    quotes: quotes!,
    reviews,
  };
}

type Lists = Pick<Report, 'atRisk' | 'pastGate' | 'overrides' | 'misfits' | 'pains' | 'journey'>;

async function listsOf({ ask }: Figures): Promise<Lists> {
  return {
    atRisk: await ask('atRisk'),
    pastGate: await ask('pastGate'),
    overrides: await ask('overrides'),
    misfits: await ask('misfits'),
    pains: await ask('pains'),
    journey: await ask('journey'),
  };
}

/** The currency of amounts: the one of all orgs, or the corporate one of an org that has several. */
async function currencyOf(connection: DuckDBConnection): Promise<string | null> {
  const reader = await connection.runAndReadAll(
    'SELECT DISTINCT coalesce(o.Currency, c.IsoCode) FROM Organization AS o LEFT JOIN CurrencyType AS c ON c.Org = o.Org AND c.IsCorporate',
  );
  const found = reader.getRowsJson().map(([code]) => code as string | null);
  return found.length === 1 ? (found[0] ?? null) : null;
}
