import { findField } from '../../../schema/lookup.ts';
import type { ObjectSchema } from '../../../schema/types.ts';
import type { RecordNode } from '../../../soql/types.ts';
import { requireReadable } from '../../http/access.ts';
import { badRequest } from '../../http/errors.ts';
import type { ApiResponse, Call, Route } from '../../http/types.ts';
import { restValue } from '../values.ts';

const BASE = '/services/data/:version/sobjects/:object';
const DAY_MS = 24 * 3600 * 1000;
/** How far back Salesforce answers, and how long deleted records stay in the recycle bin. */
const REACH_DAYS = 30;
const UNDELETE_DAYS = 15;
const MINUTE_MS = 60_000;

/** Ids of the records that were created or changed, or deleted, in a span of time: `?start=…&end=…`. */
export const replicationRoutes: readonly Route[] = [
  { method: 'GET', path: `${BASE}/updated`, handle: updated },
  { method: 'GET', path: `${BASE}/deleted`, handle: deleted },
];

interface Span {
  readonly start: string;
  readonly end: string;
}

function updated(call: Call): ApiResponse {
  const { object, span } = read(call);
  const nodes = changedIn(call, object, span, false);
  return { status: 200, body: { ids: nodes.map(({ id }) => id), latestDateCovered: covered(call, span) } };
}

function deleted(call: Call): ApiResponse {
  const { object, span } = read(call);
  const deletedRecords = changedIn(call, object, span, true).map((node) => {
    const cell = node.cells.get('SystemModstamp');
    return { deletedDate: restValue('datetime', cell?.kind === 'value' ? cell.value : null), id: node.id };
  });
  const earliest = new Date(call.context.org.clock().getTime() - UNDELETE_DAYS * DAY_MS).toISOString();
  return {
    status: 200,
    body: {
      deletedRecords,
      earliestDateAvailable: restValue('datetime', earliest),
      latestDateCovered: covered(call, span),
    },
  };
}

/** The end of the span, or now for a span that ends later: what comes until then is not known yet. */
function covered(call: Call, { end }: Span): unknown {
  const now = call.context.org.clock().toISOString();
  return restValue('datetime', end < now ? end : now);
}

function read(call: Call): { readonly object: ObjectSchema; readonly span: Span } {
  const object = requireReadable(call, call.params['object'] ?? '');
  if (!findField(object, 'SystemModstamp'))
    throw badRequest('INVALID_TYPE_FOR_OPERATION', `${object.name} is not replicateable`);
  const start = momentOf(call, 'start');
  const end = momentOf(call, 'end');
  const refuse = (message: string): never => {
    throw badRequest('INVALID_REPLICATION_DATE', message);
  };
  if (end - start < MINUTE_MS) refuse('endDate must be chronologically after startDate by at least one minute');
  if (start < call.context.org.clock().getTime() - REACH_DAYS * DAY_MS)
    refuse(`startDate cannot be more than ${REACH_DAYS} days ago`);
  return { object, span: { start: new Date(start).toISOString(), end: new Date(end).toISOString() } };
}

/** A date-time of the query string, without its seconds, which Salesforce ignores. A `+` that was not encoded has become a space. */
function momentOf(call: Call, name: 'start' | 'end'): number {
  const text = call.request.query.get(name)?.trim().replace(' ', '+') ?? '';
  if (text === '') throw badRequest('MISSING_ARGUMENT', `The parameter \`${name}\` is expected`);
  const moment = /^\d{4}-\d{2}-\d{2}(T.*)?$/.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(moment))
    throw badRequest('INVALID_ARGUMENT', `\`${name}\` is no ISO 8601 date-time: ${text.slice(0, 60)}`);
  return Math.floor(moment / MINUTE_MS) * MINUTE_MS;
}

function changedIn(call: Call, object: ObjectSchema, { start, end }: Span, isDeleted: boolean): readonly RecordNode[] {
  const text =
    `SELECT Id, SystemModstamp FROM ${object.name} WHERE SystemModstamp >= ${start} AND SystemModstamp < ${end}` +
    `${isDeleted ? ' AND IsDeleted = true' : ''} ORDER BY SystemModstamp, Id`;
  const result = call.context.soql.query(call.user, text, { allRows: isDeleted });
  return result.kind === 'records' ? result.page(0, result.ids.length) : [];
}
