import type {
  FieldRepresentation,
  ObjectInfoRepresentation,
  PicklistValuesRepresentation,
} from 'lightning/uiObjectInfoApi';

/** How the criterion asks for the field, by the playbook alone; what is none of it is typed as text. */
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

/** The place where a field is filled, or why there is none here: `denied` to the user, `calculated` by the org, `onRecord` only. */
export type Entry =
  | { readonly kind: 'area'; readonly maxLength: number }
  | { readonly kind: 'choice' | 'several'; readonly options: readonly Option[] }
  | { readonly kind: 'check' }
  | {
      readonly kind: 'input';
      /** As `lightning-input` names it. */
      readonly type: string;
      readonly maxLength?: number;
      readonly min?: number | undefined;
      readonly max?: number | undefined;
      readonly step?: number | 'any';
      readonly formatter?: string;
    }
  | { readonly kind: 'none'; readonly why: 'denied' | 'calculated' | 'onRecord' };

const asOptions = (values: readonly string[]): Option[] => values.map((value) => ({ value, label: value }));

/** The place by the playbook alone, without the org's description of the field. */
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

/** Line inputs by the org's type of the field. */
const LINES: Readonly<Record<string, string>> = {
  String: 'text',
  ComboBox: 'text',
  Email: 'email',
  Phone: 'tel',
  Url: 'url',
};
const NUMBERS: readonly string[] = ['Int', 'Double', 'Currency', 'Percent'];

/** The field as the org describes it to this user; undefined when it may not be seen. */
export function fieldOf(info: ObjectInfoRepresentation, field: string): FieldRepresentation | undefined {
  return Object.hasOwn(info.fields, field) ? info.fields[field] : undefined;
}

/** Whether the org has values to choose from, which are asked for apart. */
export function isPicklist(field: FieldRepresentation | undefined): boolean {
  return field?.dataType === 'Picklist' || field?.dataType === 'MultiPicklist';
}

/** What the org was asked, as far as it has answered. */
export type Asked = 'info' | 'deal' | 'values';
export interface Answers {
  readonly info?: ObjectInfoRepresentation | undefined;
  readonly values?: PicklistValuesRepresentation | undefined;
  /** The value of the field that a dependent picklist depends on. */
  readonly controlling?: unknown;
  /** What it did not answer. */
  readonly failed: readonly Asked[];
}

/** The place for the field of that name, as the org describes it to this user; undefined until the org's description is complete. */
export function entryOf(
  input: FieldInput,
  name: string,
  { info, values, controlling, failed }: Answers,
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
  // A criterion may name the values of a field that is text to the org.
  if (line) return input.type === 'choice' ? entryByPlaybook(input) : { kind: 'input', type: line, maxLength: length };
  if (NUMBERS.includes(dataType)) {
    const { min, max } = input;
    const formatter = dataType === 'Percent' ? 'percent-fixed' : 'decimal';
    return { kind: 'input', type: 'number', min, max, step: Number(`1e-${scale}`), formatter };
  }
  if (dataType === 'Date') return { kind: 'input', type: 'date' };
  if (dataType === 'Boolean') return { kind: 'check' };
  // Text with marks has an editor of its own on the record's page.
  if (dataType === 'TextArea' && !htmlFormatted) return { kind: 'area', maxLength: length };
  return { kind: 'none', why: 'onRecord' };
}

/**
 * What the org offers for the deal's record type, in its order and in the reader's language; of it, what the criterion asks for. A
 * criterion whose values the org does not offer shows them unchanged: the org decides.
 */
function entryByValues(
  input: FieldInput,
  field: FieldRepresentation,
  { values, controllerValues }: PicklistValuesRepresentation,
  controlling: unknown,
): Entry {
  const number = controllerValues[String(controlling)];
  const offered = field.controllerName
    ? values.filter(({ validFor }) => number !== undefined && validFor.includes(number))
    : values;
  const wanted = input.type === 'choice' ? offered.filter(({ value }) => input.values?.includes(value)) : offered;
  if (wanted.length === 0) return input.type === 'choice' ? entryByPlaybook(input) : { kind: 'none', why: 'onRecord' };
  const options = wanted.map(({ value, label }) => ({ value, label }));
  return { kind: field.dataType === 'MultiPicklist' ? 'several' : 'choice', options };
}
