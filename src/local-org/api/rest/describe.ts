import { isGroupable } from '../../schema/lookup.ts';
import { inLanguage } from '../../schema/translations.ts';
import type { FieldSchema, FieldType, ObjectSchema } from '../../schema/types.ts';
import { requireReadable } from '../http/access.ts';
import type { ApiResponse, Call, Route } from '../http/types.ts';
import { answerDated } from './reads/answer-dates.ts';
import type { DescribeContext } from './reads/answer-dates.ts';
import { recent } from './reads/recent.ts';

export const describeRoutes: readonly Route<DescribeContext>[] = [
  { method: 'GET', path: '/services/data/:version/sobjects', handle: describeGlobal },
  { method: 'GET', path: '/services/data/:version/sobjects/:object', handle: basics },
  { method: 'GET', path: '/services/data/:version/sobjects/:object/describe', handle: describe },
];

function describeGlobal(call: Call<DescribeContext>): ApiResponse {
  const permissions = call.context.org.permissions(call.user);
  const objects = [...call.context.org.schema.objects.values()].filter(
    (object) => permissions.object(object.name).read,
  );
  return answerDated(call, {
    encoding: 'UTF-8',
    maxBatchSize: 200,
    sobjects: objects.map((object) => summary(call, object)),
  });
}

function basics(call: Call): ApiResponse {
  const object = requireReadable(call, call.params['object'] ?? '');
  return { status: 200, body: { objectDescribe: summary(call, object), recentItems: recent(call, object) } };
}

function describe(call: Call<DescribeContext>): ApiResponse {
  const object = requireReadable(call, call.params['object'] ?? '');
  const { org } = call.context;
  const permissions = org.permissions(call.user);
  const language = org.language(call.user);
  const fields = [...object.fields.values()].filter((field) => permissions.field(object.name, field.name).read);
  return answerDated(call, {
    actionOverrides: [],
    childRelationships: object.childRelationships
      .filter((child) => permissions.object(child.childObject).read)
      .map((child) => {
        const field = org.schema.objects.get(child.childObject.toLowerCase())?.fields.get(child.field.toLowerCase());
        return {
          cascadeDelete: field?.onDelete === 'cascade',
          childSObject: child.childObject,
          deprecatedAndHidden: false,
          field: child.field,
          junctionIdListNames: [],
          junctionReferenceTo: [],
          relationshipName: child.relationshipName,
          restrictedDelete: field?.onDelete === 'restrict',
        };
      }),
    compactLayoutable: true,
    ...summary(call, object),
    fields: fields.map((field) => describeField(field, permissions.field(object.name, field.name).edit, language)),
    namedLayoutInfos: [],
    networkScopeFieldName: null,
    recordTypeInfos: recordTypeInfos(call, object),
    searchLayoutable: false,
    supportedScopes: [{ label: 'All', name: 'everything' }],
  });
}

function recordTypeInfos(call: Call, object: ObjectSchema): unknown[] {
  return [
    {
      active: true,
      available: true,
      defaultRecordTypeMapping: true,
      developerName: 'Master',
      master: true,
      name: 'Master',
      recordTypeId: '012000000000000AAA',
      urls: { layout: `/services/data/${call.version}/sobjects/${object.name}/describe/layouts/012000000000000AAA` },
    },
  ];
}

function summary(call: Call, object: ObjectSchema): Record<string, unknown> {
  const allowed = call.context.org.permissions(call.user).object(object.name);
  const language = call.context.org.language(call.user);
  const url = `/services/data/${call.version}/sobjects/${object.name}`;
  return {
    activateable: false,
    createable: object.createable && allowed.create,
    custom: object.custom,
    customSetting: object.customSetting === true,
    deletable: object.deletable && allowed.delete,
    deprecatedAndHidden: false,
    feedEnabled: false,
    hasSubtypes: false,
    isInterface: false,
    isSubtype: false,
    keyPrefix: object.keyPrefix,
    label: inLanguage(object.label, object.labels, language),
    labelPlural: inLanguage(object.labelPlural, object.labelsPlural, language),
    layoutable: true,
    mergeable: false,
    mruEnabled: false,
    name: object.name,
    queryable: true,
    replicateable: true,
    retrieveable: true,
    searchable: false,
    triggerable: false,
    undeletable: false,
    updateable: object.updateable && allowed.edit,
    urls: { sobject: url, describe: `${url}/describe`, rowTemplate: `${url}/{ID}` },
  };
}

const SOAP: Partial<Record<FieldType, string>> = {
  id: 'tns:ID',
  reference: 'tns:ID',
  boolean: 'xsd:boolean',
  int: 'xsd:int',
  double: 'xsd:double',
  currency: 'xsd:double',
  percent: 'xsd:double',
  date: 'xsd:date',
  datetime: 'xsd:dateTime',
  time: 'xsd:time',
  base64: 'xsd:base64Binary',
};

/** A field as a describe has it. */
export function describeField(field: FieldSchema, editable: boolean, language: string): Record<string, unknown> {
  return {
    aggregatable: !field.longText && field.type !== 'boolean',
    aiPredictionField: false,
    autoNumber: field.autoNumber !== undefined,
    byteLength: field.length * 3,
    ...describeFormula(field),
    cascadeDelete: field.onDelete === 'cascade',
    caseSensitive: field.caseSensitive,
    compoundFieldName: null,
    controllerName: null,
    createable: field.createable && editable,
    custom: field.custom,
    ...describeDefault(field),
    dependentPicklist: false,
    deprecatedAndHidden: false,
    digits: field.type === 'int' ? field.precision : 0,
    displayLocationInDecimal: false,
    encrypted: false,
    externalId: field.externalId,
    extraTypeInfo: field.longText ? 'plaintextarea' : null,
    filterable: !field.longText,
    filteredLookupInfo: null,
    groupable: isGroupable(field),
    highScaleNumber: false,
    htmlFormatted: false,
    idLookup: field.type === 'id' || field.externalId || field.nameField,
    inlineHelpText: field.helpText === undefined ? null : inLanguage(field.helpText, field.helpTexts, language),
    label: inLanguage(field.label, field.labels, language),
    length: field.length,
    mask: null,
    maskType: null,
    name: field.name,
    nameField: field.nameField,
    namePointing: field.referenceTo.length > 1,
    nillable: field.nillable,
    permissionable: field.nillable && field.type !== 'id',
    picklistValues: describePicklist(field, language),
    polymorphicForeignKey: field.referenceTo.length > 1,
    precision: field.type === 'int' ? 0 : field.precision,
    queryByDistance: false,
    referenceTargetField: null,
    referenceTo: field.referenceTo,
    relationshipName: field.relationshipName ?? null,
    relationshipOrder: field.relationship === 'masterDetail' ? 0 : null,
    restrictedDelete: field.onDelete === 'restrict',
    restrictedPicklist: field.restrictedPicklist,
    scale: field.scale,
    searchPrefilterable: false,
    soapType: SOAP[field.type] ?? 'xsd:string',
    sortable: !field.longText,
    type: field.type,
    unique: field.unique,
    updateable: field.updateable && editable,
    writeRequiresMasterRead: false,
  };
}

/** Standard fields that are computed at read time are no formulas to a caller. */
function describeFormula(field: FieldSchema): Record<string, unknown> {
  const formula = field.custom ? field.formula : undefined;
  return {
    calculated: formula !== undefined || field.summary !== undefined,
    calculatedFormula: formula?.source ?? null,
    formulaTreatNullNumberAsZero: formula?.blanks === 'asZero',
  };
}

function describePicklist(field: FieldSchema, language: string): unknown[] {
  return field.picklistValues.map((value) => ({
    active: value.active,
    defaultValue: value.defaultValue,
    label: inLanguage(value.label, value.labels, language),
    validFor: null,
    value: value.value,
  }));
}

function describeDefault(field: FieldSchema): Record<string, unknown> {
  return {
    defaultValue:
      field.picklistValues.find((value) => value.defaultValue)?.value ?? (field.type === 'boolean' ? false : null),
    defaultValueFormula: field.defaultFormula ?? null,
    defaultedOnCreate: field.type === 'boolean' || field.autoNumber !== undefined || field.defaultFormula !== undefined,
  };
}
