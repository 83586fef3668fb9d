import { findObject } from '../../../schema/lookup.ts';
import type { ObjectSchema } from '../../../schema/types.ts';
import { readRecord } from '../../http/access.ts';
import { badRequest } from '../../http/errors.ts';
import type { Call, Route } from '../../http/types.ts';
import { restRecord } from '../values.ts';

const MAX_ITEMS = 200;
const DEFAULT_ITEMS = 25;
/** So many of the last changes are looked through. */
const LOOKED_THROUGH = 2000;

/** The records that the user saved last, the newest first. Salesforce's are those that the user viewed, which the local org does not note. */
export const recentRoutes: readonly Route[] = [
  { method: 'GET', path: '/services/data/:version/recent', handle: (call) => ({ status: 200, body: recent(call) }) },
];

/** @param only the records of one object */
export function recent(call: Call, only?: ObjectSchema): unknown[] {
  const most = mostOf(call);
  const { org } = call.context;
  const items = new Map<string, unknown>();
  const changes = org.changes(Math.max(0, org.lastReplayId() - LOOKED_THROUGH), LOOKED_THROUGH);
  for (const { object: name, recordId, userId } of [...changes].reverse()) {
    if (items.size === most) break;
    const object = findObject(org.schema, name);
    if (userId !== call.user.id || items.has(recordId) || !object || (only && object !== only)) continue;
    if (!object.fields.has('name') || !org.permissions(call.user).object(object.name).read) continue;
    const names = ['Id', 'Name'].map((field) => ({ kind: 'field' as const, path: [field] }));
    const record = readRecord(call, object, recordId, names);
    if (record) items.set(recordId, restRecord(record, call.version));
  }
  return [...items.values()];
}

function mostOf(call: Call): number {
  const text = call.request.query.get('limit') ?? String(DEFAULT_ITEMS);
  if (!/^[1-9]\d{0,2}$/.test(text) || Number(text) > MAX_ITEMS)
    throw badRequest('INVALID_ARGUMENT', `\`limit\` is a number from 1 to ${MAX_ITEMS}`);
  return Number(text);
}
