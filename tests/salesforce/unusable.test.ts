import {
  connectOrg,
  deployZip,
  describeFields,
  OrgUnreachable,
  readRules,
  updateMany,
} from '../../src/salesforce/index.ts';
import { diagnose, withFolder } from '../cli/cli.ts';
import { withFakeOrg } from './fakeOrg.ts';
import type { FakeAnswer } from './fakeOrg.ts';

const HTML = { 'content-type': 'text/html; charset=utf-8' };
const PAGE = '<!DOCTYPE html><html><body>Welcome to our shop</body></html>';
const page = (next: string | undefined, rows: number, totalSize = 2): FakeAnswer => ({
  status: 200,
  body: {
    totalSize,
    done: next === undefined,
    ...(next === undefined ? {} : { nextRecordsUrl: next }),
    records: Array.from({ length: rows }, () => ({ Id: '1' })),
  },
});
const nextOf = (count: number): string => `/services/data/v66.0/query/01g-${count}`;

const connect = (instanceUrl: string) =>
  connectOrg({ instanceUrl, accessToken: '00D!T', random: () => 1, sleep: async () => undefined });

describe('an org that answers what no org answers is one sentence', () => {
  const cases: [name: string, answer: (count: number) => FakeAnswer, sentence: string][] = [
    [
      'a web page',
      () => ({ status: 200, headers: HTML, body: PAGE }),
      'answered with a web page instead of data (HTTP status 200).',
    ],
    [
      'a web page that nothing is there',
      () => ({ status: 404, headers: HTML, body: PAGE }),
      'answered with a web page instead of data (HTTP status 404).',
    ],
    [
      'a web page that it broke',
      () => ({ status: 500, headers: HTML, body: PAGE }),
      'answered with a web page instead of data (HTTP status 500).',
    ],
    ['nothing', () => ({ status: 200 }), 'answered with nothing.'],
    ['a blank', () => ({ status: 200, body: ' \n' }), 'answered with nothing.'],
    [
      'half of its JSON',
      () => ({ status: 200, body: '{"totalSize": 1, "rec' }),
      'answered with something else than the records of a query.',
    ],
    [
      'other JSON',
      () => ({ status: 200, body: { hello: 'world' } }),
      'answered with something else than the records of a query.',
    ],
    ['a list', () => ({ status: 200, body: [] }), 'answered with something else than the records of a query.'],
    ['null', () => ({ status: 200, body: 'null' }), 'answered with something else than the records of a query.'],
    ['a text', () => ({ status: 200, body: '"fine"' }), 'answered with something else than the records of a query.'],
    [
      'text of another kind',
      () => ({ status: 200, headers: { 'content-type': 'text/plain' }, body: 'OK' }),
      'answered with something else than the records of a query.',
    ],
    [
      'the same next page again and again',
      () => page(nextOf(1), 1, 9_000_000),
      'answered with pages of a query that have no end.',
    ],
    [
      'a next page after each empty one',
      (count) => page(nextOf(count), 0),
      'answered with pages of a query that have no end.',
    ],
    [
      'more rows than it counted',
      (count) => page(nextOf(count), 2),
      'answered with pages of a query that have no end.',
    ],
    [
      'no next page, although it is not done',
      () => ({ status: 200, body: { totalSize: 5, done: false, records: [{}] } }),
      'answered with pages of a query that have no end.',
    ],
    [
      'a next page elsewhere',
      () => page('https://elsewhere.example/services/data/v66.0/query/1', 1),
      'answered with a next page outside of its API.',
    ],
    ['a closed connection', () => ({ status: 0, cut: true }), 'cannot be reached: the connection was cut.'],
  ];
  test.each(cases)('%s', async (_name, answer, sentence) => {
    await withFakeOrg(
      (_request, count) => answer(count),
      async (url, seen) => {
        const failure = await connect(url)
          .query('SELECT Id FROM Account')
          .catch((error: unknown) => error);
        expect(failure).toBeInstanceOf(OrgUnreachable);
        expect((failure as Error).message).toContain(`The org at \`${url}\` ${sentence}`);
        expect(seen.length).toBeLessThan(10);
      },
    );
  });

  test.each([
    ['a number', '5'],
    ['other JSON', { hello: 'world' }],
    ['pages without end', page(nextOf(1), 0).body],
  ])('also to a description of an object: %s', async (_name, body) => {
    await withFakeOrg(
      () => ({ status: 200, body }),
      async (url) => {
        const failure = await describeFields(connect(url), 'Opportunity').catch((error: unknown) => error);
        expect(failure).toBeInstanceOf(OrgUnreachable);
        expect((failure as Error).message).toContain('answered with something else than the description of an object.');
      },
    );
  });

  test('also to a save, a deployment and a look at its rules', async () => {
    await withFakeOrg(
      () => ({ status: 200, headers: HTML, body: PAGE }),
      async (url) => {
        const org = connect(url);
        const calls = [
          () => updateMany(org, 'Account', [{ Id: '1' }]),
          () => deployZip(org, new Uint8Array([1])),
          () => readRules(org, ['Opportunity']),
        ];
        for (const call of calls) await expect(call()).rejects.toThrow('answered with a web page instead of data');
      },
    );
  });

  test.each([
    ['a web page', { status: 200, headers: HTML, body: PAGE }],
    ['nothing', { status: 200 }],
    ['pages without end', page(nextOf(1), 0)],
  ] as [string, FakeAnswer][])(
    '%s ends a command with 3 and that sentence alone',
    async (_name, answer) => {
      await withFakeOrg(
        () => answer,
        async (url) => {
          const { code, err, out } = await withFolder((cwd) =>
            diagnose(['report', '--org', url], { cwd, env: { DIAGNOSE_ACCESS_TOKEN: '00D!T' } }),
          );
          expect([code, out]).toEqual([3, '']);
          expect(err.trim()).toMatch(/^The org at `[^`]+` answered with [^\n]+$/);
        },
      );
    },
    60_000,
  );

  test('but a status with a sentence of its own keeps it, with a web page too', async () => {
    await withFakeOrg(
      () => ({ status: 401, headers: HTML, body: PAGE }),
      async (url) => {
        await expect(connect(url).query('SELECT Id FROM Account')).rejects.toThrow('does not accept the access token');
      },
    );
  });
});
