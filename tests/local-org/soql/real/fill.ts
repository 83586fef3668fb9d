import type { Org } from '../../../../src/local-org/org/types.ts';
import type { RunningUser } from '../../../../src/local-org/base/values.ts';
import { findField, findObject } from '../../../../src/local-org/schema/lookup.ts';
import type { FieldSchema, ObjectSchema } from '../../../../src/local-org/schema/types.ts';
import { astOf, roughlyBound, visit } from './corpus.ts';
import type { RealQuery } from './corpus.ts';

/** Parents before children. */
const ORDER: readonly (readonly [string, number])[] = [
  ['Campaign', 8],
  ['Account', 25],
  ['Contact', 60],
  ['Lead', 20],
  ['Opportunity', 60],
  ['OpportunityContactRole', 60],
  ['CampaignMember', 30],
  ['Task', 30],
  ['Event', 10],
  ['Product2', 6],
];

/** The same numbers in each run. */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** Texts that the queries compare a field with, so that conditions are met: by lower-case `object.field`. */
function literalsOf(queries: readonly RealQuery[]): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const query of queries) {
    const ast = astOf(roughlyBound(query.text));
    visit(ast, ast.sObject ?? '', {
      children: () => undefined,
      field({ object, path, condition }) {
        const values = [condition?.value ?? []].flat().map(String);
        const texts = values.filter((value) => value.startsWith("'") && !value.startsWith("'~bind"));
        const key = `${object}.${path.split('.').at(-1) ?? ''}`.toLowerCase();
        if (texts.length > 0)
          found.set(key, [...(found.get(key) ?? []), ...texts.map((text) => text.slice(1, -1).replaceAll('%', ''))]);
      },
    });
  }
  return found;
}

/** Fills standard and custom objects with records that have something in most of their fields. */
export function fill(org: Org, user: RunningUser, queries: readonly RealQuery[]): void {
  const random = numbers(20261121);
  const literals = literalsOf(queries);
  const ids = new Map<string, string[]>();
  const idsOf = (object: string): string[] => {
    const known = ids.get(object);
    if (known) return known;
    const rows = org.database.prepare(`SELECT "Id" FROM "${object}"`).all();
    const all = rows.map((row) => String(row['Id']));
    ids.set(object, all);
    return all;
  };
  const custom = [...org.schema.objects.values()]
    .filter((object) => object.custom)
    .map((object) => [object.name, 12] as const);
  for (const [name, count] of [...ORDER, ...custom]) {
    const object = findObject(org.schema, name);
    if (!object) throw new Error(name);
    const requests = Array.from({ length: count }, (_, i) => ({
      operation: 'insert' as const,
      object: object.name,
      fields: valuesOf({ object, i, random, literals, idsOf }),
    }));
    const results = org.save(user, requests, { allOrNone: false });
    const failed = results.find((result) => !result.success);
    if (failed) throw new Error(`${name}: ${JSON.stringify(failed.errors)}`);
    ids.delete(object.name);
  }
}

const SKIPPED = new Set([
  'OwnerId',
  'RecordTypeId',
  'CampaignMemberRecordTypeId',
  'ForecastCategoryName',
  'Probability',
  'Pricebook2Id',
  'TaskSubtype',
  'Jigsaw',
]);

/** One record to fill: the `i`th of its object. */
interface Filling {
  readonly object: ObjectSchema;
  readonly i: number;
  readonly random: (below: number) => number;
  readonly literals: ReadonlyMap<string, readonly string[]>;
  readonly idsOf: (object: string) => readonly string[];
}

function valuesOf(filling: Filling): Record<string, unknown> {
  const { object, i, random, idsOf } = filling;
  const fields: Record<string, unknown> = {};
  for (const field of object.fields.values()) {
    if (!field.createable || field.calculated || SKIPPED.has(field.name)) continue;
    const required = !field.nillable || field.nameField;
    if (!required && random(4) === 0) continue;
    const value = valueOf(filling, field);
    if (value !== undefined) fields[field.name] = value;
  }
  if (object.name === 'CampaignMember') {
    fields['LeadId'] = undefined;
    fields['ContactId'] = idsOf('Contact')[i];
  }
  const names = findField(object, 'LastName') ? ['Muster', 'Berger', 'Åkesson', "O'Neil"] : [];
  if (names.length > 0) fields['LastName'] = names[i % names.length];
  return fields;
}

function valueOf({ object, i, random, literals, idsOf }: Filling, field: FieldSchema): unknown {
  const pick = <T>(values: readonly T[]): T | undefined => values[random(values.length)];
  const day = `20${24 + random(4)}-${String(1 + random(12)).padStart(2, '0')}-${String(1 + random(28)).padStart(2, '0')}`;
  switch (field.type) {
    case 'string':
    case 'textarea':
    case 'combobox': {
      const own = literals.get(`${object.name}.${field.name}`.toLowerCase()) ?? [];
      return (pick([...own, `${field.name.slice(0, 8)} ${i % 7}`, `Text ${random(5)}`]) ?? '').slice(
        0,
        field.length || 40,
      );
    }
    case 'picklist':
      return pick(field.picklistValues.filter((value) => value.active))?.value;
    case 'boolean':
      return random(2) === 0;
    case 'int':
    case 'double':
    case 'currency':
    case 'percent':
      return random(90);
    case 'date':
      return day;
    case 'datetime':
      return `${day}T${String(random(24)).padStart(2, '0')}:30:00.000Z`;
    case 'email':
      return `person${random(9)}@example.com`;
    case 'phone':
      return `+43 1 ${random(999)}`;
    case 'url':
      return `https://example.com/${random(9)}`;
    case 'reference':
      return pick(field.referenceTo.flatMap((target) => idsOf(target)));
    default:
      return undefined;
  }
}
