import type { Row } from '../base/values.ts';
import type { StoredComponent } from '../metadata/store.ts';
import { isGroupable } from '../schema/lookup.ts';
import type { FieldSchema, ObjectSchema, Schema } from '../schema/types.ts';
import { isTrue, textOf } from '../xml/xmlValue.ts';
import { componentId, entityId } from './ids.ts';

/** The rows of `EntityDefinition` and `FieldDefinition`: every object and field of the org, standard ones included. */
export function definitionRows(sources: {
  readonly schema: Schema;
  readonly components: readonly StoredComponent[];
}): [string, Row[]][] {
  const find = componentFinder(sources.components);
  const objects = [...sources.schema.objects.values()];
  const deployed = new Map(objects.map((object) => [object, find('CustomObject', object.name)]));
  return [
    ['EntityDefinition', objects.map((object) => entityRow(object, deployed.get(object)))],
    [
      'FieldDefinition',
      objects.flatMap((object) =>
        [...object.fields.values()].map((field) =>
          fieldRow(object, field, find('CustomField', `${object.name}.${field.name}`)),
        ),
      ),
    ],
  ];
}

function componentFinder(
  components: readonly StoredComponent[],
): (type: string, fullName: string) => StoredComponent | undefined {
  const byKey = new Map(components.map((one) => [`${one.type}:${one.fullName.toLowerCase()}`, one]));
  return (type, fullName) => byKey.get(`${type}:${fullName.toLowerCase()}`);
}

const SHARING: Readonly<Record<ObjectSchema['sharing'], string>> = {
  readWrite: 'ReadWrite',
  read: 'Read',
  private: 'Private',
  controlledByParent: 'ControlledByParent',
};

function entityRow(object: ObjectSchema, component: StoredComponent | undefined): Row {
  const id = entityId(object.name);
  return {
    Id: id,
    DurableId: id,
    QualifiedApiName: object.name,
    DeveloperName: object.name.replace(/__\w+$/, ''),
    NamespacePrefix: null,
    Label: object.label,
    MasterLabel: object.label,
    PluralLabel: object.labelPlural,
    KeyPrefix: object.keyPrefix,
    Description: component === undefined ? null : (textOf(component.body, 'description') ?? null),
    DeploymentStatus: object.custom ? ((component && textOf(component.body, 'deploymentStatus')) ?? 'Deployed') : null,
    InternalSharingModel: SHARING[object.sharing],
    ExternalSharingModel: SHARING[object.sharing],
    IsApexTriggerable: object.createable,
    IsCustomizable: object.createable,
    IsCustomSetting: component !== undefined && textOf(component.body, 'customSettingsType') !== undefined,
    IsDeprecatedAndHidden: false,
    IsEverCreatable: object.createable,
    IsEverDeletable: object.deletable,
    IsEverUpdatable: object.updateable,
    IsFeedEnabled: false,
    IsIdEnabled: true,
    IsLayoutable: object.createable,
    IsQueryable: true,
    IsReplicateable: true,
    IsRetrieveable: true,
    IsSearchable: component !== undefined && isTrue(component.body, 'enableSearch'),
    IsTriggerable: object.createable,
    IsWorkflowEnabled: object.createable,
    HasSubtypes: false,
    LastModifiedDate: component?.lastModifiedDate ?? null,
    LastModifiedById: component?.lastModifiedById ?? null,
  };
}

function fieldRow(object: ObjectSchema, field: FieldSchema, component: StoredComponent | undefined): Row {
  const id = fieldDefinitionId(object, field);
  return {
    Id: id,
    DurableId: id,
    QualifiedApiName: field.name,
    EntityDefinitionId: entityId(object.name),
    DeveloperName: field.name.replace(/__c$/, ''),
    NamespacePrefix: null,
    Label: field.label,
    MasterLabel: field.label,
    DataType: dataType(field),
    ValueTypeId: VALUE_TYPES[field.type] ?? 'string',
    ExtraTypeInfo: field.longText ? 'plaintextarea' : null,
    Length: field.length,
    Precision: field.precision,
    Scale: field.scale,
    Description: component === undefined ? null : (textOf(component.body, 'description') ?? null),
    IsApiFilterable: !field.longText,
    IsApiGroupable: isGroupable(field),
    IsApiSortable: !field.longText,
    IsCalculated: field.custom && (field.formula !== undefined || field.summary !== undefined),
    IsHighScaleNumber: false,
    IsHtmlFormatted: false,
    IsIndexed: field.type === 'id' || field.externalId || field.unique || field.type === 'reference',
    IsNameField: field.nameField,
    IsNillable: field.nillable,
    IsPolymorphicForeignKey: field.referenceTo.length > 1,
    IsFieldHistoryTracked: component !== undefined && isTrue(component.body, 'trackHistory'),
    ReferenceTo: JSON.stringify({ referenceTo: field.referenceTo.length > 0 ? field.referenceTo : null }),
    ReferenceTargetField: null,
    RelationshipName: field.relationshipName ?? null,
    LastModifiedDate: component?.lastModifiedDate ?? null,
    LastModifiedById: component?.lastModifiedById ?? null,
  };
}

/** `Opportunity.StageName`, `Opportunity.Account` for a reference, `Opportunity.00N…` for a custom field. */
export function fieldDefinitionId(object: ObjectSchema, field: FieldSchema): string {
  const own = field.custom
    ? componentId('00N', 'CustomField', `${object.name}.${field.name}`).slice(0, 15)
    : field.type === 'reference'
      ? field.name.replace(/Id$/, '')
      : field.name;
  return `${entityId(object.name)}.${own}`;
}

const VALUE_TYPES: Readonly<Record<string, string>> = {
  ...{ id: 'id', reference: 'id', boolean: 'boolean', int: 'integer', double: 'double', currency: 'double' },
  ...{ percent: 'double', date: 'date', datetime: 'dateTime', time: 'time', base64: 'base64' },
};

const PLAIN_TYPES: Readonly<Record<string, string>> = {
  ...{ boolean: 'Checkbox', date: 'Date', datetime: 'Date/Time', time: 'Time', email: 'Email', phone: 'Phone' },
  ...{ url: 'URL', picklist: 'Picklist', multipicklist: 'Picklist (Multi-Select)', id: 'Lookup()', address: 'Address' },
};

/** The type in the words of Setup: `Text(80)`, `Currency(16, 2)`, `Lookup(Account)`. */
function dataType(field: FieldSchema): string {
  if (field.summary !== undefined)
    return `Roll-Up Summary (${field.summary.operation.toUpperCase()} ${field.summary.childObject})`;
  if (field.autoNumber !== undefined) return 'Auto Number';
  const plain = plainType(field);
  return field.custom && field.formula !== undefined ? `Formula (${plain.replace(/\(.*$/, '')})` : plain;
}

function plainType(field: FieldSchema): string {
  const digits = `(${field.precision - field.scale}, ${field.scale})`;
  switch (field.type) {
    case 'reference':
      return `${field.relationship === 'masterDetail' ? 'Master-Detail' : 'Lookup'}(${field.referenceTo.join(',')})`;
    case 'textarea':
      return field.longText ? `Long Text Area(${field.length})` : `Text Area(${field.length})`;
    case 'currency':
      return `Currency${digits}`;
    case 'percent':
      return `Percent${digits}`;
    case 'double':
      return `Number${digits}`;
    case 'int':
      return `Number(${field.precision}, 0)`;
    default:
      return PLAIN_TYPES[field.type] ?? `Text(${field.length})`;
  }
}
