import { isoTime, type OrgConnection } from '../../salesforce/index.ts';
import { grouped, idList } from './soql.ts';
import type { Evidence } from './types.ts';

const LEVELS = ['', 'Assumed', 'Heard', 'Quoted', 'Confirmed'];

interface EvidenceRecord {
  readonly Id: string;
  readonly Name: string;
  readonly Opportunity__c: string;
  readonly Concept__c?: string | null;
  readonly Status__c: string;
  readonly Review_Verdict__c: string | null;
  readonly Evidence_Level__c: number | null;
  readonly Impact_Likely__c?: number | null;
  readonly SystemModstamp: string;
  readonly LastModifiedById: string;
  readonly IsDeleted: boolean;
}

const EVIDENCE =
  'Id, Name, Opportunity__c, Status__c, Review_Verdict__c, Evidence_Level__c, SystemModstamp, LastModifiedById, IsDeleted';
const OWN_FIELD = { DF_Answer__c: 'Concept__c', DF_Pain_Point__c: 'Impact_Likely__c' } as const;

/** The answers and pains of these deals, deleted ones included, by deal. */
export async function evidenceOf(
  org: OrgConnection,
  deals: readonly string[],
): Promise<ReadonlyMap<string, readonly Evidence[]>> {
  if (deals.length === 0) return new Map();
  const all: (Evidence & { deal: string })[] = [];
  for (const object of ['DF_Answer__c', 'DF_Pain_Point__c'] as const) {
    const records = await org.queryAll<EvidenceRecord>(
      `SELECT ${EVIDENCE}, ${OWN_FIELD[object]} FROM ${object} WHERE Opportunity__c IN (${idList(deals)}) ORDER BY Id`,
    );
    all.push(...records.map((record) => ({ ...evidence(object, record), deal: record.Opportunity__c })));
  }
  return grouped(all, ({ deal }) => deal);
}

function evidence(object: Evidence['object'], record: EvidenceRecord): Evidence {
  const level = record.IsDeleted ? 0 : (record.Evidence_Level__c ?? 0);
  return {
    id: record.Id,
    name: record.Name,
    object,
    subject: record.Concept__c ?? 'pain',
    level,
    impact: level === 0 ? 0 : (record.Impact_Likely__c ?? 0),
    standing: standingOf(record, level),
    changedAt: isoTime(record.SystemModstamp),
    changedBy: record.LastModifiedById,
  };
}

function standingOf(
  { IsDeleted, Review_Verdict__c: verdict, Status__c: status }: EvidenceRecord,
  level: number,
): string {
  if (IsDeleted) return 'Deleted';
  if (level > 0) return LEVELS[level] ?? '';
  return verdict === 'Rejected' ? 'Rejected' : status;
}

/** What besides answers and pains a criterion may count. */
const OTHER_CHILDREN = [
  ['OpportunityLineItem', 'OpportunityId'],
  ['DF_Prescription__c', 'Pain_Point__r.Opportunity__c'],
  ['DF_Gate_Override__c', 'Opportunity__c'],
] as const;

/** The last change of a product, prescription or override of each deal, ISO date-time. */
export async function otherChildrenChanged(
  org: OrgConnection,
  deals: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const last = new Map<string, string>();
  for (const [object, path] of OTHER_CHILDREN) {
    const records = await org.queryAll<Record<string, unknown>>(
      `SELECT ${path}, SystemModstamp FROM ${object} WHERE ${path} IN (${idList(deals)})`,
    );
    for (const record of records) {
      const deal = String(path.split('.').reduce<unknown>((at, name) => (at as Record<string, unknown>)[name], record));
      const at = isoTime(String(record['SystemModstamp']));
      if (at > (last.get(deal) ?? '')) last.set(deal, at);
    }
  }
  return last;
}
