import { childOf, isTrue, listOf, textOf } from '../xml/xmlValue.ts';
import type { XmlObject } from '../xml/xmlValue.ts';
import type { SchemaComponent } from './component.ts';
import { customField, picklistValues } from './customField.ts';
import { makeField, systemFields } from './field.ts';
import { buildGrants } from './grants.ts';
import { addTranslations, labelTranslations } from './translations.ts';
import type {
  ChildRelationship,
  FieldSchema,
  ObjectDraft,
  ObjectSchema,
  PermissionGrant,
  PicklistValue,
  RecordTypeSchema,
  Schema,
  ValidationRuleSchema,
} from './types.ts';

export interface SchemaSources {
  /** Standard objects, given the value sets that are in force. */
  readonly standardObjects: (picklists: ReadonlyMap<string, readonly PicklistValue[]>) => ObjectDraft[];
  readonly standardPicklists: ReadonlyMap<string, readonly PicklistValue[]>;
  readonly standardProfiles: readonly PermissionGrant[];
  readonly components: readonly SchemaComponent[];
  /** The three characters that the org gave to a custom object. */
  readonly keyPrefix: (objectName: string) => string;
}

type Drafts = Map<string, ObjectDraft>;
type ValueSets = ReadonlyMap<string, readonly PicklistValue[]>;

/**
 * Builds the schema from the standard objects and the deployed components. A pure function; it ignores faults, which the deploy's
 * validation reports.
 */
export function buildSchema(sources: SchemaSources): Schema {
  const byType = groupByType(sources.components);
  const valueSets = collectValueSets(sources.standardPicklists, byType);
  const drafts: Drafts = new Map();
  for (const draft of sources.standardObjects(valueSets)) drafts.set(draft.name.toLowerCase(), draft);
  for (const component of byType.get('CustomObject') ?? []) addObject(drafts, component, byType, sources.keyPrefix);
  addFields(drafts, byType.get('CustomField') ?? [], valueSets);
  addRules(drafts, byType.get('ValidationRule') ?? []);
  for (const component of byType.get('CustomObject') ?? []) setSharing(drafts, component);
  addRecordTypes(drafts, byType.get('RecordType') ?? [], byType.get('BusinessProcess') ?? []);
  addTranslations(drafts, byType);
  const objects = finish(drafts);
  return {
    objects,
    // The first of a prefix counts, so the list is read from its end.
    objectsByPrefix: new Map([...objects.values()].reverse().map((object) => [object.keyPrefix, object])),
    grants: buildGrants(sources.standardProfiles, byType),
    customPermissions: new Map(
      (byType.get('CustomPermission') ?? []).map(({ fullName, body }) => [
        fullName.toLowerCase(),
        { name: fullName, label: textOf(body, 'label') ?? fullName },
      ]),
    ),
    labels: new Map(
      (byType.get('CustomLabel') ?? []).map(({ fullName, body }) => [fullName, textOf(body, 'value') ?? '']),
    ),
    labelsIn: labelTranslations(byType),
  };
}

function groupByType(components: readonly SchemaComponent[]): Map<string, SchemaComponent[]> {
  const byType = new Map<string, SchemaComponent[]>();
  for (const component of components) {
    const list = byType.get(component.type);
    if (list === undefined) byType.set(component.type, [component]);
    else list.push(component);
  }
  return byType;
}

function collectValueSets(standard: ValueSets, byType: ReadonlyMap<string, SchemaComponent[]>): ValueSets {
  const sets = new Map(standard);
  for (const { fullName, body } of byType.get('GlobalValueSet') ?? [])
    sets.set(fullName, picklistValues(body, 'customValue'));
  for (const { fullName, body } of byType.get('StandardValueSet') ?? []) {
    sets.set(fullName, picklistValues(body, 'standardValue'));
  }
  return sets;
}

const SHARING: Readonly<Record<string, ObjectSchema['sharing']>> = {
  ReadWrite: 'readWrite',
  Read: 'read',
  Private: 'private',
  ControlledByParent: 'controlledByParent',
};

function addObject(
  drafts: Drafts,
  component: SchemaComponent,
  byType: ReadonlyMap<string, SchemaComponent[]>,
  keyPrefix: (name: string) => string,
): void {
  const { fullName, body } = component;
  if (!fullName.endsWith('__c')) return;
  const prefix = `${fullName.toLowerCase()}.`;
  const detail = (byType.get('CustomField') ?? []).some(
    (field) => field.fullName.toLowerCase().startsWith(prefix) && textOf(field.body, 'type') === 'MasterDetail',
  );
  const label = textOf(body, 'label') ?? fullName;
  const isSetting = textOf(body, 'customSettingsType') !== undefined;
  drafts.set(fullName.toLowerCase(), {
    name: fullName,
    label,
    labelPlural: textOf(body, 'pluralLabel') ?? label,
    custom: true,
    keyPrefix: keyPrefix(fullName),
    sharing: detail ? 'controlledByParent' : (SHARING[textOf(body, 'sharingModel') ?? ''] ?? 'readWrite'),
    createable: true,
    updateable: true,
    deletable: true,
    ...(isSetting ? { customSetting: true } : {}),
    fields: [
      ...systemFields({ owner: !detail && !isSetting }),
      nameField(childOf(body, 'nameField') ?? {}),
      ...(isSetting ? [settingOwner()] : []),
    ],
  });
}

/** Whom a custom setting is for: the org, a profile or a user. */
const settingOwner = (): FieldSchema =>
  makeField('SetupOwnerId', 'reference', {
    label: 'Location',
    length: 18,
    referenceTo: ['Organization', 'Profile', 'User'],
    relationshipName: 'SetupOwner',
    relationship: 'lookup',
    updateable: false,
  });

/** A package can also set the org-wide default of a standard object. */
function setSharing(drafts: Drafts, { fullName, body }: SchemaComponent): void {
  const draft = drafts.get(fullName.toLowerCase());
  const sharing = SHARING[textOf(body, 'sharingModel') ?? ''];
  if (draft === undefined || draft.custom || sharing === undefined) return;
  drafts.set(fullName.toLowerCase(), { ...draft, sharing });
}

function nameField(body: XmlObject): FieldSchema {
  const label = textOf(body, 'label') ?? 'Name';
  if (textOf(body, 'type') !== 'AutoNumber') {
    return makeField('Name', 'string', { label, length: 80, nameField: true, nillable: true });
  }
  return makeField('Name', 'string', {
    label,
    length: 80,
    nameField: true,
    nillable: false,
    createable: false,
    updateable: false,
    calculated: true,
    autoNumber: { displayFormat: textOf(body, 'displayFormat') ?? '{0}' },
  });
}

/** Adds the custom fields. Roll-ups come last, because their type is that of the field that they summarize. */
function addFields(drafts: Drafts, components: readonly SchemaComponent[], valueSets: ValueSets): void {
  const built = new Map<string, FieldSchema>();
  const isSummary = (component: SchemaComponent): boolean => textOf(component.body, 'type') === 'Summary';
  const summarized = (path: string): FieldSchema | undefined => {
    const [object = '', name = ''] = path.toLowerCase().split('.');
    return (
      built.get(`${object}.${name}`) ?? drafts.get(object)?.fields.find((field) => field.name.toLowerCase() === name)
    );
  };
  for (const component of components.filter((one) => !isSummary(one)).concat(components.filter(isSummary))) {
    const [objectName = '', name = ''] = component.fullName.split('.');
    const draft = drafts.get(objectName.toLowerCase());
    if (draft === undefined) continue;
    const field = customField({ ...component.body, fullName: name }, valueSets, summarized);
    built.set(component.fullName.toLowerCase(), field);
    const index = draft.fields.findIndex((other) => other.name.toLowerCase() === name.toLowerCase());
    if (index < 0) draft.fields.push(field);
    // The metadata of a standard field has hardly more than a label or help text, so its type is kept.
    else if (!name.endsWith('__c')) draft.fields[index] = { ...draft.fields[index]!, ...helpTextOf(component.body) };
    else draft.fields[index] = field;
  }
}

function helpTextOf(body: XmlObject): { helpText?: string } {
  const helpText = textOf(body, 'inlineHelpText');
  return helpText === undefined ? {} : { helpText };
}

function addRules(drafts: Drafts, components: readonly SchemaComponent[]): void {
  for (const { fullName, body } of components) {
    const [objectName = '', name = ''] = fullName.split('.');
    const draft = drafts.get(objectName.toLowerCase());
    if (draft !== undefined) (draft.validationRules ??= []).push(validationRule(name, body));
  }
}

function validationRule(name: string, body: XmlObject): ValidationRuleSchema {
  const errorField = textOf(body, 'errorDisplayField');
  const description = textOf(body, 'description');
  return {
    name,
    active: isTrue(body, 'active'),
    formula: textOf(body, 'errorConditionFormula') ?? '',
    message: textOf(body, 'errorMessage') ?? '',
    ...(errorField === undefined ? {} : { errorField }),
    ...(description === undefined ? {} : { description }),
  };
}

function addRecordTypes(
  drafts: Drafts,
  components: readonly SchemaComponent[],
  processes: readonly SchemaComponent[],
): void {
  for (const { fullName, body } of components) {
    const [objectName = '', developerName = ''] = fullName.split('.');
    const draft = drafts.get(objectName.toLowerCase());
    if (draft === undefined) continue;
    if (draft.recordTypes === undefined) {
      draft.fields.push(
        makeField('RecordTypeId', 'reference', {
          label: 'Record Type ID',
          length: 18,
          referenceTo: ['RecordType'],
          relationshipName: 'RecordType',
          relationship: 'lookup',
          onDelete: 'restrict',
        }),
      );
    }
    (draft.recordTypes ??= []).push({
      developerName,
      label: textOf(body, 'label') ?? developerName,
      active: textOf(body, 'active') !== 'false',
      picklists: recordTypePicklists(objectName, body, processes),
    });
  }
}

/** The picklists of a record type; the stages of an opportunity come from its sales process. */
function recordTypePicklists(
  objectName: string,
  body: XmlObject,
  processes: readonly SchemaComponent[],
): RecordTypeSchema['picklists'] {
  const picklists = new Map(
    listOf(body, 'picklistValues').map((item) => [
      (textOf(item, 'picklist') ?? '').toLowerCase(),
      picklistChoices(item),
    ]),
  );
  const process = `${objectName}.${textOf(body, 'businessProcess') ?? ''}`.toLowerCase();
  const found = processes.find((one) => one.fullName.toLowerCase() === process);
  const field = PROCESS_FIELDS[objectName.toLowerCase()];
  if (found !== undefined && field !== undefined) picklists.set(field, picklistChoices(found.body));
  return picklists;
}

const PROCESS_FIELDS: Readonly<Record<string, string>> = { opportunity: 'stagename', lead: 'status' };

/** The values and defaults of a record type's picklist. Their names are URL-encoded: `Proposal%2FPrice Quote`. */
function picklistChoices(item: XmlObject): { values: string[]; defaults: string[] } {
  const values = listOf(item, 'values').map((value) => ({
    name: decodeValue(textOf(value, 'fullName') ?? ''),
    isDefault: isTrue(value, 'default'),
  }));
  return {
    values: values.map((value) => value.name),
    defaults: values.filter((value) => value.isDefault).map((value) => value.name),
  };
}

/** Decodes a URL-encoded picklist value of a record type; returns text with invalid encoding unchanged. */
export function decodeValue(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function finish(drafts: Drafts): Map<string, ObjectSchema> {
  const children = new Map<string, ChildRelationship[]>();
  for (const draft of drafts.values()) {
    for (const field of draft.fields) {
      if (field.childRelationshipName === undefined) continue;
      for (const parent of field.referenceTo) {
        const key = parent.toLowerCase();
        const list = children.get(key) ?? [];
        list.push({ relationshipName: field.childRelationshipName, childObject: draft.name, field: field.name });
        children.set(key, list);
      }
    }
  }
  const objects = new Map<string, ObjectSchema>();
  for (const [key, draft] of drafts) {
    objects.set(key, {
      ...draft,
      fields: new Map(draft.fields.map((field) => [field.name.toLowerCase(), field])),
      childRelationships: children.get(key) ?? [],
      validationRules: draft.validationRules ?? [],
      recordTypes: draft.recordTypes ?? [],
    });
  }
  return objects;
}
