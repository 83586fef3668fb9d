import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { preparedOrg } from '../prepared-org.ts';
import { restOf } from '../with-started-org.ts';
import type { RestCall, UserName } from '../with-started-org.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const CLI = join(root, 'dist/src/cli/main.js');

/** A local org that runs as `npm start` runs it: in a process of its own, with demo data and gates. */
export interface RunningOrg {
  readonly url: string;
  /** Signs a browser in, once. */
  readonly link: string;
  readonly dataDir: string;
  readonly users: Readonly<
    Record<UserName, { readonly id: string; readonly username: string; readonly accessToken: string }>
  >;
  /** Calls the REST API as a user (the seller by default). */
  readonly rest: RestCall;
  query<Row>(soql: string): Promise<readonly Row[]>;
  /** Runs `diagnose` against the org; resolves to what it printed and its exit code. */
  diagnose(...args: string[]): Promise<{ code: number | null; out: string }>;
}

/** Which demo data an org starts with: the pipeline alone, or, as `npm start`, with the story of the seller and her team too. */
type Demo = 'plain' | 'story';

/**
 * Starts an org, lends it, ends it by SIGTERM and deletes its folder. An org that does not end by itself fails the test.
 * @param demo by default `plain`: deals about which nothing is noted
 */
export async function withOrg<Result>(
  use: (org: RunningOrg) => Promise<Result>,
  demo: Demo = 'plain',
): Promise<Result> {
  if (!existsSync(CLI)) throw new Error('There is no `dist`: run `npm run build` first, or `npm test`, which does.');
  const args = demo === 'plain' ? ['--demo', '--plain'] : ['--demo'];
  const dataDir = await preparedOrg(args);
  const child = spawn(process.execPath, [CLI, 'org', 'start', ...args, '--port', '0', '--data', dataDir, '--json'], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  try {
    const { url, link } = await started(child);
    const { users } = JSON.parse(await readFile(join(dataDir, 'org.json'), 'utf8')) as Pick<RunningOrg, 'users'>;
    return await use(clientOf(url, link, dataDir, users));
  } finally {
    if (child.exitCode === null && child.signalCode === null) {
      child.kill('SIGTERM');
      const timer = setTimeout(() => child.kill('SIGKILL'), 10_000);
      await once(child, 'exit');
      clearTimeout(timer);
    }
    await rm(dataDir, { recursive: true, force: true });
    // After the clean-up, so that a failure here leaves nothing behind.
    mustHaveEnded(child);
  }
}

function mustHaveEnded(child: ChildProcess): void {
  if (child.signalCode === 'SIGKILL') throw new Error('The local org did not end after SIGTERM.');
}

function started(child: ChildProcess): Promise<{ url: string; link: string }> {
  const errors: string[] = [];
  child.stderr?.on('data', (text: Buffer) => errors.push(text.toString()));
  return new Promise((resolve, reject) => {
    const lines = createInterface({ input: child.stdout! });
    lines.once('line', (line) => resolve(JSON.parse(line) as { url: string; link: string }));
    child.once('exit', (code) => reject(new Error(`The local org ended with ${code}: ${errors.join('')}`)));
  });
}

function clientOf(url: string, link: string, dataDir: string, users: RunningOrg['users']): RunningOrg {
  const rest = restOf(url, users);
  return {
    url,
    link,
    dataDir,
    users,
    rest,
    query: async <Row>(soql: string) => {
      const path = `/query?q=${encodeURIComponent(soql)}`;
      return (await rest<{ records: readonly Row[] }>('GET', path)).body.records;
    },
    diagnose: async (...args) => {
      const child = spawn(process.execPath, [CLI, ...args, '--data', dataDir], {
        cwd: root,
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      const parts: string[] = [];
      child.stdout.on('data', (text: Buffer) => parts.push(text.toString()));
      const [code] = (await once(child, 'close')) as [number | null];
      return { code, out: parts.join('') };
    },
  };
}
