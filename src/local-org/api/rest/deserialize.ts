import { findField, findObject } from '../../schema/lookup.ts';
import type { FieldType, Schema } from '../../schema/types.ts';
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
  const type = NAMED.includes(field.type) ? field.type : 'string';
  const place = placeOf(Buffer.from(body).toString('utf8'), given[0]);
  return jsonParserError(
    `Cannot deserialize instance of ${type} from ${tokenOf(given[1])} or request may be missing a required field at ${place}`,
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

/** Where the value of a member begins: `[line:1, column:12]`. */
function placeOf(text: string, member: string): string {
  const key = JSON.stringify(member);
  let at = text.indexOf(key);
  at = at < 0 ? 0 : at + key.length + (/^\s*:\s*/.exec(text.slice(at + key.length))?.[0].length ?? 0);
  const before = text.slice(0, at);
  return `[line:${before.split('\n').length}, column:${at - before.lastIndexOf('\n')}]`;
}
