import type { DuckDBConnection } from '@duckdb/node-api';
import { peopleOf } from '../../force-app/main/base/lwc/dealFigures/dealFigures.ts';
import type { WaitingReview } from '../deal/index.ts';
import type { CompiledPlaybook } from '../playbook/index.ts';
import { sharedFigures } from './asked.ts';
import { figuresOf } from './figures.ts';
import type {
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
}

/** Computes the report from a pipeline with its views. Each part is the result of a query in `sql/`. */
export async function computeReport(connection: DuckDBConnection, input: ReportInput): Promise<Report> {
  const { playbooks, reviews, now, org } = input;
  const figures = figuresOf(connection);
  const { ask } = figures;
  const [totals] = await ask<Totals>('totals');
  const [quotes] = await ask<QuoteCounts>('quotes');
  return {
    generatedAt: now,
    org,
    playbooks: playbooks.map(({ playbook, version }) => `${playbook}:${version}`),
    totals: totals!,
    pipeline: await ask<PipelineLine>('pipeline'),
    stages: await ask<StageLine>('stages'),
    owners: await ask<OwnerLine>('owners'),
    managers: await ask<ManagerLine>('managers'),
    gates: await ask<GateLine>('gates'),
    missing: await ask<MissingLine>('missing'),
    openDeals: await ask<OpenDealLine>('openDeals'),
    people: peopleOf(playbooks),
    ...(await sharedFigures(figures, playbooks)),
    quotes: quotes!,
    reviews,
  };
}
