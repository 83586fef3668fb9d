import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const CLI = join(root, 'dist/src/cli/main.js');
const CACHE = join(root, '.cache/orgs');
/** What `org start` reads when it sets an org up. */
const SOURCES = ['dist', 'force-app', 'playbooks', 'demo', 'package.json'];

/**
 * The data folder of a local org that `diagnose org start` has set up with these arguments: a copy of its own, in the folder for temporary files; the caller
 * deletes it. The set-up (9 s of one core) is done once for each build, day and list of arguments; a start on the copy takes 1.5 s. The first start itself is
 * tested in tests/cli.
 */
export async function preparedOrg(
  args: readonly string[],
  environment: NodeJS.ProcessEnv = process.env,
): Promise<string> {
  const build = join(
    CACHE,
    digest([new Date().toDateString(), ...SOURCES.flatMap((path) => stamps(join(root, path)))]),
  );
  const template = join(build, digest(args));
  if (!existsSync(template)) await prepare(template, args, environment);
  const data = mkdtempSync(join(tmpdir(), 'org-'));
  cpSync(template, data, { recursive: true });
  return data;
}

const digest = (parts: readonly string[]): string =>
  createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 16);

/** Path, size and time of every file at or below a path. */
function stamps(path: string): string[] {
  const stat = statSync(path);
  if (!stat.isDirectory()) return [`${path} ${stat.size} ${stat.mtimeMs}`];
  return readdirSync(path).flatMap((name) => stamps(join(path, name)));
}

/** Sets an org up in a folder of its own and moves it to `template`, so that of two processes that do so at the same time one wins and none sees a half. */
async function prepare(template: string, args: readonly string[], environment: NodeJS.ProcessEnv): Promise<void> {
  const build = join(template, '..');
  mkdirSync(build, { recursive: true });
  // What an earlier build left; not the last hour's, which a test run of a moment ago may still copy from.
  for (const path of readdirSync(CACHE).map((name) => join(CACHE, name))) {
    if (path !== build && Date.now() - statSync(path).mtimeMs > 3_600_000)
      rmSync(path, { recursive: true, force: true });
  }
  const data = mkdtempSync(join(build, 'new-'));
  try {
    await setUp(data, args, environment);
    if (!existsSync(template)) renameSync(data, template);
  } catch (error) {
    if (!existsSync(template)) throw error;
  } finally {
    rmSync(data, { recursive: true, force: true });
  }
}

async function setUp(data: string, args: readonly string[], environment: NodeJS.ProcessEnv): Promise<void> {
  const child = spawn(process.execPath, [CLI, 'org', 'start', '--port', '0', '--data', data, ...args, '--json'], {
    cwd: root,
    env: environment,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stdout.once('data', () => child.kill('SIGTERM'));
  const [code, signal] = (await once(child, 'close')) as [number | null, string | null];
  if (code !== 0) throw new Error(`\`org start ${args.join(' ')}\` ended with ${code ?? signal}: ${output}`);
}
