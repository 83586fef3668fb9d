import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { diagnose, startOrg, withFolder } from './cli.ts';
import { logLines, restAs } from './rest.ts';

/** Resolves when the org has written records of an object. */
async function untilWritten(cwd: string, object: string): Promise<void> {
  for (let tries = 0; tries < 600; tries += 1) {
    if ((await logLines(cwd)).some((line) => line.includes(`"${object}":{"insert"`))) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`No ${object} was written.`);
}

describe('a first start that is killed', () => {
  test('in the middle of the demo data is redone by the next one, with nothing twice', async () => {
    await withFolder(async (cwd) => {
      const killed = startOrg(['--port', '0', '--demo', '--plain', '--today', '2026-11-21'], { cwd }).then(
        () => 'ready',
        () => 'killed',
      );
      await untilWritten(cwd, 'Opportunity');
      const { pid } = JSON.parse(
        await (await import('node:fs/promises')).readFile(join(cwd, '.diagnose', 'org.json'), 'utf8'),
      ) as { pid: number };
      process.kill(pid, 'SIGKILL');
      expect(await killed).toBe('killed');

      const org = await startOrg(['--port', '0', '--demo', '--plain', '--today', '2026-11-21'], { cwd });
      try {
        const rest = await restAs(cwd, 'seller');
        const names = (await rest.query<{ Name: string }>('SELECT Name FROM Opportunity')).map(({ Name }) => Name);
        expect(names.length).toBeGreaterThan(1000);
        expect(new Set(names).size).toBe(names.length);
        expect(await rest.query('SELECT Id FROM DF_Playbook__c')).toHaveLength(1);
        const assigned = await rest.query<{ AssigneeId: string; PermissionSetId: string }>(
          'SELECT AssigneeId, PermissionSetId FROM PermissionSetAssignment',
        );
        expect(new Set(assigned.map(({ AssigneeId, PermissionSetId }) => AssigneeId + PermissionSetId)).size).toBe(
          assigned.length,
        );
      } finally {
        org.child.kill('SIGTERM');
        expect((await org.ended).code).toBe(0);
      }
    });
  }, 120_000);

  test('by SIGTERM while it sets up ends at once and cleanly', async () => {
    await withFolder(async (cwd) => {
      const { spawn } = await import('node:child_process');
      const { finished, ROOT } = await import('./cli.ts');
      const child = spawn(
        process.execPath,
        [join(ROOT, 'src', 'cli', 'main.ts'), 'org', 'start', '--port', '0', '--demo', '--plain'],
        { cwd },
      );
      const ended = finished(child);
      await untilWritten(cwd, 'User');
      child.kill('SIGTERM');
      const { code, out } = await ended;
      expect([code, out]).toEqual([0, '']);
      expect(existsSync(join(cwd, '.diagnose', 'org.json'))).toBe(false);
    });
  }, 180_000);

  test('leaves nothing that a reset does not delete', async () => {
    await withFolder(async (cwd) => {
      const org = await startOrg(['--port', '0', '--empty'], { cwd });
      // The data of a bulk job, and an upload that the kill interrupted.
      await mkdir(join(cwd, '.diagnose', 'bulk-jobs'));
      for (const name of ['7505g0000000001AAA.data', '7505g0000000002AAA.data.part'])
        await writeFile(join(cwd, '.diagnose', 'bulk-jobs', name), 'Name');
      org.child.kill('SIGKILL');
      await org.ended;
      const reset = await diagnose(['org', 'reset'], { cwd });
      expect(reset).toEqual({
        code: 0,
        out: 'The local org in `.diagnose` is deleted. The next `diagnose org start` makes a new one.\n',
        err: '',
      });
      expect(existsSync(join(cwd, '.diagnose'))).toBe(false);
    });
  }, 180_000);
});

test('demo deals come into an org that has gates already, closed ones included', async () => {
  await withFolder(async (cwd) => {
    const org = await startOrg(['--port', '0'], { cwd });
    try {
      expect((await diagnose(['deploy'], { cwd })).code).toBe(0);
      const { code, out } = await diagnose(['org', 'seed', '--today', '2026-11-21', '--json'], { cwd });
      const { created, failures } = JSON.parse(out) as { created: Record<string, number>; failures: unknown[] };
      expect([code, failures]).toEqual([0, []]);
      const rest = await restAs(cwd, 'seller');
      const closed = await rest.query<{ CreatedDate: string }>(
        "SELECT CreatedDate FROM Opportunity WHERE StageName = 'Closed Won'",
      );
      expect(closed.length).toBeGreaterThan(500);
      expect(closed.every(({ CreatedDate }) => CreatedDate < '2018')).toBe(true);
      expect(created['Opportunity']).toBeGreaterThan(closed.length);
    } finally {
      org.child.kill('SIGTERM');
      await org.ended;
    }
  });
}, 180_000);
