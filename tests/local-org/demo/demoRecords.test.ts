import { demoRecords } from '../../../src/local-org/demo/index.ts';
import type { DemoData, DemoRecord } from '../../../src/local-org/demo/index.ts';
import { mavenFiles, pipelineLines } from './mavenFiles.ts';

const files = mavenFiles();
const TODAY = '2026-11-21'; // a Saturday; its week begins on Monday, 16 November
const data = demoRecords(files, { today: TODAY });
const lines = pipelineLines(files.salesPipeline);
const DAY = 86_400_000;

const records = (of: DemoData, object: string): DemoRecord[] =>
  of.steps.filter((step) => step.object === object).flatMap((step) => step.records);
const opportunities = records(data, 'Opportunity');
const deal = (id: string): DemoRecord['fields'] => {
  const found = opportunities.find((record) => record.key === `Opportunity:${id}`);
  if (found === undefined) throw new Error(`no deal ${id}`);
  return found.fields;
};
const count = (field: string, value: unknown): number =>
  opportunities.filter((record) => record.fields[field] === value).length;

test('every line of the shipped files becomes a record, and nothing is reported', () => {
  expect(lines).toHaveLength(6815);
  expect(opportunities).toHaveLength(lines.length);
  expect(records(data, 'Account')).toHaveLength(85);
  expect(records(data, 'Product2')).toHaveLength(7);
  expect(records(data, 'PricebookEntry')).toHaveLength(7);
  expect(records(data, 'UserRole').map((record) => record.fields['Name'])).toEqual(['Central', 'East', 'West']);
  expect(records(data, 'User')).toHaveLength(35 + 6);
  expect(data.problems).toEqual([]);
});

test('won and lost deals keep their stage, open ones get a stage before all gates', () => {
  const inFile = (stage: string): number => lines.filter((line) => line[4] === stage).length;
  expect(count('StageName', 'Closed Won')).toBe(inFile('Won'));
  expect(count('StageName', 'Closed Lost')).toBe(inFile('Lost'));
  expect(count('StageName', 'Prospecting')).toBe(inFile('Prospecting'));
  expect(count('StageName', 'Qualification') + count('StageName', 'Needs Analysis')).toBe(inFile('Engaging'));
  expect([inFile('Won'), inFile('Lost'), inFile('Prospecting'), inFile('Engaging')]).toEqual([3042, 1684, 500, 1589]);
});

test('engaging deals are spread evenly, the same on every run', () => {
  expect([count('StageName', 'Qualification'), count('StageName', 'Needs Analysis')]).toEqual([800, 789]);
  const again = demoRecords(files, { today: '2027-03-01' });
  const stages = (of: DemoData): unknown[] => records(of, 'Opportunity').map((record) => record.fields['StageName']);
  expect(stages(again)).toEqual(stages(data));
});

test('closed deals are created on their engage date and closed on their close date, as in the file', () => {
  const closed = lines.filter((line) => line[4] === 'Won' || line[4] === 'Lost');
  expect(opportunities.filter((record) => 'CreatedDate' in record.fields)).toHaveLength(closed.length);
  for (const [id = '', , , , , engaged = '', ended] of closed) {
    expect(deal(id)['CreatedDate']).toBe(`${engaged}T12:00:00.000Z`);
    expect(deal(id)['CloseDate']).toBe(ended);
  }
  expect(closed.every((line) => (line[5] ?? '') < '2018-01-01')).toBe(true);
});

test('dates of open deals move by one whole number of weeks, and the last engage date falls into the week of today', () => {
  const moves = new Set<number>();
  let last = '';
  for (const [id = '', , , , , engaged = ''] of lines.filter((line) => line[4] === 'Engaging')) {
    const moved = /Engaged on (\S+)\.$/.exec(String(deal(id)['Description']))?.[1] ?? '';
    moves.add((Date.parse(moved) - Date.parse(engaged)) / DAY);
    if (moved > last) last = moved;
  }
  expect(moves.size).toBe(1);
  expect([...moves][0]).toBe(465 * 7);
  expect(last >= '2026-11-16' && last <= '2026-11-22').toBe(true);
});

test.each(['2026-11-16', '2026-11-22', '2024-02-29', '2017-12-22', '2017-12-18', '2016-01-01'])(
  'loaded on %s, the last engage date is in that week',
  (today) => {
    const dates = records(demoRecords(files, { today }), 'Opportunity').flatMap(
      (record) => /Engaged on (\S+)\.$/.exec(String(record.fields['Description']))?.[1] ?? [],
    );
    const weekday = (new Date(today).getUTCDay() + 6) % 7;
    const monday = Date.parse(today) - weekday * DAY;
    const last = Math.max(...dates.map((date) => Date.parse(date)));
    expect(last).toBeGreaterThanOrEqual(monday);
    expect(last).toBeLessThan(monday + 7 * DAY);
  },
);

test('an open deal closes the median days of won deals after its engage date, or after today without an engage date', () => {
  const days = lines
    .filter((line) => line[4] === 'Won')
    .map((line) => (Date.parse(line[6] ?? '') - Date.parse(line[5] ?? '')) / DAY)
    .sort((a, b) => a - b);
  const middle = ((days[days.length / 2 - 1] ?? NaN) + (days[days.length / 2] ?? NaN)) / 2;
  expect(middle).toBe(59);
  const [engagedId = '', , , , , engaged = ''] = lines.find((line) => line[4] === 'Engaging') ?? [];
  expect(Date.parse(String(deal(engagedId)['CloseDate']))).toBe(Date.parse(engaged) + (465 * 7 + 59) * DAY);
  const [newId = ''] = lines.find((line) => line[4] === 'Prospecting') ?? [];
  expect(deal(newId)['CloseDate']).toBe('2027-01-19');
});

test('the amount is the close value where there is one, else the list price', () => {
  const price: Record<string, number> = { 'GTX Basic': 550, GTXPro: 4821, 'GTX Pro': 4821, 'MG Special': 55 };
  Object.assign(price, { 'MG Advanced': 3393, 'GTX Plus Pro': 5482, 'GTX Plus Basic': 1096, 'GTK 500': 26768 });
  for (const [id = '', , product = '', , , , , value = ''] of lines) {
    expect(deal(id)['Amount']).toBe(value === '' ? price[product] : Number(value));
  }
  expect(count('Amount', 0)).toBe(1684);
});

test('deals without an account stay without one', () => {
  const without = lines.filter((line) => line[3] === '');
  expect(without).toHaveLength(1425);
  expect(opportunities.filter((record) => !('AccountId' in record.fields))).toHaveLength(1425);
});

test('a deal names account and product, with the repaired spelling', () => {
  expect(deal('Z063OYW0')['Name']).toBe('Isdom – GTX Pro (Z063OYW0)');
  expect(opportunities.some((record) => String(record.fields['Name']).includes('GTXPro'))).toBe(false);
  expect(new Set(opportunities.map((record) => record.fields['Name'])).size).toBe(opportunities.length);
});

test('each agent has a manager and the role of the region', () => {
  const moses = records(data, 'User').find((record) => record.key === 'User:Moses Frase');
  expect(moses?.fields).toMatchObject({
    FirstName: 'Moses',
    LastName: 'Frase',
    Username: 'moses.frase@maven-crm.example',
    Alias: 'mosesfra',
    ManagerId: { ref: 'User:Dustin Brinkmann' },
    UserRoleId: { ref: 'UserRole:Central' },
    ProfileId: { find: { object: 'Profile', field: 'Name', value: 'Standard User' } },
  });
  const withManager = records(data, 'User').filter((record) => 'ManagerId' in record.fields);
  expect(withManager).toHaveLength(35);
});

test('spelling mistakes of accounts are repaired, revenue is in whole dollars', () => {
  const acme = records(data, 'Account').find((record) => record.key === 'Account:Acme Corporation');
  expect(acme?.fields).toEqual({
    Name: 'Acme Corporation',
    Industry: 'Technology',
    AnnualRevenue: 1_100_040_000,
    NumberOfEmployees: 2822,
    BillingCountry: 'United States',
    Description: 'Founded 1996.',
  });
  const countries = records(data, 'Account').map((record) => record.fields['BillingCountry']);
  expect(countries.filter((country) => country === 'Philippines')).toHaveLength(1);
});

test('every reference points to a record of an earlier step', () => {
  const known = new Set<string>();
  for (const step of data.steps) {
    for (const { fields } of step.records) {
      for (const value of Object.values(fields)) {
        if (typeof value === 'object' && 'ref' in value) expect(known.has(value.ref)).toBe(true);
      }
    }
    for (const { key } of step.records) {
      expect(known.has(key)).toBe(false);
      known.add(key);
    }
  }
});

test('no answers, pains or contacts are made up', () => {
  expect([...new Set(data.steps.map((step) => step.object))]).toEqual([
    'UserRole',
    'User',
    'Account',
    'Product2',
    'PricebookEntry',
    'Opportunity',
  ]);
});

test('a text that is no day is refused', () => {
  expect(() => demoRecords(files, { today: '2026-02-30' })).toThrow('`2026-02-30` is no date');
});
