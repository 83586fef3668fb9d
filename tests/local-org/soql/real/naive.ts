import type { Query, Subquery } from '@jetstreamapp/soql-parser-js';
import {
  findChildRelationship,
  findField,
  findObject,
  findParentField,
} from '../../../../src/local-org/schema/lookup.ts';
import type { FieldSchema, ObjectSchema, Schema } from '../../../../src/local-org/schema/types.ts';
import { pathOf, treeOf } from './tree.ts';
import type { RawCondition, RawFunction, Tree } from './tree.ts';

/** A record as its table has it. */
export type Stored = Readonly<Record<string, string | number | null>>;
export type World = {
  readonly schema: Schema;
  readonly rows: ReadonlyMap<string, readonly Stored[]>;
  readonly today: string;
  readonly zone: string;
};
type Value = string | number | boolean | null;
/** Cells by lower-case name; parents are objects, children lists. */
export type Cells = { readonly [name: string]: Value | Cells | null | readonly Cells[] };

/** Thrown for features that the naive evaluation lacks; the query is left out of the comparison. */
export class NotRead extends Error {}

/** One SELECT: the query, and the object that it selects from. */
interface Selection {
  readonly world: World;
  readonly object: ObjectSchema;
  readonly query: Query | Subquery;
}

/** Evaluates a query by testing every record, one after the other: no plans, indexes or caches. */
export function naive(world: World, query: Query): readonly Cells[] | number {
  const object = findObject(world.schema, query.sObject ?? '');
  if (!object) throw new NotRead(`object ${query.sObject}`);
  const [only] = query.fields ?? [];
  const selection = { world, object, query };
  const found = select(selection, rowsOf(world, object));
  if (only?.type === 'FieldFunctionExpression' && /^count$/i.test(only.functionName) && only.parameters.length === 0) {
    return found.length;
  }
  return project(selection, found);
}

const rowsOf = (world: World, object: ObjectSchema): readonly Stored[] => world.rows.get(object.name) ?? [];

function select(selection: Selection, rows: readonly Stored[]): readonly Stored[] {
  const { query } = selection;
  if (query.groupBy !== undefined) throw new NotRead('GROUP BY');
  let found = rows;
  if (query.where) {
    const tree = treeOf(query.where);
    found = found.filter((row) => holds(selection, row, tree));
  }
  const order = query.orderBy === undefined ? [] : [query.orderBy].flat();
  found = [...found].sort((a, b) => {
    for (const item of order) {
      if ('fn' in item) throw new NotRead('ORDER BY a function');
      const [left, right] = [a, b].map((row) => sortable(reach(selection, row, item.field)));
      const first = item.nulls !== 'LAST';
      if (left === right) continue;
      if (left === null || left === undefined) return first ? -1 : 1;
      if (right === null || right === undefined) return first ? 1 : -1;
      return (left < right ? -1 : 1) * (item.order === 'DESC' ? -1 : 1);
    }
    return 0;
  });
  const from = query.offset ?? 0;
  return found.slice(from, query.limit === undefined ? undefined : from + query.limit);
}

interface Reached {
  readonly field: FieldSchema;
  readonly value: Value;
}

/** The value at the end of a path; blank where a parent is missing. */
function reach({ world, object: start, query }: Selection, row: Stored, path: string): Reached {
  let names = path.split('.');
  const [head = ''] = names;
  const prefix = [start.name.toLowerCase(), query.sObjectAlias?.toLowerCase()];
  if (names.length > 1 && prefix.includes(head.toLowerCase()) && !findParentField(start, head)) names = names.slice(1);
  let object = start;
  let at: Stored | undefined = row;
  for (const name of names.slice(0, -1)) {
    const reference = findParentField(object, name);
    if (!reference || reference.referenceTo.length !== 1) throw new NotRead(`relationship ${name}`);
    const target = findObject(world.schema, reference.referenceTo[0] ?? '');
    if (!target) throw new NotRead(`object ${reference.referenceTo[0]}`);
    const id: Value | undefined = at?.[reference.name];
    at = rowsOf(world, target).find((one) => one['Id'] === id);
    object = target;
  }
  const field = findField(object, names.at(-1) ?? '');
  if (!field || field.formula || field.type === 'address') throw new NotRead(`field ${path}`);
  const raw = at?.[field.name] ?? null;
  if (field.type === 'boolean') return { field, value: at ? raw === 1 : null };
  return { field, value: raw === '' ? null : raw };
}

function sortable({ field, value }: Reached): string | number | null {
  if (value === null) return null;
  if (field.type === 'picklist' && field.picklistValues.length > 0) {
    const place = field.picklistValues.findIndex((one) => one.value === value);
    return place < 0 ? field.picklistValues.length : place;
  }
  if (typeof value === 'boolean') return Number(value);
  return isText(field) ? String(value).toLowerCase() : value;
}

const EXACT = new Set([
  'id',
  'reference',
  'boolean',
  'int',
  'double',
  'currency',
  'percent',
  'date',
  'datetime',
  'time',
]);
const isText = (field: FieldSchema): boolean => !EXACT.has(field.type);

function holds(selection: Selection, row: Stored, tree: Tree): boolean {
  if (tree.kind === 'not') return !holds(selection, row, tree.of);
  if (tree.kind === 'leaf') return leafHolds(selection, row, tree.leaf);
  if (tree.kind === 'AND') return tree.of.every((part) => holds(selection, row, part));
  return tree.of.some((part) => holds(selection, row, part));
}

function leafHolds(selection: Selection, row: Stored, leaf: RawCondition): boolean {
  if (leaf.fn) throw new NotRead('a function in WHERE');
  const reached = reach(selection, row, leaf.field ?? '');
  // A checkbox of a parent that is missing is not ticked.
  const value = reached.field.type === 'boolean' ? (reached.value ?? false) : reached.value;
  return meets(selection.world, leaf, { field: reached.field, value });
}

function meets(world: World, leaf: RawCondition, left: Reached): boolean {
  const operator = (leaf.operator ?? '').toUpperCase();
  if (leaf.valueQuery) {
    const inner = leaf.valueQuery;
    const object = findObject(world.schema, inner.sObject ?? '');
    const [item] = inner.fields ?? [];
    if (!object || (item?.type !== 'Field' && item?.type !== 'FieldRelationship')) throw new NotRead('semi-join');
    const path = item.type === 'Field' ? item.field : [...item.relationships, item.field].join('.');
    const selection = { world, object, query: inner };
    const ids = select(selection, rowsOf(world, object)).map((one) => reach(selection, one, path).value);
    return (left.value !== null && ids.includes(left.value)) === (operator === 'IN');
  }
  const texts = [leaf.value ?? []].flat().map(String);
  const types = [leaf.literalType ?? []].flat();
  const tests = texts.map(
    (text, i) => (op: string) => compare(world, left, op, { text, type: types[i] ?? types[0] ?? 'STRING' }),
  );
  if (operator === 'IN') return tests.some((test) => test('='));
  if (operator === 'NOT IN') return !tests.some((test) => test('='));
  const [test] = tests;
  if (!test) throw new NotRead(operator);
  return test(operator);
}

function compare(world: World, reached: Reached, operator: string, right: { text: string; type: string }): boolean {
  const { field, value } = reached;
  const { text, type } = right;
  if (type.startsWith('DATE_')) return inPeriod(world, reached, operator, text.toUpperCase());
  const operand = literal(field, text, type);
  const left = value === null ? null : isText(field) ? String(value).toLowerCase() : value;
  if (operator === 'LIKE') return left !== null && like(String(operand), String(left));
  if (operator === '=') return left === operand;
  if (operator === '!=' || operator === '<>') return left !== operand;
  if (left === null || operand === null) return false;
  if (operator === '<') return left < operand;
  if (operator === '<=') return left <= operand;
  if (operator === '>') return left > operand;
  if (operator === '>=') return left >= operand;
  throw new NotRead(operator);
}

function literal(field: FieldSchema, text: string, type: string): Value {
  if (type === 'NULL') return null;
  if (type === 'BOOLEAN') return /^true$/i.test(text);
  if (type === 'INTEGER' || type === 'DECIMAL') return Number(text);
  if (type === 'DATE') return text;
  if (type === 'DATETIME') return new Date(text).toISOString();
  if (type !== 'STRING') throw new NotRead(`literal ${type}`);
  const plain = text.slice(1, -1).replaceAll(/\\(['"\\])/g, '$1');
  if (plain === '') return null;
  if (field.type === 'id' || field.type === 'reference') {
    // The fixture's ids are of this org: 18 characters, or 15 of them.
    return plain.length === 18 ? plain : `${plain} is not an id of 18 characters`;
  }
  return plain.toLowerCase();
}

/** `%` any text, `_` any character. */
function like(pattern: string, text: string): boolean {
  if (pattern === '') return text === '';
  const [head = '', rest] = [pattern[0], pattern.slice(1)];
  if (head === '%') return like(rest, text) || (text !== '' && like(pattern, text.slice(1)));
  return text !== '' && (head === '_' || head === text[0]) && like(rest, text.slice(1));
}

/** The day of a value in the user's zone against the period of a date literal, day by day. */
function inPeriod(world: World, { field, value }: Reached, operator: string, name: string): boolean {
  if (value === null) return operator === '!=' || operator === '<>';
  const day =
    field.type === 'date'
      ? String(value)
      : new Intl.DateTimeFormat('sv-SE', { timeZone: world.zone }).format(new Date(String(value)));
  const shift = (days: number): string =>
    new Date(Date.parse(world.today) + days * 86_400_000).toISOString().slice(0, 10);
  const [word = '', n = '0'] = name.split(':');
  const year = Number(world.today.slice(0, 4));
  const periods: Readonly<Record<string, readonly [string, string]>> = {
    TODAY: [world.today, world.today],
    YESTERDAY: [shift(-1), shift(-1)],
    TOMORROW: [shift(1), shift(1)],
    LAST_N_DAYS: [shift(-Number(n)), world.today],
    NEXT_N_DAYS: [shift(1), shift(Number(n))],
    LAST_90_DAYS: [shift(-90), world.today],
    NEXT_90_DAYS: [shift(1), shift(90)],
    THIS_YEAR: [`${year}-01-01`, `${year}-12-31`],
    LAST_YEAR: [`${year - 1}-01-01`, `${year - 1}-12-31`],
    NEXT_YEAR: [`${year + 1}-01-01`, `${year + 1}-12-31`],
    LAST_N_YEARS: [`${year - Number(n)}-01-01`, `${year - 1}-12-31`],
  };
  const period = periods[word];
  if (!period) throw new NotRead(`date literal ${name}`);
  const [first, last] = period;
  const inside = day >= first && day <= last;
  switch (operator) {
    case '=':
      return inside;
    case '!=':
    case '<>':
      return !inside;
    case '<':
      return day < first;
    case '<=':
      return day <= last;
    case '>':
      return day > last;
    default:
      return day >= first;
  }
}

const AGGREGATES = new Set(['COUNT', 'COUNT_DISTINCT', 'SUM', 'AVG', 'MIN', 'MAX']);

function project(selection: Selection, rows: readonly Stored[]): readonly Cells[] {
  const { world, object, query } = selection;
  const items = query.fields ?? [];
  if (
    items.some((item) => item.type === 'FieldFunctionExpression' && AGGREGATES.has(item.functionName.toUpperCase()))
  ) {
    let unnamed = 0;
    const cells = items.map((item): [string, Value] => {
      if (item.type !== 'FieldFunctionExpression') throw new NotRead('GROUP BY');
      const path = pathOf({ fn: item as RawFunction });
      if (path === undefined) throw new NotRead('COUNT() among others');
      const values = rows.map((row) => reach(selection, row, path));
      return [(item.alias ?? `expr${unnamed++}`).toLowerCase(), aggregate(item.functionName.toUpperCase(), values)];
    });
    return [Object.fromEntries(cells)];
  }
  return rows.map((row) => {
    const cells: Record<string, unknown> = {};
    for (const item of items) {
      if (item.type === 'Field' || item.type === 'FieldRelationship') {
        const path = item.type === 'Field' ? item.field : [...item.relationships, item.field].join('.');
        placeValue(selection, row, path, cells);
      } else if (item.type === 'FieldSubquery') {
        const name = item.subquery.relationshipName;
        const relationship = findChildRelationship(object, name);
        const child = relationship && findObject(world.schema, relationship.childObject);
        if (!relationship || !child) throw new NotRead(`children ${name}`);
        const own = rowsOf(world, child).filter((one) => one[relationship.field] === row['Id']);
        const children = { world, object: child, query: item.subquery };
        cells[name.toLowerCase()] = project(children, select(children, own));
      } else throw new NotRead('a function in SELECT');
    }
    return cells as Cells;
  });
}

function aggregate(name: string, values: readonly Reached[]): Value {
  const present = values.filter((one) => one.value !== null);
  if (name === 'COUNT') return present.length;
  if (name === 'COUNT_DISTINCT') return new Set(present.map(sortable)).size;
  if (name === 'SUM' || name === 'AVG') {
    const sum = present.reduce((all, one) => all + Number(one.value), 0);
    return present.length === 0 ? null : name === 'SUM' ? sum : sum / present.length;
  }
  if (present.some((one) => isText(one.field))) throw new NotRead('MIN of texts');
  const sorted = present.map((one) => one.value as string | number).sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  return (name === 'MIN' ? sorted[0] : sorted.at(-1)) ?? null;
}

/** Puts a value into nested cells: `Account.Owner.Name` → `{account: {owner: {name}}}`; a missing parent is null. */
function placeValue(selection: Selection, row: Stored, path: string, cells: Record<string, unknown>): void {
  const { object, query } = selection;
  let names = path.toLowerCase().split('.');
  const [head = ''] = names;
  if (
    names.length > 1 &&
    [object.name.toLowerCase(), query.sObjectAlias?.toLowerCase()].includes(head) &&
    !findParentField(object, head)
  ) {
    names = names.slice(1);
  }
  const { value } = reach(selection, row, path);
  let at = cells;
  for (let depth = 1; depth < names.length; depth += 1) {
    const name = names[depth - 1] ?? '';
    const there = reach(selection, row, [...names.slice(0, depth), 'Id'].join('.')).value !== null;
    if (!there) {
      at[name] = null;
      return;
    }
    at = (at[name] ??= {}) as Record<string, unknown>;
  }
  at[names.at(-1) ?? ''] = value;
}
