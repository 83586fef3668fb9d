import type { SaveError, SaveRequest, SaveResult } from '../../../base/values.ts';
import { findField } from '../../../schema/lookup.ts';
import type { Call } from '../../http/types.ts';
import type { Operation } from './operations.ts';

const REFERENCE = /^@\{(\w+)\}$/;

/** The error of valid operations in a request that was rolled back; the message is Salesforce's for composite calls. */
const ROLLED_BACK: SaveError = {
  statusCode: 'PROCESSING_HALTED',
  message: 'The transaction was rolled back since another operation in the same transaction failed.',
  fields: [],
};

/**
 * Saves all operations together and returns one result for each. With `allOrNone`, nothing is saved if one operation cannot be converted
 * to a save request.
 */
export function saveOperations(call: Call, operations: readonly Operation[], allOrNone: boolean): SaveResult[] {
  const indexes = new Map<string, number>();
  const requests: SaveRequest[] = [];
  const prepared = operations.map((operation): SaveRequest | SaveError => {
    const request = requestOf(operation, indexes);
    if ('statusCode' in request) return request;
    // Salesforce allows no reference to an update.
    if (operation.verb !== 'update') indexes.set(operation.key, requests.length);
    requests.push(request);
    return request;
  });
  const isBlocked = allOrNone && requests.length < operations.length;
  const saved = isBlocked || requests.length === 0 ? [] : call.save(requests, { allOrNone });
  let next = 0;
  return prepared.map((one): SaveResult => {
    if ('statusCode' in one) return { success: false, errors: [one] };
    if (isBlocked) return { success: false, errors: [ROLLED_BACK] };
    const result = saved[next++];
    if (!result) throw new Error('the save answered fewer results than it was asked for');
    const isRolledBack = result.errors[0]?.statusCode === 'ALL_OR_NONE_OPERATION_ROLLED_BACK';
    return isRolledBack ? { ...result, errors: [ROLLED_BACK] } : result;
  });
}

/** Converts an operation to a save request, or returns its error. */
function requestOf({ verb, object, input }: Operation, indexes: ReadonlyMap<string, number>): SaveRequest | SaveError {
  const references: { field: string; request: number }[] = [];
  const fields: [string, unknown][] = [];
  const record = input[object.name] as Readonly<Record<string, unknown>> | undefined;
  const given = [...Object.entries(record ?? {}), ...(verb === 'create' ? [] : [['Id', input['Id']] as const])];
  for (const [name, value] of given) {
    const field = findField(object, name);
    const alias = field?.type === 'reference' || field?.type === 'id' ? REFERENCE.exec(String(value))?.[1] : undefined;
    const request = alias === undefined ? undefined : indexes.get(alias);
    if (request !== undefined) references.push({ field: name, request });
    else if (alias !== undefined) return unknownReference(alias, name);
    else if (name !== 'Id') fields.push([name, value]);
  }
  return {
    operation: verb === 'create' ? 'insert' : verb,
    object: object.name,
    fields: Object.fromEntries(fields),
    ...(verb === 'create' || references.some(({ field }) => field === 'Id') ? {} : { id: String(input['Id']) }),
    ...(references.length > 0 ? { references } : {}),
  };
}

function unknownReference(alias: string, field: string): SaveError {
  return {
    statusCode: 'INVALID_INPUT',
    message: `\`@{${alias}}\` in \`${field}\` is expected to be the name of a create or delete before this operation`,
    fields: [field],
  };
}
