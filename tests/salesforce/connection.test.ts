import {
  connectOrg,
  createMany,
  OrgRefused,
  OrgThrottled,
  OrgUnauthorized,
  OrgUnreachable,
  updateMany,
} from '../../src/salesforce/index.ts';
import { withFakeOrg } from './fakeOrg.ts';

const quick = (instanceUrl: string, pauses: number[] = []) => ({
  instanceUrl,
  accessToken: '00D000000000001!T',
  random: () => 1,
  sleep: async (milliseconds: number) => {
    pauses.push(milliseconds);
  },
});
const rule = (message: string) => ({ message, errorCode: 'FIELD_CUSTOM_VALIDATION_EXCEPTION', fields: [] });
const gone = [{ message: 'Session expired or invalid', errorCode: 'INVALID_SESSION_ID' }];

describe('a connection', () => {
  test('reads all pages of a query', async () => {
    await withFakeOrg(
      ({ url }) =>
        url.includes('/query?')
          ? {
              status: 200,
              body: {
                totalSize: 3,
                done: false,
                nextRecordsUrl: '/services/data/v66.0/query/01g-2',
                records: [{ Id: '1' }, { Id: '2' }],
              },
            }
          : { status: 200, body: { totalSize: 3, done: true, records: [{ Id: '3' }] } },
      async (url) => {
        const rows = await connectOrg(quick(url)).query<{ Id: string }>('SELECT Id FROM Opportunity');
        expect(rows.map(({ Id }) => Id)).toEqual(['1', '2', '3']);
      },
    );
  });

  test('names every failing rule when several refuse one save', async () => {
    await withFakeOrg(
      () => ({ status: 400, body: [rule('Name the problem.'), rule('Name the cause.')] }),
      async (url) => {
        const save = connectOrg(quick(url)).call((client) =>
          client.sobject('Opportunity').update({ Id: '006000000000001AAA' }),
        );
        const error: unknown = await save.catch((error: unknown) => error);
        expect(error).toBeInstanceOf(OrgRefused);
        expect((error as OrgRefused).details).toEqual([rule('Name the problem.'), rule('Name the cause.')]);
      },
    );
  });

  test('reports that the token is not accepted, after one request', async () => {
    await withFakeOrg(
      () => ({ status: 401, body: gone }),
      async (url, seen) => {
        await expect(connectOrg(quick(url)).query('SELECT Id FROM Account')).rejects.toBeInstanceOf(OrgUnauthorized);
        expect(seen).toHaveLength(1);
      },
    );
  });

  test('renews an expired session once and goes on', async () => {
    await withFakeOrg(
      ({ token }) =>
        token === 'fresh'
          ? { status: 200, body: { totalSize: 0, done: true, records: [] } }
          : { status: 401, body: gone },
      async (url) => {
        const org = connectOrg({ ...quick(url), renew: async () => 'fresh' });
        expect(await org.query('SELECT Id FROM Account')).toEqual([]);
      },
    );
  });

  test('does not renew for ever when the org refuses renewed sessions too', async () => {
    await withFakeOrg(
      () => ({ status: 401, body: gone }),
      async (url, seen) => {
        const org = connectOrg({ ...quick(url), renew: async () => 'fresh' });
        await expect(org.query('SELECT Id FROM Account')).rejects.toBeInstanceOf(OrgUnauthorized);
        expect(seen.length).toBeLessThan(5);
      },
    );
  });

  test('waits as long as the org asks, then gives up with what happened', async () => {
    const pauses: number[] = [];
    await withFakeOrg(
      () => ({
        status: 429,
        headers: { 'retry-after': '2' },
        body: [{ message: 'slow', errorCode: 'REQUEST_LIMIT_EXCEEDED' }],
      }),
      async (url, seen) => {
        const org = connectOrg({ ...quick(url, pauses), policy: { attempts: 3, base: 10, cap: 5000 } });
        await expect(org.query('SELECT Id FROM Account')).rejects.toBeInstanceOf(OrgThrottled);
        expect(seen).toHaveLength(3);
        expect(pauses).toEqual([2000, 2000]);
      },
    );
  });

  test('repeats a read whose connection was cut', async () => {
    await withFakeOrg(
      (_request, count) =>
        count === 1 ? { status: 0, cut: true } : { status: 200, body: { totalSize: 0, done: true, records: [] } },
      async (url, seen) => {
        expect(await connectOrg(quick(url)).query('SELECT Id FROM Account')).toEqual([]);
        expect(seen).toHaveLength(2);
      },
    );
  });

  test('reports that nobody is there, and where', async () => {
    const url = await withFakeOrg(
      () => ({ status: 200 }),
      async (used) => used,
    );
    const error = await connectOrg(quick(url))
      .query('SELECT Id FROM Account')
      .catch((error: Error) => error);
    expect(error).toBeInstanceOf(OrgUnreachable);
    expect((error as Error).message).toBe(`The org at \`${url}\` cannot be reached: nothing listens at this address.`);
  });
});

describe('many records', () => {
  const saved = (body: string) => (JSON.parse(body) as { records: { Name?: string; id?: string }[] }).records;

  test('go 200 at a time, and a bad one does not stop the others', async () => {
    await withFakeOrg(
      ({ body }) => ({
        status: 200,
        body: saved(body).map(({ Name }) =>
          Name === 'bad'
            ? { success: false, errors: [{ statusCode: 'REQUIRED_FIELD_MISSING', message: 'Required', fields: ['X'] }] }
            : { id: Name, success: true, errors: [] },
        ),
      }),
      async (url, seen) => {
        const records = Array.from({ length: 450 }, (_none, index) => ({ Name: index === 300 ? 'bad' : `n${index}` }));
        const outcomes = await createMany(connectOrg(quick(url)), 'Account', records);
        expect(seen.map(({ body }) => saved(body).length)).toEqual([200, 200, 50]);
        expect(outcomes.filter(({ success }) => !success)).toEqual([
          {
            index: 300,
            success: false,
            errors: [{ errorCode: 'REQUIRED_FIELD_MISSING', message: 'Required', fields: ['X'] }],
          },
        ]);
        expect(outcomes.map(({ index }) => index)).toEqual(records.map((_record, index) => index));
        expect(outcomes[449]?.id).toBe('n449');
      },
    );
  });

  test('whose rows were locked are sent again alone', async () => {
    await withFakeOrg(
      ({ body }, count) => ({
        status: 200,
        body: saved(body).map(({ id }) =>
          count === 1 && id === '2'
            ? { success: false, errors: [{ statusCode: 'UNABLE_TO_LOCK_ROW', message: 'locked', fields: [] }] }
            : { id, success: true, errors: [] },
        ),
      }),
      async (url, seen) => {
        const outcomes = await updateMany(connectOrg(quick(url)), 'Account', [{ Id: '1' }, { Id: '2' }, { Id: '3' }]);
        expect(outcomes.every(({ success }) => success)).toBe(true);
        expect(seen.map(({ body }) => saved(body).map(({ id }) => id))).toEqual([['1', '2', '3'], ['2']]);
      },
    );
  });

  test('of which there are none send nothing', async () => {
    await withFakeOrg(
      () => ({ status: 500 }),
      async (url, seen) => {
        expect(await createMany(connectOrg(quick(url)), 'Account', [])).toEqual([]);
        expect(seen).toEqual([]);
      },
    );
  });
});
