import type { RecordRepresentation } from 'lightning/uiRecordApi';
import type { Field } from 'host/fields';
import { recordPath } from 'host/router';
import { currentSession } from 'host/session';
import { texts } from 'host/texts';

/** In place of a blank value. */
const BLANK = '—';

/**
 * A field's value as the user reads it, in the user's locale; a lookup by its target's name.
 * @param isBrief writes amounts without `.00` and days with the name of the month, as a header does
 */
export function shownOf(record: RecordRepresentation | undefined, field: Field, isBrief = false): string {
  const { value, displayValue } = record?.fields[field.apiName] ?? {};
  if (value === null || value === undefined || value === '') return BLANK;
  if (field.dataType === 'Boolean') return value === true ? texts.yes : texts.no;
  if (field.dataType === 'Reference') return targetOf(record, field)?.name ?? String(value);
  if (isBrief && field.dataType === 'Currency' && Number.isInteger(value)) return wholeAmount(Number(value));
  if (isBrief && field.dataType === 'Date') return dayWithMonth(String(value));
  return displayValue ?? String(value);
}

function wholeAmount(value: number): string {
  const { locale, currency } = currentSession();
  return new Intl.NumberFormat(locale, { style: 'currency', currency, maximumFractionDigits: 0 }).format(value);
}

function dayWithMonth(day: string): string {
  const options = { dateStyle: 'medium', timeZone: 'UTC' } as const;
  return new Intl.DateTimeFormat(currentSession().locale, options).format(new Date(`${day}T00:00:00Z`));
}

/** Where the value leads: a record, a mail, a call or a web page; empty for other values. */
export function hrefOf(record: RecordRepresentation | undefined, field: Field): string {
  const value = record?.fields[field.apiName]?.value;
  if (typeof value !== 'string' || value === '') return '';
  switch (field.dataType) {
    case 'Reference': {
      const target = targetOf(record, field);
      return target ? recordPath(target.object, value) : '';
    }
    case 'Email':
      return `mailto:${value}`;
    case 'Phone':
      return `tel:${value.replaceAll(/[^+\d]/g, '')}`;
    case 'Url':
      // Only addresses of the web: others could run as a script.
      return /^https?:\/\//i.test(value) ? value : `https://${value}`;
    default:
      return '';
  }
}

function targetOf(
  record: RecordRepresentation | undefined,
  { relationshipName }: Field,
): { readonly object: string; readonly name: string } | undefined {
  const parent = relationshipName ? record?.fields[relationshipName]?.value : undefined;
  if (typeof parent !== 'object' || parent === null) return undefined;
  const name = parent.fields['Name']?.value;
  return typeof name === 'string' ? { object: parent.apiName, name } : undefined;
}
