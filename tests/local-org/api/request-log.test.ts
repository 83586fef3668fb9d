import { readFile, writeFile, appendFile } from 'node:fs/promises';
import { join } from 'node:path';
import { countWrites, readRequestLog } from '../../../src/local-org/index.ts';
import { createRecord, soqlPath, withLocalOrg } from './helpers.ts';

describe('the request log', () => {
  test('counts what was written, by object and operation, and nothing that was refused or rolled back', () =>
    withLocalOrg(async ({ as, dataDir, org }) => {
      const admin = as('admin');
      const id = await createRecord(admin, 'Account', { Name: 'Logged' });
      await admin('PATCH', `sobjects/account/${id}`, { Name: 'Logged twice' });
      await admin('POST', 'sobjects/Account', {});
      const account = (Name: string | null): unknown => ({ attributes: { type: 'Account' }, Name });
      await admin('POST', 'composite/sobjects', { allOrNone: true, records: [account('a'), account(null)] });
      await admin('POST', 'composite/sobjects', { records: [account('a'), account('b'), account(null)] });
      const part = (body: object, referenceId: string): unknown => ({
        method: 'POST',
        url: '/services/data/v66.0/sobjects/Contact',
        referenceId,
        body,
      });
      const kept = [part({ LastName: 'a' }, 'a'), part({ LastName: 'b' }, 'b')];
      await admin('POST', 'composite', { allOrNone: true, compositeRequest: kept });
      await admin('POST', 'composite', { allOrNone: true, compositeRequest: [...kept, part({}, 'c')] });
      await admin('GET', soqlPath('SELECT Id FROM Account'));
      await admin('DELETE', `sobjects/Account/${id}`);
      const entries = readRequestLog(dataDir);
      expect(countWrites(entries)).toEqual({ Account: { insert: 3, update: 1, delete: 1 }, Contact: { insert: 2 } });
      expect(entries[0]).toEqual({
        time: expect.stringMatching(/^\d{4}-.*Z$/),
        user: org.users.admin.user.username,
        method: 'POST',
        path: '/services/data/v66.0/sobjects/Account',
        status: 201,
        milliseconds: expect.any(Number),
        writes: { Account: { insert: 1 } },
      });
      expect(entries.find((entry) => entry.query)?.query).toBe('SELECT Id FROM Account');
    }));

  test('holds no token, no code and no cookie', () =>
    withLocalOrg(async ({ as, dataDir, org }) => {
      const link = org.signInLink();
      const signedIn = await fetch(link, { redirect: 'manual' });
      await as('seller')('GET', `limits?access_token=${org.users.seller.accessToken}`);
      await fetch(`${org.url}/services/oauth2/token?client_secret=${org.users.seller.accessToken}`, { method: 'POST' });
      const text = await readFile(join(dataDir, 'requests.jsonl'), 'utf8');
      expect(text.split('\n').length).toBe(4);
      for (const secret of [
        org.users.seller.accessToken,
        new URL(link).searchParams.get('otp'),
        signedIn.headers.get('set-cookie')?.split(/[=;]/)[1],
      ]) {
        expect(secret).toBeTruthy();
        expect(text).not.toContain(secret);
      }
    }));

  test('a line that a killed process left half-written is skipped', () =>
    withLocalOrg(async ({ dataDir }) => {
      const path = join(dataDir, 'requests.jsonl');
      await writeFile(path, '{"method":"GET","path":"/a","status":200,"milliseconds":1,"time":"x"}\n');
      await appendFile(path, '{"method":"GE');
      expect(readRequestLog(dataDir).map((entry) => entry.path)).toEqual(['/a']);
      expect(readRequestLog(join(dataDir, 'nowhere'))).toEqual([]);
    }));
});
