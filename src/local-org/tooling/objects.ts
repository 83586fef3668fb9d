import { makeField } from '../schema/field.ts';
import type { FieldSchema, ObjectDraft } from '../schema/types.ts';
import { AUTOMATION_OBJECTS } from './automation.ts';
import { AUDIT, DEFINITION, PACKAGE } from './notation.ts';
import type { ToolingObject } from './notation.ts';

/** Fields that only a query of one row can have. */
export const ONE_ROW_FIELDS: ReadonlySet<string> = new Set(['fullname', 'metadata']);

/** Objects that Salesforce computes for each query: their `Id` is always the same, `DurableId` identifies a row. */
export const VIRTUAL_OBJECTS: ReadonlySet<string> = new Set([
  'entitydefinition',
  'fielddefinition',
  'standardvalueset',
]);

/** Virtual objects that every user may query. */
export const OPEN_OBJECTS: ReadonlySet<string> = new Set(['entitydefinition', 'fielddefinition']);

/** The tooling objects, as the Tooling API reference has them. Types of the org that have rows (`PermissionSet`, `User`) are not here. */
const TOOLING_OBJECTS: readonly ToolingObject[] = [
  {
    name: 'EntityDefinition',
    label: 'Entity Definition',
    keyPrefix: '4ie',
    fields: `
      DurableId string
      QualifiedApiName string
      DeveloperName string
      NamespacePrefix string
      Label string
      MasterLabel string
      PluralLabel string
      KeyPrefix string
      Description text
      DeploymentStatus string
      InternalSharingModel string
      ExternalSharingModel string
      IsApexTriggerable boolean
      IsCustomizable boolean
      IsCustomSetting boolean
      IsDeprecatedAndHidden boolean
      IsEverCreatable boolean
      IsEverDeletable boolean
      IsEverUpdatable boolean
      IsFeedEnabled boolean
      IsIdEnabled boolean
      IsLayoutable boolean
      IsQueryable boolean
      IsReplicateable boolean
      IsRetrieveable boolean
      IsSearchable boolean
      IsTriggerable boolean
      IsWorkflowEnabled boolean
      HasSubtypes boolean
      LastModifiedDate datetime
      LastModifiedById to:User`,
  },
  {
    name: 'FieldDefinition',
    label: 'Field Definition',
    keyPrefix: '4if',
    fields: `
      DurableId string
      QualifiedApiName string
      EntityDefinitionId entity:Fields
      DeveloperName string
      NamespacePrefix string
      Label string
      MasterLabel string
      DataType string
      ValueTypeId string
      ExtraTypeInfo string
      Length int
      Precision int
      Scale int
      Description text
      IsApiFilterable boolean
      IsApiGroupable boolean
      IsApiSortable boolean
      IsCalculated boolean
      IsHighScaleNumber boolean
      IsHtmlFormatted boolean
      IsIndexed boolean
      IsNameField boolean
      IsNillable boolean
      IsPolymorphicForeignKey boolean
      IsFieldHistoryTracked boolean
      ReferenceTo complexvalue
      ReferenceTargetField string
      RelationshipName string
      LastModifiedDate datetime
      LastModifiedById to:User`,
  },
  {
    name: 'ValidationRule',
    label: 'Validation Rule',
    keyPrefix: '03d',
    fields: `
      ValidationName string
      Active boolean
      Description string
      EntityDefinitionId entity:ValidationRules
      ErrorDisplayField string
      ErrorMessage string${DEFINITION}${PACKAGE}${AUDIT}`,
  },
  {
    name: 'CustomField',
    label: 'Custom Field',
    keyPrefix: '00N',
    fields: `
      DeveloperName string
      TableEnumOrId string
      EntityDefinitionId entity:CustomFields
      Description text
      InlineHelpText string
      Length int
      Precision int
      Scale int
      RelationshipLabel string
      SummaryOperation string${DEFINITION}${PACKAGE}${AUDIT}`,
  },
  {
    name: 'CustomObject',
    label: 'Custom Object',
    keyPrefix: '01I',
    fields: `
      DeveloperName string
      Description text
      Language string
      SharingModel string${PACKAGE}${AUDIT}`,
  },
  {
    name: 'FlexiPage',
    label: 'Lightning Page',
    keyPrefix: '0M0',
    fields: `
      DeveloperName string
      MasterLabel string
      Description string
      Type string
      EntityDefinitionId entity:FlexiPages
      ParentFlexiPage string${DEFINITION}${PACKAGE}${AUDIT}`,
  },
  {
    name: 'LightningComponentBundle',
    label: 'Lightning Component Bundle',
    keyPrefix: '0Rb',
    fields: `
      DeveloperName string
      MasterLabel string
      Description string
      Language string
      ApiVersion double
      IsExposed boolean${DEFINITION}${PACKAGE}${AUDIT}`,
  },
  {
    name: 'StandardValueSet',
    label: 'Standard Value Set',
    keyPrefix: '',
    fields: `
      DurableId string
      MasterLabel string${DEFINITION}`,
  },
  {
    name: 'GlobalValueSet',
    label: 'Global Value Set',
    keyPrefix: '0Nt',
    fields: `
      DeveloperName string
      MasterLabel string
      Description string${DEFINITION}${PACKAGE}${AUDIT}`,
  },
  ...AUTOMATION_OBJECTS,
];

/** What the queries of tooling objects read of users. */
const USER: ToolingObject = {
  name: 'User',
  label: 'User',
  keyPrefix: '005',
  fields: `
    Name string
    Username string
    Email string
    IsActive boolean
    LocaleSidKey string`,
};

/** The tooling object of deployed settings: `Opportunity` → `OpportunitySettings`. */
export const settingsObject = (fullName: string): string => `${fullName.replace(/\W/g, '')}Settings`;

/**
 * The objects as drafts of a schema.
 * @param settings full names of the settings that were deployed
 */
export function toolingDrafts(settings: readonly string[]): ObjectDraft[] {
  const ofSettings = settings.map((fullName) => ({
    name: settingsObject(fullName),
    label: `${fullName} Settings`,
    keyPrefix: '',
    fields: `DurableId string${DEFINITION}`,
  }));
  return [...TOOLING_OBJECTS, ...ofSettings, USER].map(({ name, label, keyPrefix, fields }) => ({
    name,
    label,
    labelPlural: `${label}s`,
    custom: false,
    keyPrefix,
    sharing: 'read',
    createable: false,
    updateable: false,
    deletable: false,
    fields: [
      idField(VIRTUAL_OBJECTS.has(name.toLowerCase()) || name.endsWith('Settings')),
      ...fields
        .trim()
        .split('\n')
        .map((line) => toolingField(line.trim())),
    ],
  }));
}

const READ_ONLY = { createable: false, updateable: false, calculated: true } as const;

/** Rows of virtual objects are identified by their durable id, which is no record id. */
function idField(virtual: boolean): FieldSchema {
  return makeField('Id', virtual ? 'string' : 'id', { ...READ_ONLY, label: 'Record ID', length: 18, nillable: false });
}

const LENGTHS: Readonly<Record<string, number>> = { string: 255, textarea: 1000 };

function toolingField(line: string): FieldSchema {
  const [name = '', written = ''] = line.split(' ');
  const [type = '', target] = written.split(':');
  if (type === 'entity') {
    return makeField(name, 'string', {
      ...READ_ONLY,
      length: 255,
      referenceTo: ['EntityDefinition'],
      relationshipName: 'EntityDefinition',
      ...(target === undefined ? {} : { childRelationshipName: target }),
    });
  }
  if (type === 'to') {
    return makeField(name, 'reference', {
      ...READ_ONLY,
      length: 18,
      referenceTo: [target ?? ''],
      relationshipName: name.replace(/Id$/, ''),
      relationship: 'lookup',
    });
  }
  if (type === 'complexvalue') return makeField(name, 'anyType', { ...READ_ONLY, longText: true });
  if (type === 'text') return makeField(name, 'textarea', { ...READ_ONLY, length: 1_000_000, longText: true });
  return makeField(name, type as FieldSchema['type'], {
    ...READ_ONLY,
    length: LENGTHS[type] ?? 0,
    nillable: type !== 'boolean',
    ...(type === 'double' ? { precision: 18, scale: 1 } : {}),
    nameField: NAME_FIELDS.has(name),
  });
}

const NAME_FIELDS: ReadonlySet<string> = new Set(['Name', 'DeveloperName', 'ValidationName']);
