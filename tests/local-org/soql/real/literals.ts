import {
  findChildRelationship,
  findField,
  findObject,
  findParentField,
} from '../../../../src/local-org/schema/lookup.ts';
import type { FieldSchema, Schema } from '../../../../src/local-org/schema/types.ts';
import { bindQuery, placeholder } from './bind.ts';
import { astOf, roughlyBound, visit } from './corpus.ts';
import type { RealQuery } from './corpus.ts';
import type { World } from './naive.ts';

/** The query with literals that its fields can be compared with, taken from the records, so that some are found. */
export function bindFor(world: World, query: RealQuery): string {
  const wanted = new Map<
    number,
    { field: FieldSchema | undefined; operator: string; values: readonly unknown[]; part: boolean }
  >();
  const ast = astOf(roughlyBound(query.text));
  visit(ast, ast.sObject ?? '', {
    children: (object, relationship) => {
      const parent = findObject(world.schema, object);
      return parent && findChildRelationship(parent, relationship)?.childObject;
    },
    field({ object, path, condition }) {
      for (const value of [condition?.value ?? []].flat()) {
        const index = /^'~bind(\d+)~'$/.exec(String(value))?.[1];
        if (index === undefined) continue;
        const { field, owner } = fieldAt(world.schema, object, path);
        const rows = owner === undefined ? [] : (world.rows.get(owner) ?? []);
        const values = field
          ? [...new Set(rows.map((row) => row[field.name] ?? null))].filter((one) => one !== null)
          : [];
        // Parts of dates are compared with numbers.
        const part = condition?.fn !== undefined && /^date/.test(field?.type ?? '');
        wanted.set(Number(index), { field, operator: (condition?.operator ?? '').toUpperCase(), values, part });
      }
    },
  });
  return bindQuery(query.text, (bind, index) => {
    if (bind.place === 'number') return '30';
    const found = wanted.get(index);
    const some = (shift: number): string => {
      if (found?.part) return '2026';
      const { field, operator = '', values = [] } = found ?? {};
      const value = values[(query.line * 7 + index + shift) % Math.max(1, values.length)];
      return field ? literal(world, field, value, operator) : placeholder(index);
    };
    return bind.place === 'list' ? `(${[some(0), some(1), some(2)].join(', ')})` : some(0);
  });
}

function fieldAt(schema: Schema, start: string, path: string): { field?: FieldSchema; owner?: string } {
  const names = path.split('.');
  let object = findObject(schema, start);
  if (
    names.length > 1 &&
    object &&
    names[0]?.toLowerCase() === start.toLowerCase() &&
    !findParentField(object, names[0] ?? '')
  )
    names.shift();
  for (const name of names.slice(0, -1)) {
    const reference = object && findParentField(object, name);
    object = reference && findObject(schema, reference.referenceTo[0] ?? '');
  }
  const field = object && findField(object, names.at(-1) ?? '');
  return { ...(field ? { field } : {}), ...(object ? { owner: object.name } : {}) };
}

function literal(world: World, field: FieldSchema, value: unknown, operator: string): string {
  const escaped = (text: string): string => `'${text.replaceAll(/['\\]/g, '\\$&')}'`;
  switch (field.type) {
    case 'boolean':
      return 'TRUE';
    case 'int':
    case 'double':
    case 'currency':
    case 'percent':
      return String(value ?? 10);
    case 'date':
      return String(value ?? '2026-06-15');
    case 'datetime':
      return String(value ?? '2026-06-15T10:00:00.000Z');
    case 'id':
    case 'reference': {
      const [first] = world.rows.get(field.referenceTo[0] ?? 'User') ?? [];
      return escaped(String(value ?? first?.['Id'] ?? '005000000000000AAA'));
    }
    default:
      return operator === 'LIKE'
        ? escaped(`${String(value ?? 'a').slice(0, 3)}%`)
        : escaped(String(value ?? 'nothing'));
  }
}
