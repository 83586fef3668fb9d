import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Io } from '../../src/cli/io.ts';
import { openTarget } from '../../src/cli/target.ts';
import { startLocalOrg, type LocalOrg } from '../../src/local-org/index.ts';

let folder: string;
let org: LocalOrg | undefined;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'restarted-'));
});
afterEach(async () => {
  await org?.close();
  rmSync(folder, { recursive: true, force: true });
});

const start = async (port = 0): Promise<LocalOrg> => (org = await startLocalOrg({ dataDir: folder, port }));

/** A command that runs on while the org of its data folder is stopped. */
async function command() {
  const first = await start();
  const io = { cwd: folder, env: {}, now: () => new Date() } as unknown as Io;
  const target = await openTarget(io, { data: folder }, 'integration');
  const users = () => target.query<{ Id: string }>('SELECT Id FROM User');
  expect(await users()).not.toEqual([]);
  await first.close();
  return { users, port: Number(new URL(first.url).port) };
}

test('a command that runs on takes the new token of the local org when that is started again', async () => {
  const { users, port } = await command();
  await start(port);
  expect(await users()).not.toEqual([]);
});

test('a command that runs on ends when another local org is at its address', async () => {
  const { users, port } = await command();
  rmSync(folder, { recursive: true, force: true });
  await start(port);
  await expect(users()).rejects.toThrow(/could not be renewed: another local org runs there now\./);
});
