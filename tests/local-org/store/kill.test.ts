import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openOrg } from '../../../src/local-org/org/open.ts';
import { deployed, FINDING_FILES } from '../metadata/support.ts';

const WRITER = fileURLToPath(new URL('./writer.ts', import.meta.url));

/** Runs the writer, kills it with SIGKILL after some acknowledged rounds and gives the acknowledged ids. */
async function writeAndKill(dataDir: string, rounds: number): Promise<string[]> {
  const child = spawn(process.execPath, ['--no-warnings', WRITER, dataDir], { stdio: ['ignore', 'pipe', 'pipe'] });
  let out = '';
  let errors = '';
  child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  child.stdout.on('data', (chunk: Buffer) => {
    out += chunk.toString();
    if (out.split('\n').length > rounds) child.kill('SIGKILL');
  });
  await ended;
  expect(errors).toBe('');
  return out.split('\n').slice(0, -1);
}

test('after SIGKILL every acknowledged save is there, and no half of one', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'local-org-'));
  try {
    const first = openOrg({ dataDir });
    deployed(first, FINDING_FILES);
    first.close();
    for (const rounds of [3, 40]) {
      const acknowledged = await writeAndKill(dataDir, rounds);
      expect(acknowledged.length).toBeGreaterThanOrEqual(rounds);
      const org = openOrg({ dataDir });
      expect(org.fresh).toBe(false);
      const rows = org.database
        .prepare(
          `SELECT o."Id" AS id, o."Finding_Count__c" AS total, count(f."Id") AS findings,
             (SELECT count(*) FROM "OpportunityHistory" h WHERE h."OpportunityId" = o."Id") AS history
           FROM "Opportunity" o LEFT JOIN "Finding__c" f ON f."Opportunity__c" = o."Id" GROUP BY o."Id"`,
        )
        .all();
      const complete = new Set(rows.filter((row) => row.findings === 3).map((row) => row.id));
      expect(acknowledged.filter((id) => !complete.has(id))).toEqual([]);
      for (const row of rows)
        expect([row.findings === row.total, [0, 3].includes(Number(row.findings)), row.history]).toEqual([
          true,
          true,
          1,
        ]);
      expect(org.database.prepare('PRAGMA integrity_check').get()?.integrity_check).toBe('ok');
      org.close();
    }
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}, 180_000);
