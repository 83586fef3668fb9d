import type { FieldSchema, ObjectSchema } from '../../schema/types.ts';
import { malformed, notSupported, SoqlError } from '../errors.ts';
import { column } from '../sql/sql.ts';
import type { Sql } from '../sql/sql.ts';
import type { Call, SelectItem, SoqlQuery } from '../types.ts';
import { requireChildren } from './context.ts';
import { expressionSql, onlyArgument } from './expression.ts';
import { fieldSql } from './field.ts';
import { idSql, requireDepth } from './scope.ts';
import type { Scope } from './scope.ts';

/** How the cells of one record are read from a row. */
export interface RecordPlan {
  readonly object: ObjectSchema;
  /** Index of the column with the record's id. */
  readonly id: number;
  readonly entries: ReadonlyMap<string, Entry>;
}

export type Entry =
  | { readonly kind: 'column'; readonly index: number; readonly field: FieldSchema }
  /** Computed by the org for the stored row, after the fetch. */
  | { readonly kind: 'formula'; readonly field: FieldSchema }
  /** toLabel() or FORMAT() of a field. */
  | { readonly kind: 'displayed'; readonly source: Entry; readonly as: 'label' | 'format' }
  | { readonly kind: 'parent'; readonly plan: RecordPlan }
  /** TYPEOF: the first of the plans whose record exists. */
  | { readonly kind: 'typeof'; readonly plans: readonly RecordPlan[] }
  | ChildrenEntry;

export interface ChildrenEntry {
  readonly kind: 'children';
  readonly child: ObjectSchema;
  readonly foreignKey: string;
  readonly query: SoqlQuery;
}

/** The columns to fetch, the id first, and how to read records from them. */
export interface SelectPlan {
  readonly columns: readonly Sql[];
  readonly root: RecordPlan;
}

interface GrowingPlan extends RecordPlan {
  readonly entries: Map<string, Entry>;
}

/** A SELECT list while it is planned. */
interface Planning {
  readonly scope: Scope;
  readonly columns: Sql[];
  readonly root: GrowingPlan;
  /** Plans of parents, to add fields to: one for each parent entry. */
  readonly parents: Map<Entry, GrowingPlan>;
}

/** The SELECT list of a query without aggregates. Throws SoqlError for names that the user cannot select. */
export function planSelect(scope: Scope, query: SoqlQuery): SelectPlan {
  const columns: Sql[] = [column(scope.alias, 'Id')];
  const root: GrowingPlan = { object: scope.object, id: 0, entries: new Map() };
  const planning: Planning = { scope, columns, root, parents: new Map() };
  for (const item of expandFields(scope, query)) planItem(planning, item);
  return { columns, root };
}

function planItem(planning: Planning, item: SelectItem): void {
  const { scope, root } = planning;
  switch (item.kind) {
    case 'field': {
      if (item.alias !== undefined) throw malformed(`only aggregate expressions use field aliasing: '${item.alias}'`);
      planPath(planning, root, [], scope.withoutPrefix(item.path));
      break;
    }
    case 'call': {
      const { path, as } = displayedField(scope, item.call);
      const { plan, field, entry } = entryOf(planning, root, [], scope.withoutPrefix(path));
      const displayed: Entry = { kind: 'displayed', source: entry, as };
      addEntry(item.alias === undefined ? plan : root, item.alias ?? field.name, displayed);
      break;
    }
    case 'children': {
      const { relationship, child } = requireChildren(scope.context, scope.object, item.relationship);
      const entry: Entry = { kind: 'children', child, foreignKey: relationship.field, query: item.query };
      addEntry(root, item.key ?? relationship.relationshipName, entry);
      break;
    }
    case 'typeof':
      planTypeof(planning, item);
      break;
    case 'fields':
      break;
  }
}

function planTypeof(planning: Planning, item: Extract<SelectItem, { kind: 'typeof' }>): void {
  const { scope, root } = planning;
  const path = scope.withoutPrefix(item.relationship);
  const parent = scope.parent(path);
  if (!parent.targets) throw malformed(`TYPEOF expects a polymorphic relationship, not \`${path.join('.')}\``);
  const branch = (last: string, fields: readonly (readonly string[])[]): RecordPlan => {
    const base = [...path.slice(0, -1), last];
    const plan = newPlan(planning, base);
    for (const names of fields) planPath(planning, plan, base, names);
    return plan;
  };
  const name = path.at(-1) ?? '';
  const plans = item.when.map((when) => branch(`${name}:${when.object}`, when.fields));
  if (item.otherwise.length > 0) plans.push(branch(name, item.otherwise));
  addEntry(root, parent.relationship, { kind: 'typeof', plans });
}

function planPath(planning: Planning, start: GrowingPlan, base: readonly string[], names: readonly string[]): void {
  const { plan, field, entry } = entryOf(planning, start, base, names);
  addEntry(plan, field.name, entry);
}

/**
 * The entry for a field, and the plan that it belongs to: plans of parents on the way are made.
 * @param base the relationships that lead to `start`
 */
function entryOf(
  planning: Planning,
  start: GrowingPlan,
  base: readonly string[],
  names: readonly string[],
): { plan: GrowingPlan; field: FieldSchema; entry: Entry } {
  const { scope, columns } = planning;
  requireDepth([...base, ...names]);
  let plan = start;
  for (let depth = 1; depth < names.length; depth += 1) {
    plan = parentPlan(planning, plan, [...base, ...names.slice(0, depth)]);
  }
  const resolved = scope.field([...base, ...names]);
  const { field } = resolved;
  if (field.formula) return { plan, field, entry: { kind: 'formula', field } };
  const index = columns.push(fieldSql(scope.context, resolved).sql) - 1;
  return { plan, field, entry: { kind: 'column', index, field } };
}

/** The plan of a parent record in the plan of its child, made on first use. */
function parentPlan(planning: Planning, child: GrowingPlan, path: readonly string[]): GrowingPlan {
  const { relationship } = planning.scope.parent(path);
  const known = child.entries.get(relationship);
  const existing = known && planning.parents.get(known);
  if (existing) return existing;
  const plan = newPlan(planning, path);
  const entry: Entry = { kind: 'parent', plan };
  planning.parents.set(entry, plan);
  addEntry(child, relationship, entry);
  return plan;
}

function newPlan({ scope, columns }: Planning, relationships: readonly string[]): GrowingPlan {
  const parent = scope.parent(relationships);
  return { object: parent.object, id: columns.push(idSql(parent)) - 1, entries: new Map() };
}

function addEntry(plan: GrowingPlan, key: string, entry: Entry): void {
  if (plan.entries.has(key)) throw new SoqlError('INVALID_FIELD', `duplicate field selected: ${key}`, key);
  plan.entries.set(key, entry);
}

function displayedField(scope: Scope, call: Call): { path: readonly string[]; as: 'label' | 'format' } {
  const argument = onlyArgument(call);
  if (argument.kind === 'call') expressionSql(scope, argument);
  else if (call.name === 'FORMAT') return { path: argument.path, as: 'format' };
  else if (call.name === 'TOLABEL') return { path: argument.path, as: 'label' };
  // Throws the error of the function where there is one.
  expressionSql(scope, call);
  throw notSupported(`The function \`${call.name}\` in SELECT`);
}

/** FIELDS(…) → the readable fields of the schema; other items stay. */
function expandFields(scope: Scope, query: SoqlQuery): SelectItem[] {
  const { object, context } = scope;
  return query.select.flatMap((item): SelectItem[] => {
    if (item.kind !== 'fields') return [item];
    return [...object.fields.values()]
      .filter((field) => item.group === 'ALL' || field.custom === (item.group === 'CUSTOM'))
      .filter((field) => field.type !== 'address' && context.permissions.field(object.name, field.name).read)
      .map((field) => ({ kind: 'field', path: [field.name] }));
  });
}
