import { createSoqlEngine } from '../../../src/local-org/soql/engine.ts';
import type { OpenedOrg } from '../../../src/local-org/org/open.ts';
import { testSeed } from '../../seed.ts';
import { deal, deployed, insert, userOf, withOrg } from '../metadata/support.ts';
import { column, filter, format, grouping, OBJECTS, reportXml, rowsOf, runAs, totalsOf, TYPES } from './support.ts';

const FINDINGS = 'Opportunity.Findings__r';
const REMEDIES = `${FINDINGS}.Remedies__r`;

interface Remedy {
  readonly cost: number | null;
  readonly done: string | null;
}
interface Finding {
  readonly level: number | null;
  readonly seen: string | null;
  readonly remedies: readonly Remedy[];
}
interface Deal {
  readonly name: string;
  readonly stage: string;
  readonly amount: number | null;
  readonly close: string;
  readonly findings: readonly Finding[];
}

/** A generator of whole numbers below a limit, the same for the same seed. */
function numbers(seed: number): (below: number) => number {
  let state = (seed % 2147483646) + 1;
  return (below) => {
    state = (state * 48271) % 2147483647;
    return state % below;
  };
}

const pick = <T>(next: (below: number) => number, from: readonly T[]): T => from[next(from.length)] as T;

function randomDeals(next: (below: number) => number, count: number): Deal[] {
  const list = <T>(most: number, make: () => T): T[] => Array.from({ length: next(most) }, make);
  return Array.from({ length: count }, (_, i) => ({
    name: `Deal ${i}`,
    stage: pick(next, ['Prospecting', 'Qualification', 'Negotiation/Review']),
    amount: pick(next, [null, next(1000)]),
    close: pick(next, ['2026-01-15', '2026-02-01', '2026-02-28', '2027-02-10']),
    findings: list(4, () => ({
      level: pick(next, [null, next(5)]),
      seen: pick(next, [null, '2026-01-01', '2026-03-09']),
      remedies: list(3, () => ({
        cost: pick(next, [null, next(50) / 4]),
        done: pick(next, [null, '2026-01-31T23:30:00.000Z']),
      })),
    })),
  }));
}

function save(org: OpenedOrg, deals: readonly Deal[]): void {
  const admin = userOf(org, 'admin');
  for (const { name, stage, amount, close, findings } of deals) {
    const fields = deal({ Name: name, StageName: stage, Amount: amount, CloseDate: close });
    const opportunity = insert(org, admin, 'Opportunity', fields);
    for (const { level, seen, remedies } of findings) {
      const finding = insert(org, admin, 'Finding__c', { Opportunity__c: opportunity, Level__c: level, Seen__c: seen });
      for (const { cost, done } of remedies)
        insert(org, admin, 'Remedy__c', { Name: 'R', Finding__c: finding, Cost__c: cost, Done__c: done });
    }
  }
  // Behind a lookup that is blank there is no row of the report.
  insert(org, admin, 'Remedy__c', { Name: 'Of nothing', Cost__c: 1000 });
}

interface Row {
  readonly deal: Deal;
  readonly finding?: Finding;
  readonly remedy?: Remedy;
}

/** The rows of the outer join, in plain JavaScript. */
function joined(deals: readonly Deal[]): Row[] {
  return deals.flatMap((one): Row[] => {
    if (one.findings.length === 0) return [{ deal: one }];
    return one.findings.flatMap((finding): Row[] =>
      finding.remedies.length === 0
        ? [{ deal: one, finding }]
        : finding.remedies.map((remedy) => ({ deal: one, finding, remedy })),
    );
  });
}

const sum = (values: readonly (number | null)[]): number => values.reduce<number>((all, one) => all + (one ?? 0), 0);
const known = (values: readonly (number | null)[]): number[] => values.filter((one) => one !== null);

/** Sum of amounts, average of levels, greatest cost, number of different levels, rows: each record counts once. */
function expectedOf(rows: readonly Row[]): unknown[] {
  const deals = new Set(rows.map((row) => row.deal));
  const findings = new Set(rows.flatMap((row) => row.finding ?? []));
  const levels = known([...findings].map(({ level }) => level));
  const costs = known(rows.flatMap(({ remedy }) => remedy?.cost ?? []));
  return [
    sum([...deals].map(({ amount }) => amount)),
    levels.length === 0 ? null : sum(levels) / levels.length,
    new Set(levels).size,
    costs.length === 0 ? null : Math.max(...costs),
    rows.length,
  ];
}

/** Every total of groups of rows and columns, by the labels of the groups. */
function expectedTotals(rows: readonly Row[], down: (row: Row) => string[], across: (row: Row) => string[]) {
  const groups = new Map<string, Row[]>([['T!T', []]]);
  const prefixes = (labels: readonly string[]): string[] => [
    'T',
    ...labels.map((_label, i) => labels.slice(0, i + 1).join(' / ')),
  ];
  for (const row of rows) {
    for (const one of prefixes(down(row))) {
      for (const other of prefixes(across(row))) {
        const key = `${one}!${other}`;
        groups.set(key, [...(groups.get(key) ?? []), row]);
      }
    }
  }
  return Object.fromEntries([...groups].map(([key, of]) => [key, expectedOf(of)]));
}

const MONTHS: Readonly<Record<string, string>> = { '01': 'January', '02': 'February' };
const month = (day: string): string => `${MONTHS[day.slice(5, 7)] ?? ''} ${day.slice(0, 4)}`;

const SUMMARIES = [
  column('Opportunity$Amount', 'Sum'),
  column(`${FINDINGS}$Level__c`, 'Average', 'Unique'),
  column(`${REMEDIES}$Cost__c`, 'Maximum'),
].join('');

/** Sums of fractions differ in their last digits with the order of the addition. */
const rounded = (totals: Record<string, unknown[]>): Record<string, unknown[]> =>
  Object.fromEntries(
    Object.entries(totals).map(([key, values]) => [
      key,
      values.map((value) => (typeof value === 'number' ? Math.round(value * 1e6) / 1e6 : value)),
    ]),
  );

test('a matrix over three objects has the totals of a plain computation, each record counted once', () => {
  const seed = testSeed();
  const deals = randomDeals(numbers(seed), 40);
  withOrg((org) => {
    deployed(org, { ...OBJECTS, ...TYPES });
    save(org, deals);
    const xml = reportXml(
      'All__c',
      format('Matrix') +
        SUMMARIES +
        grouping('Down', 'Opportunity$StageName') +
        grouping('Down', `${FINDINGS}$Seen__c`, 'Month') +
        grouping('Across', 'Opportunity$CloseDate', 'Month'),
    );
    const run = runAs(org, userOf(org, 'admin'), xml);
    const seenIn = (day: string | null | undefined): string =>
      day === null || day === undefined ? '-' : day.startsWith('2026-01') ? 'January 2026' : 'March 2026';
    const expected = expectedTotals(
      joined(deals),
      (row) => [row.deal.stage, seenIn(row.finding?.seen)],
      (row) => [month(row.deal.close)],
    );
    expect({ seed, totals: rounded(totalsOf(run)) }).toEqual({ seed, totals: rounded(expected) });
  });
});

test('the summaries of a report with its rows are those that its rows have', () => {
  const seed = testSeed();
  const deals = randomDeals(numbers(seed), 25);
  withOrg((org) => {
    deployed(org, { ...OBJECTS, ...TYPES });
    save(org, deals);
    const xml = reportXml('All__c', format('Tabular') + SUMMARIES + column('Opportunity$Name'));
    const rows = joined(deals);
    const run = runAs(org, userOf(org, 'admin'), xml, true);
    expect({
      seed,
      names: rowsOf(run)
        .map((cells) => cells.at(-1))
        .sort(),
    }).toEqual({
      seed,
      names: rows.map((row) => row.deal.name).sort(),
    });
    expect(rounded(totalsOf(run))).toEqual(rounded({ 'T!T': expectedOf(rows) }));
    // A row limit takes the rows themselves as the source of the summaries.
    const limited = xml.replace('<reportType>', '<rowLimit>5000</rowLimit><reportType>');
    expect(rounded(totalsOf(runAs(org, userOf(org, 'admin'), limited)))).toEqual(rounded({ 'T!T': expectedOf(rows) }));
  });
});

test('one object has the totals of plain SOQL', () => {
  const deals = randomDeals(numbers(7), 30);
  withOrg((org) => {
    deployed(org, { ...OBJECTS, ...TYPES });
    save(org, deals);
    const admin = userOf(org, 'admin');
    const xml = reportXml(
      'Deals__c',
      format('Summary') + column('Opportunity$Amount', 'Sum', 'Minimum') + grouping('Down', 'Opportunity$StageName'),
    );
    const soql = createSoqlEngine(org).query(
      admin,
      'SELECT StageName, SUM(Amount), MIN(Amount), COUNT(Id) FROM Opportunity GROUP BY StageName',
    );
    if (soql.kind !== 'aggregate') throw new Error(soql.kind);
    const { 'T!T': all, ...groups } = totalsOf(runAs(org, admin, xml));
    expect(groups).toEqual(Object.fromEntries(soql.rows.map(([stage, ...rest]) => [`${String(stage)}!T`, rest])));
    expect(all?.at(-1)).toBe(deals.length);
  });
});

test('an inner join leaves out parents without children', () => {
  withOrg((org) => {
    deployed(org, { ...OBJECTS, ...TYPES });
    const deals = randomDeals(numbers(11), 20);
    save(org, deals);
    const xml = reportXml('Deals_with_Findings__c', format('Tabular') + column('Opportunity$Name'));
    const names = rowsOf(runAs(org, userOf(org, 'admin'), xml, true)).map(([name]) => name);
    expect(names.sort()).toEqual(deals.flatMap(({ name, findings }) => findings.map(() => name)).sort());
  });
});

test('a filter on a child leaves out parents without children, except where it asks for blanks', () => {
  withOrg((org) => {
    deployed(org, { ...OBJECTS, ...TYPES });
    save(org, [
      { name: 'None', stage: 'Prospecting', amount: 1, close: '2026-01-15', findings: [] },
      {
        name: 'Two',
        stage: 'Prospecting',
        amount: 2,
        close: '2026-01-15',
        findings: [
          { level: 3, seen: null, remedies: [] },
          { level: null, seen: null, remedies: [] },
        ],
      },
    ]);
    const names = (criteria: readonly (readonly [string, string, string])[], logic?: string): string[] => {
      const xml = reportXml(
        'Findings_or_None__c',
        format('Tabular') + column('Opportunity$Name') + filter(criteria, logic),
      );
      return rowsOf(runAs(org, userOf(org, 'admin'), xml, true)).map(([name = '']) => name);
    };
    const level = `${FINDINGS}$Level__c`;
    expect(names([[level, 'equals', '3']])).toEqual(['Two']);
    expect(names([[level, 'notEqual', '3']]).sort()).toEqual(['None', 'Two']);
    expect(names([[level, 'equals', '']]).sort()).toEqual(['None', 'Two']);
    expect(names([[level, 'greaterOrEqual', '0']])).toEqual(['Two']);
    expect(
      names(
        [
          [level, 'equals', '3'],
          ['Opportunity$Name', 'startsWith', 'No'],
        ],
        'NOT (1 OR 2)',
      ),
    ).toEqual(['Two']);
  });
});

test('rows sort over all levels, and a row limit cuts them with their summaries', () => {
  withOrg((org) => {
    deployed(org, { ...OBJECTS, ...TYPES });
    const of = (name: string, amount: number, findings: readonly Finding[] = []): Deal => ({
      ...{ name, amount, findings, stage: 'Prospecting', close: '2026-01-15' },
    });
    const finding: Finding = { level: 1, seen: null, remedies: [] };
    save(org, [of('A', 30), of('B', 20, [finding, finding]), of('C', 10)]);
    const xml = reportXml(
      'Findings_or_None__c',
      `${format('Tabular')}${column('Opportunity$Name')}${column('Opportunity$Amount', 'Sum')}<rowLimit>3</rowLimit><sortColumn>Opportunity$Amount</sortColumn><sortOrder>Desc</sortOrder>`,
    );
    const run = runAs(org, userOf(org, 'admin'), xml, true);
    expect(rowsOf(run).map(([name]) => name)).toEqual(['A', 'B', 'B']);
    expect(totalsOf(run)).toEqual({ 'T!T': [50, 3] });
  });
});

test('groups sort by their value, or by a summary', () => {
  withOrg((org) => {
    deployed(org, { ...OBJECTS, ...TYPES });
    const of = (stage: string, amount: number): Deal => ({
      name: stage,
      amount,
      findings: [],
      stage,
      close: '2026-01-15',
    });
    save(org, [of('Closed Won', 5), of('Prospecting', 10), of('Qualification', 20), of('Prospecting', 1)]);
    const labels = (more: string): string[] => {
      const xml = reportXml(
        'Deals__c',
        format('Summary') +
          column('Opportunity$Amount', 'Sum') +
          grouping('Down', 'Opportunity$StageName', 'Day', more),
      );
      return runAs(org, userOf(org, 'admin'), xml).down.map(({ group }) => group.label);
    };
    const byName = (name: string, type = ''): string =>
      `${type}<sortByName>${name}</sortByName><sortType>Aggregate</sortType>`;
    // Picklists in the order of their values.
    expect(labels('')).toEqual(['Prospecting', 'Qualification', 'Closed Won']);
    expect(labels(byName('Opportunity$Amount', '<aggregateType>Sum</aggregateType>'))).toEqual([
      'Closed Won',
      'Prospecting',
      'Qualification',
    ]);
    expect(labels(byName('RowCount'))).toEqual(['Qualification', 'Closed Won', 'Prospecting']);
  });
});

test('a cross filter asks for related records, and for none', () => {
  withOrg((org) => {
    deployed(org, { ...OBJECTS, ...TYPES });
    const finding = (level: number): Finding => ({ level, seen: null, remedies: [] });
    const of = (name: string, ...levels: number[]): Deal => ({
      ...{ name, amount: 1, stage: 'Prospecting', close: '2026-01-15', findings: levels.map(finding) },
    });
    save(org, [of('None'), of('Low', 1), of('High', 1, 4)]);
    const names = (operation: string, criteria = ''): string[] => {
      const cross = `<crossFilters>${criteria}<operation>${operation}</operation><primaryTableColumn>Opportunity$Id</primaryTableColumn><relatedTable>Finding__c</relatedTable><relatedTableJoinColumn>Opportunity__c</relatedTableJoinColumn></crossFilters>`;
      const xml = reportXml('Deals__c', format('Tabular') + column('Opportunity$Name') + cross);
      return rowsOf(runAs(org, userOf(org, 'admin'), xml, true)).map(([name = '']) => name);
    };
    const high =
      '<criteriaItems><column>Level__c</column><operator>greaterThan</operator><value>3</value></criteriaItems>';
    expect(names('with')).toEqual(['Low', 'High']);
    expect(names('without')).toEqual(['None']);
    expect(names('with', high)).toEqual(['High']);
    expect(names('without', high)).toEqual(['None', 'Low']);
  });
});

test('date-times group by the day of the user’s zone', () => {
  withOrg((org) => {
    deployed(org, { ...OBJECTS, ...TYPES });
    // Half past midnight of 1 February in Vienna.
    const remedy: Remedy = { cost: 1, done: '2026-01-31T23:30:00.000Z' };
    save(org, [
      {
        ...{ name: 'A', amount: 1, stage: 'Prospecting', close: '2026-01-15' },
        findings: [{ level: 1, seen: null, remedies: [remedy] }],
      },
    ]);
    const admin = userOf(org, 'admin');
    const label = (granularity: string, withRows: boolean): unknown => {
      const xml = reportXml('All__c', format('Summary') + grouping('Down', `${REMEDIES}$Done__c`, granularity));
      return runAs(org, admin, xml, withRows).down.map(({ group }) => [group.label, group.value]);
    };
    expect(admin.timeZone).toBe('Europe/Vienna');
    expect(label('Month', false)).toEqual([['February 2026', '2026-02-01']]);
    expect(label('Day', true)).toEqual([['2/1/2026', '2026-02-01']]);
    expect(label('Week', false)).toEqual([['2/1/26 - 2/7/26', '2026-02-01']]);
    expect(label('Quarter', false)).toEqual([['Q1 CY2026', '2026-01-01']]);
    expect(label('MonthInYear', false)).toEqual([['February', '2']]);
  });
});

test('a user sees the records that sharing allows, and not the fields that permissions hide', () => {
  withOrg((org) => {
    deployed(org, {
      ...OBJECTS,
      ...TYPES,
      'objects/Opportunity.object': (OBJECTS['objects/Opportunity.object'] ?? '').replace(
        '</CustomObject>',
        '<sharingModel>Private</sharingModel></CustomObject>',
      ),
    });
    const [admin, seller] = [userOf(org, 'admin'), userOf(org, 'seller')];
    insert(org, admin, 'Opportunity', deal({ Name: 'Of the admin', Amount: 10 }));
    insert(org, admin, 'Opportunity', deal({ Name: 'Of the seller', Amount: 20, OwnerId: seller.id }));
    const xml = (scope: string): string =>
      reportXml('Deals__c', format('Tabular') + column('Opportunity$Name') + column('Opportunity$Amount', 'Sum'), {
        scope,
      });
    const seen = (user: typeof admin, scope = 'organization') =>
      rowsOf(runAs(org, user, xml(scope), true)).map(([name]) => name);
    expect(seen(admin)).toEqual(['Of the admin', 'Of the seller']);
    expect(seen(seller)).toEqual(['Of the seller']);
    expect(seen(admin, 'user')).toEqual(['Of the admin']);
    expect(seen(userOf(org, 'manager'), 'team')).toEqual(['Of the seller']);
    // Without a permission set the seller reads no custom object at all, and no column of it is in the report.
    const findings = reportXml('Deals_with_Findings__c', format('Tabular') + column(`${FINDINGS}$Level__c`));
    expect(() => runAs(org, seller, findings)).toThrow(/Finding__c/);
    // Nor does the seller read the custom fields of opportunities.
    const counted = format('Tabular') + column('Opportunity$Name') + column('Opportunity$Finding_Count__c', 'Sum');
    expect(rowsOf(runAs(org, seller, reportXml('Deals__c', counted), true))).toEqual([['Of the seller']]);
    const filtered = counted + filter([['Opportunity$Finding_Count__c', 'equals', '0']]);
    expect(rowsOf(runAs(org, admin, reportXml('Deals__c', filtered), true))).toHaveLength(2);
    expect(() => runAs(org, seller, reportXml('Deals__c', filtered))).toThrow(
      "Invalid field 'Opportunity$Finding_Count__c' for report type 'Deals__c'",
    );
  });
});
