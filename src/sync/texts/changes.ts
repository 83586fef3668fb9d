import { queryTogether, type FirstRows, type TogetherQuery } from '../../salesforce/index.ts';
import type { JobContext } from '../jobs/types.ts';
import { REVIEW_FIELDS, REVIEWED_OBJECTS, type ReviewedRecord } from '../review/read.ts';
import type { ReviewedObject } from '../review/types.ts';
import type { Statement } from '../state/store.ts';
import { dueByTouched } from './affected.ts';
import { asksDigest, PLAYBOOKS, takeAsks, type PlaybookRow } from './asks.ts';
import { keepDeals } from './deals.ts';
import { ingest } from './ingest.ts';
import { lastStamps, takeContacts, takeRoles, takeUsers } from './people.ts';
import type { ContactRow, RoleRow, UserRow } from './people.ts';
import { advanced, beginning, behind, ended, iso, PAGE, pageOf, UNREAD, type Stamped, type Stream } from './streams.ts';

/** Where a sync stands, as it is kept. */
export interface SyncPosition {
  /** By object. */
  readonly streams: Readonly<Record<string, Stream>>;
  /** Digest of all questions; blank before the first. */
  readonly asks: string;
  /** Objects whose records are in the index and not decided about yet: a sync that finds some begins anew. */
  readonly undecided?: readonly string[];
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
  const { store, org, orgId, now, signal } = context;
  let position = await withBeginnings(context, from);
  const keep = async (next: SyncPosition, statements: readonly Statement[]): Promise<void> => {
    position = next;
    await store.keep(positionKey(orgId), JSON.stringify(position), statements);
  };
  const streams = (object: string): Stream => position.streams[object] ?? UNREAD;
  const found = await queryTogether(org, [
    ...SOURCES.map(({ object, fields, all }) => ({ soql: pageOf(object, fields, beginning(streams(object))), all })),
    { soql: PLAYBOOKS },
    ...along,
  ]);
  for (const [index, one] of SOURCES.entries()) {
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
  const playbooks = found[SOURCES.length]!.rows as unknown as readonly PlaybookRow[];
  const asks = asksDigest(playbooks);
  if (asks !== position.asks)
    await keep({ ...position, asks }, await takeAsks(store, { id: orgId, connection: org }, playbooks));
  await keep({ ...position, readAt: now().toISOString() }, await dueByTouched(store, orgId));
  return { position, playbooks, along: found.slice(SOURCES.length + 1) };
}

function withStream(position: SyncPosition, object: string, stream: Stream): SyncPosition {
  return { ...position, streams: { ...position.streams, [object]: stream } };
}

/** At the first sync of an org: from where on deals and contacts are read, and the deals that have a number now. */
async function withBeginnings(context: JobContext, position: SyncPosition): Promise<SyncPosition> {
  if (LATER.every((object) => position.streams[object] !== undefined)) return position;
  const { org, store, orgId, now } = context;
  const stamps = await lastStamps(org, LATER);
  const streams = { ...position.streams };
  for (const [index, object] of LATER.entries())
    streams[object] = {
      ...UNREAD,
      at: stamps[index] === '' ? '' : iso(stamps[index]!),
      seen: now().toISOString(),
    };
  const marked = await org.query<DealRow>(`SELECT ${DEAL_FIELDS} FROM Opportunity WHERE DF_In_Question__c > 0`);
  const next = { ...position, streams };
  await store.keep(positionKey(orgId), JSON.stringify(next), await takeDeals(context, marked, true));
  return next;
}
