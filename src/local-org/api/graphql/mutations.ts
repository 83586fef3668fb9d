import { getArgumentValues, getNamedType, isObjectType } from 'graphql';
import type { GraphQLObjectType, GraphQLResolveInfo } from 'graphql';
import { readRecord } from '../http/access.ts';
import type { Call } from '../http/types.ts';
import { findField } from '../../schema/lookup.ts';
import type { ObjectSchema } from '../../schema/types.ts';
import type { SaveError, SaveRequest, SaveResult } from '../../base/values.ts';
import { SoqlError } from '../../soql/errors.ts';
import { nodeAnswer } from './answer.ts';
import type { MutationOperation } from './mutationSchema.ts';
import { fieldType, selectedFields, selectItems, sets } from './select.ts';
import type { Selected } from './select.ts';

/** Why one operation was refused: each sentence becomes an entry of `errors` with the operation's path. */
export class MutationRefused extends Error {
  readonly sentences: readonly string[];

  constructor(errors: readonly SaveError[]) {
    super(errors[0]?.message ?? 'The operation was refused.');
    this.name = 'MutationRefused';
    this.sentences = errors.map((error) => error.message);
  }
}

interface Operation extends MutationOperation {
  /** The name that the answer gives it; other operations refer to it by that. */
  readonly key: string;
  readonly payload: GraphQLObjectType;
  /** Of the payload's `Record`. */
  readonly record: { readonly type: GraphQLObjectType; readonly fields: readonly Selected[] } | undefined;
  readonly asked: readonly Selected[];
  readonly input: Readonly<Record<string, unknown>>;
}

const REFERENCE = /^@\{(\w+)\}$/;

/** The operations that a rolled-back request had nothing against; the words are those of Salesforce's composite calls. */
const ROLLED_BACK: SaveError = {
  statusCode: 'PROCESSING_HALTED',
  message: 'The transaction was rolled back since another operation in the same transaction failed.',
  fields: [],
};

/**
 * Answers `uiapi(input: { allOrNone }) { … }` of a mutation: all its operations are one save of the org, in their order. What an
 * operation answers stands under its key; a MutationRefused there is an error of that operation.
 */
export function mutationAnswer(
  call: Call,
  args: { readonly input?: { readonly allOrNone?: boolean | null } | null },
  info: GraphQLResolveInfo,
): Record<string, unknown> {
  const type = getNamedType(info.returnType);
  if (!isObjectType(type)) throw new Error('mutations have no type');
  const selected = selectedFields(
    info,
    info.fieldNodes.map((node) => node.selectionSet),
    type,
  );
  const operations = selected.flatMap((field) => operationOf(info, type, field) ?? []);
  const results = run(call, operations, args.input?.allOrNone !== false);
  return Object.fromEntries(
    operations.map((operation, i) => [operation.key, operationAnswer(call, info, operation, results[i]!)]),
  );
}

function operationOf(info: GraphQLResolveInfo, type: GraphQLObjectType, field: Selected): Operation | undefined {
  const definition = type.getFields()[field.name];
  const node = field.nodes[0];
  const what = definition?.extensions['operation'] as MutationOperation | undefined;
  const payload = fieldType(type, field.name);
  if (!definition || !node || !what || !payload) return undefined;
  const { input } = getArgumentValues(definition, node, info.variableValues) as {
    input: Readonly<Record<string, unknown>>;
  };
  const asked = selectedFields(info, sets(field), payload);
  return { ...what, key: field.key, payload, record: recordOf(info, what.object, payload, asked), asked, input };
}

/** What is asked of the saved record. Only its own fields can be: Salesforce answers no parents and no children here. */
function recordOf(
  info: GraphQLResolveInfo,
  object: ObjectSchema,
  payload: GraphQLObjectType,
  asked: readonly Selected[],
): Operation['record'] {
  const type = fieldType(payload, 'Record');
  if (!type) return undefined;
  const records = asked.filter((field) => field.name === 'Record');
  const fields = selectedFields(info, records.flatMap(sets), type);
  for (const field of fields) {
    if (!fieldType(type, field.name) || findField(object, field.name)) continue;
    throw new SoqlError(
      'INVALID_FIELD',
      `A mutation answers the fields of the record itself: \`${field.name}\` is a relationship. Query it afterwards.`,
    );
  }
  return { type, fields };
}

type Prepared = SaveRequest | SaveError;

/** One save; with allOrNone what cannot even be tried holds all others back. */
function run(call: Call, operations: readonly Operation[], allOrNone: boolean): SaveResult[] {
  const places = new Map<string, number>();
  const requests: SaveRequest[] = [];
  const prepared = operations.map((operation): Prepared => {
    const request = requestOf(operation, places);
    if ('statusCode' in request) return request;
    // Salesforce takes no reference to an update.
    if (operation.verb !== 'update') places.set(operation.key, requests.length);
    requests.push(request);
    return request;
  });
  const blocked = allOrNone && requests.length < operations.length;
  const saved = blocked || requests.length === 0 ? [] : call.save(requests, { allOrNone });
  let next = 0;
  return prepared.map((one): SaveResult => {
    if ('statusCode' in one) return { success: false, errors: [one] };
    if (blocked) return { success: false, errors: [ROLLED_BACK] };
    const result = saved[next++];
    if (!result) throw new Error('the save answered fewer results than it was asked for');
    const isRolledBack = result.errors[0]?.statusCode === 'ALL_OR_NONE_OPERATION_ROLLED_BACK';
    return isRolledBack ? { ...result, errors: [ROLLED_BACK] } : result;
  });
}

/** @param places where the operations so far, by their keys, stand among the requests */
function requestOf({ verb, object, input }: Operation, places: ReadonlyMap<string, number>): Prepared {
  const references: { field: string; request: number }[] = [];
  const fields: [string, unknown][] = [];
  const record = input[object.name] as Readonly<Record<string, unknown>> | undefined;
  const given = [...Object.entries(record ?? {}), ...(verb === 'create' ? [] : [['Id', input['Id']] as const])];
  for (const [name, value] of given) {
    const field = findField(object, name);
    const alias = field?.type === 'reference' || field?.type === 'id' ? REFERENCE.exec(String(value))?.[1] : undefined;
    const request = alias === undefined ? undefined : places.get(alias);
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

function operationAnswer(call: Call, info: GraphQLResolveInfo, operation: Operation, result: SaveResult): unknown {
  if (!result.success) return new MutationRefused(result.errors);
  const id = result.id ?? '';
  return Object.fromEntries(
    operation.asked.map(({ key, name }) => {
      if (name === 'Record') return [key, savedRecord(call, info, operation.object, operation.record, id)];
      return [key, name === 'success' ? true : id];
    }),
  );
}

/** The record as it is after the save; null when the user may not see it any more. */
function savedRecord(
  call: Call,
  info: GraphQLResolveInfo,
  object: ObjectSchema,
  record: Operation['record'],
  id: string,
): unknown {
  if (!record) return null;
  const { type, fields } = record;
  const select = selectItems(info, call.context.org.schema, object, type, fields, []);
  const node = readRecord(call, object, id, select);
  return node ? nodeAnswer({ info, display: call.context.soql.display(call.user) }, type, fields, node) : null;
}
