import {
  answerOf,
  painOf,
  type Answer,
  type ApiRecord,
  type Pain,
} from '../../force-app/main/base/lwc/dealRows/dealRows.ts';
import { childrenRead, fieldsRead, type Children, type CompiledPlaybook, type GateRecord } from '../playbook/index.ts';
import type { OrgConnection } from '../salesforce/index.ts';

/** Which deals: all open ones, or those with these ids (at most 4,000, which is what one query can name). */
export type DealSelection = 'open' | readonly string[];

export interface LoadOptions {
  readonly deals: DealSelection;
  /** The versions that may judge them: what their criteria look at is loaded. */
  readonly playbooks: readonly CompiledPlaybook[];
  /** More fields of the opportunity, by API name or path. */
  readonly fields?: readonly string[];
}

/** An opportunity, and the children that the playbooks look at. */
export interface LoadedDeal {
  readonly record: GateRecord;
  /** Empty lists where no criterion looks at children. */
  readonly children: Children;
}

const PAIN_FIELDS = 'Opportunity__c, Kind__c, Business_Driver__c, Evidence_Level__c, Impact_Likely__c';
const ANSWER_FIELDS = 'Opportunity__c, Concept__c, Status__c, Open_Owner__c, Open_Until__c';

/** Loads deals with everything that `decide` and `needs` read, by account and id, so that writes in this order seldom lock each other. */
export async function loadDeals(
  org: OrgConnection,
  { deals, playbooks, fields = [] }: LoadOptions,
): Promise<LoadedDeal[]> {
  const ids = deals === 'open' ? '' : deals.map((id) => `'${soqlId(id)}'`).join(', ');
  if (deals !== 'open' && deals.length === 0) return [];
  const selected = [...new Set(['Id', ...fields, ...playbooks.flatMap(fieldsRead)])].join(', ');
  const records = await org.query<GateRecord>(
    `SELECT ${selected} FROM Opportunity WHERE ${deals === 'open' ? 'IsClosed = false' : `Id IN (${ids})`} ORDER BY AccountId, Id`,
  );
  const wanted = new Set(playbooks.flatMap(childrenRead));
  const childClause = deals === 'open' ? 'Opportunity__r.IsClosed = false' : `Opportunity__c IN (${ids})`;
  const read = (object: string, names: string) =>
    org.query<ApiRecord>(`SELECT ${names} FROM ${object} WHERE ${childClause}`);
  const pains = wanted.has('pains') ? await read('DF_Pain_Point__c', PAIN_FIELDS) : [];
  const answers = wanted.has('answers') ? await read('DF_Answer__c', ANSWER_FIELDS) : [];
  const painsOf = byDeal<Pain>(pains, painOf);
  const answersOf = byDeal<Answer>(answers, answerOf);
  return records.map((record) => {
    const id = String(record.Id);
    return { record, children: { pains: painsOf.get(id) ?? [], answers: answersOf.get(id) ?? [] } };
  });
}

function byDeal<Row>(records: readonly ApiRecord[], rowOf: (record: ApiRecord) => Row): ReadonlyMap<string, Row[]> {
  const rows = new Map<string, Row[]>();
  for (const record of records) {
    const id = String(record.Opportunity__c);
    const known = rows.get(id);
    if (known) known.push(rowOf(record));
    else rows.set(id, [rowOf(record)]);
  }
  return rows;
}

/** An id has letters and digits only; anything else finds nothing instead of changing the query. */
function soqlId(id: string): string {
  return id.replace(/[^A-Za-z0-9]/g, '');
}
