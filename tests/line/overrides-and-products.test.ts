import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compilePlaybook, validationRules, parsePlaybook } from '../../src/playbook/index.ts';
import { remove, root, startOrg, type StartedOrg } from '../with-started-org.ts';

type Errors = { errorCode: string; message: string }[];

const shipped = readFileSync(join(root, 'playbooks/diagnose-first.yaml'), 'utf8');
const GATE = '  - toEnter: Value Proposition\n';
const OVERRIDE = '    override: { approver: DF_Approve_Gate_Overrides, maxDays: 14, reasons: [Renewal timing] }\n';
const strict = shipped.replace(GATE, GATE + OVERRIDE).replace('exemptStages:', 'products: refused\nexemptStages:');
const rules = validationRules(compilePlaybook(parsePlaybook(strict, 'strict.yaml')));
const messageOf = (id: string) => rules.find((rule) => rule.id === id)?.message;

let org: StartedOrg;
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'playbook-'));
  writeFileSync(join(folder, 'strict.yaml'), strict);
  writeFileSync(join(folder, 'shipped.yaml'), shipped);
  org = await startOrg(['--demo', '--plain', '--today', '2026-11-21']);
}, 180_000);

afterAll(async () => {
  await org.stop();
  remove(org.data);
  rmSync(folder, { recursive: true });
});

const deploy = async (name: string) => {
  const { code, stdout, stderr } = await org.diagnose('deploy', '--playbook', join(folder, name), '--json');
  expect([code, stderr]).toEqual([0, '']);
  return JSON.parse(stdout) as { outcome: string; rules: { created: string[]; removed: string[] } };
};
const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
// The shipped playbook allows no override, which the rule on the stage refuses too, by the same name.
const details = ['override-time', 'override-reason', 'products'];
const namesOf = (ids: readonly string[]) =>
  rules
    .filter(({ id }) => ids.includes(id))
    .map(({ name }) => name)
    .sort();

describe('a playbook with overrides and refused products in an org', () => {
  test('is deployed once, and then there is nothing left to do', async () => {
    const first = await deploy('strict.yaml');
    expect(first.outcome).toBe('deployed');
    expect([...first.rules.created].sort()).toEqual(namesOf(details));
    expect((await deploy('strict.yaml')).outcome).toBe('unchanged');
  }, 180_000);

  test('an override that is as the playbook allows lets its deal pass once it is approved, and no other does', async () => {
    const [deal] = await org.query<{ Id: string; OwnerId: string }>(
      "SELECT Id, OwnerId FROM Opportunity WHERE StageName = 'Needs Analysis' ORDER BY Id LIMIT 1",
    );
    const ask = {
      Opportunity__c: deal?.Id,
      Owner_At_Request__c: deal?.OwnerId,
      Stage__c: 'Value Proposition',
      Stage_Order__c: 4,
      Expires_On__c: day(7),
      Reason_Code__c: 'Renewal timing',
      Reason__c: 'They sign on Friday.',
    };
    const post = (fields: object) => org.rest<Errors & { id: string }>('POST', 'sobjects/DF_Gate_Override__c', fields);
    for (const [change, id] of [
      [{ Stage_Order__c: 9 }, 'override-stage'],
      [{ Expires_On__c: day(30) }, 'override-time'],
      [{ Reason_Code__c: 'Because' }, 'override-reason'],
    ] as const) {
      const refused = await post({ ...ask, ...change });
      expect([refused.status, refused.body.map(({ message }) => message)]).toEqual([400, [messageOf(id)]]);
    }
    const enter = () =>
      org.rest<Errors>('PATCH', `sobjects/Opportunity/${deal?.Id}`, { StageName: 'Value Proposition' });
    const { status, body } = await post(ask);
    expect(status).toBe(201);
    expect((await enter()).status).toBe(400);
    const path = `sobjects/DF_Gate_Override__c/${body.id}`;
    const by = { Decided_By__c: org.file.users.manager.id, Decided_At__c: new Date().toISOString() };
    const approval = { Status__c: 'Approved', ...by };
    expect(await org.rest('PATCH', path, approval, 'manager')).toEqual({ status: 204, body: null });
    expect(await enter()).toEqual({ status: 204, body: null });
  });

  test('a product on no confirmed pain is refused', async () => {
    const [deal] = await org.query<{ Id: string }>(
      "SELECT Id FROM Opportunity WHERE StageName = 'Needs Analysis' AND CreatedDate > 2020-01-01T00:00:00Z ORDER BY Id DESC LIMIT 1",
    );
    const [entry] = await org.query<{ Id: string; Pricebook2Id: string; Product2Id: string }>(
      'SELECT Id, Pricebook2Id, Product2Id FROM PricebookEntry LIMIT 1',
      'admin',
    );
    const line = { OpportunityId: deal?.Id, PricebookEntryId: entry?.Id, Quantity: 1, UnitPrice: 10 };
    const refused = await org.rest<Errors>('POST', 'sobjects/OpportunityLineItem', line, 'admin');
    expect([refused.status, refused.body.map(({ message }) => message)]).toEqual([400, [messageOf('products')]]);
  });

  test('gives its rules back when a playbook without them takes its place', async () => {
    expect([...(await deploy('shipped.yaml')).rules.removed].sort()).toEqual(namesOf(details));
  }, 180_000);
});
