import { spawn, type ChildProcess } from 'node:child_process';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { preparedOrg } from '../prepared-org.ts';

export const ROOT = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
/** What ships: a run of the built command line takes half the time of one from the sources. */
const MAIN = join(ROOT, 'dist', 'src', 'cli', 'main.js');

export interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

export interface RunOptions {
  readonly cwd: string;
  readonly env?: Record<string, string>;
  readonly input?: string;
}

/** The test's own environment without what would lead a command elsewhere. */
function environment(env: Record<string, string> = {}): NodeJS.ProcessEnv {
  const {
    PORT: _port,
    DIAGNOSE_ACCESS_TOKEN: _token,
    NODE_OPTIONS: _options,
    DATABASE_URL: _database,
    ...rest
  } = process.env;
  return { ...rest, ...env };
}

/** Runs one command line of `diagnose` as a process of its own. */
export function diagnose(args: readonly string[], { cwd, env, input }: RunOptions): Promise<Ran> {
  const child = spawn(process.execPath, [MAIN, ...args], { cwd, env: environment(env) });
  // A command that ends without reading its input closes the pipe, on a busy machine before this process has: its exit code and output decide.
  child.stdin.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') child.emit('error', error);
  });
  child.stdin.end(input ?? '');
  return finished(child);
}

export function finished(child: ChildProcess): Promise<Ran> {
  let out = '';
  let err = '';
  child.stdout?.on('data', (chunk: Buffer) => (out += chunk.toString('utf8')));
  child.stderr?.on('data', (chunk: Buffer) => (err += chunk.toString('utf8')));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, out, err }));
  });
}

export interface Started {
  readonly child: ChildProcess;
  /** The line with the link. */
  readonly line: string;
  readonly ended: Promise<Ran>;
}

/** `org start` on an org of `cwd` that was set up with the same arguments already (preparedOrg), for tests of what comes after the set-up. */
export async function startPreparedOrg(args: readonly string[], options: RunOptions): Promise<Started> {
  const prepared = await preparedOrg(args, environment());
  await cp(prepared, join(options.cwd, '.diagnose'), { recursive: true });
  await rm(prepared, { recursive: true });
  return startOrg(['--port', '0', ...args], options);
}

/** `org start` as a process of its own; resolves when it has printed its first line. The caller stops it. */
export async function startOrg(args: readonly string[], { cwd, env }: RunOptions): Promise<Started> {
  const child = spawn(process.execPath, [MAIN, 'org', 'start', ...args], { cwd, env: environment(env) });
  const ended = finished(child);
  let text = '';
  const line = await Promise.race([
    new Promise<string>((resolve) => {
      child.stdout.on('data', (chunk: Buffer) => {
        text += chunk.toString('utf8');
        if (text.includes('\n')) resolve(text.split('\n')[0]!);
      });
    }),
    ended.then(({ code, err }) => {
      throw new Error(`\`org start\` ended with ${code} before it was ready: ${err}`);
    }),
  ]);
  return { child, line, ended };
}

/** A folder of the test's own, gone afterwards. */
export async function withFolder<T>(use: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'diagnose-cli-'));
  try {
    return await use(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
