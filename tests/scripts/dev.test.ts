import { spawn, type ChildProcess } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { plainEnvironment, root } from '../with-started-org.ts';

const COPIED = [
  ...['.cache', 'config', 'dist', 'force-app', 'playbooks', 'scripts', 'src'],
  ...['.forceignore', 'package.json', 'sfdx-project.json', 'tsconfig.json'],
];

/** Waits until `look` returns something; fails with `what` after three minutes. */
async function until<Value>(what: string, look: () => Promise<Value | undefined> | Value | undefined): Promise<Value> {
  for (const deadline = Date.now() + 180_000; Date.now() < deadline;) {
    const found = await look();
    if (found !== undefined) return found;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error(`${what} did not happen in three minutes`);
}

/** The process and all that it started, by `/proc`. */
function familyOf(pid: number): number[] {
  const folder = `/proc/${pid}/task/${pid}/children`;
  if (!existsSync(folder)) return [pid];
  const children = readFileSync(folder, 'utf8').trim().split(' ').filter(Boolean).map(Number);
  return [pid, ...children.flatMap(familyOf)];
}

/** A copy of the project with `npm run dev` running in it; ends it and removes the copy. */
async function withDev(
  use: (dev: { home: string; child: ChildProcess; output(): string }) => Promise<void>,
): Promise<void> {
  const home = mkdtempSync(join(tmpdir(), 'diagnose-dev-'));
  for (const part of COPIED)
    if (existsSync(join(root, part))) cpSync(join(root, part), join(home, part), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(home, 'node_modules'));
  let output = '';
  const child = spawn(
    process.execPath,
    ['scripts/dev.mjs', '--port', '0', '--empty', '--data', join(home, '.diagnose')],
    { cwd: home, env: plainEnvironment() },
  );
  child.stdout.on('data', (chunk) => (output += chunk));
  child.stderr.on('data', (chunk) => (output += chunk));
  try {
    await use({ home, child, output: () => output });
  } catch (error) {
    console.error(output);
    throw error;
  } finally {
    child.kill('SIGTERM');
    if (child.exitCode === null) await new Promise((resolve) => child.once('exit', resolve));
    rmSync(home, { recursive: true, force: true });
  }
}

test('`npm run dev` prints a link, rebuilds the page and restarts the server after changes, and leaves no process', async () => {
  await withDev(async ({ home, child, output }) => {
    const url = await until('the link', () => /Open (http:\/\/localhost:\d+)/.exec(output())?.[1]);
    await until('the first page', () => /Page built/.exec(output()) ?? undefined);

    // One that `src` does not import: the addition does not type-check there.
    const bundle = join(home, 'force-app/main/base/lwc/drafts/drafts.ts');
    writeFileSync(bundle, `${readFileSync(bundle, 'utf8')}\nglobalThis.name = 'a changed bundle';\n`);
    await until('the changed page', async () => {
      const assets = existsSync(join(home, 'dist/page/assets')) ? readdirSync(join(home, 'dist/page/assets')) : [];
      const scripts = assets.filter((name) => name.endsWith('.js'));
      const texts = await Promise.all(scripts.map(async (name) => (await fetch(`${url}/assets/${name}`)).text()));
      return texts.some((text) => text.includes('a changed bundle')) ? true : undefined;
    });

    const before = (JSON.parse(readFileSync(join(home, '.diagnose/org.json'), 'utf8')) as { pid: number }).pid;
    const server = join(home, 'src/local-org/base/start-errors.ts');
    writeFileSync(server, `${readFileSync(server, 'utf8')}\nexport const CHANGED = true;\n`);
    await until('the restart', () => {
      const file = join(home, '.diagnose/org.json');
      const { pid } = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as { pid: number }) : { pid: before };
      return pid === before ? undefined : pid;
    });
    const again = await fetch(`${url}/services/data`);
    expect(again.status).toBeLessThan(500);

    const family = familyOf(child.pid!);
    expect(family.length).toBeGreaterThan(2);
    child.kill('SIGINT');
    await until('the end', () => child.exitCode ?? undefined);
    expect(child.exitCode).toBe(0);
    await until('the end of its processes', () => !family.some((pid) => existsSync(`/proc/${pid}`)) || undefined);
    expect(output()).not.toMatch(/error TS|not built/);
  });
}, 400_000);
