import { painOf, type ApiRecord } from '../../force-app/main/base/lwc/dealRows/dealRows.ts';
import { childrenRead, fieldsRead, type Children, type CompiledPlaybook, type GateRecord } from '../playbook/index.ts';
import { OrgRefused, unreadablePaths, type OrgConnection } from '../salesforce/index.ts';

/** Which deals: all open ones, or those with these ids (at most 4,000, which is what one query can name). */
export type DealSelection = 'open' | readonly string[];

export interface LoadOptions {
  readonly deals: DealSelection;
  /** The versions that may judge them: what their criteria look at is loaded. */
  readonly playbooks: readonly CompiledPlaybook[];
  /** More fields of the opportunity, by API name or path. */
  readonly fields?: readonly string[];
  /** Leaves out what this user may not read and lists it in `hiddenFields`. Default false: the org refuses the query. */
  readonly isLenient?: boolean;
}

/** An opportunity, and the children that the playbooks look at. */
export interface LoadedDeal {
  readonly record: GateRecord;
  /** Empty lists where no criterion looks at children. */
  readonly children: Children;
  /** What the playbooks read and this user may not: paths of the opportunity, and fields of children with their object. */
  readonly hiddenFields: readonly string[];
}

/** Where the rows of one list of children come from. */
interface ChildSource<Row> {
  readonly object: string;
  /** The field that names the opportunity, and the path from a child to it. */
  readonly deal: string;
  readonly dealPath: string;
  readonly fields: readonly string[];
  readonly rowOf: (record: ApiRecord) => Row;
}

/** A list that the evaluator looks at does not compile without its query. */
const SOURCES: { readonly [Name in keyof Children]: ChildSource<Children[Name][number]> } = {
  pains: {
    object: 'DF_Pain_Point__c',
    deal: 'Opportunity__c',
    dealPath: 'Opportunity__r',
    fields: ['Kind__c', 'Business_Driver__c', 'Evidence_Level__c', 'Impact_Likely__c'],
    rowOf: painOf,
  },
};

/**
 * Loads deals with everything that `decide` and `needs` read, by account and id, so that writes in this order seldom lock each other.
 * @throws OrgRefused when this user may not read one of `fields`, or, unless `isLenient`, something that the playbooks read
 */
export async function loadDeals(
  org: OrgConnection,
  { deals, playbooks, fields = [], isLenient = false }: LoadOptions,
): Promise<LoadedDeal[]> {
  const ids = deals === 'open' ? '' : deals.map((id) => `'${soqlId(id)}'`).join(', ');
  if (deals !== 'open' && deals.length === 0) return [];
  const wanted = new Set(playbooks.flatMap(childrenRead));
  const read = [...new Set(playbooks.flatMap(fieldsRead))];
  const hiddenFields = isLenient ? await hiddenOf(org, read, wanted) : [];
  const isHidden = (path: string) => hiddenFields.includes(path);
  const selected = [...new Set(['Id', ...fields, ...read.filter((path) => !isHidden(path))])].join(', ');
  const records = await org.query<GateRecord>(
    `SELECT ${selected} FROM Opportunity WHERE ${deals === 'open' ? 'IsClosed = false' : `Id IN (${ids})`} ORDER BY AccountId, Id`,
  );
  const load = async <Row>(name: keyof Children, source: ChildSource<Row>): Promise<(id: string) => readonly Row[]> => {
    const own = source.fields.filter((field) => !isHidden(`${source.object}.${field}`));
    if (!wanted.has(name) || isHidden(source.object)) return () => [];
    const where = deals === 'open' ? `${source.dealPath}.IsClosed = false` : `${source.deal} IN (${ids})`;
    const soql = `SELECT ${[source.deal, ...own].join(', ')} FROM ${source.object} WHERE ${where}`;
    const rows = byDeal(await org.query<ApiRecord>(soql), source);
    return (id) => rows.get(id) ?? [];
  };
  const painsOf = await load('pains', SOURCES.pains);
  return records.map((record) => {
    const id = String(record.Id);
    return { record, children: { pains: painsOf(id) }, hiddenFields };
  });
}

/** What this user may not read of these fields of the opportunity, and of these children: a child's object where it is not readable at all. */
async function hiddenOf(
  org: OrgConnection,
  paths: readonly string[],
  children: ReadonlySet<keyof Children>,
): Promise<readonly string[]> {
  const hidden = [...(await unreadablePaths(org, 'Opportunity', paths))];
  for (const { object, fields } of [...children].map((name) => SOURCES[name])) {
    try {
      hidden.push(...(await unreadablePaths(org, object, fields)).map((field) => `${object}.${field}`));
    } catch (error) {
      if (!(error instanceof OrgRefused)) throw error;
      hidden.push(object);
    }
  }
  return hidden;
}

/** The rows of each opportunity, by its id. */
function byDeal<Row>(records: readonly ApiRecord[], source: ChildSource<Row>): ReadonlyMap<string, readonly Row[]> {
  const rows = new Map<string, Row[]>();
  for (const record of records) {
    const id = String(record[source.deal]);
    const known = rows.get(id);
    if (known) known.push(source.rowOf(record));
    else rows.set(id, [source.rowOf(record)]);
  }
  return rows;
}

/** An id has letters and digits only; anything else finds nothing instead of changing the query. */
export function soqlId(id: string): string {
  return id.replace(/[^A-Za-z0-9]/g, '');
}
