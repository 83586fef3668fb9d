import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { startKillable } from '../local-org/api/killable.ts';
import { testSeed } from '../seed.ts';
import { deployWork } from './kills/deploy.ts';
import { ingestWork } from './kills/ingest.ts';
import { queryWork } from './kills/query.ts';
import type { Piece } from './kills/work.ts';
import { tryKills } from './kills.ts';

/** A twentieth of `npm run soak -- kills`, rounded up to two of each kind of work. */
test('over SIGKILLs during ingest, query and deploy, what was acknowledged is there and nothing is half done', async () => {
  const seed = testSeed();
  const { interrupted, faults } = await tryKills(6, seed, (line) => console.info(line));
  expect({ seed, faults }).toEqual({ seed, faults: [] });
  expect(interrupted).toBeGreaterThan(0);
}, 240_000);

describe('the reader notices', () => {
  const pieces = new Map<string, Piece>();
  let path: string;
  let database: DatabaseSync;
  beforeAll(async () => {
    path = mkdtempSync(join(tmpdir(), 'kills-'));
    const server = await startKillable(path);
    try {
      for (const work of [ingestWork(), queryWork(), deployWork()]) {
        await work.prepare(server.call);
        const piece = work.piece(0);
        await piece.run(server.call);
        pieces.set(work.name, piece);
      }
    } finally {
      await server.kill();
    }
    database = new DatabaseSync(join(path, 'org.sqlite'));
    // An index of the org uses it.
    database.function('fold', { deterministic: true }, (text) => text);
  }, 180_000);
  afterAll(() => {
    database.close();
    rmSync(path, { recursive: true, force: true });
  });

  const job = (id: string, part: string, value: string): string =>
    `UPDATE "~bulkJob" SET job = json_set(job, '$.${part}', ${value}) WHERE json_extract(job, '$.kind') = '${id}'`;
  test.each([
    ['ingest', 'a lost record', `DELETE FROM "Account" WHERE "Site" = '0/7'`, /^saved rows: /],
    ['ingest', 'a lost job', `DELETE FROM "~bulkJob"`, /acknowledged job is lost/],
    ['ingest', 'half a chunk', job('ingest', 'processed', '1999'), /half a chunk/],
    ['ingest', 'missing results', job('ingest', 'successBytes', '1000'), /^results: /],
    ['query', 'a row too few', job('query', 'processed', '7999'), /^rows: /],
    ['query', 'a job that goes back', job('query', 'state', `'InProgress'`), /a complete job is InProgress/],
    ['deploy', 'a lost component', `DELETE FROM "~component" WHERE fullName = 'K0__c.F3__c'`, /^components: /],
    ['deploy', 'a missing column', `ALTER TABLE "K0__c" DROP COLUMN "F4__c"`, /^columns: /],
    ['deploy', 'a lost record of a deployment', `DELETE FROM "~deployJob"`, /record of an acknowledged deployment/],
  ])('%s: %s', (name, _what, damage, fault) => {
    const piece = pieces.get(name)!;
    expect(piece.read({ path, database })).toEqual([]);
    database.exec('BEGIN');
    database.exec(damage);
    const found = piece.read({ path, database });
    database.exec('ROLLBACK');
    expect(found).toContainEqual(expect.stringMatching(fault));
  });
});
