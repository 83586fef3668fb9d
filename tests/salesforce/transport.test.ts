import jsforce from 'jsforce';
import { connectOrg, OrgError } from '../../src/salesforce/index.ts';
import { withFakeOrg } from './fakeOrg.ts';

describe('the private `_transport` field of jsforce, which connectOrg replaces', () => {
  test('is still where jsforce keeps its transport', () => {
    const client = new jsforce.Connection({ instanceUrl: 'http://localhost', accessToken: 'x', version: '66.0' });
    expect(client._transport).toHaveProperty('httpRequest');
  });

  test('is still what jsforce sends requests with: ours repeats a query on 503, which the client alone would not', async () => {
    await withFakeOrg(
      (_request, count) =>
        count === 1
          ? { status: 503, headers: { 'retry-after': '7' }, body: [] }
          : { status: 200, body: { totalSize: 0, done: true, records: [] } },
      async (instanceUrl, seen) => {
        const pauses: number[] = [];
        const sleep = async (milliseconds: number) => void pauses.push(milliseconds);
        const org = connectOrg({ instanceUrl, accessToken: 'x', sleep });
        expect(await org.query('SELECT Id FROM Account')).toEqual([]);
        expect([seen.length, pauses]).toEqual([2, [7000]]);
      },
    );
  });
});

describe('the clock of the org', () => {
  const WRONG = () => new Date('2020-01-01T00:00:00Z');

  test('a time in Retry-After is compared with the time of the answer, not with a clock that is years behind', async () => {
    const headers = { date: 'Mon, 30 Nov 2026 08:00:00 GMT', 'retry-after': 'Mon, 30 Nov 2026 08:00:07 GMT' };
    await withFakeOrg(
      (_request, count) =>
        count === 1
          ? { status: 429, headers, body: [] }
          : { status: 200, body: { totalSize: 0, done: true, records: [] } },
      async (instanceUrl) => {
        const pauses: number[] = [];
        const sleep = async (milliseconds: number) => void pauses.push(milliseconds);
        const org = connectOrg({ instanceUrl, accessToken: 'x', sleep, now: WRONG });
        expect(await org.query('SELECT Id FROM Account')).toEqual([]);
        expect(pauses).toEqual([7000]);
      },
    );
  });

  test('is known from its answers', async () => {
    const headers = { date: 'Mon, 30 Nov 2026 08:00:00 GMT' };
    await withFakeOrg(
      () => ({ status: 200, headers, body: { totalSize: 0, done: true, records: [] } }),
      async (instanceUrl) => {
        const org = connectOrg({ instanceUrl, accessToken: 'x', now: WRONG });
        expect(org.orgNow()).toEqual(WRONG());
        await org.query('SELECT Id FROM Account');
        expect(org.orgNow().toISOString()).toBe('2026-11-30T08:00:00.000Z');
      },
    );
  });
});

test('a read by SOAP is sent again after a server error, a deploy is not', async () => {
  const soap = (action: string) => ({
    method: 'POST' as const,
    url: '/services/Soap/m/66.0',
    body: `<soapenv:Envelope><soapenv:Body><${action} xmlns="http://soap.sforce.com/2006/04/metadata"/></soapenv:Body></soapenv:Envelope>`,
  });
  await withFakeOrg(
    () => ({ status: 502, body: [] }),
    async (instanceUrl, seen) => {
      const org = connectOrg({ instanceUrl, accessToken: 'x', sleep: async () => undefined });
      await expect(org.call((client) => client.request(soap('listMetadata')))).rejects.toThrow(OrgError);
      const reads = seen.length;
      await expect(org.call((client) => client.request(soap('deploy')))).rejects.toThrow(OrgError);
      expect([reads, seen.length - reads]).toEqual([org.policy.attempts, 1]);
    },
  );
});
