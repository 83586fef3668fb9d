import { readFileSync } from 'node:fs';
import { openOrg } from '../../../../src/local-org/org/open.ts';
import type { OpenedOrg } from '../../../../src/local-org/org/open.ts';
import type { RunningUser } from '../../../../src/local-org/base/values.ts';
import { findObject } from '../../../../src/local-org/schema/lookup.ts';
import { createSoqlEngine } from '../../../../src/local-org/soql/engine.ts';
import type { SoqlEngine } from '../../../../src/local-org/soql/engine.ts';
import { SoqlError } from '../../../../src/local-org/soql/errors.ts';
import { parseSoql } from '../../../../src/local-org/soql/parse/parse.ts';
import type { QueryResult, RecordNode } from '../../../../src/local-org/soql/types.ts';
import { astOf, realQueries, roughlyBound, validityCases, withoutNamespaces } from './corpus.ts';
import { fill } from './fill.ts';
import { bindFor } from './literals.ts';
import { naive, NotRead } from './naive.ts';
import type { Cells, Stored, World } from './naive.ts';
import { packageFor } from './package.ts';

/** What does not hold, by line or case, with the reason. An entry leaves when its query works; none is added without a reason. */
const MISSES = JSON.parse(readFileSync(new URL('../fixtures/accepted-misses.json', import.meta.url), 'utf8')) as Record<
  'parse' | 'run' | 'compare' | 'verdict',
  Record<string, string>
>;

const say = (text: string): void => void process.stdout.write(`${text}\n`);
const queries = realQueries();

describe('real queries out of open packages', () => {
  test('all parse once their binds are replaced', () => {
    const failed = queries.filter((query) => {
      try {
        return parseSoql(roughlyBound(query.text)).object === '';
      } catch {
        return true;
      }
    });
    say(`real queries: ${queries.length - failed.length} of ${queries.length} parse`);
    expect(queries).toHaveLength(1582);
    expect(failed.map((query) => String(query.line))).toEqual(Object.keys(MISSES.parse));
  });

  test('are valid or not as the cases of the parser package say', () => {
    const cases = validityCases();
    const wrong = cases.filter((one) => {
      try {
        parseSoql(one.options?.allowApexBindVariables ? roughlyBound(one.soql) : one.soql);
        return !one.isValid;
      } catch (error) {
        if (!(error instanceof SoqlError)) throw error;
        return one.isValid;
      }
    });
    say(`verdicts: ${cases.length - wrong.length} of ${cases.length} hold`);
    expect(cases.length - wrong.length).toBeGreaterThanOrEqual(161);
    expect(wrong.map((one) => String(one.testCase))).toEqual(Object.keys(MISSES.verdict));
  });
});

describe('real queries on standard objects, in a filled org', () => {
  const clock = (): Date => new Date('2026-11-18T12:00:00Z');
  let org: OpenedOrg;
  let soql: SoqlEngine;
  let admin: RunningUser;
  let world: World;
  let standard: readonly { readonly line: number; readonly repo: string; readonly text: string }[];
  beforeAll(() => {
    org = openOrg({ dataDir: ':memory:', clock });
    admin = org.user('admin@diagnose-first.example') as RunningUser;
    const plain = queries.map((query) => ({ ...query, text: withoutNamespaces(query.text) }));
    standard = plain.filter((query) => findObject(org.schema, astOf(roughlyBound(query.text)).sObject ?? ''));
    const deployed = org.metadata.deploy(admin, packageFor(plain, org.schema), { checkOnly: false });
    expect(deployed.components.filter((component) => !component.success)).toEqual([]);
    fill(org, admin, plain);
    soql = createSoqlEngine(org);
    const rows = new Map<string, readonly Stored[]>();
    for (const object of org.schema.objects.values()) {
      rows.set(object.name, org.database.prepare(`SELECT * FROM "${object.name}"`).all() as Stored[]);
    }
    world = { schema: org.schema, rows, today: '2026-11-18', zone: admin.timeZone };
    standard = standard.map((query) => ({ ...query, text: bindFor(world, query) }));
  });
  afterAll(() => org.close());

  test('run without an error', () => {
    const failed = new Map<string, string>();
    for (const query of standard) {
      try {
        all(soql.query(admin, query.text));
      } catch (error) {
        failed.set(String(query.line), error instanceof Error ? (error.message.split('\n').at(-1) ?? '') : '');
      }
    }
    say(`on standard objects: ${standard.length - failed.size} of ${standard.length} run`);
    const unknown = [...failed].filter(([line]) => !(line in MISSES.run));
    expect(unknown).toEqual([]);
    expect(Object.keys(MISSES.run).filter((line) => !failed.has(line))).toEqual([]);
    expect(standard.length - failed.size).toBeGreaterThanOrEqual(700);
  });

  test('find what a naive reading of every record finds', () => {
    let compared = 0;
    let withRows = 0;
    const differing: unknown[] = [];
    const reasons = new Map<string, number>();
    for (const query of standard) {
      if (String(query.line) in MISSES.run) continue;
      let expected: ReturnType<typeof naive>;
      try {
        expected = naive(world, astOf(query.text));
      } catch (error) {
        if (!(error instanceof NotRead)) throw error;
        reasons.set(error.message, (reasons.get(error.message) ?? 0) + 1);
        continue;
      }
      const actual = all(soql.query(admin, query.text));
      compared += 1;
      if (typeof expected === 'number' ? expected > 0 : expected.length > 0) withRows += 1;
      if (JSON.stringify(sorted(actual)) === JSON.stringify(sorted(expected))) continue;
      if (!(String(query.line) in MISSES.compare)) differing.push({ ...query, expected, actual });
    }
    say(
      `compared with a naive reading: ${compared}, ${withRows} of them find records; not read naively: ${JSON.stringify([...reasons])}`,
    );
    expect(differing).toEqual([]);
    expect(withRows).toBeGreaterThanOrEqual(300);
  });
});

/** An answer in the shape of the naive one. */
function all(result: QueryResult): readonly Cells[] | number {
  if (result.kind === 'count') return result.count;
  if (result.kind === 'records') return result.page(0, result.ids.length).map(cellsOf);
  return result.rows.map((row) =>
    Object.fromEntries(result.columns.map((column, i) => [column.name.toLowerCase(), row[i] ?? null])),
  );
}

function cellsOf(node: RecordNode): Cells {
  const cells = [...node.cells].map(([name, cell]): [string, Cells[string]] => {
    if (cell.kind === 'parent') return [name.toLowerCase(), cell.record && cellsOf(cell.record)];
    if (cell.kind === 'children') return [name.toLowerCase(), cell.records.map(cellsOf)];
    return [name.toLowerCase(), cell.value];
  });
  return Object.fromEntries(cells);
}

/** Members in the order of their names: two paths may meet in one parent in any order. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, one]) => [name, sorted(one)]),
  );
}
