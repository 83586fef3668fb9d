import type { FieldSchema, FieldType } from './types.ts';

type FieldParts = Partial<Omit<FieldSchema, 'name' | 'type'>>;

/** Makes a field. Parts that are not given have the values of a plain, optional, writable field. */
export function makeField(name: string, type: FieldType, parts: FieldParts = {}): FieldSchema {
  return {
    name,
    label: parts.label ?? labelOf(name),
    type,
    custom: false,
    length: 0,
    precision: 0,
    scale: 0,
    nillable: true,
    createable: true,
    updateable: true,
    unique: false,
    caseSensitive: false,
    externalId: false,
    nameField: false,
    referenceTo: [],
    picklistValues: [],
    restrictedPicklist: false,
    longText: false,
    ...parts,
  };
}

/** `CloseDate` → `Close Date`, `AccountId` → `Account ID`, the way standard fields are labelled. */
function labelOf(name: string): string {
  return name
    .replace(/__c$/, '')
    .replaceAll('_', ' ')
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/ Id$/, ' ID');
}

const READ_ONLY = { createable: false, updateable: false } as const;

/** Whether the field has a column in its object's table; formulas and compound fields have none. */
export function isStored(field: FieldSchema): boolean {
  return field.formula === undefined && field.type !== 'address';
}

const FOLDED: ReadonlySet<FieldType> = new Set([
  'string',
  'textarea',
  'picklist',
  'multipicklist',
  'combobox',
  'email',
  'phone',
  'url',
]);

/** Whether the field has a second column `<Field>~fold` in lower case, which SOQL's case-insensitive comparisons use. */
export function isFolded(field: FieldSchema): boolean {
  return isStored(field) && FOLDED.has(field.type) && !field.longText;
}

/** The case-free form in which text is compared: Unicode lower case. */
export function foldText(text: string): string {
  return text.toLowerCase();
}

/** The name of the column with the field's lower-case text: `Name~fold`. */
export function foldColumn(fieldName: string): string {
  return `${fieldName}~fold`;
}

/** The system fields of a custom object. `owner`: false for details, which have no OwnerId. */
export function systemFields(options: { owner: boolean }): FieldSchema[] {
  const user = { ...READ_ONLY, referenceTo: ['User'], relationship: 'lookup', nillable: false } as const;
  return [
    makeField('Id', 'id', { ...READ_ONLY, label: 'Record ID', length: 18, nillable: false, calculated: true }),
    ...(options.owner
      ? [
          makeField('OwnerId', 'reference', {
            length: 18,
            nillable: false,
            referenceTo: ['User'],
            relationshipName: 'Owner',
            relationship: 'lookup',
          }),
        ]
      : []),
    makeField('IsDeleted', 'boolean', { ...READ_ONLY, label: 'Deleted', nillable: false, calculated: true }),
    makeField('CreatedDate', 'datetime', { ...READ_ONLY, nillable: false, calculated: true }),
    makeField('CreatedById', 'reference', { ...user, length: 18, relationshipName: 'CreatedBy', calculated: true }),
    makeField('LastModifiedDate', 'datetime', { ...READ_ONLY, nillable: false, calculated: true }),
    makeField('LastModifiedById', 'reference', {
      ...user,
      length: 18,
      relationshipName: 'LastModifiedBy',
      calculated: true,
    }),
    makeField('SystemModstamp', 'datetime', { ...READ_ONLY, nillable: false, calculated: true }),
    makeField('LastActivityDate', 'date', { ...READ_ONLY, calculated: true }),
    makeField('LastViewedDate', 'datetime', { ...READ_ONLY, calculated: true }),
    makeField('LastReferencedDate', 'datetime', { ...READ_ONLY, calculated: true }),
  ];
}
