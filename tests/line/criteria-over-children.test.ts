import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { remove, startOrg, type StartedOrg } from '../with-started-org.ts';

const PLAYBOOK = `
playbook: warn-kind
version: 1
from: 2099-01-01T00:00:00Z
title: A gate over the kind of a pain
currency: EUR
stages: [Needs Analysis, Value Proposition, Closed Won]
exemptStages: [Closed Lost]
bypassPermission: DF_Bypass_Stage_Gates
questions:
  - { concept: problem, ask: What hurts?, why: It matters., weight: 1 }
gates:
  - toEnter: Value Proposition
    mode: warn
    require: [{ pains: { atLeast: 1, evidence: Heard, kind: Problem } }]
`;

let org: StartedOrg;
let folder: string;
let deals: readonly { readonly Id: string }[];

/** Two deals governed by the playbook by their pin; the first has a live problem that was heard, the second has none. */
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'playbook-'));
  writeFileSync(join(folder, 'warn-kind.yaml'), PLAYBOOK);
  org = await startOrg(['--demo', '--plain', '--today', '2026-11-21']);
  const deployed = await org.diagnose('deploy', '--playbook', join(folder, 'warn-kind.yaml'));
  expect(deployed.code).toBe(0);
  deals = await org.query("SELECT Id FROM Opportunity WHERE StageName = 'Needs Analysis' ORDER BY Id LIMIT 2");
  for (const { Id } of deals) {
    const pin = { DF_Playbook_Pin__c: 'warn-kind:1' };
    expect((await org.rest('PATCH', `sobjects/Opportunity/${Id}`, pin, 'integration')).status).toBe(204);
  }
  const pain = { Opportunity__c: deals[0]!.Id, Statement__c: 'Orders are typed twice.', Kind__c: 'Problem' };
  const created = await org.rest('POST', 'sobjects/DF_Pain_Point__c', { ...pain, Evidence__c: 'Heard' });
  expect(created.status).toBe(201);
}, 120_000);

afterAll(async () => {
  await org.stop();
  remove(org.data);
  rmSync(folder, { recursive: true });
});

describe('a criterion that only the children of a deal can meet', () => {
  test('is met for `check` where they meet it, and missing where they do not', async () => {
    // The shipped playbook is live as well, and both govern the deals.
    const met = await org.diagnose('check', deals[0]!.Id);
    expect(met.stdout).toMatch(/judged by diagnose-first:\d+ and warn-kind:1\n\nValue Proposition:/);
    expect(met.stdout).not.toContain('warn-kind: Missing since Value Proposition');
    const missing = await org.diagnose('check', deals[1]!.Id);
    expect(missing.stdout).toMatch(/\n {2}- warn-kind: Missing since Value Proposition: .*problem.* \(warn only\)/);
    expect(missing.code).toBe(1);
  }, 180_000);

  test('is met for `report` where they meet it, and missing where they do not', async () => {
    const { stdout } = await org.diagnose('report', '--json');
    const report = JSON.parse(stdout) as {
      openDeals: { id: string; nextGate: string }[];
      missing: { playbook: string; sentence: string; deals: number }[];
    };
    const lines = deals.map(({ Id }) => report.openDeals.find(({ id }) => id === Id));
    expect(lines.map((line) => line?.nextGate)).toEqual(['Value Proposition', 'Value Proposition']);
    expect(report.missing.filter(({ sentence }) => /at least one problem/.test(sentence))).toEqual([
      expect.objectContaining({ playbook: 'warn-kind', deals: 1 }),
    ]);
  }, 180_000);
});
