import type { FieldSchema, ObjectSchema } from '../schema/types.ts';
import { DISK_FULL, STORAGE_LIMIT_EXCEEDED } from '../base/full-disk.ts';
import type { SaveError } from '../base/values.ts';

/** An error of the save, with Salesforce's code; `fields` are the API names that it concerns. */
export function saveError(statusCode: string, message: string, ...fields: string[]): SaveError {
  return { statusCode, message, fields };
}

/** The disk is full: the whole transaction was rolled back. */
export const storageExceeded = (): SaveError => saveError(STORAGE_LIMIT_EXCEEDED, DISK_FULL);

/** Whether a step returned an error instead of its result. Objects, rows and requests have no member `statusCode`. */
export function isSaveError(value: object): value is SaveError {
  return 'statusCode' in value;
}

/** The record exists, but this user may not change it. */
export function noAccess(): SaveError {
  return saveError('INSUFFICIENT_ACCESS_OR_READONLY', 'insufficient access rights on object id');
}

/** `duplicate value found: Key__c duplicates value on record with id: a005g…` */
export function duplicateValue(fieldName: string, holder: string): SaveError {
  const message = `duplicate value found: ${fieldName} duplicates value on record with id: ${holder.slice(0, 15)}`;
  return saveError('DUPLICATE_VALUE', message, fieldName);
}

/** `Account ID: id value of incorrect type: 123`, for an id of no object or of the wrong one. */
export function malformedId(field: FieldSchema, value: unknown): SaveError {
  return saveError('MALFORMED_ID', `${field.label}: id value of incorrect type: ${String(value)}`, field.name);
}

/** The id of the record to be saved belongs to no object or to another one. */
export function wrongRecordId(object: ObjectSchema, id: string | undefined): SaveError {
  return saveError('MALFORMED_ID', `${object.label} ID: id value of incorrect type: ${id ?? ''}`, 'Id');
}

/** Several records have the value of an external id. */
export function duplicateExternalId(field: FieldSchema, ids: readonly string[]): SaveError {
  const message = `${field.name}: more than one record found for external id field: [${ids.join(', ')}]`;
  return saveError('DUPLICATE_EXTERNAL_ID', message);
}

export const ROLLED_BACK: SaveError = saveError(
  'ALL_OR_NONE_OPERATION_ROLLED_BACK',
  'Record rolled back because not all records were valid and the request was using AllOrNone header',
);
