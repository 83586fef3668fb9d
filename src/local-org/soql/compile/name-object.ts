import { makeField } from '../../schema/field.ts';
import type { FieldSchema, ObjectSchema } from '../../schema/types.ts';

export const NAME_OBJECT = 'Name';

/** Fields of a polymorphic parent without TYPEOF, besides Id and Type. It has those that at least one of its objects has. */
const SHARED_FIELDS = [
  ...['Name', 'FirstName', 'LastName', 'Email', 'Phone', 'Title', 'Alias', 'Username', 'IsActive'],
  ...['ProfileId', 'UserRoleId'],
];

/** Salesforce's Name object for these objects: `Who.Name`, `What.Type`. It has no table: each field is read from the actual record. */
export function nameObject(targets: readonly ObjectSchema[]): ObjectSchema {
  const fields = new Map<string, FieldSchema>([
    ['id', makeField('Id', 'id', { length: 18, nillable: false })],
    ['type', makeField('Type', 'string', { length: 40 })],
  ]);
  for (const name of SHARED_FIELDS) {
    const key = name.toLowerCase();
    const field = targets.map((target) => target.fields.get(key)).find((one) => one !== undefined);
    if (field)
      fields.set(key, { ...makeField(field.name, field.type, { length: field.length }), nameField: field.nameField });
  }
  return {
    name: NAME_OBJECT,
    label: NAME_OBJECT,
    labelPlural: NAME_OBJECT,
    custom: false,
    keyPrefix: '',
    sharing: 'read',
    createable: false,
    updateable: false,
    deletable: false,
    fields,
    childRelationships: [],
    validationRules: [],
    recordTypes: [],
  };
}
