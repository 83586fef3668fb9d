import {
  callsToUpdate,
  connectOrg,
  MODIFIED,
  OrgRefused,
  OrgThrottled,
  OrgUnauthorized,
  OrgUnreachable,
  queryTogether,
  updateUnmodified,
} from '../../src/salesforce/index.ts';
import { withFakeOrg, type FakeAnswer, type SeenRequest } from './fakeOrg.ts';

const quick = (instanceUrl: string, pauses: number[] = []) =>
  connectOrg({
    instanceUrl,
    accessToken: '00D000000000001!T',
    random: () => 1,
    sleep: async (milliseconds) => {
      pauses.push(milliseconds);
    },
  });

interface Part {
  readonly method: string;
  readonly url: string;
  readonly body?: object;
  readonly httpHeaders?: Readonly<Record<string, string>>;
}
const partsOf = ({ body }: SeenRequest): Part[] => (JSON.parse(body) as { compositeRequest: Part[] }).compositeRequest;

/** A composite answer that is made part by part. */
const answered = (request: SeenRequest, one: (part: Part, place: number) => object): FakeAnswer => ({
  status: 200,
  body: { compositeResponse: partsOf(request).map(one) },
});
const page = (records: readonly object[], done = true) => ({ httpStatusCode: 200, body: { records, done } });
const refusal = (httpStatusCode: number, errorCode: string) => ({
  httpStatusCode,
  body: [{ errorCode, message: `It is ${errorCode}.` }],
});
const update = (id: string) => ({ id, fields: { Name: id }, readAs: '2026-11-30T08:00:00.000+0000' });

test('queries go together, five in a call, each with its own rows', async () => {
  await withFakeOrg(
    (request) =>
      answered(request, ({ url }) => page([{ Id: decodeURIComponent(url.split('q=')[1]!) }], !url.includes('more'))),
    async (url, seen) => {
      const queries = ['1', '2', '3', '4', '5', 'more'].map((soql) => ({ soql, all: soql === '2' }));
      const found = await queryTogether(quick(url), queries);
      expect(found.map(({ rows, isWhole }) => [rows[0]?.['Id'], isWhole])).toEqual([
        ...['1', '2', '3', '4', '5'].map((id) => [id, true]),
        ['more', false],
      ]);
      expect(seen.map((one) => partsOf(one).length)).toEqual([5, 1]);
      expect(partsOf(seen[0]!).map((part) => part.url.split('?')[0]!.split('/').at(-1))).toEqual([
        'query',
        'queryAll',
        'query',
        'query',
        'query',
      ]);
    },
  );
});

test.each([
  ['a refused query', refusal(400, 'INVALID_FIELD'), OrgRefused],
  ['an ended session', refusal(401, 'INVALID_SESSION_ID'), OrgUnauthorized],
  ['too many requests', refusal(503, 'SERVER_UNAVAILABLE'), OrgThrottled],
  ['something else than records', { httpStatusCode: 200, body: { size: 1 } }, OrgUnreachable],
])('%s is thrown', async (_what, part, kind) => {
  await withFakeOrg(
    (request) => answered(request, () => part),
    async (url) => {
      await expect(queryTogether(quick(url), [{ soql: 'SELECT Id FROM Account' }])).rejects.toThrow(kind);
    },
  );
});

test('a composite call that is refused as a whole is thrown with its reason', async () => {
  const body = {
    compositeResponse: [{ httpStatusCode: 400, body: [{ errorCode: 'LIMIT_EXCEEDED', message: 'Too many.' }] }],
  };
  await withFakeOrg(
    () => ({ status: 200, body }),
    async (url) => {
      const both = [{ soql: 'one' }, { soql: 'other' }];
      await expect(queryTogether(quick(url), both)).rejects.toThrow('Too many.');
    },
  );
});

test('updates carry the second in which the record was read, 25 in a call; what was saved since is left', async () => {
  await withFakeOrg(
    (request) =>
      answered(request, ({ url }) =>
        url.endsWith('/a07')
          ? refusal(412, 'PRECONDITION_FAILED')
          : url.endsWith('/a08')
            ? refusal(400, 'BAD')
            : { httpStatusCode: 204, body: null },
      ),
    async (url, seen) => {
      const updates = Array.from({ length: 30 }, (_, at) => update(`a${String(at).padStart(2, '0')}`));
      const outcomes = await updateUnmodified(quick(url), 'DF_Answer__c', updates);
      expect(outcomes.map(({ index, id }) => [index, id])).toEqual(updates.map(({ id }, index) => [index, id]));
      expect(outcomes.filter(({ success }) => !success).map(({ id, errors }) => [id, errors[0]?.errorCode])).toEqual([
        ['a07', MODIFIED],
        ['a08', 'BAD'],
      ]);
      expect(seen.map((one) => partsOf(one).length)).toEqual([25, 5]);
      expect(seen).toHaveLength(callsToUpdate(updates.length));
      expect(partsOf(seen[0]!)[0]).toMatchObject({
        method: 'PATCH',
        url: '/services/data/v66.0/sobjects/DF_Answer__c/a00',
        body: { Name: 'a00' },
        httpHeaders: { 'If-Unmodified-Since': 'Mon, 30 Nov 2026 08:00:00 GMT' },
      });
    },
  );
});

test('records whose rows are locked are sent again, the others are not', async () => {
  const pauses: number[] = [];
  await withFakeOrg(
    (request, count) =>
      answered(request, ({ url }) =>
        url.endsWith('/locked') && count < 3 ? refusal(400, 'UNABLE_TO_LOCK_ROW') : { httpStatusCode: 204, body: null },
      ),
    async (url, seen) => {
      const outcomes = await updateUnmodified(quick(url, pauses), 'DF_Answer__c', [update('free'), update('locked')]);
      expect(outcomes.map(({ success }) => success)).toEqual([true, true]);
      expect(seen.map((one) => partsOf(one).map((part) => part.url.split('/').at(-1)))).toEqual([
        ['free', 'locked'],
        ['locked'],
        ['locked'],
      ]);
      expect(pauses).toHaveLength(2);
    },
  );
});

test('a session that ends in the middle of updates stops them', async () => {
  await withFakeOrg(
    (request) => answered(request, () => refusal(401, 'INVALID_SESSION_ID')),
    async (url) => {
      await expect(updateUnmodified(quick(url), 'DF_Answer__c', [update('a')])).rejects.toThrow(OrgUnauthorized);
    },
  );
});

test('a composite call of reads and conditional updates is sent again when its connection is cut, one that creates is not', async () => {
  await withFakeOrg(
    (request, count) => {
      if (count % 2 === 1) return { status: 0, cut: true };
      return answered(request, ({ method }) => (method === 'GET' ? page([{ Id: '1' }]) : refusal(412, MODIFIED)));
    },
    async (url, seen) => {
      const org = quick(url);
      expect(await queryTogether(org, [{ soql: 'SELECT Id FROM Account' }])).toEqual([
        { rows: [{ Id: '1' }], isWhole: true },
      ]);
      // The first attempt may have been saved: the caller reads the record again.
      const [outcome] = await updateUnmodified(org, 'DF_Answer__c', [update('1')]);
      expect(outcome?.errors.map(({ errorCode }) => errorCode)).toEqual([MODIFIED]);
      expect(seen).toHaveLength(4);
      const body = JSON.stringify({ compositeRequest: [{ method: 'POST', url: '/x', referenceId: 'r0', body: {} }] });
      const created = org.call((client) =>
        client.request({ method: 'POST', url: '/services/data/v66.0/composite', body }),
      );
      await expect(created).rejects.toThrow(OrgUnreachable);
      expect(seen).toHaveLength(5);
    },
  );
});
