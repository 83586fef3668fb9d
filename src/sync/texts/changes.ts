import { isoTime, queryTogether, type FirstRows, type TogetherQuery } from '../../salesforce/index.ts';
import type { JobContext } from '../jobs/types.ts';
import { REVIEW_FIELDS, REVIEWED_OBJECTS, type ReviewedRecord } from '../review/read.ts';
import type { ReviewedObject } from '../review/types.ts';
import type { Statement } from '../state/store.ts';
import { dueByTouched } from './affected.ts';
import { asksDigest, PLAYBOOKS, takeAsks, type PlaybookRow } from './asks.ts';
import { keepDeals } from './deals.ts';
import { ingest } from './ingest.ts';
import { takeContacts, takeRoles, takeUsers } from './people.ts';
import type { ContactRow, RoleRow, UserRow } from './people.ts';
import { advanced, beginning, behind, ended, PAGE, pageOf, UNREAD, type Stamped, type Stream } from './streams.ts';

/** Where a sync stands, as it is kept. */
export interface SyncPosition {
  /** By object. */
  readonly streams: Readonly<Record<string, Stream>>;
  /** Digest of all questions; blank before the first. */
  readonly asks: string;
  /** Set while whole objects are read into the index: a sync that finds it begins anew. */
  readonly isLoading?: true;
  /** When a sync last read to the end, by the clock of this machine; blank: never. */
  readonly readAt: string;
}

export const START: SyncPosition = { streams: {}, asks: '', readAt: '' };

export const positionKey = (org: string): string => `${org}/sync`;

/** An object whose changes are read, and what is done with its rows. */
interface Source {
  readonly object: string;
  readonly fields: string;
  /** Whether deleted rows are read too. */
  readonly all: boolean;
  readonly take: (context: JobContext, rows: readonly never[]) => Promise<readonly Statement[]>;
}

const source = <Row>(
  object: string,
  fields: string,
  take: (context: JobContext, rows: readonly Row[]) => Promise<readonly Statement[]>,
): Source => ({ object, fields, all: object !== 'User', take });

interface DealRow {
  readonly Id: string;
  readonly Name: string;
  readonly AccountId: string | null;
  readonly OwnerId: string;
  readonly DF_In_Question__c: number | null;
  readonly IsDeleted: boolean;
}

const DEAL_FIELDS = 'Id, Name, AccountId, OwnerId, DF_In_Question__c, IsDeleted, SystemModstamp';

const SOURCES: readonly Source[] = [
  ...REVIEWED_OBJECTS.map((object: ReviewedObject) =>
    source<ReviewedRecord>(object, REVIEW_FIELDS[object], (context, rows) => ingest(context, object, rows)),
  ),
  source<DealRow>('Opportunity', DEAL_FIELDS, (context, rows) => takeDeals(context, rows, false)),
  source<RoleRow>(
    'OpportunityContactRole',
    'Id, OpportunityId, ContactId, Contact.AccountId, IsDeleted, SystemModstamp',
    ({ store, orgId }, rows) => takeRoles(store, orgId, rows),
  ),
  source<ContactRow>('Contact', 'Id, Name, Email, AccountId, SystemModstamp', ({ store, orgId }, rows) =>
    takeContacts(store, orgId, rows),
  ),
  source<UserRow>('User', 'Id, Email, IsActive, SystemModstamp', ({ store, orgId }, rows) =>
    takeUsers(store, orgId, rows),
  ),
];

/** Their rows come with the texts; only later changes are read by themselves. */
const LATER = ['Opportunity', 'Contact'];

/** Deals that were changed. A deleted one needs nothing: its records are deleted with it. */
function takeDeals(
  { store, orgId }: JobContext,
  rows: readonly DealRow[],
  isNew: boolean,
): Promise<readonly Statement[]> {
  const deals = rows
    .filter(({ IsDeleted }) => !IsDeleted)
    .map(({ Id, Name, AccountId, OwnerId, DF_In_Question__c: inQuestion }) => ({
      id: Id,
      name: Name,
      account: AccountId,
      owner: OwnerId,
      inQuestion: inQuestion ?? 0,
    }));
  return keepDeals(store, orgId, deals, isNew);
}

/** Where the read of changes has come, and what was read along. */
interface Changes {
  readonly position: SyncPosition;
  readonly playbooks: readonly PlaybookRow[];
  readonly along: readonly FirstRows[];
}

/** What decides about texts and is not in them: whose words count for whom, and the questions. */
const PEOPLE = new Set(['OpportunityContactRole', 'User']);

const stampOf = (object: string): TogetherQuery => ({
  soql: `SELECT SystemModstamp FROM ${object} ORDER BY SystemModstamp DESC LIMIT 1`,
  all: true,
});
const MARKED = `SELECT ${DEAL_FIELDS} FROM Opportunity WHERE DF_In_Question__c > 0`;

/** Whether nothing was read yet. */
export const isFresh = ({ streams }: SyncPosition): boolean => LATER.some((object) => streams[object] === undefined);

/**
 * The first read of an org, before there are any texts in the state: contact roles, users and questions; from where on deals and contacts are read, since
 * they come with the texts; and the deals that have a number now. Two API calls, and one for the translations of the questions.
 * @param along queries that are sent along; their first rows are returned
 */
export async function readFirst(
  context: JobContext,
  from: SyncPosition,
  along: readonly TogetherQuery[],
): Promise<Changes> {
  const { org, store, orgId, now } = context;
  const people = SOURCES.filter(({ object }) => PEOPLE.has(object));
  const read = await readSources(context, from, people, [...LATER.map(stampOf), { soql: MARKED }, ...along]);
  const streams = { ...read.position.streams };
  for (const [index, object] of LATER.entries()) {
    const stamp = read.along[index]!.rows[0]?.['SystemModstamp'];
    streams[object] = { ...UNREAD, at: stamp === undefined ? '' : isoTime(String(stamp)), seen: now().toISOString() };
  }
  const { rows, isWhole } = read.along[LATER.length]!;
  const marked = isWhole ? (rows as unknown as readonly DealRow[]) : await org.query<DealRow>(MARKED);
  const position = { ...read.position, streams };
  await store.keep(positionKey(orgId), JSON.stringify(position), await takeDeals(context, marked, true));
  return { ...read, position, along: read.along.slice(LATER.length + 1) };
}

/**
 * Reads everything that was changed since the position into the index and the due records, page by page, and keeps the position behind each page.
 * With nothing changed that is two API calls.
 * @param along queries that are sent along; their first rows are returned
 */
export async function readChanges(
  context: JobContext,
  from: SyncPosition,
  along: readonly TogetherQuery[],
): Promise<Changes> {
  const { store, orgId, now } = context;
  const read = await readSources(context, from, SOURCES, along);
  const position = { ...read.position, readAt: now().toISOString() };
  await store.keep(positionKey(orgId), JSON.stringify(position), await dueByTouched(store, orgId));
  return { ...read, position };
}

async function readSources(
  context: JobContext,
  from: SyncPosition,
  sources: readonly Source[],
  along: readonly TogetherQuery[],
): Promise<Changes> {
  const { store, org, orgId, now, signal } = context;
  let position = from;
  const keep = async (next: SyncPosition, statements: readonly Statement[]): Promise<void> => {
    position = next;
    await store.keep(positionKey(orgId), JSON.stringify(position), statements);
  };
  const streams = (object: string): Stream => position.streams[object] ?? UNREAD;
  const found = await queryTogether(org, [
    ...sources.map(({ object, fields, all }) => ({ soql: pageOf(object, fields, beginning(streams(object))), all })),
    { soql: PLAYBOOKS },
    ...along,
  ]);
  for (const [index, one] of sources.entries()) {
    const before = streams(one.object);
    for (let page = found[index]!; ;) {
      signal.throwIfAborted();
      const rows = page.rows as unknown as readonly Stamped[];
      const stream = advanced(streams(one.object), rows, now());
      const statements = await one.take(context, rows as readonly never[]);
      await keep(withStream(position, one.object, stream), statements);
      if (page.isWhole && rows.length < PAGE) break;
      [page] = (await queryTogether(org, [
        { soql: pageOf(one.object, one.fields, behind(rows.at(-1)!)), all: one.all },
      ])) as [FirstRows];
    }
    position = withStream(position, one.object, ended(streams(one.object), before, now()));
  }
  const playbooks = found[sources.length]!.rows as unknown as readonly PlaybookRow[];
  const asks = asksDigest(playbooks);
  if (asks !== position.asks)
    await keep({ ...position, asks }, await takeAsks(store, { id: orgId, connection: org }, playbooks));
  return { position, playbooks, along: found.slice(sources.length + 1) };
}

export function withStream(position: SyncPosition, object: string, stream: Stream): SyncPosition {
  return { ...position, streams: { ...position.streams, [object]: stream } };
}
