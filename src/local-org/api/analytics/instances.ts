import { randomInt } from 'node:crypto';
import { makeId } from '../../schema/ids.ts';

/** A report that was run on its own, with its result. */
export interface ReportInstance {
  readonly id: string;
  readonly reportId: string;
  readonly ownerId: string;
  readonly withRows: boolean;
  /** ISO date-times. */
  readonly requestDate: string;
  readonly completionDate: string;
  /** The answer to a run. */
  readonly result: Record<string, unknown>;
}

/** Results of asynchronous runs. Each is kept for 24 hours, as in Salesforce, in memory. */
export interface ReportInstances {
  add(instance: Omit<ReportInstance, 'id'>): ReportInstance;
  /** Those of a report, the newest first. */
  of(reportId: string): readonly ReportInstance[];
  remove(id: string): void;
}

const KEPT_MS = 24 * 3600 * 1000;

/** @param most so many are kept at the same time */
export function createReportInstances(clock: () => Date, most = 200): ReportInstances {
  const kept = new Map<string, ReportInstance>();
  let sequence = randomInt(1, 1_000_000);
  const forget = (): void => {
    const since = new Date(clock().getTime() - KEPT_MS).toISOString();
    for (const [id, { requestDate }] of kept) if (requestDate < since || kept.size > most) kept.delete(id);
  };
  return {
    add(instance) {
      const added = { ...instance, id: makeId('0LG', (sequence += 1)) };
      kept.set(added.id, added);
      forget();
      return added;
    },
    of(reportId) {
      forget();
      return [...kept.values()].filter((one) => one.reportId === reportId).reverse();
    },
    remove: (id) => void kept.delete(id),
  };
}
