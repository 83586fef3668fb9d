import { API, callOrg } from 'host/http';

export interface Deal {
  readonly id: string;
  readonly name: string;
  readonly account: string;
  readonly stage: string;
  readonly amount: number | null;
  readonly closeDate: string | null;
  readonly owner: string;
  readonly status: string;
  /** A flagged text of the deal waits for a review. */
  readonly isInQuestion: boolean;
  readonly score: number | null;
}

/** Filter, order and page of the list. `stage`: a stage's name, `open` or `all`. `order`: a field and a direction, as in SOQL. */
export interface ListQuery {
  readonly search: string;
  readonly stage: string;
  readonly order: string;
  readonly page: number;
}

export const PAGE_SIZE = 25;

const FIELDS = ['Id', 'Name', 'Account.Name', 'StageName', 'Amount', 'CloseDate', 'Owner.Name'];
/** Sorts by diagnosis; deals in question are below all others. */
const DIAGNOSIS_ORDER = 'DF_Diagnosis_Order__c';
const DIAGNOSIS = ['DF_Diagnosis_Status__c', 'DF_Discovery_Score__c', 'DF_In_Question__c'];

interface Row {
  readonly Id: string;
  readonly Name: string;
  readonly Account: { readonly Name: string } | null;
  readonly StageName: string;
  readonly Amount: number | null;
  readonly CloseDate: string | null;
  readonly Owner: { readonly Name: string } | null;
  readonly DF_Diagnosis_Status__c?: string | null;
  readonly DF_Discovery_Score__c?: number | null;
  readonly DF_In_Question__c?: number | null;
}

interface QueryAnswer {
  readonly totalSize: number;
  readonly records: readonly Row[];
}

/** One page of deals, and the number of deals in all pages. In an org without the app the diagnosis columns are empty. */
export async function readDeals(list: ListQuery): Promise<{ total: number; deals: readonly Deal[] }> {
  const where = conditionOf(list);
  const select = (fields: readonly string[], order = list.order): Promise<QueryAnswer> => {
    const window = `ORDER BY ${order} NULLS LAST, Id ASC LIMIT ${PAGE_SIZE} OFFSET ${list.page * PAGE_SIZE}`;
    return query(`SELECT ${fields.join(', ')} FROM Opportunity${where} ${window}`);
  };
  const [{ totalSize }, { records }] = await Promise.all([
    query(`SELECT COUNT() FROM Opportunity${where}`),
    select([...FIELDS, ...DIAGNOSIS]).catch((error: unknown) => {
      if (isInvalidField(error))
        return select(FIELDS, list.order.startsWith(DIAGNOSIS_ORDER) ? 'CloseDate ASC' : list.order);
      throw error;
    }),
  ]);
  return { total: totalSize, deals: records.map(toDeal) };
}

/**
 * The WHERE clause, empty when nothing is filtered. The search text is quoted for SOQL's LIKE.
 *
 *     { search: "O'Neil 5%", stage: 'open' }  →  " WHERE IsClosed = false AND (Name LIKE '%O\'Neil 5\%%' OR …)"
 */
function conditionOf({ search, stage }: ListQuery): string {
  const conditions: string[] = [];
  if (stage === 'open') conditions.push('IsClosed = false');
  else if (stage !== 'all') conditions.push(`StageName = '${quote(stage)}'`);
  if (search.trim() !== '') {
    const pattern = `'%${quote(search.trim()).replaceAll(/[%_]/g, '\\$&')}%'`;
    conditions.push(`(Name LIKE ${pattern} OR Account.Name LIKE ${pattern})`);
  }
  return conditions.length > 0 ? ` WHERE ${conditions.join(' AND ')}` : '';
}

function quote(text: string): string {
  return text.replaceAll('\\', '\\\\').replaceAll("'", "\\'");
}

async function query(soql: string): Promise<QueryAnswer> {
  return (await callOrg('GET', `${API}/query?q=${encodeURIComponent(soql)}`)) as QueryAnswer;
}

function isInvalidField(error: unknown): boolean {
  const { body } = error as { body?: unknown };
  return Array.isArray(body) && (body[0] as { errorCode?: string } | undefined)?.errorCode === 'INVALID_FIELD';
}

function toDeal(row: Row): Deal {
  return {
    id: row.Id,
    name: row.Name,
    account: row.Account?.Name ?? '',
    stage: row.StageName,
    amount: row.Amount,
    closeDate: row.CloseDate,
    owner: row.Owner?.Name ?? '',
    status: row.DF_Diagnosis_Status__c ?? '',
    isInQuestion: (row.DF_In_Question__c ?? 0) > 0,
    score: row.DF_Discovery_Score__c ?? null,
  };
}
