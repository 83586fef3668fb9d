import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deployZip, connectOrg, zipTexts } from '../../src/salesforce/index.ts';
import type { DeployReport, RetireReport } from '../../src/sync/index.ts';
import { remove, startOrg, type StartedOrg, type UserName } from '../with-started-org.ts';

/** A playbook that names three permissions; with the second deploy one of them is named no more. */
const playbook = (version: { onlySteps: boolean }) => `
playbook: own
version: 1
from: 2020-01-01T00:00:00Z
title: Own
currency: EUR
stages: [Prospecting, Qualification, Needs Analysis, Closed Won]
exemptStages: [Value Proposition, Id. Decision Makers, Perception Analysis, Proposal/Price Quote, Negotiation/Review, Closed Lost]
bypassPermission: Skip_Gates
${version.onlySteps ? 'onlySteps: { most: 1, exceptPermission: Skip_Stages }' : ''}
questions: [{ concept: problem, ask: What is wrong?, why: It hurts. }]
gates:
  - toEnter: Qualification
    mode: enforce
    exceptPermission: Ops_Desk
    require: [{ filled: NextStep }]
  - toEnter: Closed Won
    mode: enforce
    require: [{ filled: LeadSource }]
`;
const FIELDS = ['DF_May_Ops_Desk__c', 'DF_May_Skip_Gates__c', 'DF_May_Skip_Stages__c'];
const SETS = ['DF_Integration', 'DF_Manager', 'DF_RevOps', 'DF_Seller'];

/** Each test goes on from where the one before it left the org. */
describe('the permissions that a playbook names', () => {
  let org: StartedOrg;
  let folder: string;
  let deal: string;
  const report = async <T = DeployReport>(...args: string[]): Promise<T & { code: number | null }> => {
    const { code, stdout } = await org.diagnose('deploy', ...args, '--json');
    return { code, ...(JSON.parse(stdout) as T) };
  };
  const missing = async (user: UserName) => {
    const { stdout } = await org.diagnose('check', deal, '--user', user, '--json');
    const { stages } = JSON.parse(stdout) as { stages: { toEnter: string; unmet: { fix?: { field: string } }[] }[] };
    return stages.find(({ toEnter }) => toEnter === 'Qualification')?.unmet.length;
  };
  const read = async (user: UserName) => {
    const [row] = await org.query<Record<string, unknown>>(
      `SELECT ${FIELDS.join(', ')} FROM Opportunity WHERE Id = '${deal}'`,
      user,
    );
    return FIELDS.map((field) => row?.[field]);
  };

  beforeAll(async () => {
    org = await startOrg([]);
    folder = mkdtempSync(join(tmpdir(), 'permissions-'));
    for (const onlySteps of [true, false])
      writeFileSync(join(folder, onlySteps ? 'own.yaml' : 'fewer.yaml'), playbook({ onlySteps }));
    const { body } = await org.rest<{ id: string }>('POST', 'sobjects/Opportunity', {
      Name: 'Acme',
      StageName: 'Prospecting',
      CloseDate: '2027-03-31',
    });
    deal = body.id;
  }, 120_000);

  afterAll(async () => {
    await org.stop();
    remove(org.data);
    rmSync(folder, { recursive: true, force: true });
  });

  test('are an error with their place where the org has no such permission, and nothing is deployed', async () => {
    const { code, outcome, findings } = await report('--playbook', join(folder, 'own.yaml'));
    expect([code, outcome]).toEqual([1, 'refused']);
    expect(findings.map(({ line, column, message }) => [line, column, message.split('.')[0]])).toEqual([
      [9, 19, '`Skip_Gates` is not a custom permission of the org'],
      [10, 41, '`Skip_Stages` is not a custom permission of the org'],
      [15, 23, '`Ops_Desk` is not a custom permission of the org'],
    ]);
    const { instanceUrl } = org.file;
    const checked = await org.diagnose('playbook', 'check', join(folder, 'own.yaml'), '--org', instanceUrl);
    expect(checked.code).toBe(1);
    expect(`${checked.stdout}${checked.stderr}`).toMatch(/own\.yaml:15:23.*`Ops_Desk` is not a custom permission/);
  }, 180_000);

  test('get a field each in a dry run only by name', async () => {
    const names = ['Skip_Gates', 'Skip_Stages', 'Ops_Desk'];
    const types = (name: string, members: string[]) =>
      `<types>${members.map((one) => `<members>${one}</members>`).join('')}<name>${name}</name></types>`;
    const set = `<PermissionSet><label>Ops</label><customPermissions><enabled>true</enabled><name>Ops_Desk</name></customPermissions><customPermissions><enabled>true</enabled><name>Skip_Stages</name></customPermissions></PermissionSet>`;
    const files = new Map([
      [
        'package.xml',
        `<Package xmlns="http://soap.sforce.com/2006/04/metadata">${types('CustomPermission', names)}${types('PermissionSet', ['Ops'])}<version>66.0</version></Package>`,
      ],
      ...names.map(
        (name) =>
          [
            `customPermissions/${name}.customPermission`,
            `<CustomPermission><label>${name}</label></CustomPermission>`,
          ] as const,
      ),
      ['permissionsets/Ops.permissionset', set],
    ]);
    const admin = connectOrg({ instanceUrl: org.file.instanceUrl, accessToken: org.file.users.admin.accessToken });
    expect((await deployZip(admin, zipTexts(files))).problems).toEqual([]);
    const [{ Id }] = (await org.query<{ Id: string }>("SELECT Id FROM PermissionSet WHERE Name = 'Ops'", 'admin')) as [
      { Id: string },
    ];
    const assigned = { PermissionSetId: Id, AssigneeId: org.file.users.manager.id };
    expect((await org.rest('POST', 'sobjects/PermissionSetAssignment', assigned, 'admin')).status).toBe(201);
    const planned = await report('--playbook', join(folder, 'own.yaml'), '--dry-run');
    expect(planned).toMatchObject({ code: 0, outcome: 'deployed', problems: [] });
    expect(planned.permissionFields).toEqual({
      created: FIELDS,
      updated: [],
      removed: [],
      unchanged: 0,
      granted: SETS,
    });
    await expect(read('seller')).rejects.toThrow("No such column 'DF_May_Ops_Desk__c'");
  }, 180_000);

  test('get a field each by a deploy, which the users of our permission sets read for themselves', async () => {
    const { code, stdout } = await org.diagnose('deploy', '--playbook', join(folder, 'own.yaml'));
    expect(code).toBe(0);
    expect(stdout).toContain('3 permission fields created, 4 permission sets changed to read them');
    expect(await read('seller')).toEqual([false, false, false]);
    expect(await read('manager')).toEqual([true, false, true]);
    expect(await read('integration')).toEqual([false, false, false]);
    const path = `ui-api/records/${deal}?optionalFields=Opportunity.DF_May_Ops_Desk__c`;
    const record = await org.rest<{ fields: Record<string, { value: unknown }> }>('GET', path, undefined, 'manager');
    expect(record.body.fields['DF_May_Ops_Desk__c']?.value).toBe(true);
    const query = `{ uiapi { query { Opportunity(where: { DF_May_Ops_Desk__c: { eq: true } }) { edges { node { Id DF_May_Ops_Desk__c { value } } } } } } }`;
    const found = async (user: UserName) =>
      JSON.stringify((await org.rest('POST', 'graphql', { query }, user)).body).match(/"value":true/g)?.length ?? 0;
    expect([await found('manager'), await found('seller')]).toEqual([1, 0]);
    const soql = 'SELECT Id FROM Opportunity WHERE DF_May_Ops_Desk__c = true';
    expect([(await org.query(soql, 'manager')).length, (await org.query(soql)).length]).toEqual([1, 0]);
  }, 180_000);

  test('are unchanged by a second deploy, and kept in permission sets with all that these granted', async () => {
    const again = await report('--playbook', join(folder, 'own.yaml'));
    expect(again).toMatchObject({ code: 0, outcome: 'unchanged' });
    expect(again.permissionFields).toEqual({ created: [], updated: [], removed: [], unchanged: 3, granted: [] });
    const note = {
      Opportunity__c: deal,
      Concept__c: 'problem',
      Key__c: `${deal}:problem`,
      Answer__c: 'It is slow.',
      Evidence__c: 'Heard',
    };
    expect((await org.rest('POST', 'sobjects/DF_Answer__c', note)).status).toBe(201);
  }, 180_000);

  test('free a user in `check` as in the org', async () => {
    expect([await missing('seller'), await missing('manager')]).toEqual([1, 0]);
    const enter = (user: UserName) =>
      org.rest('PATCH', `sobjects/Opportunity/${deal}`, { StageName: 'Qualification' }, user);
    expect((await enter('seller')).status).toBe(400);
    expect((await enter('manager')).status).toBe(204);
    const back = { StageName: 'Prospecting' };
    expect((await org.rest('PATCH', `sobjects/Opportunity/${deal}`, back, 'manager')).status).toBe(204);
  }, 180_000);

  test('that a later version names no more lose their field, which a permission set lists no longer', async () => {
    const fewer = await report('--playbook', join(folder, 'fewer.yaml'));
    expect(fewer).toMatchObject({ code: 0, outcome: 'deployed' });
    expect(fewer.permissionFields).toMatchObject({ created: [], removed: ['DF_May_Skip_Stages__c'], unchanged: 2 });
    await expect(read('seller')).rejects.toThrow('DF_May_Skip_Stages__c');
    const admin = connectOrg({ instanceUrl: org.file.instanceUrl, accessToken: org.file.users.admin.accessToken });
    const set = await admin.call(async (client) => client.metadata.read('PermissionSet', 'DF_Seller'));
    const granted = set.fieldPermissions.map(({ field }) => field).filter((field) => field.includes('DF_May_'));
    expect(granted).toEqual(['Opportunity.DF_May_Ops_Desk__c', 'Opportunity.DF_May_Skip_Gates__c']);
    expect((await report('--playbook', join(folder, 'fewer.yaml'))).outcome).toBe('unchanged');
  }, 180_000);

  test('that were changed in the org are drift, and taken over by force', async () => {
    const admin = connectOrg({ instanceUrl: org.file.instanceUrl, accessToken: org.file.users.admin.accessToken });
    const own = await admin.call(async (client) =>
      client.metadata.read('CustomField', 'Opportunity.DF_May_Ops_Desk__c'),
    );
    const field = `<fields><fullName>DF_May_Ops_Desk__c</fullName><description>${own.description}</description><formula>TRUE</formula><label>Ops</label><type>Checkbox</type></fields>`;
    const files = new Map([
      [
        'package.xml',
        '<Package xmlns="http://soap.sforce.com/2006/04/metadata"><types><members>Opportunity.DF_May_Ops_Desk__c</members><name>CustomField</name></types><version>66.0</version></Package>',
      ],
      [
        'objects/Opportunity.object',
        `<CustomObject xmlns="http://soap.sforce.com/2006/04/metadata">${field}</CustomObject>`,
      ],
    ]);
    expect((await deployZip(admin, zipTexts(files))).problems).toEqual([]);
    const refused = await org.diagnose('deploy', '--playbook', join(folder, 'fewer.yaml'));
    expect([refused.code, refused.stdout]).toEqual([1, '']);
    expect(refused.stderr).toContain(
      'the org has fields otherwise than they were left:\n  `DF_May_Ops_Desk__c` was changed in the org since the last deploy',
    );
    const forced = await report('--playbook', join(folder, 'fewer.yaml'), '--force');
    expect(forced.permissionFields.updated).toEqual(['DF_May_Ops_Desk__c']);
    expect(await missing('seller')).toBe(1);
  }, 180_000);

  test('count in `check` by the permission sets too, where the field is not there yet', async () => {
    const admin = connectOrg({ instanceUrl: org.file.instanceUrl, accessToken: org.file.users.admin.accessToken });
    const { destructive, rulesPackage } = await import('../../src/playbook/index.ts');
    const gone = new Map([...rulesPackage([], '66.0'), ...destructive([], ['DF_May_Ops_Desk__c'])]);
    expect((await deployZip(admin, zipTexts(gone))).problems).toEqual([]);
    expect([await missing('seller'), await missing('manager')]).toEqual([1, 0]);
  }, 180_000);

  test('have no field any more when the playbook is retired', async () => {
    const retired = await report<RetireReport>('--retire', 'own');
    expect(retired).toMatchObject({ code: 0, outcome: 'retired' });
    expect(retired.permissionFields.removed).toEqual(['DF_May_Skip_Gates__c']);
    const sets = await org.diagnose('deploy');
    expect([sets.code, sets.stderr]).toEqual([0, '']);
    expect(sets.stdout).not.toContain('permission');
  }, 180_000);
});
