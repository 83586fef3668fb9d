import { queryRecords } from '../api/helpers.ts';
import type { Answer, Running } from '../api/helpers.ts';
import { randomFrom, rows, startWithRows } from './aggregate-rows.ts';
import type { Row } from './aggregate-rows.ts';

const one = randomFrom(912);

type Value = string | number | boolean | null;

/** A way to group: how GraphQL and SOQL write it, where the answer has its value, and what it is of a row. */
interface Way {
  readonly graphql: string;
  readonly soql: string;
  readonly select: string;
  readonly at: readonly string[];
  readonly of: (row: Row) => Value;
}

const month = (day: string | null): Value => (day === null ? null : Number(day.slice(5, 7)));
const plain = (name: 'Flag__c' | 'Day__c' | 'Pick__c'): Way => ({
  graphql: `${name}: { group: true }`,
  soql: name,
  select: `${name} { value }`,
  at: [name, 'value'],
  of: (row) => row[name],
});
const WAYS: readonly Way[] = [
  plain('Flag__c'),
  plain('Pick__c'),
  plain('Day__c'),
  {
    graphql: 'At__c: { function: CALENDAR_MONTH }',
    soql: 'CALENDAR_MONTH(At__c)',
    select: 'At__c { calendarMonth { value } }',
    at: ['At__c', 'calendarMonth', 'value'],
    of: (row) => month(row.At__c),
  },
  {
    graphql: 'Opportunity__r: { Name: { group: true } }',
    soql: 'Opportunity__r.Name',
    select: 'Opportunity__r { Name { value } }',
    at: ['Opportunity__r', 'Name', 'value'],
    of: (row) => row.deal,
  },
];

const FIGURES =
  'Id { count { value } } Number__c { sum { value } avg { value } min { value } max { value } count { value } countDistinct { value } }';
const SOQL_FIGURES =
  'COUNT(Id) n, SUM(Number__c) s, AVG(Number__c) a, MIN(Number__c) lo, MAX(Number__c) hi, COUNT(Number__c) c, COUNT_DISTINCT(Number__c) d';

const WHERES: readonly { readonly graphql: string; readonly soql: string; readonly of: (row: Row) => boolean }[] = [
  { graphql: '{}', soql: "Name != ''", of: () => true },
  { graphql: '{ Flag__c: { eq: true } }', soql: 'Flag__c = true', of: (row) => row.Flag__c },
  { graphql: '{ Number__c: { gte: 2 } }', soql: 'Number__c >= 2', of: (row) => (row.Number__c ?? -1) >= 2 },
  {
    graphql: '{ Opportunity__r: { Name: { in: ["One", "Two"] } } }',
    soql: "Opportunity__r.Name IN ('One', 'Two')",
    of: (row) => row.deal === 'One' || row.deal === 'Two',
  },
  { graphql: '{ Name: { eq: "nobody" } }', soql: "Name = 'nobody'", of: () => false },
];

/** What the answer has to be, from the rows alone: a line of text for each group, sorted. */
function naive(kept: readonly Row[], ways: readonly Way[]): string[] {
  const groups = new Map<string, Row[]>();
  for (const row of kept) {
    const key = JSON.stringify(ways.map((way) => way.of(row)));
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return [...groups]
    .map(([key, group]) => {
      const numbers = group.flatMap(({ Number__c: number }) => number ?? []);
      const sum = numbers.length === 0 ? null : numbers.reduce((total, number) => total + number, 0);
      return lineOf(JSON.parse(key) as Value[], [
        group.length,
        sum,
        sum === null ? null : sum / numbers.length,
        ...(sum === null ? [null, null] : [Math.min(...numbers), Math.max(...numbers)]),
        numbers.length,
        new Set(numbers).size,
      ]);
    })
    .sort();
}

/** Averages with nine digits, because the order of additions is free. */
const lineOf = (group: readonly Value[], figures: readonly Value[]): string =>
  JSON.stringify([group, figures.map((figure) => (typeof figure === 'number' ? Number(figure.toFixed(9)) : figure))]);

describe('uiapi.aggregate', () => {
  let running: Running & { stop: () => Promise<void> };

  const nodes = async (args: string, selection: string): Promise<Answer['json'][]> => {
    const query = `{ uiapi { aggregate { Thing__c${args} { edges { node { aggregate { ${selection} } } } } } } }`;
    const { data, errors } = (await running.as('admin')('POST', 'graphql', { query })).json;
    expect(errors).toEqual([]);
    return data.uiapi.aggregate.Thing__c.edges.map(({ node }: { node: Answer['json'] }) => node.aggregate as unknown);
  };

  beforeAll(async () => {
    running = await startWithRows();
  });
  afterAll(() => running.stop());

  const cases = Array.from({ length: 60 }, (_, i) => {
    const ways = WAYS.filter(() => one([true, false, false]));
    return [i, ways, one(WHERES)] as const;
  });

  test.each(cases)(
    'random grouping %i has the figures of a plain count, and those of SOQL',
    async (_i, ways, where) => {
      const by = ways.length > 0 ? `groupBy: { ${ways.map(({ graphql }) => graphql).join(' ')} }, ` : '';
      const select = ways.map((way) => way.select).join(' ');
      const found = await nodes(`(${by}where: ${where.graphql}, first: 2000)`, `${select} ${FIGURES}`);
      const lines = found
        .map((node) =>
          lineOf(
            ways.map(({ at }) => at.reduce((value, name) => value[name], node) as Value),
            [
              node.Id.count.value,
              ...['sum', 'avg', 'min', 'max', 'count', 'countDistinct'].map((f) => node.Number__c[f].value),
            ],
          ),
        )
        .sort();
      const kept = rows.filter(where.of);
      // Without groups there is one row, even of nothing.
      if (ways.length > 0 || kept.length > 0) expect(lines).toEqual(naive(kept, ways));
      else expect(lines).toEqual([lineOf([], [0, null, null, null, null, 0, 0])]);

      const soqlBy = ways.length > 0 ? ` GROUP BY ${ways.map(({ soql }) => soql).join(', ')}` : '';
      const columns = [...ways.map(({ soql }, i) => `${soql} k${i}`), SOQL_FIGURES].join(', ');
      const soql = await queryRecords(
        running.as('admin'),
        `SELECT ${columns} FROM Thing__c WHERE ${where.soql}${soqlBy}`,
      );
      const soqlLines = soql.map((record: Record<string, unknown>) =>
        lineOf(
          ways.map((_way, i) => record[`k${i}`] as Value),
          ['n', 's', 'a', 'lo', 'hi', 'c', 'd'].map((name) => record[name] as Value),
        ),
      );
      expect(lines).toEqual(soqlLines.sort());
    },
  );
});
