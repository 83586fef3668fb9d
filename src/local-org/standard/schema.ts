import { isFolded, makeField } from '../schema/field.ts';
import type { FieldSchema, FieldType, ObjectDraft, PicklistValue } from '../schema/types.ts';
import { CONTRACT_OBJECTS } from './contractObjects.ts';
import { EMAIL_OBJECTS } from './emailObjects.ts';
import { fieldLabels, objectLabels } from './labels.ts';
import { STANDARD_OBJECTS } from './objects.ts';
import type { StandardObject } from './objects.ts';
import { SETUP_OBJECTS } from './setupObjects.ts';
import data from './standard-schema.sales.json' with { type: 'json' };

interface DataObject {
  readonly fields: readonly { name: string; tsType: string; nillable: boolean }[];
  readonly parents: readonly { relationshipName: string; target: readonly string[] }[];
}

type Picklists = ReadonlyMap<string, readonly PicklistValue[]>;
type Mutable<T> = { -readonly [key in keyof T]: T[key] };

const PLATFORM_FIELDS = new Set([
  'Id',
  'IsDeleted',
  'CreatedDate',
  'CreatedById',
  'LastModifiedDate',
  'LastModifiedById',
  'SystemModstamp',
  'LastActivityDate',
  'LastViewedDate',
  'LastReferencedDate',
]);
const DATE_TIMES = new Set([
  'CreatedDate',
  'LastModifiedDate',
  'SystemModstamp',
  'LastViewedDate',
  'LastReferencedDate',
]);
const BY_TS_TYPE: Readonly<Record<string, FieldType>> = {
  string: 'string',
  boolean: 'boolean',
  number: 'double',
  DateString: 'date',
  Address: 'address',
};

/** The standard objects of a new org. `picklists`: value sets by name, since a deploy may have replaced some. */
export function standardObjects(picklists: Picklists): ObjectDraft[] {
  const definitions = [...STANDARD_OBJECTS, ...CONTRACT_OBJECTS, ...EMAIL_OBJECTS, ...SETUP_OBJECTS];
  const known = new Set(definitions.map((definition) => definition.name));
  return definitions.map((definition) => draftOf(definition, known, picklists));
}

function draftOf(definition: StandardObject, known: ReadonlySet<string>, picklists: Picklists): ObjectDraft {
  const source: DataObject | undefined = (data as Readonly<Record<string, DataObject>>)[definition.name];
  const fields = new Map<string, FieldSchema>([['Id', platformField('Id', 'id', false)]]);
  for (const field of source?.fields ?? []) {
    const type = DATE_TIMES.has(field.name) ? 'datetime' : (BY_TS_TYPE[field.tsType] ?? 'string');
    fields.set(field.name, baseField(field.name, type, field.nillable));
  }
  for (const parent of source?.parents ?? []) {
    const field = fields.get(`${parent.relationshipName}Id`);
    const referenceTo = parent.target.filter((target) => known.has(target));
    if (field === undefined || referenceTo.length === 0) continue;
    fields.set(field.name, {
      ...field,
      type: 'reference',
      length: 18,
      referenceTo,
      relationshipName: parent.relationshipName,
      relationship: 'lookup',
    });
  }
  for (const line of definition.fields.trim().split('\n')) {
    const field = parseField(line.trim(), fields, picklists);
    fields.set(field.name, field);
  }
  const { one, many } = objectLabels(definition.name);
  return {
    name: definition.name,
    label: definition.label,
    ...(one ? { labels: one } : {}),
    labelPlural: definition.labelPlural,
    ...(many ? { labelsPlural: many } : {}),
    custom: false,
    keyPrefix: definition.keyPrefix,
    sharing: definition.sharing,
    createable: definition.access.includes('c'),
    updateable: definition.access.includes('u'),
    deletable: definition.access.includes('d'),
    fields: [...fields.values()].map((field) => {
      const labels = fieldLabels(definition.name, field.name);
      return labels ? { ...field, labels } : field;
    }),
  };
}

function platformField(name: string, type: FieldType, nillable: boolean): FieldSchema {
  const label = name === 'Id' ? 'Record ID' : name === 'IsDeleted' ? 'Deleted' : undefined;
  return makeField(name, type, {
    createable: false,
    updateable: false,
    nillable,
    calculated: true,
    length: type === 'id' ? 18 : 0,
    ...(name === 'LastActivityDate' ? { kept: true } : {}),
    ...(label === undefined ? {} : { label }),
  });
}

function baseField(name: string, type: FieldType, nillable: boolean): FieldSchema {
  if (PLATFORM_FIELDS.has(name)) return platformField(name, name === 'Id' ? 'id' : type, nillable);
  if (name === 'CreatedById' || name === 'LastModifiedById') return platformField(name, 'reference', nillable);
  if (type === 'double') return makeField(name, type, { precision: 18, scale: 8, nillable: true });
  const text = type === 'string' ? { length: 255 } : {};
  const address = type === 'address' ? { createable: false, updateable: false } : {};
  // In the data file `nillable: false` only means that the platform fills the field; the flag `req` marks fields that a caller must give.
  return makeField(name, type, { ...text, ...address, nillable: type !== 'boolean' });
}

const LINE = /^(\w+) ([a-z0-9]+)(?:\(([^)]*)\))?(?: (.*))?$/;

function parseField(line: string, fields: ReadonlyMap<string, FieldSchema>, picklists: Picklists): FieldSchema {
  const match = LINE.exec(line);
  const [, name, type, args, flags] = match ?? [];
  if (name === undefined || type === undefined) throw new Error(`Standard field cannot be read: \`${line}\``);
  const base = fields.get(name) ?? makeField(name, type as FieldType, { nillable: type !== 'boolean' });
  const field: Mutable<FieldSchema> = { ...base, type: type as FieldType, length: 0, precision: 0, scale: 0 };
  applyArguments(field, (args ?? '').split(',').filter(Boolean), picklists);
  for (const flag of (flags ?? '').split(' ').filter(Boolean)) applyFlag(field, flag);
  return field;
}

function applyArguments(field: Mutable<FieldSchema>, args: readonly string[], picklists: Picklists): void {
  const [first = '', second = '0'] = args;
  if (field.type === 'reference') {
    field.length = 18;
    field.referenceTo = args;
    field.relationship = 'lookup';
    field.relationshipName ??= field.name.replace(/Id$/, '');
    field.onDelete = 'setNull';
  } else if (field.type === 'picklist' || field.type === 'multipicklist') {
    field.length = 255;
    field.valueSetName = first;
    field.picklistValues = picklists.get(first) ?? [];
  } else if (isFolded({ ...field, longText: false })) {
    field.length = Number(first);
  } else {
    field.precision = Number(first);
    field.scale = Number(second);
  }
}

function applyFlag(field: Mutable<FieldSchema>, flag: string): void {
  const [key, value = ''] = flag.split('=');
  if (key === 'req') field.nillable = false;
  else if (key === 'opt' || key === 'auto') field.nillable = true;
  else if (key === 'ro')
    Object.assign(field, { createable: false, updateable: false, nillable: true, calculated: true });
  else if (key === 'kept') {
    applyFlag(field, 'ro');
    field.kept = true;
  } else if (key === 'formula') field.formula = { source: value, blanks: 'asBlank' };
  else if (key === 'create') field.updateable = false;
  else if (key === 'unique') field.unique = true;
  else if (key === 'long') field.longText = true;
  else if (key === 'restricted') field.restrictedPicklist = true;
  else if (key === 'name') field.nameField = true;
  else if (key === 'cascade' || key === 'restrict') field.onDelete = key;
  else if (key === 'detail') Object.assign(field, { onDelete: 'cascade', relationship: 'masterDetail' });
  else if (key === 'children') field.childRelationshipName = value;
  else if (key === 'rel') field.relationshipName = value;
  else if (key === 'label') field.label = value.replaceAll('_', ' ');
  else if (key === 'number') field.autoNumber = { displayFormat: value };
  else if (key === 'default') field.defaultFormula = value;
  else throw new Error(`Standard field \`${field.name}\` has an unknown flag: \`${flag}\``);
}
