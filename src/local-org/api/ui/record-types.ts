import { mayUseRecordType, recordTypeKey } from '../../security/recordTypes.ts';
import { findObject } from '../../schema/lookup.ts';
import { normalizeId } from '../../schema/ids.ts';
import type { ObjectSchema, RecordTypeSchema } from '../../schema/types.ts';
import type { Call } from '../http/types.ts';

/** The id of the master record type ("no record type"), the same in every org. */
export const MASTER_RECORD_TYPE = '012000000000000AAA';

/** A record type in the shape of the UI API. */
export interface RecordTypeInfo {
  readonly available: boolean;
  readonly defaultRecordTypeMapping: boolean;
  readonly master: boolean;
  readonly name: string;
  readonly recordTypeId: string;
}

/** A record type for one user. `type` is undefined for the master record type, which includes all picklist values. */
export interface KnownRecordType {
  readonly info: RecordTypeInfo;
  readonly type: RecordTypeSchema | undefined;
}

/**
 * The object's active record types for this user, by id. Exactly one is the default. As in Salesforce's responses, the master record type
 * is last.
 */
export function recordTypesOf(call: Call, object: ObjectSchema): ReadonlyMap<string, KnownRecordType> {
  const { org } = call.context;
  const rights = org.permissions(call.user);
  const ids = recordTypeIds(call, object);
  const own = object.recordTypes.flatMap((type): KnownRecordType[] => {
    const recordTypeId = ids.get(type.developerName);
    if (!type.active || recordTypeId === undefined) return [];
    const isDefault = rights.recordTypes?.get(recordTypeKey(object, type))?.default === true;
    const available = mayUseRecordType(rights, object, type);
    const info = { available, defaultRecordTypeMapping: isDefault, master: false, name: type.label, recordTypeId };
    return [{ info, type }];
  });
  const isMasterDefault = !own.some(({ info }) => info.defaultRecordTypeMapping);
  const master: RecordTypeInfo = {
    available: true,
    defaultRecordTypeMapping: isMasterDefault,
    master: true,
    name: 'Master',
    recordTypeId: MASTER_RECORD_TYPE,
  };
  return new Map([...own, { info: master, type: undefined }].map((one) => [one.info.recordTypeId, one]));
}

/** The record type with this 15- or 18-character id; undefined if the object has none. */
export function recordTypeOfId(call: Call, object: ObjectSchema, id: string): KnownRecordType | undefined {
  const types = recordTypesOf(call, object);
  return types.get(normalizeId(id) ?? '');
}

function recordTypeIds(call: Call, object: ObjectSchema): ReadonlyMap<string, string> {
  if (object.recordTypes.length === 0 || !findObject(call.context.org.schema, 'RecordType')) return new Map();
  const rows = call.context.org.database
    .prepare('SELECT "Id" AS id, "DeveloperName" AS name FROM "RecordType" WHERE "SobjectType" = ?')
    .all(object.name);
  return new Map(rows.map(({ id, name }) => [String(name), String(id)]));
}
