import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { remove, root, startOrg, type StartedOrg } from '../with-started-org.ts';

const GATE = '  - toEnter: Value Proposition\n';
const OVERRIDE = '    override: { approver: DF_Approve_Gate_Overrides, maxDays: 14, reasons: [Renewal timing] }\n';
const shipped = readFileSync(join(root, 'playbooks/diagnose-first.yaml'), 'utf8')
  .replace(GATE, GATE + OVERRIDE)
  .replace(
    /^ {2}(de|fr|es):\n/gm,
    (line, language: string) => `${line}    - { reason: Renewal timing, text: (${language}) }\n`,
  );
/** Its stages have other places than numbers: `Value Proposition` is its third and the fourth of both. */
const SECURITY = `
playbook: security
version: 1
from: 2020-01-01T00:00:00Z
title: Security review
currency: EUR
stages: [Prospecting, Needs Analysis, Value Proposition, Closed Won]
exemptStages: [Qualification, Id. Decision Makers, Perception Analysis, Proposal/Price Quote, Negotiation/Review, Closed Lost]
bypassPermission: DF_Bypass_Stage_Gates
questions:
  - { concept: decision process, ask: Who checks security?, why: It takes longest., weight: 1 }
gates:
  - toEnter: Value Proposition
    mode: enforce
    require: [{ answered: { decision process: Heard } }, { filled: NextStep }]
    override: { approver: DF_Approve_Gate_Overrides, maxDays: 7 }
`;

interface Check {
  playbooks: string[];
  stages: { toEnter: string; unmet: { playbook: string; sentence: string; code: string; mode: string }[] }[];
}
type Errors = { errorCode: string; message: string }[];

let org: StartedOrg;
let folder: string;
let deal: { readonly Id: string; readonly OwnerId: string };
const path = (name: string) => join(folder, name);
const deploy = (name: string) => org.diagnose('deploy', '--playbook', path(name), '--json');

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'playbook-'));
  writeFileSync(path('shipped.yaml'), shipped);
  writeFileSync(path('security.yaml'), SECURITY);
  org = await startOrg(['--demo', '--plain', '--today', '2026-11-21']);
  expect((await deploy('shipped.yaml')).code).toBe(0);
}, 120_000);

afterAll(async () => {
  await org.stop();
  remove(org.data);
  rmSync(folder, { recursive: true });
});

test('a deploy next to another live playbook notes that both judge the same deals, and a second run changes nothing', async () => {
  const first = await deploy('security.yaml');
  const report = JSON.parse(first.stdout) as { outcome: string; findings: { severity: string; message: string }[] };
  expect([first.code, report.outcome]).toEqual([0, 'deployed']);
  expect(report.findings.filter(({ severity }) => severity === 'note').map(({ message }) => message)).toEqual([
    expect.stringMatching(
      /^Deals in the scope of both `security:1` and `diagnose-first:\d+` are judged by both: every deal\./,
    ),
  ]);
  const rules = (report as unknown as { rules: { created: string[]; removed: string[] } }).rules;
  expect([...rules.created, ...rules.removed].filter((name) => name.includes('diagnose_first'))).toEqual([]);
  expect(JSON.parse((await deploy('security.yaml')).stdout)).toMatchObject({ outcome: 'unchanged' });
  expect(JSON.parse((await deploy('shipped.yaml')).stdout)).toMatchObject({ outcome: 'unchanged' });
  const checked = await org.diagnose('playbook', 'check', path('shipped.yaml'), path('security.yaml'));
  expect([checked.code, checked.stderr]).toEqual([0, expect.stringContaining('are judged by both: every deal. ')]);
}, 120_000);

test('`check`, `report` and REST name the same that both playbooks lack', async () => {
  const found = await org.query<{ Id: string; OwnerId: string }>(
    "SELECT Id, OwnerId FROM Opportunity WHERE StageName = 'Needs Analysis' AND NextStep = NULL ORDER BY Id LIMIT 1",
  );
  deal = found[0]!;
  const check = JSON.parse((await org.diagnose('check', deal.Id, '--json')).stdout) as Check;
  expect(check.playbooks).toEqual([expect.stringMatching(/^diagnose-first:/), 'security:1']);
  const unmet = check.stages.find(({ toEnter }) => toEnter === 'Value Proposition')?.unmet ?? [];
  expect(new Set(unmet.map(({ playbook }) => playbook))).toEqual(new Set(['diagnose-first', 'security']));
  const refused = await org.rest<Errors>('PATCH', `sobjects/Opportunity/${deal.Id}`, {
    StageName: 'Value Proposition',
  });
  const checked = unmet.map(({ sentence, code }) => `${sentence} [DF ${code}]`).sort();
  expect([refused.status, refused.body.map(({ message }) => message).sort()]).toEqual([400, checked]);
  const report = JSON.parse((await org.diagnose('report', '--json')).stdout) as {
    openDeals: { id: string; missing: number }[];
    missing: { playbook: string; code: string }[];
  };
  expect(report.openDeals.find(({ id }) => id === deal.Id)?.missing).toBe(unmet.length);
  const codes = report.missing.map(({ playbook, code }) => `${playbook} ${code}`);
  expect(codes).toEqual(expect.arrayContaining(unmet.map(({ playbook, code }) => `${playbook} ${code}`)));
  const text = (await org.diagnose('check', deal.Id)).stdout;
  expect(text).toContain('\n  - security: Missing since Value Proposition: ');
}, 180_000);

test('with two playbooks that both allow overrides a request is possible, and the approved one opens both gates', async () => {
  const until = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
  const ask = {
    Opportunity__c: deal.Id,
    Owner_At_Request__c: deal.OwnerId,
    Stage__c: 'Value Proposition',
    Stage_Order__c: 4,
    Expires_On__c: until(6),
    Reason_Code__c: 'Renewal timing',
    Reason__c: 'They sign on Friday.',
  };
  const post = (fields: object) => org.rest<Errors & { id: string }>('POST', 'sobjects/DF_Gate_Override__c', fields);
  expect((await post({ ...ask, Stage_Order__c: 3 })).status).toBe(400);
  expect((await post({ ...ask, Expires_On__c: until(9) })).status).toBe(400);
  const { status, body } = await post(ask);
  expect(status).toBe(201);
  const by = { Decided_By__c: org.file.users.manager.id, Decided_At__c: new Date().toISOString() };
  const approval = { Status__c: 'Approved', ...by };
  const approved = await org.rest('PATCH', `sobjects/DF_Gate_Override__c/${body.id}`, approval, 'manager');
  expect(approved).toEqual({ status: 204, body: null });
  const entered = await org.rest('PATCH', `sobjects/Opportunity/${deal.Id}`, { StageName: 'Value Proposition' });
  expect(entered).toEqual({ status: 204, body: null });
}, 180_000);
