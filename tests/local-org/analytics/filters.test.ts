import {
  combineFilters,
  filtersIn,
  parseBooleanFilter,
} from '../../../src/local-org/analytics/filter/booleanFilter.ts';
import { filterValues } from '../../../src/local-org/analytics/filter/values.ts';
import { makeField } from '../../../src/local-org/schema/field.ts';
import type { FieldType } from '../../../src/local-org/schema/types.ts';
import type { OpenedOrg } from '../../../src/local-org/org/open.ts';
import { openOrg } from '../../../src/local-org/org/open.ts';
import { deal, deployed, insert, userOf } from '../metadata/support.ts';
import { column, filter, format, OBJECTS, reportXml, rowsOf, runAs, TYPES } from './support.ts';

const values = (type: FieldType, text: string): unknown => {
  const found = filterValues({ field: makeField('F', type) }, text);
  if ('wrong' in found) return found;
  return found.map((one) => {
    if (one.kind === 'day') return one.day;
    if (one.kind !== 'literal') return one.kind;
    const { literal } = one;
    return literal.kind === 'dateLiteral' ? `${literal.name}:${literal.n}` : 'value' in literal ? literal.value : null;
  });
};

test.each<[FieldType, string, unknown]>([
  ['string', 'a, "b, c",d', ['a', 'b, c', 'd']],
  ['string', '', ['blank']],
  ['string', 'a,,b', ['a', 'blank', 'b']],
  ['currency', '100,000', [100000]],
  ['currency', 'USD 2000000', [2000000]],
  ['double', '1,2', [1, 2]],
  ['percent', '10%', [10]],
  ['int', 'many', { wrong: 'many' }],
  ['boolean', '1', [true]],
  ['boolean', 'False', [false]],
  ['boolean', 'perhaps', { wrong: 'perhaps' }],
  ['date', '1/31/2026', ['2026-01-31']],
  ['date', '2026-02-30', { wrong: '2026-02-30' }],
  ['date', 'LAST 30 DAYS', ['LAST_N_DAYS:30']],
  ['date', 'N_FISCAL_YEARS_AGO:2', ['N_FISCAL_YEARS_AGO:2']],
  ['date', 'this month', ['THIS_MONTH:0']],
  ['date', 'SOME_DAY', { wrong: 'SOME_DAY' }],
  ['datetime', '2026-01-31', ['2026-01-31']],
  ['datetime', '2026-01-31T10:00:00+0200', ['2026-01-31T08:00:00.000Z']],
])('the values of a filter on %s: %s', (type, text, expected) => {
  expect(values(type, text)).toEqual(expected);
});

test('filter logic is parsed with AND before OR, and what is no logic is named', () => {
  expect(parseBooleanFilter('1 or 2 and not 3')).toEqual({
    kind: 'or',
    of: [
      { kind: 'filter', filter: 1 },
      {
        kind: 'and',
        of: [
          { kind: 'filter', filter: 2 },
          { kind: 'not', of: { kind: 'filter', filter: 3 } },
        ],
      },
    ],
  });
  expect(parseBooleanFilter('1 AND')).toBe('`the end` is unexpected');
  expect(parseBooleanFilter('(1 OR 2')).toBe('`)` is missing');
  expect(parseBooleanFilter('1 2')).toBe('`2` is unexpected');
  expect(parseBooleanFilter('('.repeat(100_000))).toBe('it is nested too deeply');
  const logic = parseBooleanFilter('(1 AND 3) OR 1');
  if (typeof logic === 'string') throw new Error(logic);
  expect(filtersIn(logic)).toEqual([1, 3, 1]);
  expect(combineFilters(undefined, [])).toEqual({ kind: 'and', of: [] });
});

describe('filters in an org', () => {
  let org: OpenedOrg;

  beforeAll(() => {
    org = openOrg({ dataDir: ':memory:', clock: () => new Date('2026-11-18T12:00:00Z') });
    deployed(org, { ...OBJECTS, ...TYPES });
    const admin = userOf(org, 'admin');
    const energy = insert(org, admin, 'Account', { Name: 'Acme', Industry: 'Energy' });
    const rows: [string, string, number | null, string, string | null][] = [
      ['100% sure', 'Prospecting', 10, '2026-11-18', energy],
      ['a_b', 'Qualification', null, '2026-12-31', null],
      ['acb', 'Closed Won', 30, '2025-06-30', energy],
    ];
    for (const [name, stage, amount, close, account] of rows)
      insert(
        org,
        admin,
        'Opportunity',
        deal({ Name: name, StageName: stage, Amount: amount, CloseDate: close, AccountId: account }),
      );
  });
  afterAll(() => org.close());

  const names = (inner: string): string[] => {
    const xml = reportXml('Deals__c', format('Tabular') + column('Opportunity$Name') + inner);
    return rowsOf(runAs(org, userOf(org, 'admin'), xml, true)).map(([name = '']) => name);
  };

  test.each<[string, string, string, string[]]>([
    ['Opportunity$Name', 'contains', 'a_b', ['a_b']],
    ['Opportunity$Name', 'contains', '100%', ['100% sure']],
    ['Opportunity$Name', 'notContain', 'b', ['100% sure']],
    ['Opportunity$Name', 'startsWith', 'A,1', ['100% sure', 'a_b', 'acb']],
    ['Opportunity$StageName', 'equals', 'Prospecting,Closed Won', ['100% sure', 'acb']],
    ['Opportunity$StageName', 'notEqual', 'Prospecting', ['a_b', 'acb']],
    ['Opportunity$Amount', 'lessThan', '30', ['100% sure']],
    ['Opportunity$Amount', 'notEqual', '10', ['a_b', 'acb']],
    ['Opportunity$Amount', 'equals', '', ['a_b']],
    ['Opportunity$IsClosed', 'equals', '0', ['100% sure', 'a_b']],
    ['Opportunity$CloseDate', 'equals', 'TODAY', ['100% sure']],
    ['Opportunity$CloseDate', 'equals', 'THIS_QUARTER', ['100% sure', 'a_b']],
    ['Opportunity$CloseDate', 'lessThan', 'THIS_YEAR', ['acb']],
    ['Opportunity$CreatedDate', 'equals', '2026-11-18', ['100% sure', 'a_b', 'acb']],
    ['Opportunity$CreatedDate', 'greaterThan', '2026-11-18', []],
    ['Opportunity$CreatedDate', 'lessOrEqual', '11/18/2026', ['100% sure', 'a_b', 'acb']],
    ['Opportunity$Account', 'equals', 'acme', ['100% sure', 'acb']],
    ['Opportunity$Account.Industry', 'equals', 'Energy', ['100% sure', 'acb']],
    ['Opportunity$Owner', 'equals', 'Ada Albrecht', ['100% sure', 'a_b', 'acb']],
  ])('%s %s %s', (name, operator, value, expected) => {
    expect(names(filter([[name, operator, value]]))).toEqual(expected);
  });

  test('a lookup is also filtered by the id of its record', () => {
    const { id } = userOf(org, 'admin');
    expect(names(filter([['Opportunity$Owner', 'equals', id]]))).toHaveLength(3);
    expect(names(filter([['Opportunity$Owner', 'notEqual', id]]))).toEqual([]);
  });

  test.each<[string, string[]]>([
    ['<interval>INTERVAL_CURY</interval>', ['100% sure', 'a_b']],
    ['<interval>INTERVAL_PREVY</interval>', ['acb']],
    ['<interval>INTERVAL_PREVCURY</interval>', ['100% sure', 'a_b', 'acb']],
    ['<interval>INTERVAL_NEXT60</interval>', ['a_b']],
    ['<interval>INTERVAL_CUSTOM</interval>', ['100% sure', 'a_b', 'acb']],
    [
      '<endDate>2026-11-18</endDate><interval>INTERVAL_CUSTOM</interval><startDate>2025-06-30</startDate>',
      ['100% sure', 'acb'],
    ],
  ])('the time frame %s', (inner, expected) => {
    expect(names(`<timeFrameFilter><dateColumn>Opportunity$CloseDate</dateColumn>${inner}</timeFrameFilter>`)).toEqual(
      expected,
    );
  });
});
