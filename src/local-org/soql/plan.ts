import type { FieldSchema, ObjectSchema } from '../schema/types.ts';
import { malformed, notSupported, SoqlError } from './errors.ts';
import { expressionSql, fieldSql, only } from './expression.ts';
import { requireChildren, requireDepth, Scope } from './scope.ts';
import type { QueryContext } from './scope.ts';
import { column } from './sql.ts';
import type { Sql } from './sql.ts';
import type { Call, Column, SelectItem, SoqlQuery } from './types.ts';

/** How one record's cells are read out of a row. */
export interface RecordPlan {
  readonly object: ObjectSchema;
  /** Index of the column with the record's id. */
  readonly id: number;
  readonly entries: Map<string, Entry>;
}

export type Entry =
  | { readonly kind: 'column'; readonly index: number; readonly field: FieldSchema }
  /** Computed by the org for the stored row, after the fetch. */
  | { readonly kind: 'formula'; readonly field: FieldSchema }
  | { readonly kind: 'shown'; readonly source: Entry; readonly as: 'label' | 'format' }
  | { readonly kind: 'parent'; readonly plan: RecordPlan }
  /** TYPEOF: the first of the plans whose record is there. */
  | { readonly kind: 'typeof'; readonly plans: readonly RecordPlan[] }
  | { readonly kind: 'children'; readonly child: ObjectSchema; readonly foreignKey: string; readonly query: SoqlQuery };

export interface SelectPlan {
  readonly columns: readonly Sql[];
  readonly root: RecordPlan;
}

/** The SELECT list of a query without aggregates → columns to fetch and how to read them. */
export function planSelect(context: QueryContext, scope: Scope, query: SoqlQuery): SelectPlan {
  const columns: Sql[] = [];
  const add = (piece: Sql): number => columns.push(piece) - 1;
  const root: RecordPlan = { object: scope.object, id: add(column(scope.alias, 'Id')), entries: new Map() };

  const put = (plan: RecordPlan, key: string, entry: Entry): void => {
    if (plan.entries.has(key)) throw new SoqlError('INVALID_FIELD', `duplicate field selected: ${key}`, key);
    plan.entries.set(key, entry);
  };

  const planOf = (relationships: readonly string[]): RecordPlan => {
    const parent = scope.parent(relationships);
    return { object: parent.object, id: add(scope.idSql(parent)), entries: new Map() };
  };

  /** `base`: the relationships that lead to `start`. */
  const entryOf = (
    names: readonly string[],
    start = root,
    base: readonly string[] = [],
  ): { plan: RecordPlan; field: FieldSchema; entry: Entry } => {
    requireDepth([...base, ...names]);
    let plan = start;
    for (let depth = 1; depth < names.length; depth += 1) {
      const way = [...base, ...names.slice(0, depth)];
      const { relationship } = scope.parent(way);
      const known = plan.entries.get(relationship);
      if (known?.kind === 'parent') {
        plan = known.plan;
        continue;
      }
      const next = planOf(way);
      put(plan, relationship, { kind: 'parent', plan: next });
      plan = next;
    }
    const reached = scope.field([...base, ...names]);
    const { field } = reached;
    if (field.formula) return { plan, field, entry: { kind: 'formula', field } };
    return { plan, field, entry: { kind: 'column', index: add(fieldSql(context, reached).sql), field } };
  };

  for (const item of expandFields(context, scope, query)) {
    switch (item.kind) {
      case 'field': {
        if (item.alias !== undefined) throw malformed(`only aggregate expressions use field aliasing: '${item.alias}'`);
        const { plan, field, entry } = entryOf(scope.withoutPrefix(item.path));
        put(plan, field.name, entry);
        break;
      }
      case 'call': {
        const { path, as } = shownField(context, scope, item.call);
        const { plan, field, entry } = entryOf(scope.withoutPrefix(path));
        put(item.alias === undefined ? plan : root, item.alias ?? field.name, { kind: 'shown', source: entry, as });
        break;
      }
      case 'children': {
        const { relationship, child } = requireChildren(context, scope.object, item.relationship);
        put(root, item.key ?? relationship.relationshipName, {
          kind: 'children',
          child,
          foreignKey: relationship.field,
          query: item.query,
        });
        break;
      }
      case 'typeof': {
        const way = scope.withoutPrefix(item.relationship);
        const whole = scope.parent(way);
        if (!whole.anyOf) throw malformed(`TYPEOF expects a polymorphic relationship, not \`${way.join('.')}\``);
        const branch = (last: string, fields: readonly (readonly string[])[]): RecordPlan => {
          const base = [...way.slice(0, -1), last];
          const plan = planOf(base);
          for (const path of fields) {
            const found = entryOf(path, plan, base);
            put(found.plan, found.field.name, found.entry);
          }
          return plan;
        };
        const name = way.at(-1) ?? '';
        const plans = item.when.map((when) => branch(`${name}:${when.object}`, when.fields));
        if (item.otherwise.length > 0) plans.push(branch(name, item.otherwise));
        put(root, whole.relationship, { kind: 'typeof', plans });
        break;
      }
      case 'fields':
        break;
    }
  }
  return { columns, root };
}

function shownField(
  context: QueryContext,
  scope: Scope,
  call: Call,
): { path: readonly string[]; as: 'label' | 'format' } {
  const inner = only(call);
  if (inner.kind === 'call') expressionSql(context, scope, inner);
  else if (call.name === 'FORMAT') return { path: inner.path, as: 'format' };
  else if (call.name === 'TOLABEL') return { path: inner.path, as: 'label' };
  expressionSql(context, scope, call);
  throw notSupported(`The function \`${call.name}\` in SELECT`);
}

/** FIELDS(…) → the readable fields of the schema; everything else as it is. */
function expandFields(context: QueryContext, scope: Scope, query: SoqlQuery): SelectItem[] {
  return query.select.flatMap((item): SelectItem[] => {
    if (item.kind !== 'fields') return [item];
    return [...scope.object.fields.values()]
      .filter((field) => item.group === 'ALL' || field.custom === (item.group === 'CUSTOM'))
      .filter((field) => field.type !== 'address' && context.permissions.field(scope.object.name, field.name).read)
      .map((field) => ({ kind: 'field', path: [field.name] }));
  });
}

/** What the result's columns are, for `columns=true`. */
export function describeColumns(
  plan: RecordPlan,
  childColumns: (entry: Extract<Entry, { kind: 'children' }>) => readonly Column[],
): Column[] {
  return [...plan.entries].map(([name, entry]): Column => {
    switch (entry.kind) {
      case 'column':
      case 'formula':
        return { name, aggregate: false, field: entry.field, columns: [] };
      case 'shown':
        return { name, aggregate: false, columns: [] };
      case 'parent':
        return { name, aggregate: false, columns: describeColumns(entry.plan, childColumns) };
      case 'typeof':
        return { name, aggregate: false, columns: [] };
      case 'children':
        return { name, aggregate: true, columns: childColumns(entry) };
    }
  });
}
