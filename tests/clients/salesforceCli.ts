import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const SF = join(ROOT, 'tests/clients/node_modules/@salesforce/cli/bin/run.js');
const SFDMU = join(ROOT, 'tests/clients/node_modules/sfdmu');

interface CliOutput {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

interface CliResult {
  readonly code: number;
  /** What `--json` printed. */
  readonly json: {
    readonly status: number;
    readonly result: unknown;
    readonly message?: string;
    readonly warnings?: readonly string[];
    readonly data?: unknown;
  };
  readonly stderr: string;
}

export interface Workplace {
  /** A copy of the project's source; the CLI may write into it. */
  readonly project: string;
  /** The home folder in which the CLI keeps its logins. */
  readonly home: string;
  /** Runs one command of the real CLI with `--json`, in the project. */
  readonly sf: (args: readonly string[], env?: Readonly<Record<string, string>>) => Promise<CliResult>;
  /** Runs one command that prints the org's answer as it is, without `--json`. */
  readonly sfText: (args: readonly string[]) => Promise<CliOutput>;
}

/** A home of its own for the CLI and a copy of the project, both gone afterwards. */
export async function withSalesforceCli<T>(use: (workplace: Workplace) => Promise<T>): Promise<T> {
  const workplace = openWorkplace();
  try {
    return await use(workplace);
  } finally {
    workplace.close();
  }
}

/** The same for a row of tests that share one login, with the plugin sfdmu if asked; `close` removes it. */
export function openWorkplace({ sfdmu = false } = {}): Workplace & { readonly close: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'diagnose-clients-'));
  const home = join(folder, 'home');
  const project = join(folder, 'project');
  mkdirSync(home);
  if (sfdmu) linkSfdmu(home);
  for (const name of ['force-app', 'sfdx-project.json', '.forceignore']) {
    cpSync(join(ROOT, name), join(project, name), { recursive: true });
  }
  const environment = cliEnvironment(home);
  return {
    project,
    home,
    sf: (args, env = {}) => runForJson(args, { cwd: project, env: { ...environment, ...env } }),
    sfText: (args) => run(args, { cwd: project, env: environment }),
    close: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** The file that `sf plugins link --no-install` writes; that command prints no JSON. */
function linkSfdmu(home: string): void {
  const data = join(home, '.local/share/sf');
  mkdirSync(data, { recursive: true });
  const plugins = [{ type: 'link', name: 'sfdmu', root: SFDMU }];
  writeFileSync(join(data, 'package.json'), JSON.stringify({ private: true, oclif: { schema: 1, plugins } }));
}

/** The CLI reads proxies and ignores no_proxy, even for loopback; so they go. */
function cliEnvironment(home: string): Record<string, string> {
  const kept = Object.entries(process.env).filter(
    (entry): entry is [string, string] =>
      entry[1] !== undefined && !/^(https?|all|no)_proxy$|^SFD?X?_|^NODE_OPTIONS$/i.test(entry[0]),
  );
  return {
    ...Object.fromEntries(kept),
    HOME: home,
    PATH: `${join(ROOT, 'node_modules/.bin')}${delimiter}${process.env['PATH'] ?? ''}`,
    SF_DISABLE_TELEMETRY: 'true',
    SF_SKIP_NEW_VERSION_CHECK: 'true',
    SF_AUTOUPDATE_DISABLE: 'true',
  };
}

interface RunOptions {
  readonly cwd: string;
  readonly env: Record<string, string>;
}

async function runForJson(args: readonly string[], options: RunOptions): Promise<CliResult> {
  const { code, stdout, stderr } = await run([...args, '--json'], options);
  try {
    return { code, json: JSON.parse(stdout) as CliResult['json'], stderr };
  } catch {
    throw new Error(`sf ${args.join(' ')} printed no JSON (exit ${String(code)}):\n${stdout}\n${stderr}`);
  }
}

function run(args: readonly string[], options: RunOptions): Promise<CliOutput> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [SF, ...args], { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
    child.on('error', reject);
    child.on('close', (code) => resolve({ code: code ?? -1, stdout, stderr }));
  });
}
