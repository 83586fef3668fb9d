import { soqlId } from '../../deal/index.ts';
import { isoTime, type OrgConnection } from '../../salesforce/index.ts';
import { grouped, idList, PAGE } from './soql.ts';
import type { LedgerRow } from './types.ts';

/** A place in a list that is ordered by time, then id. */
export interface Place {
  /** ISO date-time. */
  readonly at: string;
  /** The last id of that time that was read; blank: none. */
  readonly id: string;
}

interface HistoryRecord {
  readonly Id: string;
  readonly OpportunityId: string;
  readonly StageName: string;
  readonly Amount: number | null;
  readonly CloseDate: string | null;
  readonly CreatedById: string;
  readonly CreatedDate: string;
}

const HISTORY =
  'SELECT Id, OpportunityId, StageName, Amount, CloseDate, CreatedById, CreatedDate FROM OpportunityHistory';

function after(field: string, { at, id }: Place): string {
  return id === '' ? `${field} >= ${at}` : `(${field} > ${at} OR (${field} = ${at} AND Id > '${soqlId(id)}'))`;
}

/** Rows of the ledger after a place, oldest first, at most PAGE. */
export async function ledgerAfter(org: OrgConnection, place: Place): Promise<readonly LedgerRow[]> {
  const records = await org.query<HistoryRecord>(
    `${HISTORY} WHERE ${after('CreatedDate', place)} ORDER BY CreatedDate, Id LIMIT ${PAGE}`,
  );
  return records.map(rowOf);
}

function rowOf(record: HistoryRecord): LedgerRow {
  return {
    id: record.Id,
    dealId: record.OpportunityId,
    stage: record.StageName,
    amount: record.Amount,
    closeDate: record.CloseDate,
    userId: record.CreatedById,
    at: isoTime(record.CreatedDate),
  };
}

/** All rows of these deals, by deal, oldest first. */
export async function ledgerOf(
  org: OrgConnection,
  deals: readonly string[],
): Promise<ReadonlyMap<string, readonly LedgerRow[]>> {
  const records = await org.query<HistoryRecord>(
    `${HISTORY} WHERE OpportunityId IN (${idList(deals)}) ORDER BY CreatedDate, Id`,
  );
  return grouped(records.map(rowOf), ({ dealId }) => dealId);
}

/** When these deals were last changed, ISO date-times by id; a deleted one is absent. */
export async function stampsOf(org: OrgConnection, deals: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const records = await org.query<{ Id: string; SystemModstamp: string }>(
    `SELECT Id, SystemModstamp FROM Opportunity WHERE Id IN (${idList(deals)})`,
  );
  return new Map(records.map(({ Id, SystemModstamp }) => [Id, isoTime(SystemModstamp)]));
}

/** Deals that were changed after a place, in the order of their changes, at most PAGE, with the place of each. */
export async function changedAfter(org: OrgConnection, place: Place): Promise<readonly Place[]> {
  const records = await org.query<{ Id: string; SystemModstamp: string }>(
    `SELECT Id, SystemModstamp FROM Opportunity WHERE ${after('SystemModstamp', place)} ORDER BY SystemModstamp, Id LIMIT ${PAGE}`,
  );
  return records.map(({ Id, SystemModstamp }) => ({ id: Id, at: isoTime(SystemModstamp) }));
}
