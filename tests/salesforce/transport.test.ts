import jsforce from 'jsforce';
import { connectOrg } from '../../src/salesforce/index.ts';
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
