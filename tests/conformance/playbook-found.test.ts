import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { decide } from '../../src/playbook/index.ts';
import { startPostgres, type StartedPostgres } from '../with-postgres.ts';
import { unmetText } from './support/attempt-rows.ts';
import { decideInDuckDb, withDuckDb } from './support/duckdb.ts';
import { FOUND, keepingDifferences, type Found } from './support/found.ts';
import { difference } from './support/paths.ts';
import { decideInPostgres } from './support/postgres.ts';
import { ruleEngine } from './support/rules.ts';

const files = readdirSync(FOUND).filter((name) => name.endsWith('.json'));

let server: StartedPostgres;
let client: pg.Client;

beforeAll(async () => {
  server = await startPostgres();
  client = new pg.Client({ connectionString: server.url });
  await client.connect();
}, 120_000);

afterAll(async () => {
  // Absent where the server did not start, which the first hook has reported.
  await (client as pg.Client | undefined)?.end();
  await (server as StartedPostgres | undefined)?.stop();
});

/** Differences that random runs have found once: whatever was wrong then stays right. */
describe('what random runs have found', () => {
  test.each(files)('%s is decided alike on every path', async (name) => {
    const { playbooks, attempt } = JSON.parse(readFileSync(join(FOUND, name), 'utf8')) as Found;
    await withDuckDb(async (connection) => {
      const sql = [];
      const postgres = [];
      for (const playbook of playbooks) {
        sql.push((await decideInDuckDb(connection, playbook, [attempt]))[0]!);
        postgres.push((await decideInPostgres(client, playbook, [attempt]))[0]!);
      }
      expect(difference(playbooks, attempt, { sql, postgres, refusals: ruleEngine(playbooks) })).toBeUndefined();
    });
  });

  test.each(['sql', 'postgres'])('another result of the path `%s` is noticed', (path) => {
    const { playbooks, attempt } = JSON.parse(readFileSync(join(FOUND, files[0]!), 'utf8')) as Found;
    const right = playbooks.map((playbook) => {
      const { outcome, unmet } = decide(playbook, attempt);
      return { outcome, unmet: unmet.map(unmetText) };
    });
    const paths = { sql: right, postgres: right, refusals: ruleEngine(playbooks) };
    expect(difference(playbooks, attempt, paths)).toBeUndefined();
    const wrong = playbooks.map(() => ({ outcome: 'allowed', unmet: ['another'] }));
    expect(difference(playbooks, attempt, { ...paths, [path]: wrong })).toBeDefined();
  });

  test('is kept as a case of its own, the simplest last', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'found-'));
    try {
      const one = JSON.parse(readFileSync(join(FOUND, files[0]!), 'utf8')) as Found;
      const simpler = { ...one, attempt: { ...one.attempt, permissions: [] } };
      const run = keepingDifferences(
        'seed-1',
        (report) => {
          report(one);
          report(simpler);
          throw new Error('They differ.');
        },
        folder,
      );
      await expect(run).rejects.toThrow('They differ.');
      expect(await keepingDifferences('seed-2', () => 'fine', folder)).toBe('fine');
      expect(readdirSync(folder)).toEqual(['seed-1.json']);
      expect(JSON.parse(readFileSync(join(folder, 'seed-1.json'), 'utf8'))).toEqual(simpler);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
