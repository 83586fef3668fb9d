import { profileFullName } from '../schema/grants.ts';
import { findField, findObject } from '../schema/lookup.ts';
import type { FieldSchema, PermissionGrant, PicklistValue, Schema } from '../schema/types.ts';
import { listOf, textOf } from '../xml/xmlValue.ts';
import type { XmlObject } from '../xml/xmlValue.ts';
import type { MetadataHost } from './host.ts';
import { WORKFLOW_CHILDREN } from './registry.ts';
import type { StoredComponent } from './store.ts';

/**
 * Components of a type that the org has without a deploy of their own: standard profiles and value sets, the roles of its users, the file
 * of all labels, and the rules, alerts and tasks inside workflow files.
 */
export function derivedComponents(host: MetadataHost, type: string): StoredComponent[] {
  const { schema } = host.current();
  switch (type) {
    case 'Profile':
      return [...schema.grants.values()]
        .filter((grant) => grant.kind === 'profile')
        .map((grant) => derived(type, profileFullName(grant.name), profileBody(schema, grant)));
    case 'StandardValueSet':
      return [...standardValueSets(schema)].map(([name, values]) => derived(type, name, valueSetBody(values)));
    case 'Role':
      return roles(host);
    case 'CustomLabels': {
      const labels = ofType(host, 'CustomLabel');
      return labels.length === 0
        ? []
        : [derived(type, 'CustomLabels', { labels: labels.map((label) => label.body) }, labels)];
    }
    default: {
      const element = Object.keys(WORKFLOW_CHILDREN).find((one) => WORKFLOW_CHILDREN[one] === type);
      return element === undefined
        ? []
        : ofType(host, 'Workflow').flatMap((file) => workflowParts(file, type, element));
    }
  }
}

const ofType = (host: MetadataHost, type: string): StoredComponent[] =>
  host.components.all().filter((component) => component.type === type);

/** A component of the org itself has no author; one out of files has the latest of them. */
function derived(
  type: string,
  fullName: string,
  body: XmlObject,
  files: readonly StoredComponent[] = [],
): StoredComponent {
  const [latest] = files.toSorted((a, b) => (a.lastModifiedDate < b.lastModifiedDate ? 1 : -1));
  const created = '1970-01-01T00:00:00.000Z';
  return {
    type,
    fullName,
    fileName: '',
    body,
    createdDate: latest?.createdDate ?? created,
    createdById: latest?.createdById ?? '',
    lastModifiedDate: latest?.lastModifiedDate ?? created,
    lastModifiedById: latest?.lastModifiedById ?? '',
  };
}

function workflowParts(file: StoredComponent, type: string, element: string): StoredComponent[] {
  return listOf(file.body, element).map((body) =>
    derived(type, `${file.fullName}.${textOf(body, 'fullName') ?? ''}`, body, [file]),
  );
}

/** What a profile grants, as its file has it. */
function profileBody(schema: Schema, grant: PermissionGrant): XmlObject {
  const flag = (value: boolean): string => String(value);
  return {
    custom: 'false',
    customPermissions: [...grant.customPermissions].map((name) => ({ enabled: 'true', name })),
    fieldPermissions: [...grant.fields].map(([path, { read, edit }]) => ({
      editable: flag(edit),
      field: fieldName(schema, path),
      readable: flag(read),
    })),
    objectPermissions: [...grant.objects].map(([name, rights]) => ({
      allowCreate: flag(rights.create),
      allowDelete: flag(rights.delete),
      allowEdit: flag(rights.edit),
      allowRead: flag(rights.read),
      modifyAllRecords: flag(rights.modifyAll),
      object: findObject(schema, name)?.name ?? name,
      viewAllRecords: flag(rights.viewAll),
    })),
    userLicense: 'Salesforce',
    userPermissions: [...grant.system].sort().map((name) => ({ enabled: 'true', name })),
  };
}

function fieldName(schema: Schema, path: string): string {
  const [objectName = '', name = ''] = path.split('.');
  const object = findObject(schema, objectName);
  const field = object && findField(object, name);
  return object && field ? `${object.name}.${field.name}` : path;
}

/** Value sets of the platform that are no components: nobody can change their values. */
const FIXED_SETS: ReadonlySet<string> = new Set(['UserType', 'ForecastCategory', 'ForecastCategoryName']);

/** The values of each standard value set, from the standard fields that have it. */
function standardValueSets(schema: Schema): Map<string, readonly PicklistValue[]> {
  const sets = new Map<string, readonly PicklistValue[]>();
  for (const object of schema.objects.values()) {
    for (const field of object.fields.values()) {
      const { valueSetName, custom } = field;
      if (!custom && valueSetName !== undefined && !FIXED_SETS.has(valueSetName) && field.picklistValues.length > 0)
        sets.set(valueSetName, field.picklistValues);
    }
  }
  return sets;
}

function valueSetBody(values: readonly PicklistValue[]): XmlObject {
  return {
    sorted: 'false',
    standardValue: values.map(({ value, label, active, defaultValue, stage }) => ({
      fullName: value,
      default: String(defaultValue),
      ...(active ? {} : { isActive: 'false' }),
      label,
      ...(stage === undefined
        ? {}
        : {
            closed: String(stage.closed),
            forecastCategory: stage.forecastCategory,
            probability: String(stage.probability),
            won: String(stage.won),
          }),
    })),
  };
}

function roles(host: MetadataHost): StoredComponent[] {
  return host.database
    .prepare(
      'SELECT r."DeveloperName" AS name, r."Name" AS label, p."DeveloperName" AS parent FROM "UserRole" r LEFT JOIN "UserRole" p ON p."Id" = r."ParentRoleId"',
    )
    .all()
    .map((row) =>
      derived('Role', String(row['name']), {
        mayForecastManagerShare: 'false',
        name: String(row['label']),
        ...(row['parent'] === null ? {} : { parentRole: String(row['parent']) }),
      }),
    );
}

const FIELD_TYPES: Readonly<Record<string, string>> = {
  ...{ boolean: 'Checkbox', currency: 'Currency', date: 'Date', datetime: 'DateTime', double: 'Number', int: 'Number' },
  ...{ email: 'Email', multipicklist: 'MultiselectPicklist', percent: 'Percent', phone: 'Phone', picklist: 'Picklist' },
  ...{ reference: 'Lookup', string: 'Text', textarea: 'TextArea', time: 'Time', url: 'Url' },
};

/** A standard field as readMetadata gives it; undefined for a field that the object does not have. */
export function standardField(schema: Schema, fullName: string): XmlObject | undefined {
  const [objectName = '', name = ''] = fullName.split('.');
  const object = findObject(schema, objectName);
  const field = object && findField(object, name);
  if (object === undefined || field === undefined || field.custom) return undefined;
  return { fullName: `${object.name}.${field.name}`, ...fieldBody(field) };
}

function fieldBody(field: FieldSchema): XmlObject {
  const long = field.longText ? 'LongTextArea' : undefined;
  const number = field.precision > 0 ? { precision: String(field.precision), scale: String(field.scale) } : {};
  const target = field.referenceTo[0];
  return {
    ...(field.helpText === undefined ? {} : { inlineHelpText: field.helpText }),
    label: field.label,
    ...(field.length > 0 && field.type !== 'reference' && field.type !== 'picklist'
      ? { length: String(field.length) }
      : {}),
    ...number,
    ...(target === undefined ? {} : { referenceTo: target }),
    required: String(!field.nillable && field.createable),
    trackHistory: 'false',
    type: long ?? FIELD_TYPES[field.type] ?? 'Text',
    ...(field.valueSetName === undefined ? {} : { valueSet: { valueSetName: field.valueSetName } }),
  };
}
