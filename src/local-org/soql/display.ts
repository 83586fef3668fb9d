import type { FieldSchema } from '../schema/types.ts';
import type { StoredValue } from '../save/types.ts';

/** What the platform shows for a value. The local org has one locale and one currency. */
export const LOCALE = 'en-US';
export const CURRENCY = 'USD';

/**
 * A value as a page shows it, or null where the value itself is shown (text, ids, checkboxes).
 * Picklists give their label, numbers their digits, dates and times the user's zone: `$60,000.00`, `6/15/2026, 9:30 AM`.
 */
export function displayValue(field: FieldSchema, value: StoredValue, timeZone: string): string | null {
  if (value === null) return null;
  switch (field.type) {
    case 'picklist':
    case 'combobox':
      return labelOf(field, String(value));
    case 'multipicklist':
      return String(value)
        .split(';')
        .map((part) => labelOf(field, part))
        .join(';');
    case 'int':
    case 'double':
      return number(Number(value), field.scale);
    case 'percent':
      return `${number(Number(value), field.scale)}%`;
    case 'currency':
      return new Intl.NumberFormat(LOCALE, {
        style: 'currency',
        currency: CURRENCY,
        minimumFractionDigits: field.scale,
        maximumFractionDigits: field.scale,
      }).format(Number(value));
    case 'date':
      return new Intl.DateTimeFormat(LOCALE, { timeZone: 'UTC' }).format(new Date(`${String(value)}T00:00:00Z`));
    case 'datetime':
      return new Intl.DateTimeFormat(LOCALE, {
        ...{ timeZone, year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: '2-digit' },
      }).format(new Date(String(value)));
    default:
      return null;
  }
}

function labelOf(field: FieldSchema, value: string): string {
  return field.picklistValues.find((known) => known.value === value)?.label ?? value;
}

function number(value: number, scale: number): string {
  return new Intl.NumberFormat(LOCALE, { minimumFractionDigits: scale, maximumFractionDigits: scale }).format(value);
}
