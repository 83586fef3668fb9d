import { findField, findObject } from '../../schema/lookup.ts';
import { coerce } from '../../save/coerce.ts';
import type { FieldSchema, FieldType, Schema } from '../../schema/types.ts';
import type { SaveError, SaveRequest } from '../../base/values.ts';
import { jsonParserError } from '../http/errors.ts';
import type { ApiError } from '../http/errors.ts';

/** The types that Salesforce names; a value that is none of text is `string`. */
const NAMED: readonly FieldType[] = ['boolean', 'int', 'double', 'currency', 'percent', 'date', 'datetime', 'time'];

/**
 * The error of a record whose JSON has a value that its field cannot have, `{"Amount": "abc"}`. Salesforce's parser refuses it before the record is
 * looked at, so it is the only error. Undefined when all values could be read.
 */
export function unreadableValue(
  schema: Schema,
  { object: name, fields }: SaveRequest,
  { errors, body }: { readonly errors: readonly SaveError[]; readonly body: Uint8Array },
): ApiError | undefined {
  const wrong = errors.find(({ statusCode }) => statusCode === 'INVALID_TYPE_ON_FIELD_IN_RECORD')?.fields[0];
  const object = findObject(schema, name);
  const field = object && wrong !== undefined ? findField(object, wrong) : undefined;
  const given = Object.entries(fields).find(([key]) => key.toLowerCase() === wrong?.toLowerCase());
  if (!field || !given) return undefined;
  return refusal(field, given, body);
}

/**
 * Throws the error of the first value that its field cannot have, in the records of a collection or a tree: the parser refuses the whole request,
 * so that none of its records is saved.
 */
export function requireReadableValues(schema: Schema, requests: readonly SaveRequest[], body: Uint8Array): void {
  for (const { object: name, fields } of requests) {
    const object = findObject(schema, name);
    if (object === undefined) continue;
    for (const [key, value] of Object.entries(fields)) {
      const field = findField(object, key);
      const coerced = field && coerce(field, value);
      if (field && coerced && 'error' in coerced && coerced.error.statusCode === 'INVALID_TYPE_ON_FIELD_IN_RECORD')
        throw refusal(field, [key, value], body);
    }
  }
}

function refusal(field: FieldSchema, [member, value]: readonly [string, unknown], body: Uint8Array): ApiError {
  const type = NAMED.includes(field.type) ? field.type : 'string';
  const place = placeOf(Buffer.from(body).toString('utf8'), member, value);
  return jsonParserError(
    `Cannot deserialize instance of ${type} from ${tokenOf(value)} or request may be missing a required field at ${place}`,
  );
}

/** `abc` → `VALUE_STRING value abc`, as the parser names what it read. */
function tokenOf(value: unknown): string {
  if (Array.isArray(value)) return 'START_ARRAY value [';
  if (typeof value === 'object') return 'START_OBJECT value {';
  if (typeof value === 'boolean') return `VALUE_${String(value).toUpperCase()} value ${String(value)}`;
  if (typeof value === 'number')
    return `VALUE_NUMBER_${Number.isInteger(value) ? 'INT' : 'FLOAT'} value ${String(value)}`;
  return `VALUE_STRING value ${String(value).slice(0, 200)}`;
}

/** Where the value of a member begins, of several members with the name the one with this value: `[line:1, column:12]`. */
function placeOf(text: string, member: string, value: unknown): string {
  const key = JSON.stringify(member);
  const wanted = JSON.stringify(value);
  let at = 0;
  for (let from = text.indexOf(key); from >= 0; from = text.indexOf(key, from + key.length)) {
    const end = from + key.length;
    const begins = end + (/^\s*:\s*/.exec(text.slice(end, end + 1000))?.[0].length ?? 0);
    if (at === 0) at = begins;
    if (!text.startsWith(wanted, begins)) continue;
    at = begins;
    break;
  }
  const before = text.slice(0, at);
  return `[line:${before.split('\n').length}, column:${at - before.lastIndexOf('\n')}]`;
}
