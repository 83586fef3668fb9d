import type { DuckDBConnection } from '@duckdb/node-api';
import { readLivePlaybooks } from '../../src/deal/index.ts';
import { openPipeline, readPipeline, type ObjectRead } from '../../src/report/read/index.ts';
import { connectOrg, createMany, OrgRefused, waysToRead, type OrgConnection } from '../../src/salesforce/index.ts';
import { addSecretField } from '../line/secret-field.ts';
import { remove, startOrg, type StartedOrg, type UserName } from '../with-started-org.ts';

const NOW = '2026-11-21T10:00:00.000Z';
type Row = Readonly<Record<string, unknown>>;

let org: StartedOrg;
beforeAll(async () => {
  org = await startOrg(['--demo', '--today', '2026-11-21']);
}, 180_000);
afterAll(async () => {
  await org.stop();
  remove(org.data);
});

const connected = (user: UserName): OrgConnection =>
  connectOrg({ instanceUrl: org.file.instanceUrl, accessToken: org.file.users[user].accessToken });

const byBulk: typeof waysToRead = (records) => [{ way: 'bulk', calls: records }];

async function rowsOf(connection: DuckDBConnection, sql: string): Promise<readonly Row[]> {
  return (await connection.runAndReadAll(sql)).getRowObjectsJson();
}

/** The tables after reading, and what was read. */
async function withTables(
  user: UserName,
  ways: typeof waysToRead | undefined,
  use: (ask: (sql: string) => Promise<readonly Row[]>, reads: readonly ObjectRead[]) => Promise<void>,
): Promise<void> {
  const { connection, close } = await openPipeline();
  try {
    const playbooks = await readLivePlaybooks(connected('integration'));
    const options = { now: NOW, playbooks, ...(ways === undefined ? {} : { ways }) };
    const { reads } = await readPipeline(connection, connected(user), options);
    await use((sql) => rowsOf(connection, sql), reads);
  } finally {
    close();
  }
}

/** A value of REST as the tables have it. */
function plain(value: unknown): unknown {
  if (typeof value !== 'string') return typeof value === 'number' ? String(Number(value)) : value;
  return /^\d{4}-\d\d-\d\dT/.test(value) ? value.slice(0, 19).replace('T', ' ') : value;
}

/** A value of a table in the same form. */
function found(value: unknown): unknown {
  if (typeof value === 'string' && /^\d{4}-\d\d-\d\d \d/.test(value)) return value.slice(0, 19);
  return typeof value === 'number' || (typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value))
    ? String(Number(value))
    : value;
}

const at = (record: Row, path: string): unknown =>
  path.split('.').reduce<unknown>((parent, name) => (parent as Row | null)?.[name], record) ?? null;

test.each([
  ['REST', undefined],
  ['the Bulk API', byBulk],
] as const)(
  'the tables have each value of the org, read by %s',
  async (_name, ways) => {
    await withTables('integration', ways, async (ask, reads) => {
      expect(new Set(reads.map(({ way }) => way))).toEqual(new Set([ways === undefined ? 'query' : 'bulk']));
      const hidden = (await ask('SELECT Object, Field FROM Unread')).map(
        ({ Object: name, Field }) => `${name}.${Field}`,
      );
      expect(hidden).toEqual([
        ...['Opportunity.CurrencyIsoCode', 'Opportunity.RecordType.DeveloperName', 'Task.CompletedDateTime'],
      ]);
      for (const { object, records } of reads) {
        const rows = await ask(`SELECT * FROM "${object}" ORDER BY Id`);
        expect([object, rows.length]).toEqual([object, records]);
        const columns = Object.keys(rows[0] ?? {}).filter(
          (name) => name !== 'Org' && !hidden.includes(`${object}.${name}`),
        );
        if (columns.length === 0) continue;
        const only = object === 'DF_Playbook__c' ? "WHERE Status__c = 'Live'" : '';
        const rest = await org.query<Row>(
          `SELECT ${columns.join(', ')} FROM ${object} ${only} ORDER BY Id`,
          'integration',
        );
        const filled: readonly string[] = ['DF_Desired_Outcome__c'];
        const expected = rest.map((record) =>
          columns.map((name) => {
            const value = plain(at(record, name));
            return filled.includes(name) && value !== null ? 'filled' : (found(value) ?? null);
          }),
        );
        expect(rows.map((row) => columns.map((name) => found(row[name]) ?? null))).toEqual(expected);
      }
      expect((await ask('SELECT Today, Currency FROM Organization'))[0]).toEqual({
        Today: '2026-11-21',
        Currency: 'EUR',
      });
    });
  },
  60_000,
);

test('a field that the user may not read is NULL and listed; a second reading adds rows and the columns of its playbooks', async () => {
  await addSecretField(connected('admin'), org.file.users.manager.id);
  const [live] = await readLivePlaybooks(connected('integration'));
  const criterion = {
    kind: 'filled',
    field: 'Margin_Note__c',
    id: 'filled:Margin_Note__c',
    sentence: 'Note the margin.',
  } as const;
  const playbooks = [{ ...live!, gates: [{ ...live!.gates[0]!, criteria: [criterion] }] }];
  const { connection, close } = await openPipeline();
  try {
    await readPipeline(connection, connected('manager'), { now: NOW });
    await readPipeline(connection, connected('seller'), { now: NOW, playbooks });
    const [all] = await rowsOf(
      connection,
      'SELECT count(*)::INTEGER AS n, count(DISTINCT Id)::INTEGER AS ids, count(Margin_Note__c)::INTEGER AS seen FROM Opportunity',
    );
    expect(all).toMatchObject({ n: 2 * Number(all?.['ids']), seen: 0 });
    expect(await rowsOf(connection, "SELECT Field FROM Unread WHERE Field LIKE 'Margin%'")).toEqual([
      { Field: 'Margin_Note__c' },
    ]);
    expect(await rowsOf(connection, 'SELECT count(*)::INTEGER AS n FROM Organization')).toEqual([{ n: 2 }]);
  } finally {
    close();
  }
}, 180_000);

describe('e-mails and calls', () => {
  beforeAll(async () => {
    const [deal] = await org.query<{ Id: string; AccountId: string }>(
      'SELECT Id, AccountId FROM Opportunity WHERE AccountId != NULL ORDER BY Id LIMIT 1',
    );
    const mail = (RelatedToId: string | undefined, Incoming: boolean) => ({
      RelatedToId,
      Incoming,
      MessageDate: NOW,
      Subject: 'About the offer',
    });
    const call = (CallType: string | null) => ({
      ...{ WhatId: deal!.Id, CallType, Subject: 'Call', Status: 'Completed', Priority: 'Normal' },
    });
    const admin = connected('admin');
    const saved = [
      ...(await createMany(admin, 'EmailMessage', [
        mail(deal!.Id, true),
        mail(deal!.Id, false),
        mail(deal!.AccountId, true),
      ])),
      ...(await createMany(admin, 'Task', [call('Inbound'), call('Outbound'), call(null)])),
    ];
    expect(saved.filter(({ id }) => id === undefined)).toEqual([]);
  }, 180_000);

  test.each([
    ['REST', undefined],
    ['the Bulk API', byBulk],
  ] as const)(
    'are those of deals only, and of calls those from a customer, read by %s',
    async (_name, ways) => {
      await withTables('integration', ways, async (ask) => {
        const mails = await ask('SELECT Incoming, MessageDate::VARCHAR AS at FROM EmailMessage ORDER BY Incoming');
        expect(mails).toEqual([false, true].map((Incoming) => ({ Incoming, at: '2026-11-21 10:00:00' })));
        expect(await ask('SELECT CallType FROM Task')).toEqual([{ CallType: 'Inbound' }]);
      });
    },
    60_000,
  );

  /** A connection for which the org refuses what the names are in. */
  function refusing(connection: OrgConnection, refused: (text: string) => boolean): OrgConnection {
    const refuse = (text: string): void => {
      const message = `sObject type '${text}' is not supported.`;
      if (refused(text)) throw new OrgRefused([{ errorCode: 'INVALID_TYPE', message, fields: [] }]);
    };
    return {
      ...connection,
      query: async (soql) => {
        refuse(soql);
        return connection.query(soql);
      },
      call: (work) =>
        connection.call((client) => {
          const describe = async (name: string) => {
            refuse(`describe ${name}`);
            return client.describe(name);
          };
          return work(
            new Proxy(client, { get: (target, key) => (key === 'describe' ? describe : Reflect.get(target, key)) }),
          );
        }),
    };
  }

  test.each([
    ['describe', 'describe EmailMessage'],
    ['its query', 'FROM EmailMessage'],
  ])('that the org refuses (%s) leave their table empty, which is noted', async (_name, text) => {
    const { connection, close } = await openPipeline();
    try {
      const { reads } = await readPipeline(
        connection,
        refusing(connected('integration'), (asked) => asked.includes(text)),
        { now: NOW },
      );
      expect(reads.find(({ object }) => object === 'Task')).toMatchObject({ records: 1 });
      expect(reads.some(({ object, records }) => object === 'EmailMessage' && records > 0)).toBe(false);
      expect(await rowsOf(connection, "SELECT Object, Field FROM Unread WHERE Object = 'EmailMessage'")).toEqual([
        { Object: 'EmailMessage', Field: null },
      ]);
      expect(await rowsOf(connection, 'SELECT count(*)::INTEGER AS n FROM EmailMessage')).toEqual([{ n: 0 }]);
    } finally {
      close();
    }
  });
});
