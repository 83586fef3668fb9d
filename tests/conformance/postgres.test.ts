import pg from 'pg';
import { readCases } from '../../scripts/goldens-files.ts';
import { decide, decisionsSql, type CompiledPlaybook } from '../../src/playbook/index.ts';
import { startPostgres, type StartedPostgres } from '../with-postgres.ts';
import { unmetText } from './support/attempt-rows.ts';
import { decideInPostgres } from './support/postgres.ts';

/** The SQL backend's queries for PostgreSQL, run by a real PostgreSQL that this file starts; playbook-paths.test.ts has random attempts. */
describe('PostgreSQL decides as the evaluator does', () => {
  let server: StartedPostgres;
  let client: pg.Client;

  beforeAll(async () => {
    server = await startPostgres();
    client = new pg.Client({ connectionString: server.url });
    await client.connect();
  }, 120_000);

  afterAll(async () => {
    await (client as pg.Client | undefined)?.end();
    await (server as StartedPostgres | undefined)?.stop();
  });

  test.each(readCases())('conformance case $name', async ({ versions, lines }) => {
    for (const playbook of versions) {
      const decided = lines.map((line) => decide(playbook, line));
      const expected = decided.map(({ outcome, unmet }) => ({ outcome, unmet: unmet.map(unmetText) }));
      expect(await decideInPostgres(client, playbook, lines)).toEqual(expected);
    }
  });

  test('refuses a column whose name PostgreSQL would cut', () => {
    const [{ versions }] = readCases() as [ReturnType<typeof readCases>[number]];
    const field = `${'Path__r.'.repeat(8)}Field__c`;
    const criterion = { kind: 'filled', field, id: 'filled:x', code: '00000', sentence: 'x' } as const;
    const gates = [{ ...versions[0]!.gates[0]!, criteria: [criterion] }];
    const playbook = { ...versions[0]!, gates } as CompiledPlaybook;
    expect(() => decisionsSql(playbook, 'attempts')).not.toThrow();
    expect(() => decisionsSql(playbook, 'attempts', 'postgres')).toThrow(
      `PostgreSQL cannot have the column \`${field}\`: its names have at most 63 bytes. Use the queries for DuckDB.`,
    );
  });
});
