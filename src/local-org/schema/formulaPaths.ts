import { Decimal } from 'decimal.js';
import type { FormulaField, FormulaInput, FormulaType } from '../../formula/types.ts';
import type { Row } from '../base/values.ts';
import type { Formulas, FormulaWorld, PathReader } from './formulaTypes.ts';
import { findField, findObject, resolveField } from './lookup.ts';
import type { FieldSchema, FieldType, ObjectSchema, Schema } from './types.ts';

const FORMULA_TYPES: Readonly<Record<FieldType, FormulaType>> = {
  id: 'Text',
  string: 'Text',
  textarea: 'Text',
  picklist: 'Picklist',
  multipicklist: 'MultiPicklist',
  combobox: 'Text',
  reference: 'Text',
  boolean: 'Boolean',
  int: 'Number',
  double: 'Number',
  currency: 'Number',
  percent: 'Number',
  date: 'Date',
  datetime: 'DateTime',
  time: 'Time',
  email: 'Text',
  phone: 'Text',
  url: 'Text',
  base64: 'Text',
  address: 'Text',
  anyType: 'Text',
};

/** The formula engine's type of a field. */
export function formulaTypeOf(field: FieldSchema): FormulaType {
  return FORMULA_TYPES[field.type];
}

/** Objects behind `$User`, `$Profile` … */
const GLOBALS: Readonly<Record<string, string>> = {
  $user: 'User',
  $profile: 'Profile',
  $userrole: 'UserRole',
  $organization: 'Organization',
  $recordtype: 'RecordType',
};

/** Describes a path of a formula (`Account.Name`, `$User.Email`) for the formula compiler; undefined if there is no such field. */
export function formulaFieldOf(
  schema: Schema,
  object: ObjectSchema,
  path: readonly string[],
): FormulaField | undefined {
  const [first = '', second = ''] = path;
  const lower = first.toLowerCase();
  if (lower === '$permission')
    return schema.customPermissions.has(second.toLowerCase()) ? { type: 'Boolean' } : undefined;
  if (lower === '$label') return schema.labels.has(second) ? { type: 'Text' } : undefined;
  if (lower === '$system') return second.toLowerCase() === 'origindatetime' ? { type: 'DateTime' } : undefined;
  if (lower.startsWith('$')) {
    const global = findObject(schema, GLOBALS[lower] ?? '');
    const field = global === undefined || path.length !== 2 ? undefined : findField(global, second);
    return field === undefined ? undefined : describeField(field);
  }
  const resolved = resolveField(schema, object, path);
  return 'unknown' in resolved || resolved.field.type === 'address' ? undefined : describeField(resolved.field);
}

function describeField(field: FieldSchema): FormulaField {
  return {
    type: formulaTypeOf(field),
    ...(field.type === 'percent' ? { percent: true } : {}),
    ...(field.longText ? { longText: true } : {}),
  };
}

/** Resolves a path of a formula once and returns a function that reads it from a record. */
export function bindPath(
  formulas: Formulas,
  schema: Schema,
  object: ObjectSchema,
  path: readonly string[],
): PathReader {
  const [first = '', second = ''] = path;
  const lower = first.toLowerCase();
  if (lower === '$permission') {
    const name = schema.customPermissions.get(second.toLowerCase())?.name ?? second;
    return (view) => view.world.permissions().customPermissions.has(name);
  }
  if (lower === '$label') return () => schema.labels.get(second) ?? null;
  if (lower === '$system') return () => '1900-01-01T00:00:00.000Z';
  if (lower.startsWith('$')) return bindGlobal(schema, lower, second);
  const resolved = resolveField(schema, object, path);
  if ('unknown' in resolved) return () => null;
  const { hops, field } = resolved;
  const readField = bindField(formulas, resolved.object, field);
  if (hops.length === 0) return (view) => readField(view.row, view);
  const parents = [...hops.slice(1).map((hop) => hop.object), resolved.object];
  return (view) => {
    let row: Row | undefined = view.row;
    for (let index = 0; index < hops.length; index += 1) {
      const id: unknown = row[hops[index]!.field.name];
      const parent = parents[index]!;
      row = typeof id === 'string' && id.startsWith(parent.keyPrefix) ? view.world.row(parent, id) : undefined;
      if (row === undefined) return field.type === 'boolean' ? false : null;
    }
    return readField(row, view);
  };
}

type FieldReader = (row: Row, view: Parameters<PathReader>[0]) => FormulaInput;

function bindField(formulas: Formulas, object: ObjectSchema, field: FieldSchema): FieldReader {
  const { name } = field;
  if (field.formula !== undefined) {
    return (row, view) => {
      const value = formulas.rawValue(object, field, { row, isNew: view.isNew, world: view.world });
      return field.type === 'percent' && value instanceof Decimal ? value.times(100) : value;
    };
  }
  switch (field.type) {
    case 'boolean':
      return (row) => row[name] === true || row[name] === 1;
    // As in Salesforce, ids have 15 characters in formulas; CASESAFEID converts them.
    case 'id':
    case 'reference':
      return (row) => {
        const id = row[name];
        return typeof id === 'string' ? id.slice(0, 15) : null;
      };
    default:
      return (row) => row[name] ?? null;
  }
}

function bindGlobal(schema: Schema, global: string, fieldName: string): PathReader {
  const object = findObject(schema, GLOBALS[global] ?? '');
  const field = object === undefined ? undefined : findField(object, fieldName);
  const user = findObject(schema, 'User');
  if (object === undefined || field === undefined || user === undefined) return () => null;
  const referenced = (world: FormulaWorld, row: Row | undefined, reference: string): Row | undefined => {
    const id = row?.[reference];
    return typeof id === 'string' ? world.row(object, id) : undefined;
  };
  const read = (row: Row | undefined): FormulaInput => {
    const value = row?.[field.name] ?? null;
    const isId = field.type === 'id' || field.type === 'reference';
    return isId && typeof value === 'string' ? value.slice(0, 15) : value;
  };
  return (view) => {
    const { world } = view;
    if (global === '$organization') return read(world.organization());
    if (global === '$recordtype') return read(referenced(world, view.row, 'RecordTypeId'));
    const running = world.row(user, world.user.id);
    if (global === '$user') return read(running);
    return read(referenced(world, running, global === '$profile' ? 'ProfileId' : 'UserRoleId'));
  };
}
