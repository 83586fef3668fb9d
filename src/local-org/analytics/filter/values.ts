import { normalizeId } from '../../schema/ids.ts';
import type { FieldSchema } from '../../schema/types.ts';
import { dateLiteralRange } from '../../soql/dates/literals.ts';
import { SoqlError } from '../../soql/errors.ts';
import type { Literal } from '../../soql/types.ts';
import type { ReportColumn } from '../types/reportType.ts';

/** One value of a filter. `day`: a calendar day, which a date-time is compared with as a whole. */
export type FilterValue =
  | { readonly kind: 'blank' }
  | { readonly kind: 'literal'; readonly literal: Literal }
  | { readonly kind: 'day'; readonly day: string }
  /** The record that the column names. */
  | { readonly kind: 'record'; readonly id: string };

type Filtered = Pick<ReportColumn, 'field' | 'idPath'>;

const NUMERIC: ReadonlySet<string> = new Set(['int', 'double', 'currency', 'percent']);

/**
 * The values of a filter, as reports write them: separated by commas, in quotes where one has a comma; dates as `2026-01-31`, `1/31/2026` or
 * relative (`LAST_N_DAYS:30`, `LAST 30 DAYS`, `THIS_MONTH`).
 * @returns the first part that is no value for the column, where there is one
 */
export function filterValues(column: Filtered, text: string): readonly FilterValue[] | { readonly wrong: string } {
  const values: FilterValue[] = [];
  for (const part of partsOf(column.field, text)) {
    const value = part === '' ? ({ kind: 'blank' } as const) : valueOf(column, part);
    if (value === undefined) return { wrong: part };
    values.push(value);
  }
  return values;
}

/** `a, "b, c"` → `a`, `b, c`; one number with thousands stays one. */
function partsOf(field: FieldSchema, text: string): string[] {
  if (NUMERIC.has(field.type) && /^[A-Z ]*-?\d{1,3}(,\d{3})+(\.\d+)?%?$/.test(text.trim())) return [text.trim()];
  const parts = text.match(/\s*"(?:[^"\\]|\\.)*"\s*(?=,|$)|[^,]+|(?<=,)(?=,|$)/g) ?? [''];
  return parts.map((part) =>
    part
      .trim()
      .replace(/^"(.*)"$/s, '$1')
      .replaceAll('\\"', '"'),
  );
}

function valueOf({ field, idPath }: Filtered, text: string): FilterValue | undefined {
  const literal = (value: Literal): FilterValue => ({ kind: 'literal', literal: value });
  switch (field.type) {
    case 'boolean': {
      if (/^(true|1|yes)$/i.test(text)) return literal({ kind: 'boolean', value: true });
      return /^(false|0|no)$/i.test(text) ? literal({ kind: 'boolean', value: false }) : undefined;
    }
    case 'int':
    case 'double':
    case 'currency':
    case 'percent': {
      const plain = text
        .replace(/^[A-Z]{3}\s*/, '')
        .replaceAll(',', '')
        .replace(/%$/, '');
      return /^-?\d+(\.\d+)?$/.test(plain) ? literal({ kind: 'number', value: Number(plain) }) : undefined;
    }
    case 'date':
      return relativeDate(text) ?? dayLiteral(text);
    case 'datetime':
      return relativeDate(text) ?? instant(text) ?? wholeDay(text);
    default:
      return textValue(field, idPath !== undefined, text);
  }
}

function textValue(field: FieldSchema, isName: boolean, text: string): FilterValue | undefined {
  const id = normalizeId(text);
  if (isName && id !== undefined && /\d/.test(text)) return { kind: 'record', id };
  if ((field.type === 'id' || field.type === 'reference') && id === undefined) return undefined;
  const named = field.picklistValues.find(({ value, label }) => value !== text && label === text);
  const known = field.picklistValues.some(({ value }) => value === text);
  return { kind: 'literal', literal: { kind: 'string', value: named === undefined || known ? text : named.value } };
}

/** `2026-01-31`, `1/31/2026` → `2026-01-31`; undefined for what is no day. */
function dayOf(text: string): string | undefined {
  const american = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text);
  const iso = american
    ? `${american[3] ?? ''}-${(american[1] ?? '').padStart(2, '0')}-${(american[2] ?? '').padStart(2, '0')}`
    : text;
  if (!/^\d{4}-\d{2}-\d{2}$/.test(iso)) return undefined;
  const parsed = new Date(`${iso}T00:00:00Z`);
  return Number.isNaN(parsed.getTime()) || parsed.toISOString().slice(0, 10) !== iso ? undefined : iso;
}

function dayLiteral(text: string): FilterValue | undefined {
  const day = dayOf(text);
  return day === undefined ? undefined : { kind: 'literal', literal: { kind: 'date', value: day } };
}

function wholeDay(text: string): FilterValue | undefined {
  const day = dayOf(text);
  return day === undefined ? undefined : { kind: 'day', day };
}

function instant(text: string): FilterValue | undefined {
  if (!/^\d{4}-\d{2}-\d{2}T/.test(text)) return undefined;
  const parsed = new Date(text.replace(/([+-]\d{2})(\d{2})$/, '$1:$2'));
  if (Number.isNaN(parsed.getTime())) return undefined;
  return { kind: 'literal', literal: { kind: 'datetime', value: parsed.toISOString() } };
}

/** `LAST_N_DAYS:30`, `LAST 30 DAYS`, `30 DAYS AGO` → a date literal of SOQL. */
function relativeDate(text: string): FilterValue | undefined {
  const words = text.trim().toUpperCase().replaceAll(/\s+/g, '_');
  const counted = /^(LAST|NEXT)_(\d+)_((?:FISCAL_)?[A-Z]+S)$/.exec(words);
  const ago = /^(\d+)_((?:FISCAL_)?[A-Z]+S)_AGO$/.exec(words);
  const plain = /^([A-Z_\d]+?)(?::(\d+))?$/.exec(words);
  const [name, n] = counted
    ? [`${counted[1] ?? ''}_N_${counted[3] ?? ''}`, Number(counted[2])]
    : ago
      ? [`N_${ago[2] ?? ''}_AGO`, Number(ago[1])]
      : [plain?.[1] ?? '', Number(plain?.[2] ?? 0)];
  return isDateLiteral(name, n) ? { kind: 'literal', literal: { kind: 'dateLiteral', name, n } } : undefined;
}

function isDateLiteral(name: string, n: number): boolean {
  try {
    return dateLiteralRange(name, n, 20_000) !== undefined;
  } catch (error) {
    if (error instanceof SoqlError) return false;
    throw error;
  }
}
