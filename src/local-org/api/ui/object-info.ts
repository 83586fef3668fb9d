import { createHash } from 'node:crypto';
import { findField, findObject } from '../../schema/lookup.ts';
import { inLanguage } from '../../schema/translations.ts';
import type { FieldSchema, FieldType, ObjectSchema } from '../../schema/types.ts';
import { requireReadable } from '../http/access.ts';
import { badRequest, notFound } from '../http/errors.ts';
import type { ApiResponse, Call, Route } from '../http/types.ts';
import { recordTypeOfId, recordTypesOf } from './record-types.ts';
import type { KnownRecordType } from './record-types.ts';

const INFO = '/services/data/:version/ui-api/object-info/:object';

/** The object information that pages read: fields, record types and picklist values. */
export const uiObjectInfoRoutes: readonly Route[] = [
  { method: 'GET', path: INFO, handle: objectInfo },
  { method: 'GET', path: `${INFO}/picklist-values/:recordType`, handle: allPicklists },
  { method: 'GET', path: `${INFO}/picklist-values/:recordType/:field`, handle: onePicklist },
];

const DATA_TYPES: Readonly<Record<FieldType, string>> = {
  id: 'Reference',
  string: 'String',
  textarea: 'TextArea',
  picklist: 'Picklist',
  multipicklist: 'MultiPicklist',
  combobox: 'ComboBox',
  reference: 'Reference',
  boolean: 'Boolean',
  int: 'Int',
  double: 'Double',
  currency: 'Currency',
  percent: 'Percent',
  date: 'Date',
  datetime: 'DateTime',
  time: 'Time',
  email: 'Email',
  phone: 'Phone',
  url: 'Url',
  base64: 'Base64',
  address: 'Address',
  anyType: 'AnyType',
};

/** The UI API's name of a field's type: `String`, `Picklist` … */
const dataTypeOf = (field: FieldSchema): string => DATA_TYPES[field.type];

function withTag(body: Record<string, unknown>): Record<string, unknown> {
  return { eTag: createHash('md5').update(JSON.stringify(body)).digest('hex'), ...body };
}

function objectInfo(call: Call): ApiResponse {
  const { org } = call.context;
  const object = requireReadable(call, call.params['object'] ?? '');
  const permissions = org.permissions(call.user);
  const language = org.language(call.user);
  const allowed = permissions.object(object.name);
  const fields = [...object.fields.values()].filter((field) => permissions.field(object.name, field.name).read);
  const recordTypes = [...recordTypesOf(call, object).values()].map(({ info }) => info);
  return {
    status: 200,
    body: withTag({
      apiName: object.name,
      childRelationships: object.childRelationships
        .filter((child) => permissions.object(child.childObject).read)
        .map((child) => ({
          childObjectApiName: child.childObject,
          fieldName: child.field,
          junctionIdListNames: [],
          junctionReferenceTo: [],
          relationshipName: child.relationshipName,
        })),
      createable: object.createable && allowed.create,
      custom: object.custom,
      defaultRecordTypeId: recordTypes.find((type) => type.defaultRecordTypeMapping)?.recordTypeId ?? null,
      deletable: object.deletable && allowed.delete,
      dependentFields: {},
      feedEnabled: false,
      fields: Object.fromEntries(
        fields.map((field) => [field.name, fieldInfo(call, field, permissions.field(object.name, field.name).edit)]),
      ),
      keyPrefix: object.keyPrefix,
      label: inLanguage(object.label, object.labels, language),
      labelPlural: inLanguage(object.labelPlural, object.labelsPlural, language),
      layoutable: true,
      mruEnabled: false,
      nameFields: nameFields(object),
      queryable: true,
      recordTypeInfos: Object.fromEntries(recordTypes.map((type) => [type.recordTypeId, type])),
      searchable: false,
      themeInfo: null,
      updateable: object.updateable && allowed.edit,
    }),
  };
}

const nameFields = (object: ObjectSchema): string[] =>
  [...object.fields.values()].filter((field) => field.nameField).map((field) => field.name);

function fieldInfo(call: Call, field: FieldSchema, editable: boolean): Record<string, unknown> {
  const { schema } = call.context.org;
  const language = call.context.org.language(call.user);
  return {
    apiName: field.name,
    calculated: field.custom && (field.formula !== undefined || field.summary !== undefined),
    compound: false,
    compoundComponentName: null,
    compoundFieldName: null,
    controllerName: null,
    controllingFields: [],
    createable: field.createable && editable,
    custom: field.custom,
    dataType: dataTypeOf(field),
    extraTypeInfo: field.longText ? 'PlainTextArea' : null,
    filterable: !field.longText,
    filteredLookupInfo: null,
    highScaleNumber: false,
    htmlFormatted: false,
    inlineHelpText: field.helpText === undefined ? null : inLanguage(field.helpText, field.helpTexts, language),
    label: inLanguage(field.label, field.labels, language),
    length: field.length,
    nameField: field.nameField,
    polymorphicForeignKey: field.referenceTo.length > 1,
    precision: field.precision,
    reference: field.type === 'reference',
    referenceTargetField: null,
    referenceToInfos: field.referenceTo.map((name) => {
      const target = findObject(schema, name);
      return { apiName: name, nameFields: target ? nameFields(target) : ['Name'] };
    }),
    relationshipName: field.relationshipName ?? null,
    required: !field.nillable && field.type !== 'boolean' && field.createable,
    scale: field.scale,
    searchPrefilterable: field.type === 'reference',
    sortable: !field.longText,
    unique: field.unique,
    updateable: field.updateable && editable,
  };
}

const isPicklist = (field: FieldSchema): boolean => field.type === 'picklist' || field.type === 'multipicklist';

/** The active values that the record type includes, in the field's order. */
function picklist(
  call: Call,
  object: ObjectSchema,
  field: FieldSchema,
  { type, info }: KnownRecordType,
): Record<string, unknown> {
  const entry = (value: FieldSchema['picklistValues'][number]): Record<string, unknown> => ({
    attributes: stageAttributes(call, object, field, value.value),
    label: inLanguage(value.label, value.labels, call.context.org.language(call.user)),
    validFor: [],
    value: value.value,
  });
  const included = type?.picklists.get(field.name.toLowerCase());
  const active = field.picklistValues.filter(
    (value) => value.active && (included === undefined || included.values.includes(value.value)),
  );
  const chosen = active.find((value) => (included ? included.defaults.includes(value.value) : value.defaultValue));
  return withTag({
    controllerValues: {},
    defaultValue: chosen ? entry(chosen) : null,
    url: `/services/data/${call.version}/ui-api/object-info/${object.name}/picklist-values/${info.recordTypeId}/${field.name}`,
    values: active.map(entry),
  });
}

/** Attributes of an opportunity stage: whether it is closed or won, and its probability. Other picklists have none. */
function stageAttributes(call: Call, object: ObjectSchema, field: FieldSchema, value: string): unknown {
  if (
    object.name !== 'Opportunity' ||
    field.name !== 'StageName' ||
    !findObject(call.context.org.schema, 'OpportunityStage')
  )
    return null;
  const row = call.context.org.database
    .prepare(
      'SELECT "IsClosed" AS closed, "IsWon" AS won, "DefaultProbability" AS probability FROM "OpportunityStage" WHERE "ApiName" = ?',
    )
    .get(value);
  if (!row) return null;
  return {
    picklistAtrributesValueType: 'OpportunityStage',
    closed: row['closed'] === 1,
    defaultProbability: row['probability'],
    won: row['won'] === 1,
  };
}

function requireRecordType(call: Call, object: ObjectSchema): KnownRecordType {
  const id = call.params['recordType'] ?? '';
  const found = recordTypeOfId(call, object, id);
  if (found) return found;
  const known = [...recordTypesOf(call, object).keys()].join(', ');
  throw badRequest('INVALID_PARAMETER_VALUE', `\`${id}\` is not a record type of ${object.name}; it has ${known}`);
}

function allPicklists(call: Call): ApiResponse {
  const object = requireReadable(call, call.params['object'] ?? '');
  const recordType = requireRecordType(call, object);
  const permissions = call.context.org.permissions(call.user);
  const fields = [...object.fields.values()].filter(
    (field) => isPicklist(field) && permissions.field(object.name, field.name).read,
  );
  return {
    status: 200,
    body: withTag({
      picklistFieldValues: Object.fromEntries(
        fields.map((field) => [field.name, picklist(call, object, field, recordType)]),
      ),
    }),
  };
}

function onePicklist(call: Call): ApiResponse {
  const object = requireReadable(call, call.params['object'] ?? '');
  const recordType = requireRecordType(call, object);
  const field = findField(object, call.params['field'] ?? '');
  if (!field || !isPicklist(field) || !call.context.org.permissions(call.user).field(object.name, field.name).read)
    throw notFound();
  return { status: 200, body: picklist(call, object, field, recordType) };
}
