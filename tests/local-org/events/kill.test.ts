import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openOrg } from '../../../src/local-org/org/open.ts';
import { deployed, FINDING_FILES } from '../metadata/support.ts';
import { memberFile } from './members.ts';

const WRITER = fileURLToPath(new URL('../store/writer.ts', import.meta.url));

/** Runs the writer and kills it with SIGKILL after some acknowledged rounds. */
async function writeAndKill(dataDir: string, rounds: number): Promise<void> {
  const child = spawn(process.execPath, ['--no-warnings', WRITER, dataDir], { stdio: ['ignore', 'pipe', 'inherit'] });
  let lines = 0;
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  child.stdout.on('data', (chunk: Buffer) => {
    lines += chunk.toString().split('\n').length - 1;
    if (lines >= rounds) child.kill('SIGKILL');
  });
  await ended;
}

test('over SIGKILLs, each committed record has exactly one event, and no event is of a record that is not there', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'local-org-'));
  try {
    const first = openOrg({ dataDir });
    deployed(first, {
      ...FINDING_FILES,
      ...memberFile('Finding__ChangeEvent'),
      ...memberFile('OpportunityChangeEvent'),
    });
    first.close();
    for (const rounds of [2, 7, 25]) {
      await writeAndKill(dataDir, rounds);
      const org = openOrg({ dataDir });
      const created = org.events
        .since(0, 100_000)
        .filter(({ header }) => header.changeType === 'CREATE')
        .flatMap(({ header }) => header.recordIds);
      const stored = org.database.prepare(
        'SELECT "Id" AS id FROM "Opportunity" UNION ALL SELECT "Id" FROM "Finding__c"',
      );
      expect([...created].sort()).toEqual(
        stored
          .all()
          .map((row) => row.id)
          .sort(),
      );
      expect(created.length).toBeGreaterThanOrEqual(rounds * 4);
      org.close();
    }
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}, 180_000);
