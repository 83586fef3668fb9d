import type { FieldSchema, FieldType } from '../../../schema/types.ts';

/** The UI API's GraphQL type names for a field: of its value object, of the scalar in it, and of its filter operators. */
interface Names {
  readonly value: string;
  readonly scalar: string;
  readonly operators: string;
}

const NAMES: Readonly<Record<FieldType, Names>> = {
  id: { value: 'IDValue', scalar: 'ID', operators: 'IdOperators' },
  reference: { value: 'IDValue', scalar: 'ID', operators: 'IdOperators' },
  string: { value: 'StringValue', scalar: 'String', operators: 'StringOperators' },
  textarea: { value: 'TextAreaValue', scalar: 'TextArea', operators: 'TextAreaOperators' },
  picklist: { value: 'PicklistValue', scalar: 'Picklist', operators: 'PicklistOperators' },
  combobox: { value: 'PicklistValue', scalar: 'Picklist', operators: 'PicklistOperators' },
  multipicklist: { value: 'MultiPicklistValue', scalar: 'MultiPicklist', operators: 'MultiPicklistOperators' },
  boolean: { value: 'BooleanValue', scalar: 'Boolean', operators: 'BooleanOperators' },
  int: { value: 'IntValue', scalar: 'Int', operators: 'IntegerOperators' },
  double: { value: 'DoubleValue', scalar: 'Double', operators: 'DoubleOperators' },
  currency: { value: 'CurrencyValue', scalar: 'Currency', operators: 'CurrencyOperators' },
  percent: { value: 'PercentValue', scalar: 'Percent', operators: 'PercentOperators' },
  date: { value: 'DateValue', scalar: 'Date', operators: 'DateOperators' },
  datetime: { value: 'DateTimeValue', scalar: 'DateTime', operators: 'DateTimeOperators' },
  time: { value: 'TimeValue', scalar: 'Time', operators: 'TimeOperators' },
  email: { value: 'EmailValue', scalar: 'Email', operators: 'EmailOperators' },
  phone: { value: 'PhoneNumberValue', scalar: 'PhoneNumber', operators: 'PhoneNumberOperators' },
  url: { value: 'UrlValue', scalar: 'Url', operators: 'UrlOperators' },
  base64: { value: 'Base64Value', scalar: 'Base64', operators: 'Base64Operators' },
  address: { value: 'StringValue', scalar: 'String', operators: 'StringOperators' },
  anyType: { value: 'StringValue', scalar: 'String', operators: 'StringOperators' },
};

export const graphqlNames = (field: FieldSchema): Names =>
  field.longText
    ? { value: 'LongTextAreaValue', scalar: 'LongTextArea', operators: 'LongTextAreaOperators' }
    : NAMES[field.type];

/** Scalars that GraphQL does not define; their values are passed through unchanged. */
export const SCALARS: readonly string[] = [
  ...['TextArea', 'LongTextArea', 'Picklist', 'MultiPicklist', 'Double', 'Currency', 'Percent'],
  ...['Date', 'DateTime', 'Time', 'Email', 'PhoneNumber', 'Url', 'Base64', 'Long'],
];
