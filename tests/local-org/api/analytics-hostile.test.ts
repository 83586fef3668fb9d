import { deployed } from '../metadata/support.ts';
import { column, FOLDERS, format, reportXml, typeXml } from '../analytics/support.ts';
import { queryRecords, startRunning } from './helpers.ts';
import type { Running } from './helpers.ts';

let running: Running & { stop: () => Promise<void> };
let path: string;

beforeAll(async () => {
  running = await startRunning();
  deployed(running.org.org as Parameters<typeof deployed>[0], {
    ...FOLDERS,
    'reportTypes/Deals.reportType': typeXml('Opportunity', [], { Opportunity: ['Name', 'Amount'] }),
    'reports/Team/Plain.report': reportXml('Deals__c', format('Tabular') + column('Opportunity$Name')),
  });
  const [row] = await queryRecords(running.as('admin'), 'SELECT Id FROM Report');
  path = `analytics/reports/${String(row?.['Id'])}`;
});
afterAll(async () => running.stop());

const NAME = 'Opportunity$Name';
const deep = (levels: number): string => `${'('.repeat(levels)}1${')'.repeat(levels)}`;

test.each<[string, unknown]>([
  ['a list for an object', []],
  ['a text for an object', { reportMetadata: 'x' }],
  ['a number for a list', { reportMetadata: { reportFilters: 7 } }],
  ['texts for objects of a list', { reportMetadata: { groupingsDown: ['x'] } }],
  ['objects for names', { reportMetadata: { detailColumns: [{}] } }],
  ['names of the prototype', { reportMetadata: { detailColumns: ['constructor', '__proto__'], scope: '__proto__' } }],
  ['a quote in a column', { reportMetadata: { detailColumns: ['Opportunity$Name" FROM "User'] } }],
  [
    'logic as deep as a stack',
    {
      reportMetadata: {
        reportFilters: [{ column: NAME, operator: 'equals', value: 'x' }],
        reportBooleanFilter: deep(50_000),
      },
    },
  ],
  [
    'thousands of filters',
    {
      reportMetadata: {
        reportFilters: Array.from({ length: 5000 }, () => ({ column: NAME, operator: 'equals', value: 'x' })),
      },
    },
  ],
  ['a row limit of no number', { reportMetadata: { topRows: { rowLimit: 'all' } } }],
])('%s is a 400 and no failure of the server', async (_what, body) => {
  const answer = await running.as('admin')('POST', path, body);
  expect([answer.status, answer.json[0].errorCode]).toEqual([
    400,
    expect.stringMatching(/^(BAD_REQUEST|JSON_PARSER_ERROR)$/),
  ]);
});

test('values of filters are values: quotes, wildcards and lists of thousands', async () => {
  const admin = running.as('admin');
  await admin('POST', 'sobjects/Opportunity', {
    Name: `it's "50%" \\ _`,
    StageName: 'Prospecting',
    CloseDate: '2026-01-01',
  });
  const count = async (operator: string, value: string): Promise<number> => {
    const answer = await admin('POST', path, {
      reportMetadata: { reportFilters: [{ column: NAME, operator, value }] },
    });
    if (answer.status !== 200) throw new Error(answer.text);
    return answer.json.factMap['T!T'].aggregates[0].value;
  };
  expect(await count('contains', `it's`)).toBe(1);
  expect(await count('contains', '50%')).toBe(1);
  expect(await count('contains', '%%')).toBe(0);
  expect(await count('contains', '\\')).toBe(1);
  expect(await count('startsWith', '_')).toBe(0);
  expect(await count('equals', `') OR 1 = 1 --`)).toBe(0);
  expect(await count('notEqual', Array.from({ length: 3000 }, (_, i) => `x${i}`).join(','))).toBe(1);
});
