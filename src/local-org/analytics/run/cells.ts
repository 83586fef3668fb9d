import type { StoredValue } from '../../base/values.ts';
import type { FieldSchema } from '../../schema/types.ts';
import type { Display } from '../../soql/display.ts';

/** A value with its text, as the Analytics API gives it. Amounts are objects in rows and plain numbers in summaries. */
export interface ReportCell {
  readonly label: string;
  readonly value: unknown;
}

/** The text of a value; blank ones show `-`. */
export function cellText(
  display: Display,
  field: Pick<FieldSchema, 'type' | 'scale' | 'picklistValues'>,
  value: StoredValue,
): string {
  if (value === null || value === '') return '-';
  return display.value(field, value) ?? String(value);
}

/** A cell of a row. @param id of the record that the value names, where it names one */
export function detailCell(display: Display, field: FieldSchema, value: StoredValue, id?: StoredValue): ReportCell {
  const label = cellText(display, field, value);
  if (id !== undefined) return { label, value: id };
  if (field.type === 'currency' && value !== null) return { label, value: { amount: value, currency: null } };
  return { label, value };
}
