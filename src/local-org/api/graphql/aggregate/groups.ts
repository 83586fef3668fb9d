import { findField } from '../../../schema/lookup.ts';
import { SoqlError } from '../../../soql/errors.ts';
import type { Expression, OrderItem } from '../../../soql/types.ts';
import type { ConnectionArguments } from '../query/arguments.ts';
import { parentLevel } from '../query/filters.ts';
import type { Level } from '../query/filters.ts';

/** The arguments of `uiapi.aggregate.<Object>`. */
export interface AggregateArguments extends ConnectionArguments {
  readonly groupBy?: Input | null;
}

type Input = Readonly<Record<string, unknown>>;

interface GroupClause {
  readonly group?: boolean | null;
  readonly function?: string | null;
}

interface OrderClause {
  readonly order?: string;
  readonly nulls?: string;
  readonly function?: string | null;
}

const MAX_SET_FIELDS = 3;

/**
 * `{ StageName: { group: true }, CreatedDate: { function: CALENDAR_YEAR }, type: ROLLUP }` → GROUP BY. The members come in the order of the
 * object's fields, whatever order the query has. Throws SoqlError where ROLLUP or CUBE has too many of them.
 */
export function groupExpressions(level: Level, groupBy: Input): Expression[] {
  const { type, ...members } = groupBy;
  const expressions = memberExpressions(level, members);
  if (expressions.length === 0 || type === 'GROUP_BY') return expressions;
  if (expressions.length > MAX_SET_FIELDS) {
    throw new SoqlError('MALFORMED_QUERY', `GROUP BY ${String(type)} takes at most ${MAX_SET_FIELDS} fields`);
  }
  return [{ kind: 'call', name: String(type), args: expressions }];
}

function memberExpressions(level: Level, members: Input): Expression[] {
  return Object.entries(members).flatMap(([name, value]): Expression[] => {
    if (value === null || value === undefined) return [];
    const field = findField(level.object, name);
    if (!field) {
      const { type: _ofParent, ...inner } = value as Input;
      return memberExpressions(parentLevel(level, name), inner);
    }
    const { group, function: part } = value as GroupClause;
    const byValue: Expression = { kind: 'field', path: [...level.path, field.name] };
    return [
      ...(group === true ? [byValue] : []),
      ...(part ? [{ kind: 'call', name: part, args: [byValue] } as const] : []),
    ];
  });
}

/** `{ Name: { function: COUNT, order: DESC }, StageName: { order: ASC } }` → ORDER BY, in the order of the object's fields. */
export function groupOrder(level: Level, order: Input): OrderItem[] {
  return Object.entries(order).flatMap(([name, value]): OrderItem[] => {
    if (value === null || value === undefined) return [];
    const field = findField(level.object, name);
    if (!field) return groupOrder(parentLevel(level, name), value as Input);
    const { order: direction, nulls, function: call } = value as OrderClause;
    const plain: Expression = { kind: 'field', path: [...level.path, field.name] };
    return [
      {
        by: call ? { kind: 'call', name: call, args: [plain] } : plain,
        descending: direction === 'DESC',
        nulls: nulls === 'LAST' ? 'last' : 'first',
      },
    ];
  });
}
