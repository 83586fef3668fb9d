import type { Permissions } from '../base/permissions.ts';
import type { ObjectSchema, RecordTypeSchema } from '../schema/types.ts';

/** Whether the user may use the record type. A user whose grants name no record type of the object may use all of them. */
export function mayUseRecordType(rights: Permissions, object: ObjectSchema, type: RecordTypeSchema): boolean {
  if (!type.active) return false;
  const granted = rights.recordTypes ?? new Map<string, { visible: boolean }>();
  if (!object.recordTypes.some((one) => granted.has(recordTypeKey(object, one)))) return true;
  return rights.has('ModifyAllData') || granted.get(recordTypeKey(object, type))?.visible === true;
}

/** The key of a record type in grants: `opportunity.new_business`. */
export function recordTypeKey(object: ObjectSchema, type: RecordTypeSchema): string {
  return `${object.name}.${type.developerName}`.toLowerCase();
}
