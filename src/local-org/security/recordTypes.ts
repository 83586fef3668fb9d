import type { Permissions } from '../base/permissions.ts';
import type { ObjectSchema, RecordTypeSchema } from '../schema/types.ts';

/** A user for whom no record type of the object was ever opened or closed may use all: then nobody has set it up. */
export function mayUseRecordType(rights: Permissions, object: ObjectSchema, type: RecordTypeSchema): boolean {
  if (!type.active) return false;
  const granted = rights.recordTypes ?? new Map<string, { visible: boolean }>();
  if (!object.recordTypes.some((one) => granted.has(recordTypeKey(object, one)))) return true;
  return rights.has('ModifyAllData') || granted.get(recordTypeKey(object, type))?.visible === true;
}

/** By which grants name a record type: `opportunity.new_business`. */
export function recordTypeKey(object: ObjectSchema, type: RecordTypeSchema): string {
  return `${object.name}.${type.developerName}`.toLowerCase();
}
