import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../with-started-org.ts';

/** Uses each exported function of the service once; the wrong call proves that the types are not `any`. */
const CONSUMER = `
import { buildReport, checkDeal, connectOrg, deployPlaybook, findDeals, judgeDeals, readLivePlaybooks, syncReviews } from 'diagnose-first';
import type { DealJudgement, Report } from 'diagnose-first';
import { parsePlaybook } from 'diagnose-first/playbook';

export async function all(): Promise<readonly [DealJudgement[], Report]> {
  const org = connectOrg({ instanceUrl: 'http://localhost', accessToken: 'x' });
  await deployPlaybook(org, parsePlaybook('', 'playbook.yaml'), { force: false, dryRun: true });
  const playbooks = await readLivePlaybooks(org);
  const now = new Date().toISOString();
  for (const deal of await findDeals(org, 'Acme')) await checkDeal(org, deal, now);
  // @ts-expect-error: without a time
  await judgeDeals(org, { deals: 'open', playbooks });
  await syncReviews(org);
  return [await judgeDeals(org, { deals: 'open', playbooks, now }), await buildReport(org, playbooks, now)];
}
`;

let folder: string;
let app: string;

/** The exit code, and what was printed on both channels. */
function run(command: string, args: readonly string[], cwd: string): Promise<{ code: number | null; output: string }> {
  const child = spawn(command, args, { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const channel of [child.stdout, child.stderr]) channel.on('data', (chunk: Buffer) => (output += String(chunk)));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, output }));
  });
}

const node = (...args: readonly string[]) => run(process.execPath, args, app);

/** Packs the built project and installs it, with its production dependencies, into an empty folder. */
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'library-'));
  app = mkdtempSync(join(folder, 'app-'));
  const packed = await run('npm', ['pack', '--ignore-scripts', '--pack-destination', folder], root);
  expect(packed.code).toBe(0);
  const tarball = readdirSync(folder).find((name) => name.endsWith('.tgz'))!;
  writeFileSync(join(app, 'package.json'), '{ "name": "app", "private": true, "type": "module" }');
  const quiet = ['--omit=dev', '--ignore-scripts', '--prefer-offline', '--no-audit', '--no-fund'];
  const installed = await run('npm', ['install', ...quiet, join(folder, tarball)], app);
  expect(installed).toMatchObject({ code: 0 });
  cpSync(join(app, 'node_modules/diagnose-first/examples'), app, { recursive: true });
}, 600_000);

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe('the packed package in an empty folder', () => {
  test('embeds the local org in a test of another project', async () => {
    const { code, output } = await node('--test', 'embedded-org/close-dates.test.ts');
    expect(output).toMatch(/pass 1\n.*fail 0/s);
    expect(code).toBe(0);
  }, 180_000);

  test('compiles a playbook and judges JSON lines', async () => {
    const files = ['playbook.yaml', 'deals.jsonl'].map((name) => join('judge-lines', name));
    const { output } = await node('judge-lines/judge-lines.ts', ...files);
    expect(output.trim().split('\n')).toEqual([
      'allowed',
      expect.stringMatching(/^blocked \| Missing since Qualification: /),
      'allowed',
    ]);
  }, 180_000);

  test('evaluates a formula', async () => {
    const { output } = await node('formula/discount.ts');
    expect(output.trim().split('\n')).toEqual([
      'New 12345.67: 12345.67',
      'Renewal 12345.67: 11111.1',
      'Renewal blank: blank',
      'Field `Nothing__c` does not exist. Check its spelling.',
    ]);
  }, 180_000);

  test.each(['diagnose-first/src/sync/index.ts', 'diagnose-first/dist/src/cli/main.js', 'diagnose-first/sync'])(
    'does not let %s be imported',
    async (name) => {
      const { output } = await node('-e', `import('${name}').catch((error) => console.log(error.code))`);
      expect(output.trim()).toBe('ERR_PACKAGE_PATH_NOT_EXPORTED');
    },
    60_000,
  );

  test('has types for all that it exports, without any that cannot be resolved', async () => {
    writeFileSync(join(app, 'consumer.ts'), CONSUMER);
    const tsc = join(root, 'node_modules/typescript/bin/tsc');
    // The declarations of jsforce do not hold under exactOptionalPropertyTypes; ours are checked with everything else.
    const strict = ['--skipLibCheck', 'false', '--exactOptionalPropertyTypes', 'false'];
    const typeRoots = join(root, 'node_modules/@types');
    expect(await node(tsc, '-p', 'tsconfig.json', ...strict, '--typeRoots', typeRoots)).toEqual({
      code: 0,
      output: '',
    });
  }, 120_000);

  test('loads the Salvirt deals, whose file it brings', async () => {
    const main = join(app, 'node_modules/diagnose-first/dist/src/cli/main.js');
    const started = spawn(process.execPath, [main, 'org', 'start', '--port', '0'], {
      cwd: app,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const ended = once(started, 'close');
    try {
      await Promise.race([once(started.stdout, 'data'), ended]);
      const seeded = await node(main, 'org', 'seed', 'salvirt');
      expect(seeded).toEqual({ code: 0, output: 'Created 16 User, 318 Opportunity, 3180 DF_Answer__c.\n' });
    } finally {
      started.kill('SIGTERM');
      await ended;
    }
  }, 120_000);

  test('builds nothing where the tools are not installed, and prints why', async () => {
    const { code, output } = await node('node_modules/diagnose-first/scripts/build.mjs');
    expect(output).toMatch(/^Nothing was built: .* not installed\. Run `npm ci` without `--omit=dev` to build\.\n$/);
    expect(code).toBe(0);
  }, 180_000);
});
