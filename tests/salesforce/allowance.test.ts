import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { connectOrg, OrgThrottled, OrgUnreachable } from '../../src/salesforce/index.ts';
import { withFakeOrg } from './fakeOrg.ts';
import { HANG } from '../hang.ts';

const none = { totalSize: 0, done: true, records: [] };
const read = 'SELECT Id FROM Account';

/** An org with 1,000 calls a day, of which each answer has used one more. */
const withUsage = <T>(used: number, use: (url: string, seen: readonly unknown[]) => Promise<T>) =>
  withFakeOrg(
    (_request, count) => ({
      status: 200,
      body: none,
      headers: { 'Sforce-Limit-Info': `api-usage=${used + count}/1000, per-app-api-usage=7/10(appName=x)` },
    }),
    use,
  );

test('the API calls of a connection are counted, with what the org has left', async () => {
  await withUsage(100, async (url) => {
    const org = connectOrg({ instanceUrl: url, accessToken: 'x' });
    expect([org.meter.sent(), org.meter.daily()]).toEqual([0, undefined]);
    await org.query(read);
    await org.query(read);
    expect([org.meter.sent(), org.meter.daily()]).toEqual([2, { used: 102, limit: 1000 }]);
  });
});

test('a call that would take of the reserve is not sent', async () => {
  await withUsage(896, async (url, seen) => {
    const org = connectOrg({ instanceUrl: url, accessToken: 'x', reserve: 0.1 });
    for (let call = 0; call < 4; call += 1) await org.query(read);
    const error = await org.query(read).catch((error: Error) => error);
    expect(error).toBeInstanceOf(OrgThrottled);
    expect((error as Error).message).toContain('has 100 of 1,000 API calls left for these 24 hours, and 100 are kept');
    expect(seen).toHaveLength(4);
    await connectOrg({ instanceUrl: url, accessToken: 'x' }).query(read);
    expect(seen).toHaveLength(5);
  });
});

test('when the reserve is reached, a call in five minutes finds out whether there are more again', async () => {
  await withUsage(900, async (url, seen) => {
    let now = Date.parse('2026-11-30T08:00:00Z');
    const org = connectOrg({ instanceUrl: url, accessToken: 'x', reserve: 0.1, now: () => new Date(now) });
    await org.query(read);
    await expect(org.query(read)).rejects.toBeInstanceOf(OrgThrottled);
    now += 5 * 60_000;
    await org.query(read);
    await expect(org.query(read)).rejects.toBeInstanceOf(OrgThrottled);
    expect(seen).toHaveLength(2);
  });
});

test('an org that takes connections and never answers is given up when the budget is spent', async () => {
  const silent = createServer(() => undefined);
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
  const instanceUrl = `http://127.0.0.1:${(silent.address() as AddressInfo).port}`;
  const policy = { attempts: 6, base: 10, cap: 20, budget: 1500 };
  const started = performance.now();
  try {
    await expect(connectOrg({ instanceUrl, accessToken: 'x', policy }).query(read)).rejects.toBeInstanceOf(
      OrgUnreachable,
    );
    expect(performance.now() - started).toBeLessThan(HANG);
  } finally {
    silent.closeAllConnections();
    await new Promise((resolve) => silent.close(resolve));
  }
});
