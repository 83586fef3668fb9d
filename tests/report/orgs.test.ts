import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readLivePlaybooks } from '../../src/deal/index.ts';
import { reportOfSnapshots, reportOverOrgs, type Report, type ReportOptions } from '../../src/report/index.ts';
import { connectOrg } from '../../src/salesforce/index.ts';
import { openGatedOrg, type GatedOrg } from '../evasions/gated-org.ts';
import type { UserName } from '../with-started-org.ts';

const orgs: GatedOrg[] = [];
beforeAll(async () => {
  for (const amounts of [[1000, 20_000.5], [300]]) {
    const org = await openGatedOrg();
    orgs.push(org);
    for (const Amount of amounts) await org.newDeal({ Name: `Deal of ${Amount}`, Amount, CloseDate: '2020-01-01' });
  }
}, 120_000);
afterAll(async () => {
  for (const org of orgs) await org.close();
});

const NOW = '2026-11-21T10:00:00.000Z';

async function reportOver(
  chosen: readonly GatedOrg[],
  options: ReportOptions = {},
  user: UserName = 'admin',
): Promise<Report> {
  const reported = [];
  for (const { url, users } of chosen) {
    const org = connectOrg({ instanceUrl: url, accessToken: users[user].accessToken });
    reported.push({ org, playbooks: await readLivePlaybooks(org) });
  }
  return reportOverOrgs(reported, NOW, options);
}

test('a report over two orgs adds up those over each, although their ids are the same; each deal links into its own org', async () => {
  const [first, second] = [await reportOver(orgs.slice(0, 1)), await reportOver(orgs.slice(1))];
  const both = await reportOver(orgs);
  const ids = (report: Report) => report.openDeals.map(({ id }) => id);
  // Local orgs number their records alike.
  expect(ids(first)).toEqual(expect.arrayContaining(ids(second)));
  const sum = (key: 'deals' | 'openDeals' | 'openAmount' | 'notStarted') => first.totals[key] + second.totals[key];
  expect(both.totals).toMatchObject({
    ...{
      deals: sum('deals'),
      openDeals: sum('openDeals'),
      openAmount: sum('openAmount'),
      notStarted: sum('notStarted'),
    },
  });
  expect(both.totals.openAmount).toBe(21_300.5);
  expect(both.atRisk.map(({ deal, amount, url }) => [deal, amount, new URL(url).origin])).toEqual([
    ['Deal of 20000.5', 20_000.5, orgs[0]!.url],
    ['Deal of 1000', 1000, orgs[0]!.url],
    ['Deal of 300', 300, orgs[1]!.url],
  ]);
  expect(both.missing.map(({ deals, sentence }) => [deals, sentence])).toEqual(
    first.missing.map(({ sentence, deals }) => [
      deals + (second.missing.find((one) => one.sentence === sentence)?.deals ?? 0),
      sentence,
    ]),
  );
}, 120_000);

test('so does one over their snapshots, and its trend; a day that one of them has no snapshot of is not taken', async () => {
  const folders = orgs.map(() => mkdtempSync(join(tmpdir(), 'orgs-')));
  try {
    const keep = async (_org: number, write: () => Promise<unknown>): Promise<void> => void (await write());
    const live = await reportOver(orgs, { snapshots: folders, onKeep: keep });
    expect(await reportOfSnapshots(folders, undefined)).toEqual(live);
    expect(live.trend).toEqual([
      expect.objectContaining({ day: '2026-11-21', openDeals: live.totals.openDeals, riskAmount: 21_300.5 }),
    ]);
    const alone = await reportOver(orgs.slice(1), { snapshots: folders.slice(1), onKeep: keep });
    expect(await reportOfSnapshots(folders.slice(1), '2026-11-21')).toEqual(alone);
    const none = mkdtempSync(join(tmpdir(), 'orgs-'));
    folders.push(none);
    await expect(reportOfSnapshots([folders[0]!, none], undefined)).rejects.toThrow(
      'There is no snapshot of this org yet.',
    );
  } finally {
    for (const folder of folders) rmSync(folder, { recursive: true });
  }
}, 120_000);

test('sellers of two orgs whose ids are the same are two people, each with their own deals', async () => {
  for (const org of orgs) await org.readyDeal();
  const reports = [orgs.slice(0, 1), orgs.slice(1), orgs];
  const [first, second, both] = await Promise.all(reports.map((chosen) => reportOver(chosen, {}, 'manager')));
  const rows = (report: Report | undefined) => report?.heat.map(({ owner, deals }) => `${owner}: ${deals}`);
  expect(rows(first)).toHaveLength(1);
  expect(rows(both)).toEqual([...rows(first)!, ...rows(second)!]);
  // Those with the better score come first.
  expect(both?.owners.map(({ people, deals }) => [people, deals])).toEqual([
    [1, 2],
    [1, 3],
  ]);
  expect(both?.managers.map(({ owners, deals }) => [owners, deals])).toEqual([
    [1, 2],
    [1, 3],
  ]);
}, 180_000);
