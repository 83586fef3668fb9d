import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { startPostgres, withPostgres } from './with-postgres.ts';

const MODULE = fileURLToPath(new URL('with-postgres.ts', import.meta.url));

/** Whether something accepts connections on a port of the loopback interface. */
function accepts(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });
}

/** Waits until nothing accepts connections on the port. The test's own time limit ends the wait. */
async function gone(port: number): Promise<void> {
  while (await accepts(port)) await new Promise((resolve) => setTimeout(resolve, 100));
}

const portOf = (url: string): number => Number(new URL(url).port);
const folders = (): readonly string[] => readdirSync(tmpdir()).filter((name) => name.startsWith('postgres-'));

describe('the PostgreSQL of a test', () => {
  test('is a server of its own that asks for a password, and leaves nothing behind', async () => {
    const before = new Set(folders());
    const server = await startPostgres();
    const own = folders().filter((name) => !before.has(name));
    expect(own).not.toEqual([]);
    const client = new pg.Client({ connectionString: server.url });
    await client.connect();
    const { rows } = await client.query<{ folder: string; address: string }>(
      `SELECT current_setting('data_directory') AS folder, host(inet_server_addr()) AS address`,
    );
    expect(own.some((name) => rows[0]!.folder.includes(name))).toBe(true);
    expect(rows[0]!.address).toBe('127.0.0.1');
    await client.end();
    const stranger = new pg.Client({ connectionString: server.url.replace(/:[^:@/]+@/, ':wrong@') });
    await expect(stranger.connect()).rejects.toThrow('password authentication failed');
    await server.stop();
    await server.stop();
    expect(await accepts(portOf(server.url))).toBe(false);
    expect(folders().some((name) => rows[0]!.folder.includes(name))).toBe(false);
  }, 120_000);

  test('ends when a test fails', async () => {
    let port = 0;
    const failing = withPostgres(async (client) => {
      port = client.port;
      await client.query('SELECT 1');
      throw new Error('The test failed.');
    });
    await expect(failing).rejects.toThrow('The test failed.');
    expect(await accepts(port)).toBe(false);
  }, 120_000);

  test('ends when the process that started it is killed', async () => {
    const program = `const { startPostgres } = await import(${JSON.stringify(MODULE)}); console.log((await startPostgres()).url); setInterval(() => {}, 1000);`;
    const child = spawn(process.execPath, ['--no-warnings', '--input-type=module', '-e', program], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [url] = (await once(child.stdout, 'data')) as [Buffer];
    const port = portOf(url.toString().trim());
    expect(await accepts(port)).toBe(true);
    child.kill('SIGKILL');
    await gone(port);
  }, 120_000);
});
