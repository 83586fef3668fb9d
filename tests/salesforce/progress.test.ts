import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startLocalOrg, type LocalOrg } from '../../src/local-org/index.ts';
import {
  bulkQuery,
  connectOrg,
  createMany,
  type OrgConnection,
  type ProgressStep,
} from '../../src/salesforce/index.ts';
import { objectOf } from '../../src/salesforce/progress.ts';

/** Records: two pages of REST, twelve batches of collections, five pages of a bulk query. */
const ROWS = 2_400;
let folder: string;
let local: LocalOrg;
let org: OrgConnection;
let steps: ProgressStep[];
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'diagnose-progress-'));
  local = await startLocalOrg({ dataDir: join(folder, 'org'), port: 0 });
  org = connectOrg({
    instanceUrl: local.url,
    accessToken: local.users.admin.accessToken,
    onProgress: (step) => steps.push(step),
  });
});
afterAll(async () => {
  await local.close();
  rmSync(folder, { recursive: true, force: true });
});
beforeEach(() => {
  steps = [];
});

const accounts = (count: number) => Array.from({ length: count }, (_none, index) => ({ Name: `Account ${index}` }));
/** The steps of this name: each further than the one before, the last one at its total. */
function expectWhole(name: string, length: number): void {
  const done = steps.filter((step) => step.name === name);
  expect(done.map((step) => step.total)).toEqual(Array<number>(length).fill(ROWS));
  expect(done.map((step) => step.done)).toEqual(done.map((step) => step.done).sort((a, b) => a! - b!));
  expect(done.at(-1)?.done).toBe(ROWS);
}

test('saves report after each batch, where there are several; reads after each page', async () => {
  await createMany(org, 'Account', accounts(ROWS));
  expectWhole('Saving Account', ROWS / 200);
  await org.query('SELECT Id FROM Account');
  expectWhole('Reading Account', 2);
  steps = [];
  await createMany(org, 'Contact', [{ LastName: 'One' }]);
  await org.query('SELECT Id FROM Contact');
  expect(steps).toEqual([]);
});

test('a bulk query reports after each page', async () => {
  await bulkQuery(org, 'SELECT Id FROM Account', { folder: join(folder, 'query'), maxRecords: 500 });
  expectWhole('Reading Account', 5);
});

test.each([
  ['SELECT Id, (SELECT Id FROM Contacts) FROM Account WHERE Id IN (SELECT AccountId FROM Case)', 'Account'],
  ['select id from DF_Answer__c', 'DF_Answer__c'],
])('%s is of %s', (soql, object) => {
  expect(objectOf(soql)).toBe(object);
});
