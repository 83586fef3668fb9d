import { openOrg } from '../../../src/local-org/org/open.ts';
import { createSoqlEngine } from '../../../src/local-org/soql/engine.ts';
import type { SoqlEngine } from '../../../src/local-org/soql/engine.ts';
import { normalizeText } from '../../../src/local-org/soql/parse/normalize.ts';
import type { RunningUser } from '../../../src/local-org/base/values.ts';
import { normalizeTree, withSlots } from '../../../src/local-org/soql/parse/normalize-tree.ts';
import type { SoqlQuery } from '../../../src/local-org/soql/types.ts';

describe('the key of a normalized query', () => {
  const key = (text: string): string => normalizeText(text).key;

  test.each([
    ["SELECT Id FROM A WHERE b = 'x'", "SELECT Id FROM A WHERE b = 'it\\'s'"],
    ['SELECT Id FROM A WHERE b > 1 LIMIT 5', 'SELECT Id  FROM A\nWHERE b > -2.5 LIMIT 50'],
    ["SELECT Id FROM A WHERE b IN ('x')", "SELECT Id FROM A WHERE b IN ('x', 'y','z')"],
    ["SELECT Id FROM A WHERE b LIKE 'x%' OR c < 2026-01-01", "SELECT Id FROM A WHERE b LIKE '\\\\%' OR c < 2020-02-29"],
    ['SELECT Id FROM A WHERE b = 2026-01-01T00:00:00Z', 'SELECT Id FROM A WHERE b = 2026-01-01T10:00:00.000+02:00'],
  ])('is the same for %p and %p', (one, other) => {
    expect(key(one)).toBe(key(other));
  });

  test.each([
    ["SELECT Id FROM A WHERE b = 'x'", "SELECT Id FROM A WHERE b = ''"],
    ["SELECT Id FROM A WHERE b = 'x'", 'SELECT Id FROM A WHERE b = 1'],
    ["SELECT Id FROM A WHERE b IN ('x', '')", "SELECT Id FROM A WHERE b IN ('x', 'y')"],
    ['SELECT Id FROM A WHERE b = TODAY', 'SELECT Id FROM A WHERE b = TOMORROW'],
    ['SELECT Id FROM A WHERE b = LAST_N_DAYS:3', 'SELECT Id FROM A WHERE b = LAST_N_DAYS:4'],
    ["SELECT Id FROM A WHERE b INCLUDES ('x')", "SELECT Id FROM A WHERE b INCLUDES ('y')"],
    ['SELECT Id FROM A', 'SELECT Id FROM A ALL ROWS'],
    ['SELECT Id FROM A USING SCOPE mine', 'SELECT Id FROM A USING SCOPE everything'],
    ['SELECT Id FROM A WHERE b = TRUE', 'SELECT Id FROM A WHERE b = FALSE'],
  ])('is another for %p and %p', (one, other) => {
    expect(key(one)).not.toBe(key(other));
  });

  test('of a tree has its literals in the order of its slots', () => {
    const path = (name: string): { kind: 'field'; path: string[] } => ({ kind: 'field', path: [name] });
    const text = (value: string): { kind: 'string'; value: string } => ({ kind: 'string', value });
    const query: SoqlQuery = {
      object: 'A',
      select: [],
      groupBy: [],
      orderBy: [],
      where: {
        kind: 'and',
        of: [
          { kind: 'compare', left: path('a'), operator: '=', value: text('one') },
          { kind: 'in', left: path('b'), values: [text('two'), text('three')], negated: false },
          { kind: 'compare', left: path('c'), operator: '=', value: text('') },
          { kind: 'compare', left: path('d'), operator: '=', value: { kind: 'number', value: 4 } },
        ],
      },
    };
    const { literals } = normalizeTree(query);
    expect(literals).toEqual([text('one'), [text('two'), text('three')], { kind: 'number', value: 4 }]);
    expect(withSlots(query).where).toMatchObject({
      of: [{ value: { slot: 0 } }, { slot: 1 }, { value: { kind: 'string' } }, { value: { slot: 2 } }],
    });
  });
});

describe('a query that differs from an earlier one only in its literals', () => {
  const org = openOrg({ dataDir: ':memory:', clock: () => new Date('2026-11-18T12:00:00Z') });
  let soql: SoqlEngine;
  let admin: RunningUser;
  beforeAll(() => {
    soql = createSoqlEngine(org);
    admin = org.user('admin@diagnose-first.example') as RunningUser;
    const names = ['Alpha', 'alphabet', 'Beta', '50% off', "O'Neil"];
    const requests = names.map((LastName, i) => ({
      ...({ operation: 'insert', object: 'Lead' } as const),
      fields: { LastName, Company: `C${i % 2}`, AnnualRevenue: i * 10 },
    }));
    expect(org.save(admin, requests, { allOrNone: true }).every((result) => result.success)).toBe(true);
  });
  afterAll(() => org.close());

  const names = (where: string): unknown[] => {
    const result = soql.query(admin, `SELECT LastName FROM Lead WHERE ${where} ORDER BY LastName`);
    if (result.kind !== 'records') throw new Error('records were expected');
    return result.page(0, 100).map((record) => {
      const cell = record.cells.get('LastName');
      return cell?.kind === 'value' ? cell.value : undefined;
    });
  };

  test.each([
    ["LastName = 'ALPHA'", ['Alpha'], "LastName = 'o\\'neil'", ["O'Neil"]],
    ["LastName LIKE 'alpha%'", ['Alpha', 'alphabet'], "LastName LIKE '50\\%%'", ['50% off']],
    ["LastName IN ('beta')", ['Beta'], "LastName IN ('alpha', 'alphabet')", ['Alpha', 'alphabet']],
    [
      "Company = 'C0' AND LastName NOT IN ('beta')",
      ['Alpha', "O'Neil"],
      "Company = 'C1' AND LastName NOT IN ('x', 'y')",
      ['50% off', 'alphabet'],
    ],
    ['AnnualRevenue > 25', ['50% off', "O'Neil"], 'AnnualRevenue > 35', ["O'Neil"]],
    [
      "Id IN (SELECT Id FROM Lead WHERE Company = 'C1') AND AnnualRevenue < 20",
      ['alphabet'],
      "Id IN (SELECT Id FROM Lead WHERE Company = 'C0') AND AnnualRevenue < 20",
      ['Alpha'],
    ],
  ])('answers with the new literals: %s', (first, found, second, foundThen) => {
    expect(names(first)).toEqual(found);
    const { hits, size } = soql.plans;
    expect(names(second)).toEqual(foundThen);
    expect(soql.plans).toMatchObject({ hits: hits + 1, size });
    expect(names(first)).toEqual(found);
  });

  test('uses LIMIT and OFFSET of its own text', () => {
    const count = (rest: string): number => {
      const result = soql.query(admin, `SELECT Id FROM Lead ORDER BY LastName ${rest}`);
      return result.kind === 'records' ? result.ids.length : -1;
    };
    expect([count('LIMIT 2'), count('LIMIT 4'), count('LIMIT 1')]).toEqual([2, 4, 1]);
    expect([count('LIMIT 4 OFFSET 3'), count('LIMIT 4 OFFSET 4')]).toEqual([2, 1]);
    expect(() => count('LIMIT 4 OFFSET 2001')).toThrow('Maximum SOQL offset allowed is 2000');
    expect(() => names("Id = 'x'")).toThrow('invalid ID field: x');
  });

  test('is planned again for another user, and the number of plans is limited', () => {
    names("LastName = 'x'");
    const { hits } = soql.plans;
    const seller = org.user('seller@diagnose-first.example') as RunningUser;
    soql.query(seller, "SELECT LastName FROM Lead WHERE LastName = 'x' ORDER BY LastName");
    expect(soql.plans.hits).toBe(hits);
    for (let i = 0; i < 600; i += 1) soql.query(admin, `SELECT Id FROM Lead WHERE CreatedDate = LAST_N_DAYS:${i}`);
    expect(soql.plans.size).toBeGreaterThan(200);
    expect(soql.plans.size).toBeLessThanOrEqual(500);
  });
});
