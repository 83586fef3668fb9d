import type {
  FieldRepresentation,
  ObjectInfoRepresentation,
  PicklistValuesRepresentation,
} from 'lightning/uiObjectInfoApi';

/** What the criterion in the playbook requires of the field: its type (`text` when no other fits), allowed values and bounds. */
export interface FieldInput {
  readonly type: 'text' | 'longText' | 'choice' | 'number' | 'date' | 'check';
  readonly values?: readonly string[];
  readonly min?: number;
  readonly max?: number;
}

export interface Option {
  readonly value: string;
  readonly label: string;
}

/**
 * The input to show for a field. `none`: it cannot be filled here, since the user may not edit it (`denied`), it is a formula
 * (`calculated`), or only the record page can edit its type (`onRecord`).
 */
export type Entry =
  | { readonly kind: 'area'; readonly maxLength: number }
  | { readonly kind: 'choice' | 'several'; readonly options: readonly Option[] }
  | { readonly kind: 'check' }
  | {
      readonly kind: 'input';
      /** The `type` of `lightning-input`. */
      readonly type: string;
      readonly maxLength?: number;
      readonly min?: number | undefined;
      readonly max?: number | undefined;
      readonly step?: number | 'any';
      readonly formatter?: string;
    }
  | { readonly kind: 'none'; readonly why: 'denied' | 'calculated' | 'onRecord' };

const asOptions = (values: readonly string[]): Option[] => values.map((value) => ({ value, label: value }));

/** The input that fits the playbook's criterion; used when the org's description of the field cannot be read. */
export function entryByPlaybook({ type, values = [], min, max }: FieldInput): Entry {
  switch (type) {
    case 'choice':
      return { kind: 'choice', options: asOptions(values) };
    case 'check':
      return { kind: 'check' };
    case 'number':
      return { kind: 'input', type, min, max, step: 'any' };
    case 'date':
      return { kind: 'input', type };
    default:
      return { kind: 'area', maxLength: type === 'longText' ? 32_000 : 255 };
  }
}

/** Type of `lightning-input` by the field's `dataType`, for text on one line. */
const LINES: Readonly<Record<string, string>> = {
  String: 'text',
  ComboBox: 'text',
  Email: 'email',
  Phone: 'tel',
  Url: 'url',
};
const NUMBERS: readonly string[] = ['Int', 'Double', 'Currency', 'Percent'];

/** The org's description of the field; undefined when the user has no access to it. */
export function fieldOf(info: ObjectInfoRepresentation, field: string): FieldRepresentation | undefined {
  return Object.hasOwn(info.fields, field) ? info.fields[field] : undefined;
}

/** Whether the field's values have to be requested with `getPicklistValues`. */
export function isPicklist(field: FieldRepresentation | undefined): boolean {
  return field?.dataType === 'Picklist' || field?.dataType === 'MultiPicklist';
}

/** The three requests about a field: its description, the deal's values, the picklist values. */
export type RequestName = 'info' | 'deal' | 'values';

/** Responses of the org so far. */
export interface Responses {
  readonly info?: ObjectInfoRepresentation | undefined;
  readonly values?: PicklistValuesRepresentation | undefined;
  /** Value of the controlling field, for a dependent picklist. */
  readonly controlling?: unknown;
  readonly failed: readonly RequestName[];
}

/**
 * The input for the field `name`, as the org describes it to this user; undefined while a response that it needs is missing. When such a
 * request has failed, the input comes from the playbook alone.
 */
export function entryOf(
  input: FieldInput,
  name: string,
  { info, values, controlling, failed }: Responses,
): Entry | undefined {
  if (!info) return failed.includes('info') ? entryByPlaybook(input) : undefined;
  const field = fieldOf(info, name);
  if (field?.calculated) return { kind: 'none', why: 'calculated' };
  if (!field?.updateable || !info.updateable) return { kind: 'none', why: 'denied' };
  if (!isPicklist(field)) return entryByType(input, field);
  if (values) return entryByValues(input, field, values, controlling);
  return failed.includes('values') ? entryByPlaybook(input) : undefined;
}

function entryByType(input: FieldInput, { dataType, length, scale, htmlFormatted }: FieldRepresentation): Entry {
  const line = LINES[dataType];
  // The criterion can list values although the org stores plain text: then the user chooses from the list.
  if (line) return input.type === 'choice' ? entryByPlaybook(input) : { kind: 'input', type: line, maxLength: length };
  if (NUMBERS.includes(dataType)) {
    const { min, max } = input;
    const formatter = dataType === 'Percent' ? 'percent-fixed' : 'decimal';
    return { kind: 'input', type: 'number', min, max, step: Number(`1e-${scale}`), formatter };
  }
  if (dataType === 'Date') return { kind: 'input', type: 'date' };
  if (dataType === 'Boolean') return { kind: 'check' };
  // Rich text needs the editor of the record page.
  if (dataType === 'TextArea' && !htmlFormatted) return { kind: 'area', maxLength: length };
  return { kind: 'none', why: 'onRecord' };
}

/**
 * Picklist values that the org offers for the deal's record type (and controlling value), in its order and the reader's language, reduced
 * to those that the criterion accepts. When none is left, the criterion's values are offered as they are, and the org decides on save.
 */
function entryByValues(
  input: FieldInput,
  field: FieldRepresentation,
  { values, controllerValues }: PicklistValuesRepresentation,
  controlling: unknown,
): Entry {
  const controllerIndex = controllerValues[String(controlling)];
  const offered = field.controllerName
    ? values.filter(({ validFor }) => controllerIndex !== undefined && validFor.includes(controllerIndex))
    : values;
  const wanted = input.type === 'choice' ? offered.filter(({ value }) => input.values?.includes(value)) : offered;
  if (wanted.length === 0) return input.type === 'choice' ? entryByPlaybook(input) : { kind: 'none', why: 'onRecord' };
  const options = wanted.map(({ value, label }) => ({ value, label }));
  return { kind: field.dataType === 'MultiPicklist' ? 'several' : 'choice', options };
}
