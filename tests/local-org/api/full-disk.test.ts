import { symlinkSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startLocalOrg } from '../../../src/local-org/index.ts';
import { openRequestLog } from '../../../src/local-org/api/http/request-log.ts';
import { deployTestPackage, testPackage, withLocalOrg } from './helpers.ts';
import type { Running } from './helpers.ts';

/** As if the disk had no room: SQLite takes a limit of pages for a full disk, with the same error. */
function fillDisk({ org }: Running, isFull: boolean): void {
  const { database } = org.org;
  const pages = Number(Object.values(database.prepare('PRAGMA page_count').get() ?? {})[0]);
  database.exec(`PRAGMA max_page_count = ${isFull ? pages : 1_073_741_823}`);
}

const LONG = 'x'.repeat(30_000);
const many = (count: number) =>
  Array.from({ length: count }, (_none, index) => ({
    attributes: { type: 'Account' },
    Name: `Big ${index}`,
    Description: LONG,
  }));

describe('when the disk is full', () => {
  test('each way to save answers with Salesforce’s error, what was saved stays, and the server goes on', () =>
    withLocalOrg(async (running) => {
      const admin = running.as('admin');
      const kept = (await admin('POST', 'sobjects/Account', { Name: 'Kept' })).json.id as string;
      fillDisk(running, true);
      const single = await admin('POST', 'sobjects/Account', { Name: 'Big', Description: LONG });
      expect([single.status, single.json]).toEqual([
        400,
        [
          {
            errorCode: 'STORAGE_LIMIT_EXCEEDED',
            message: expect.stringContaining('the disk of the local org is full'),
            fields: [],
          },
        ],
      ]);
      const collection = await admin('POST', 'composite/sobjects', { allOrNone: false, records: many(3) });
      expect(collection.json).toEqual(
        many(3).map(() => ({
          success: false,
          errors: [expect.objectContaining({ statusCode: 'STORAGE_LIMIT_EXCEEDED' })],
        })),
      );
      const composite = await admin('POST', 'composite', {
        allOrNone: false,
        compositeRequest: [
          { method: 'POST', url: '/services/data/v66.0/sobjects/Account', referenceId: 'a', body: many(1)[0] },
        ],
      });
      expect(composite.status).toBe(200);
      expect(composite.text).toContain('STORAGE_LIMIT_EXCEEDED');
      const record = await admin('POST', 'ui-api/records', {
        apiName: 'Account',
        fields: { Name: 'Big', Description: LONG },
      });
      expect([record.status, record.text.includes('STORAGE_LIMIT_EXCEEDED')]).toEqual([400, true]);
      const changed = await admin('PATCH', `sobjects/Account/${kept}`, { Description: LONG });
      expect(changed.json[0].errorCode).toBe('STORAGE_LIMIT_EXCEEDED');
      const count = await admin('GET', 'query?q=SELECT+Name,Description+FROM+Account');
      expect(count.json.records).toEqual([expect.objectContaining({ Name: 'Kept', Description: null })]);
      fillDisk(running, false);
      expect((await admin('PATCH', `sobjects/Account/${kept}`, { Description: LONG })).status).toBe(204);
      expect((await admin('POST', 'sobjects/Account', { Name: 'Later' })).status).toBe(201);
    }));

  test('a deployment is refused as a whole, over SOAP too, and works again with room', () =>
    withLocalOrg(async (running) => {
      fillDisk(running, true);
      expect(() => deployTestPackage(running.org)).toThrow('full');
      const zip = Buffer.from(testPackage()).toString('base64');
      const xml = `<e:Envelope xmlns:e="x"><e:Header><SessionHeader><sessionId>${running.org.users.admin.accessToken}</sessionId></SessionHeader></e:Header><e:Body><deploy><ZipFile>${zip}</ZipFile></deploy></e:Body></e:Envelope>`;
      const answer = await fetch(`${running.org.url}/services/Soap/m/66.0`, { method: 'POST', body: xml });
      expect([answer.status, await answer.text()]).toEqual([500, expect.stringContaining('sf:STORAGE_LIMIT_EXCEEDED')]);
      expect((await running.as('admin')('GET', 'sobjects/Thing__c/describe')).status).toBe(404);
      fillDisk(running, false);
      deployTestPackage(running.org);
      expect((await running.as('admin')('GET', 'sobjects/Thing__c/describe')).status).toBe(200);
    }));

  test('a request log that cannot be written drops no connection', async () => {
    const dataDir = await mkdtemp(join(tmpdir(), 'full-disk-'));
    try {
      // Linux' device that is always full.
      symlinkSync('/dev/full', join(dataDir, 'requests.jsonl'));
      const log = openRequestLog(dataDir);
      expect(() => log.write({ time: '', method: 'GET', path: '/', status: 200, milliseconds: 1 })).not.toThrow();
      log.close();
      const org = await startLocalOrg({ dataDir, port: 0 });
      const answer = await fetch(`${org.url}/services/data`);
      expect(answer.status).toBe(200);
      await org.close();
    } finally {
      await rm(dataDir, { recursive: true, force: true });
    }
  });
});
