import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Io } from '../../src/cli/io.ts';
import { run } from '../../src/cli/run.ts';
import { startLocalOrg, type LocalOrg } from '../../src/local-org/index.ts';
import type { CompiledPlaybook } from '../../src/playbook/index.ts';
import { connectOrg } from '../../src/salesforce/index.ts';
import { preparedOrg } from '../prepared-org.ts';
import { NOW, PLAYBOOKS, TODAY } from '../report/support/random-pipeline.ts';
import { testSeed } from '../seed.ts';
import { plainEnvironment, remove, restOf, root } from '../with-started-org.ts';
import type { RestCall, UserName } from '../with-started-org.ts';
import { DASHBOARDS } from './native-reports/components.ts';
import { EXPECTED } from './native-reports/expected.ts';
import { compareDashboards, compareReports, runAll } from './native-reports/native.ts';
import { fillRandomly, makeDealsPrivate, switchRulesOff } from './native-reports/random.ts';
import { seenBy } from './native-reports/records.ts';
import { COMPARED, pairsOf, reportAs } from './native-reports/report.ts';

interface Prepared {
  readonly local: LocalOrg;
  readonly rest: RestCall;
  readonly data: string;
  readonly now: Date;
}

const open: Prepared[] = [];

/** An org that was set up already, whose clock stands, in which deals are private. */
async function openOrg(args: readonly string[], now: Date): Promise<Prepared> {
  const data = await preparedOrg(args, plainEnvironment());
  const local = await startLocalOrg({ dataDir: data, port: 0, clock: () => now });
  const prepared = { local, rest: restOf(local.url, local.users), data, now };
  open.push(prepared);
  makeDealsPrivate(local);
  return prepared;
}

afterAll(async () => {
  for (const { local, data } of open) {
    await local.close();
    remove(data);
  }
});

/** Every report, component and pair as a user; resolves to the rows of each report. */
async function compareAs(
  { local, rest, now }: Prepared,
  user: UserName,
  { playbooks, ...about }: { readonly playbooks?: readonly CompiledPlaybook[]; readonly seed?: number } = {},
): Promise<Record<string, number>> {
  const seen = await seenBy(rest, user, now);
  const runs = await runAll(rest, user);
  const rows = compareReports(runs, seen, { ...about, user });
  await compareDashboards({ rest, user, seen }, DASHBOARDS);
  const org = connectOrg({ instanceUrl: local.url, accessToken: local.users[user].accessToken });
  const users = await org.query<{ Id: string; Name: string }>('SELECT Id, Name FROM User');
  const report = await reportAs(org, now, playbooks);
  const { native, shown } = pairsOf(runs, report, new Map(users.map(({ Id, Name }) => [Id, Name])));
  expect({ ...about, user, ...native }).toEqual({ ...about, user, ...shown });
  return rows;
}

const DOC = readFileSync(join(root, 'docs/salesforce-reports.md'), 'utf8');

/** A seller sees less than the manager, who sees less than the administrator. */
async function compareAll(prepared: Prepared, about: Parameters<typeof compareAs>[2] = {}) {
  const admin = await compareAs(prepared, 'admin', about);
  const manager = await compareAs(prepared, 'manager', about);
  const seller = await compareAs(prepared, 'seller', about);
  expect(manager['Pipeline_by_Diagnosis']!).toBeLessThan(admin['Pipeline_by_Diagnosis']!);
  expect(seller['Pipeline_by_Diagnosis']!).toBeLessThan(manager['Pipeline_by_Diagnosis']!);
  for (const [name, rows] of Object.entries(seller)) expect(rows).toBeLessThanOrEqual(manager[name]!);
  return { admin, manager, seller };
}

test('the documentation names each report that is compared with `diagnose report`, and where they differ by intent', () => {
  const [, chapter = ''] = DOC.split('## The same figures as `diagnose report`');
  const [table = '', differences = ''] = chapter.split('They differ, by intent');
  for (const name of COMPARED) expect(table).toContain(`_${name}_`);
  for (const name of ['Overrides past, and what is still owed', 'Answers by concept, weakest first'])
    expect(differences).toContain(`_${name}_ has e`);
});

describe('each native report and component has the figures of plain SOQL and of `diagnose report`, as far as sharing lets its reader see', () => {
  test('on the demo with the Salvirt deals in it', async () => {
    const demo = await openOrg(['--demo', '--today', TODAY], new Date(NOW));
    const io = { cwd: demo.data, env: {}, now: () => demo.now, out: () => {}, err: () => {} } as unknown as Io;
    expect(await run(['org', 'seed', 'salvirt', '--today', TODAY, '--data', demo.data], io)).toBe(0);
    const { admin, manager } = await compareAll(demo);
    for (const name of ['Deals_at_Risk', 'Deals_Long_Late', 'Answers_in_Question', 'Overrides_in_Force'])
      expect([name, admin[name]! > 0]).toEqual([name, true]);
    // Only imported deals are that late, and they are not the team's.
    expect(manager['Deals_Long_Late']).toBe(0);
    expect(admin['Lost_by_Reason']).toBeGreaterThan(50);
  }, 180_000);

  test('on a random pipeline', async () => {
    const random = await openOrg([], new Date(NOW));
    switchRulesOff(random.local);
    const { manager, seller, revops, admin } = random.local.users;
    const owners = [manager, seller, seller, revops, admin].map(({ user }) => user.id);
    const seed = testSeed();
    for (const one of [seed, seed + 1]) await fillRandomly(random.rest, { seed: one, now: random.now, owners });
    const rows = await compareAll(random, { seed, playbooks: PLAYBOOKS });
    // None is compared over nothing.
    expect({ seed, empty: Object.keys(EXPECTED).filter((name) => rows.admin[name] === 0) }).toEqual({
      seed,
      empty: [],
    });
  }, 180_000);
});
