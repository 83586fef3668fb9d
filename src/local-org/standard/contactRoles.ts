import type { Row } from '../base/values.ts';
import { recordChange } from '../save/changes.ts';
import type { SaveContext } from '../save/types.ts';
import { findObject } from '../schema/lookup.ts';
import type { ObjectSchema } from '../schema/types.ts';
import { insertSystemRow } from '../store/systemRow.ts';

/** Makes the contact that a new opportunity is created with its primary contact. */
export function addPrimaryRole(context: SaveContext, { row, old }: { row: Row; old?: Row }): void {
  const object = findObject(context.schema, 'OpportunityContactRole');
  const { Id: OpportunityId = null, ContactId = null } = row;
  if (old !== undefined || ContactId === null || object === undefined) return;
  const role = { OpportunityId, ContactId, IsPrimary: true };
  const recordId = insertSystemRow(context, context.user.id, object.name, role);
  recordChange(context, object, { recordId, changeType: 'CREATE' });
}

/** Keeps the primary contact of an opportunity after one of its roles was written, deleted (`gone`) or restored. */
export function keepPrimaryContact(
  context: SaveContext,
  record: { object: ObjectSchema; row: Row; old?: Row; gone?: boolean },
): void {
  if (record.gone !== true) keepOnePrimary(context, record);
  const deals = findObject(context.schema, 'Opportunity');
  const id = String(record.row.OpportunityId);
  const deal = deals === undefined ? undefined : context.row(deals, id);
  if (deals === undefined || deal === undefined) return;
  const roles = context.rows.children(record.object, 'OpportunityId', id);
  const ContactId = roles.find((role) => role.IsPrimary === true)?.ContactId ?? null;
  if (ContactId === (deal.ContactId ?? null)) return;
  context.rows.update(deals, { ...deal, ContactId }, ['ContactId']);
  context.forget(id);
}

/** The role that becomes primary takes the mark from the one that was. */
function keepOnePrimary(
  context: SaveContext,
  { object, row, old }: { object: ObjectSchema; row: Row; old?: Row },
): void {
  if (row.IsPrimary !== true || old?.IsPrimary === true) return;
  const stamps = { LastModifiedDate: context.now, LastModifiedById: context.user.id, SystemModstamp: context.now };
  for (const other of context.rows.children(object, 'OpportunityId', String(row.OpportunityId))) {
    if (other.IsPrimary !== true || other.Id === row.Id) continue;
    const recordId = String(other.Id);
    context.rows.update(object, { ...other, ...stamps, IsPrimary: false }, ['IsPrimary', ...Object.keys(stamps)]);
    context.forget(recordId);
    const changedFields = ['IsPrimary', 'LastModifiedDate', 'LastModifiedById'];
    recordChange(context, object, { recordId, changeType: 'UPDATE', changedFields });
  }
}
