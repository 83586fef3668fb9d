import { spawn, type ChildProcess } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { preparedOrg } from './prepared-org.ts';

export const root = fileURLToPath(new URL('..', import.meta.url));

export type UserName = 'admin' | 'revops' | 'manager' | 'seller' | 'integration';

/** `.diagnose/org.json`, as any client of a local org reads it. */
export interface OrgFile {
  readonly instanceUrl: string;
  readonly accessToken: string;
  readonly pid: number;
  readonly users: Readonly<Record<UserName, { id: string; username: string; accessToken: string }>>;
}

/** One run of the command line: what it printed and how it ended. */
interface Ran {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A REST call of a user, by default the seller. Paths below `/services/data/v66.0` may leave that out. */
export type RestCall = <T = unknown>(
  method: string,
  path: string,
  body?: unknown,
  user?: UserName,
) => Promise<{ status: number; body: T }>;

/** REST calls with the access tokens of the org's users. */
export function restOf(url: string, users: Readonly<Record<UserName, { accessToken: string }>>): RestCall {
  return async (method, path, body, user = 'seller') => {
    const full = path.startsWith('/services') ? path : `/services/data/v66.0/${path.replace(/^\//, '')}`;
    const answer = await fetch(url + full, {
      method,
      headers: { authorization: `Bearer ${users[user].accessToken}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    return { status: answer.status, body: (text === '' ? null : JSON.parse(text)) as never };
  };
}

/** A local org in a process of its own, started as a user starts it, with its data in a temporary folder. */
export interface StartedOrg {
  readonly file: OrgFile;
  readonly data: string;
  readonly link: string;
  readonly process: ChildProcess;
  /** Runs `diagnose …` against this org. */
  diagnose(...args: string[]): Promise<Ran>;
  /** One REST call; `body` is sent as JSON. The answer's JSON, or null where there is none. */
  readonly rest: RestCall;
  /** All rows of a query. */
  query<T>(soql: string, user?: UserName): Promise<T[]>;
  /** Ends the process and waits for it. */
  stop(signal?: NodeJS.Signals): Promise<number | null>;
}

/** The environment of a newcomer's shell: no proxies, and nothing that this test run set. */
export function plainEnvironment(): NodeJS.ProcessEnv {
  const environment = { ...process.env };
  for (const name of [
    'http_proxy',
    'https_proxy',
    'HTTP_PROXY',
    'HTTPS_PROXY',
    'PORT',
    'NODE_OPTIONS',
    'DATABASE_URL',
  ]) {
    delete environment[name];
  }
  return environment;
}

/** Runs a command of `dist` (or of a copy of the project in `home`) to its end. */
function runDiagnose(args: readonly string[], options: { home?: string; cwd?: string } = {}): Promise<Ran> {
  const main = join(options.home ?? root, 'dist/src/cli/main.js');
  const child = spawn(process.execPath, [main, ...args], { cwd: options.cwd ?? root, env: plainEnvironment() });
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, stdout, stderr }));
  });
}

/** A copy of what ships, so that a test may take parts of it away. */
export function copyOfTheProject(): string {
  const home = mkdtempSync(join(tmpdir(), 'diagnose-home-'));
  for (const part of ['dist', 'force-app', 'playbooks', 'demo', 'package.json', 'sfdx-project.json', '.forceignore']) {
    cpSync(join(root, part), join(home, part), { recursive: true });
  }
  symlinkSync(join(root, 'node_modules'), join(home, 'node_modules'));
  return home;
}

export function temporaryData(): string {
  return mkdtempSync(join(tmpdir(), 'diagnose-org-'));
}

export function remove(directory: string): void {
  rmSync(directory, { recursive: true, force: true });
}

/** Starts `diagnose org start` and waits for its link. `args` are added as they are; `data` may be an org that was there before. */
export async function startOrg(
  args: readonly string[],
  options: { data?: string; home?: string } = {},
): Promise<StartedOrg> {
  const isNew = options.data === undefined && options.home === undefined;
  const data = isNew ? await preparedOrg(args, plainEnvironment()) : (options.data ?? temporaryData());
  const main = join(options.home ?? root, 'dist/src/cli/main.js');
  const child = spawn(process.execPath, [main, 'org', 'start', '--port', '0', '--data', data, ...args], {
    cwd: options.home ?? root,
    env: plainEnvironment(),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const link = await linkOf(child);
  const file = JSON.parse(readFileSync(join(data, 'org.json'), 'utf8')) as OrgFile;
  const rest = restOf(file.instanceUrl, file.users);
  return {
    file,
    data,
    link,
    process: child,
    rest,
    diagnose: (...words) => runDiagnose([...words, '--data', data], options.home ? { home: options.home } : {}),
    async query<T>(soql: string, user: UserName = 'seller') {
      const rows: T[] = [];
      let next: string | undefined = `query?q=${encodeURIComponent(soql)}`;
      while (next) {
        const { status, body }: { status: number; body: { records: T[]; nextRecordsUrl?: string } } = await rest(
          'GET',
          next,
          undefined,
          user,
        );
        if (status !== 200) throw new Error(`${soql}: ${JSON.stringify(body)}`);
        rows.push(...body.records);
        next = body.nextRecordsUrl;
      }
      return rows;
    },
    stop: (signal = 'SIGTERM') =>
      new Promise((resolve) => {
        if (child.exitCode !== null || child.signalCode !== null) return resolve(child.exitCode);
        child.on('close', (code) => resolve(code));
        child.kill(signal);
      }),
  };
}

function linkOf(child: ChildProcess): Promise<string> {
  let output = '';
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`no link after 60 s: ${output}`)), 60_000);
    const onData = (chunk: Buffer) => {
      output += chunk.toString();
      const link = /http:\/\/localhost:\d+\/\S+/.exec(output)?.[0];
      if (link === undefined || !output.slice(output.indexOf(link)).includes('\n')) return;
      clearTimeout(timer);
      resolve(link);
    };
    child.stdout?.on('data', onData);
    child.stderr?.on('data', onData);
    child.on('close', (code) => {
      clearTimeout(timer);
      reject(new Error(`it ended with ${code} before it printed a link: ${output}`));
    });
  });
}
