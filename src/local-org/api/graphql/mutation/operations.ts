import { getArgumentValues } from 'graphql';
import type { GraphQLObjectType, GraphQLResolveInfo } from 'graphql';
import { findField } from '../../../schema/lookup.ts';
import type { ObjectSchema } from '../../../schema/types.ts';
import { SoqlError } from '../../../soql/errors.ts';
import { fieldType, resolvedSelection, selectedFields, selectionSetsOf, subfields } from '../query/selection.ts';
import type { RecordSelection, SelectedField } from '../query/selection.ts';
import type { MutationOperation } from '../schema/mutations.ts';

/** One create, update or delete of a request. */
export interface Operation extends MutationOperation {
  /** The operation's alias, or name, in the response; later operations refer to it. */
  readonly key: string;
  readonly input: Readonly<Record<string, unknown>>;
  /** The selected fields of its payload. */
  readonly selected: readonly SelectedField[];
  /** The selection of the payload's `Record`. */
  readonly record: RecordSelection | undefined;
}

/** The operations of `uiapi { … }`, in their order. Throws SoqlError when relationships of a saved record are selected. */
export function operationsOf(info: GraphQLResolveInfo): Operation[] {
  const { type, selected } = resolvedSelection(info);
  return selected.flatMap((field) => operationOf(info, type, field) ?? []);
}

function operationOf(info: GraphQLResolveInfo, type: GraphQLObjectType, field: SelectedField): Operation | undefined {
  const definition = type.getFields()[field.name];
  const node = field.nodes[0];
  const operation = definition?.extensions['operation'] as MutationOperation | undefined;
  const payload = fieldType(type, field.name);
  if (!definition || !node || !operation || !payload) return undefined;
  const { input } = getArgumentValues(definition, node, info.variableValues) as Pick<Operation, 'input'>;
  const selected = subfields(info, field, payload);
  const record = recordSelection(info, operation.object, payload, selected);
  return { ...operation, key: field.key, input, selected, record };
}

/** The selection of the saved record. As in Salesforce, it may contain only fields of the record itself, no parents and no children. */
function recordSelection(
  info: GraphQLResolveInfo,
  object: ObjectSchema,
  payload: GraphQLObjectType,
  selected: readonly SelectedField[],
): RecordSelection | undefined {
  const type = fieldType(payload, 'Record');
  if (!type) return undefined;
  const records = selected.filter((field) => field.name === 'Record');
  const fields = selectedFields(info, records.flatMap(selectionSetsOf), type);
  for (const field of fields) {
    if (!fieldType(type, field.name) || findField(object, field.name)) continue;
    throw new SoqlError(
      'INVALID_FIELD',
      `A mutation answers the fields of the record itself: \`${field.name}\` is a relationship. Query it afterwards.`,
    );
  }
  return { type, fields };
}
