import { queryRecords } from '../api/helpers.ts';
import { fold, startWithThings, things } from './things.ts';
import type { Thing } from './things.ts';

const has = (thing: Thing, value: string): boolean => (thing.Many__c ?? '').split(';').includes(value);

/** A condition of SOQL next to the same condition in JavaScript. */
const CASES: readonly (readonly [string, (thing: Thing) => boolean])[] = [
  ["Text__c = 'alpha'", (t) => fold(t.Text__c) === 'alpha'],
  ["Text__c = 'ärger'", (t) => fold(t.Text__c) === 'ärger'],
  ["Text__c != 'alpha'", (t) => fold(t.Text__c) !== 'alpha'],
  ["NOT Text__c = 'alpha'", (t) => fold(t.Text__c) !== 'alpha'],
  ['Text__c = null', (t) => t.Text__c === null],
  ["Text__c = ''", (t) => t.Text__c === null],
  ['Text__c != null', (t) => t.Text__c !== null],
  ["Text__c = 'it\\'s'", (t) => t.Text__c === "it's"],
  ["Text__c = 'back\\\\slash'", (t) => t.Text__c === 'back\\slash'],
  ["Text__c LIKE 'A%'", (t) => fold(t.Text__c).startsWith('a')],
  ["Text__c LIKE '%a'", (t) => fold(t.Text__c).endsWith('a')],
  ["Text__c LIKE '50\\%'", (t) => t.Text__c === '50%'],
  ["Text__c LIKE 'a\\_b'", (t) => t.Text__c === 'a_b'],
  ["Text__c LIKE '_____'", (t) => (t.Text__c ?? '').length === 5],
  ["Text__c LIKE 'ÄR%'", (t) => fold(t.Text__c).startsWith('är')],
  ["NOT Text__c LIKE 'a%'", (t) => !fold(t.Text__c).startsWith('a')],
  ["Text__c IN ('ALPHA', 'beta')", (t) => ['alpha', 'beta'].includes(fold(t.Text__c))],
  ["Text__c NOT IN ('alpha', 'beta')", (t) => !['alpha', 'beta'].includes(fold(t.Text__c))],
  ["Text__c IN ('alpha', null)", (t) => t.Text__c === null || fold(t.Text__c) === 'alpha'],
  ["Text__c > 'b'", (t) => t.Text__c !== null && fold(t.Text__c) > 'b'],
  ['Number__c = 0', (t) => t.Number__c === 0],
  ['Number__c != 0', (t) => t.Number__c !== 0],
  ['Number__c > 1', (t) => t.Number__c !== null && t.Number__c > 1],
  ['Number__c <= 2.5', (t) => t.Number__c !== null && t.Number__c <= 2.5],
  ['NOT Number__c > 1', (t) => !(t.Number__c !== null && t.Number__c > 1)],
  ['Number__c IN (0, 10)', (t) => t.Number__c === 0 || t.Number__c === 10],
  ['Number__c NOT IN (0, 10)', (t) => t.Number__c !== 0 && t.Number__c !== 10],
  ['Number__c = null', (t) => t.Number__c === null],
  ['Flag__c = true', (t) => t.Flag__c],
  ['Flag__c != TRUE', (t) => !t.Flag__c],
  ['Day__c = 2026-11-18', (t) => t.Day__c === '2026-11-18'],
  ['Day__c < 2026-11-18', (t) => t.Day__c !== null && t.Day__c < '2026-11-18'],
  ['Day__c = TODAY', (t) => t.Day__c === '2026-11-18'],
  ['Day__c != TODAY', (t) => t.Day__c !== '2026-11-18'],
  ['Day__c >= YESTERDAY', (t) => t.Day__c !== null && t.Day__c >= '2026-11-17'],
  ['Day__c = THIS_MONTH', (t) => (t.Day__c ?? '').startsWith('2026-11')],
  ['Day__c > THIS_MONTH', (t) => t.Day__c !== null && t.Day__c >= '2026-12-01'],
  ['Day__c = LAST_N_DAYS:1', (t) => t.Day__c === '2026-11-17' || t.Day__c === '2026-11-18'],
  ['Day__c IN (TODAY, 2026-12-01)', (t) => t.Day__c === '2026-11-18' || t.Day__c === '2026-12-01'],
  ['At__c = 2026-11-18T13:00:00+01:00', (t) => t.At__c === '2026-11-18T12:00:00.000Z'],
  ['At__c < 2026-11-17T23:00:00Z', (t) => t.At__c !== null && t.At__c < '2026-11-17T23:00:00.000Z'],
  ["Pick__c = 'LOW'", (t) => t.Pick__c === 'low'],
  ["Pick__c != 'low'", (t) => t.Pick__c !== 'low'],
  ["Many__c INCLUDES ('red')", (t) => has(t, 'red')],
  ["Many__c INCLUDES ('red;green', 'blue')", (t) => (has(t, 'red') && has(t, 'green')) || has(t, 'blue')],
  ["Many__c EXCLUDES ('red')", (t) => !has(t, 'red')],
  ["Opportunity__r.Name = 'FIRST deal'", (t) => t.Opportunity === 'First Deal'],
  ["Opportunity__r.Name != 'first deal'", (t) => t.Opportunity !== 'First Deal'],
  ['Opportunity__c = null', (t) => t.Opportunity === null],
  ["Opportunity__r.Account.Name = 'acme'", (t) => t.Opportunity === 'First Deal'],
  ["Opportunity__c IN (SELECT Id FROM Opportunity WHERE Name LIKE 'SECOND%')", (t) => t.Opportunity === 'second deal'],
  [
    "Opportunity__c NOT IN (SELECT Id FROM Opportunity WHERE Name LIKE 'SECOND%')",
    (t) => t.Opportunity !== 'second deal',
  ],
  ['Double__c > 4', (t) => t.Number__c !== null && t.Number__c * 2 > 4],
  ['Double__c = null', (t) => t.Number__c === null],
  [
    "Flag__c = true AND (Pick__c = 'low' OR Number__c > 1)",
    (t) => t.Flag__c && (t.Pick__c === 'low' || (t.Number__c ?? 0) > 1),
  ],
  ["NOT (Flag__c = true OR Text__c = 'alpha')", (t) => !(t.Flag__c || fold(t.Text__c) === 'alpha')],
  ['CALENDAR_MONTH(Day__c) = 11', (t) => (t.Day__c ?? '').slice(5, 7) === '11'],
  ['DAY_ONLY(At__c) = 2026-11-17', (t) => (t.At__c ?? '').startsWith('2026-11-17')],
  ["Thing__c.Name = 'T07'", (t) => t.Name === 'T07'],
];

describe('WHERE agrees with the same condition in JavaScript', () => {
  let running: Awaited<ReturnType<typeof startWithThings>>;
  beforeAll(async () => {
    running = await startWithThings();
  });
  afterAll(() => running.stop());

  test.each(CASES)('WHERE %s', async (where, meaning) => {
    const expected = things.filter(meaning).map((thing) => thing.Name);
    expect(expected.length).toBeLessThan(things.length);
    expect(
      names(await queryRecords(running.as('admin'), `SELECT Name FROM Thing__c WHERE ${where} ORDER BY Name`)),
    ).toEqual(expected);
  });
});

function names(records: readonly Record<string, unknown>[]): string[] {
  return records.map((record) => String(record['Name']));
}
