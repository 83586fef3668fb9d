import type { Random } from '../../bench/seed/random.ts';
import { damaged, depth, oddText, rest, wellFormed } from './attack.ts';
import type { Attack, Target } from './attack.ts';

const SAMPLES = [
  "SELECT Id, Name FROM Thing__c WHERE Text__c = 'x' AND (Number__c > 1.5 OR Flag__c = true) ORDER BY Name DESC NULLS LAST LIMIT 10 OFFSET 1",
  'SELECT StageName, COUNT(Id) n, SUM(Amount) FROM Opportunity GROUP BY StageName HAVING COUNT(Id) > 0 ORDER BY StageName',
  "SELECT Id, (SELECT Id, Name FROM Things__r WHERE Name LIKE 'a%' LIMIT 3) FROM Opportunity WHERE CloseDate = THIS_YEAR",
  'SELECT Id, Account.Name, Owner.Name FROM Opportunity WHERE CreatedDate > 2020-01-01T00:00:00Z AND CloseDate <= 2026-12-31',
  "SELECT Id FROM Thing__c WHERE Many__c INCLUDES ('red;green', 'blue') AND Pick__c NOT IN ('low', null)",
  'SELECT Id FROM Account WHERE Id IN (SELECT AccountId FROM Opportunity WHERE Amount > 10)',
  'SELECT FIELDS(ALL) FROM Thing__c LIMIT 200',
  'SELECT COUNT() FROM Thing__c WHERE NOT (Day__c = LAST_N_DAYS:3)',
  'SELECT CALENDAR_YEAR(CloseDate), MAX(Amount) FROM Opportunity GROUP BY CALENDAR_YEAR(CloseDate)',
  'SELECT toLabel(Pick__c), FORMAT(At__c) FROM Thing__c WHERE DAY_ONLY(At__c) > 2020-01-01',
  'SELECT Id, TYPEOF Owner WHEN User THEN Name END FROM Opportunity',
  "SELECT Id, Double__c FROM Thing__c WHERE Double__c > 3 AND Key__c != 'k' ORDER BY Double__c",
];
const WORDS = [
  ...['SELECT', 'FROM', 'WHERE', 'AND', 'OR', 'NOT', 'IN', 'LIKE', 'GROUP BY', 'HAVING', 'ORDER BY', 'LIMIT', 'OFFSET'],
  ...['(', ')', ',', '.', "'", '=', '!=', '<>', '<', '>=', ':', ';', '--', '/*', '*', '"', '%', '\\', '\0', '[', '{'],
  ...['Id', 'Name', 'Opportunity', 'Thing__c', 'Things__r', 'Account', 'null', 'TRUE', '0', '-1', '1e9', '99999999999'],
  ...[
    'LAST_N_DAYS:99999999',
    'TODAY',
    '2026-01-01',
    'COUNT()',
    'SUM(Name)',
    'FIELDS(ALL)',
    'USING SCOPE mine',
    'FOR UPDATE',
  ],
  ...[
    'WITH SECURITY_ENFORCED',
    'ALL ROWS',
    'ROLLUP(Name)',
    'CUBE(Name)',
    'DISTANCE(a,b,c)',
    'convertCurrency(Amount)',
    'x y z',
  ],
];
const TOKEN = /\s+|\w+|'(?:[^'\\]|\\.)*'|[^\s\w]/g;

/** A query that is damaged, too deep, too long, or asks for the impossible. */
export function hostileSoql(random: Random, target: Target): Attack {
  const text = queryText(random);
  const path = random.weighted([
    ['query', 8],
    ['queryAll', 1],
    ['tooling/query', 1],
  ]);
  const columns = random.chance(5) ? '&columns=true' : '';
  return rest('SOQL', target, 'GET', `${path}?q=${encode(text).slice(0, 120_000)}${columns}`);
}

/** Percent-encoded; lone surrogates, which encodeURIComponent refuses, become what a careless client sends. */
export function encode(text: string): string {
  return encodeURIComponent(wellFormed(text));
}

function queryText(random: Random): string {
  switch (random.int(6)) {
    case 0:
    case 1:
      return damaged(random, random.pick(SAMPLES), WORDS, TOKEN);
    case 2:
      return Array.from({ length: 1 + random.int(30) }, () => random.pick(WORDS)).join(random.pick([' ', '', '\n']));
    case 3:
      return deep(random);
    case 4:
      return literal(random);
    default:
      return wide(random);
  }
}

function deep(random: Random): string {
  const n = depth(random);
  const head = 'SELECT Id FROM Thing__c WHERE ';
  return random.pick([
    () => `${head}${'('.repeat(n)}Name = 'x'${')'.repeat(n)}`,
    () => `${head}${'NOT '.repeat(n)}Name = 'x'`,
    () => `${head}${'NOT ('.repeat(n)}Name = 'x'${')'.repeat(n)}`,
    () => `${head}${"(Name = 'a' OR ".repeat(n)}Name = 'x'${')'.repeat(n)}`,
    () => `${head}${'('.repeat(n)}`,
    () => `${head}Id IN ${'(SELECT Opportunity__c FROM Thing__c WHERE Opportunity__c IN '.repeat(n)}`,
    () => `SELECT ${'(SELECT Id, '.repeat(n)}Id${' FROM Things__r)'.repeat(n)} FROM Opportunity`,
    () => `SELECT ${'Owner.Manager.'.repeat(n)}Name FROM Opportunity`,
    () => `SELECT ${'toLabel('.repeat(n)}Name${')'.repeat(n)} FROM Opportunity`,
    () => `SELECT Id FROM Opportunity ORDER BY ${'MAX('.repeat(n)}Amount${')'.repeat(n)}`,
    () => `${head}Name = ${"'".repeat(n)}`,
  ])();
}

function wide(random: Random): string {
  const n = depth(random);
  return random.pick([
    () => `SELECT ${Array.from({ length: n }, (_, i) => `Name f${i}`).join(', ')} FROM Thing__c`,
    () => `SELECT ${Array.from({ length: n }, () => 'Id').join(', ')} FROM Thing__c`,
    () => `SELECT Id FROM Thing__c WHERE ${Array.from({ length: n }, (_, i) => `Number__c = ${i}`).join(' OR ')}`,
    () => `SELECT Id FROM Thing__c WHERE ${Array.from({ length: n }, () => "Name LIKE '%a%'").join(' AND ')}`,
    () =>
      `SELECT Id FROM Thing__c WHERE Name = 'a' ${Array.from({ length: n }, () => "AND Name = 'b' OR Name = 'c'").join(' ')}`,
    () => `SELECT Id FROM Thing__c WHERE Text__c IN (${Array.from({ length: n }, (_, i) => `'${i}'`).join(',')})`,
    () => `SELECT Id FROM Thing__c WHERE Name LIKE '${'%a'.repeat(n)}b'`,
    () => `SELECT Id FROM Thing__c WHERE Name LIKE '${'_%'.repeat(n)}'`,
    () => `SELECT Id FROM Thing__c ORDER BY ${Array.from({ length: n }, () => 'Name').join(', ')}`,
    () => `SELECT Name FROM Thing__c GROUP BY ${Array.from({ length: n }, () => 'Name').join(', ')}`,
    () => `SELECT Id FROM Thing__c WHERE Double__c = 1 ${'OR Double__c = 2 '.repeat(Math.min(n, 4000))}`,
    () => `SELECT Id FROM Opportunity${', Opportunity.Things__r t'.repeat(n)}`,
    () => `SELECT Id FROM Thing__c${' '.repeat(n)}WHERE${'\n'.repeat(n)}Name = 'x'`,
    () => `SELECT Id FROM ${'x'.repeat(n)}`,
  ])();
}

function literal(random: Random): string {
  const field = random.pick([
    'Name',
    'Id',
    'Number__c',
    'Flag__c',
    'Day__c',
    'At__c',
    'Many__c',
    'Long__c',
    'Opportunity__c',
  ]);
  const operator = random.pick(['=', '!=', '<', '>=', 'LIKE', 'IN', 'NOT IN', 'INCLUDES', 'EXCLUDES']);
  const text = oddText(random).slice(0, 20_000);
  const value = random.pick([
    `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`,
    `'${text}'`,
    text,
    '1e999',
    '-99999999999999999999999999.99999999999999',
    'LAST_N_DAYS:99999999999999999999',
    'NEXT_N_YEARS:9999999',
    'N_DAYS_AGO:-5',
    '2026-13-45',
    '0000-00-00T00:00:00Z',
    '99999-01-01',
    'null',
    'EUR99999999999',
  ]);
  const list = operator.endsWith('IN') || operator.endsWith('CLUDES');
  const end = random.pick([
    '',
    ' LIMIT 0',
    ' LIMIT 99999999999999999999',
    ' LIMIT -1',
    ' OFFSET 2001',
    ' OFFSET -1',
    ' LIMIT 1e3',
  ]);
  return `SELECT Id FROM Thing__c WHERE ${field} ${operator} ${list ? `(${value})` : value}${end}`;
}
