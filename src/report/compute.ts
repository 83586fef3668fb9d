import type {
  GateLine,
  ManagerLine,
  MissingLine,
  OpenDealLine,
  OwnerLine,
  PipelineLine,
  Report,
  ReportData,
  StageLine,
  Totals,
} from './types.ts';
import { sharedFigures } from './asked.ts';
import { withWarehouse } from './warehouse.ts';

/** The time, org and playbooks of a report. */
export type ReportHead = Pick<Report, 'generatedAt' | 'org' | 'playbooks'>;

/** Computes the report. Each part is the result of a query in `sql/`. */
export function computeReport(data: ReportData, head: ReportHead): Promise<Report> {
  return withWarehouse(data, async (warehouse) => {
    const { ask } = warehouse;
    const [totals] = await ask<Totals>('totals');
    return {
      ...head,
      totals: totals!,
      pipeline: await ask<PipelineLine>('pipeline'),
      stages: await ask<StageLine>('stages'),
      owners: await ask<OwnerLine>('owners'),
      managers: await ask<ManagerLine>('managers'),
      gates: await ask<GateLine>('gates'),
      missing: await ask<MissingLine>('missing'),
      openDeals: await ask<OpenDealLine>('openDeals'),
      people: data.naming,
      ...(await sharedFigures(warehouse, data)),
      quotes: data.quotes,
      reviews: data.reviews,
    };
  });
}
