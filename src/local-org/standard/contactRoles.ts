import type { Row } from '../base/values.ts';
import { recordChange } from '../save/changes.ts';
import type { SaveContext } from '../save/types.ts';
import type { ObjectSchema } from '../schema/types.ts';

/** An opportunity has one primary contact: the role that becomes primary takes the mark from the one that was. */
export function keepOnePrimary(
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
