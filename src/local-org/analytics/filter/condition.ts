import { DAY_MS, midnight } from '../../soql/dates/days.ts';
import type { CompareOperator, Condition, Expression, Literal } from '../../soql/types.ts';
import type { FilterOperator } from '../definitions/words.ts';
import type { FilterValue } from './values.ts';

/** Holds for every row; for none. */
export const ALWAYS: Condition = { kind: 'and', of: [] };
export const NEVER: Condition = { kind: 'or', of: [] };

/** A column in the rows that are filtered; without a path it is blank in all of them. */
export interface FilteredColumn {
  readonly type: string;
  readonly path?: readonly string[];
  /** The path of the id of the record that the column names. */
  readonly idPath?: readonly string[];
}

interface Filter {
  readonly operator: FilterOperator;
  readonly values: readonly FilterValue[];
  /** The user's, for days that date-times are compared with. */
  readonly timeZone: string;
}

/** A filter of a report as a condition of SOQL. Several values of one filter are alternatives. */
export function filterCondition(column: FilteredColumn, filter: Filter): Condition {
  if (column.path === undefined) return isMetByBlank(filter) ? ALWAYS : NEVER;
  const left: Expression = { kind: 'field', path: column.path };
  const { operator, values } = filter;
  switch (operator) {
    case 'equals':
      return equalToAny(column, left, filter);
    case 'notEqual':
      return { kind: 'not', of: equalToAny(column, left, filter) };
    case 'contains':
    case 'startsWith':
      return any(values.map((value) => like(left, operator, value)));
    case 'notContain':
      return { kind: 'not', of: any(values.map((value) => like(left, 'contains', value))) };
    case 'includes':
    case 'excludes':
      return { kind: 'includes', left, values: values.map(textOf), negated: operator === 'excludes' };
    default:
      return any(values.map((value) => ordered(left, COMPARED[operator], value, filter.timeZone)));
  }
}

const COMPARED = { lessThan: '<', lessOrEqual: '<=', greaterThan: '>', greaterOrEqual: '>=' } as const;

function any(conditions: readonly Condition[]): Condition {
  const [only] = conditions;
  return only !== undefined && conditions.length === 1 ? only : { kind: 'or', of: conditions };
}

function isMetByBlank({ operator, values }: Filter): boolean {
  const asksForBlank = values.some(({ kind }) => kind === 'blank');
  if (operator === 'equals') return asksForBlank;
  if (operator === 'notEqual') return !asksForBlank;
  return operator === 'notContain' || operator === 'excludes';
}

const compare = (left: Expression, operator: CompareOperator, value: Literal): Condition => ({
  kind: 'compare',
  left,
  operator,
  value,
});

/** Plain values are one list, however many there are. */
function equalToAny(column: FilteredColumn, left: Expression, { values, timeZone }: Filter): Condition {
  const literals = values.flatMap((value): Literal[] => {
    if (value.kind === 'literal') return [value.literal];
    return value.kind === 'blank' ? [{ kind: 'null' }] : [];
  });
  if (values.length > 1 && literals.length === values.length)
    return { kind: 'in', left, values: literals, negated: false };
  return any(values.map((value) => equalTo(column, left, value, timeZone)));
}

function equalTo(column: FilteredColumn, left: Expression, value: FilterValue, timeZone: string): Condition {
  switch (value.kind) {
    case 'blank':
      return compare(left, '=', { kind: 'null' });
    case 'record': {
      const id: Expression = { kind: 'field', path: column.idPath ?? [] };
      return compare(column.idPath === undefined ? left : id, '=', { kind: 'string', value: value.id });
    }
    case 'day':
      return {
        kind: 'and',
        of: [
          compare(left, '>=', { kind: 'datetime', value: startOf(value.day, timeZone, 0) }),
          compare(left, '<', { kind: 'datetime', value: startOf(value.day, timeZone, 1) }),
        ],
      };
    case 'literal':
      return compare(left, '=', value.literal);
  }
}

/** The instant at which a day, or the one after it, begins. */
function startOf(day: string, timeZone: string, after: 0 | 1): string {
  return midnight(Date.parse(`${day}T00:00:00Z`) / DAY_MS + after, timeZone);
}

function ordered(left: Expression, operator: CompareOperator, value: FilterValue, timeZone: string): Condition {
  if (value.kind === 'literal') return compare(left, operator, value.literal);
  if (value.kind !== 'day') return NEVER;
  // `> day` begins with the day after it, `<= day` ends there.
  const after = operator === '>' || operator === '<=' ? 1 : 0;
  const sign = operator === '>' ? '>=' : operator === '<=' ? '<' : operator;
  return compare(left, sign, { kind: 'datetime', value: startOf(value.day, timeZone, after) });
}

const textOf = (value: FilterValue): string =>
  value.kind === 'literal' && value.literal.kind === 'string' ? value.literal.value : '';

function like(left: Expression, operator: 'contains' | 'startsWith', value: FilterValue): Condition {
  const text = value.kind === 'record' ? value.id : textOf(value);
  if (text === '') return NEVER;
  const escaped = text.replaceAll(/[\\%_]/g, String.raw`\$&`);
  return { kind: 'like', left, pattern: operator === 'contains' ? `%${escaped}%` : `${escaped}%` };
}
