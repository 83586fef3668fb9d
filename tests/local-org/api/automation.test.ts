import { strToU8, unzipSync, zipSync } from 'fflate';
import { metadataTypes } from '../../../src/local-org/metadata/registry.ts';
import { createRecord, queryRecords, startRunning } from './helpers.ts';
import type { Caller, Running } from './helpers.ts';

const xml = (root: string, body: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<${root} xmlns="http://soap.sforce.com/2006/04/metadata">${body}</${root}>\n`;

const FLOW = xml(
  'Flow',
  '<apiVersion>66.0</apiVersion><decisions><name>Check</name><label>Check</label><locationX>10</locationX></decisions><description>Sets the stage</description><label>Move Stage</label><processType>AutoLaunchedFlow</processType><start><object>Opportunity</object><recordTriggerType>Update</recordTriggerType><triggerType>RecordBeforeSave</triggerType></start><status>Active</status>',
);
const WORKFLOW = xml(
  'Workflow',
  '<fieldUpdates><fullName>Set_Stage</fullName><field>StageName</field><name>Set Stage</name><literalValue>Closed Won</literalValue><operation>Literal</operation></fieldUpdates><rules><fullName>When Big</fullName><actions><name>Set_Stage</name><type>FieldUpdate</type></actions><active>true</active><formula>Amount &gt; 1</formula></rules>',
);

/** What an org has that would change records, in the form of the Metadata API. */
const FILES: Readonly<Record<string, string>> = {
  'approvalProcesses/Opportunity.Big_Deal.approvalProcess': xml(
    'ApprovalProcess',
    '<active>true</active><label>Big Deal</label><recordEditability>AdminOnly</recordEditability>',
  ),
  'classes/Mover.cls': 'public class Mover { /* moves */ }',
  'classes/Mover.cls-meta.xml': xml('ApexClass', '<apiVersion>66.0</apiVersion><status>Active</status>'),
  'flows/Move_Stage.flow': FLOW,
  'settings/Opportunity.settings': xml('OpportunitySettings', '<enableOpportunityTeam>true</enableOpportunityTeam>'),
  'triggers/OnDeal.trigger':
    '// trigger X on Account (after delete)\ntrigger OnDeal on Opportunity (before insert, after\n update) {}',
  'triggers/OnDeal.trigger-meta.xml': xml('ApexTrigger', '<apiVersion>66.0</apiVersion><status>Inactive</status>'),
  'workflows/Opportunity.workflow': WORKFLOW,
};
const TYPES = ['ApexClass', 'ApexTrigger', 'ApprovalProcess', 'Flow', 'Settings', 'Workflow'];

const members = TYPES.map((type) => `<types><members>*</members><name>${type}</name></types>`).join('');
const packed = (manifest = members, files = FILES): Uint8Array =>
  zipSync({
    'package.xml': strToU8(`<Package>${manifest}<version>66.0</version></Package>`),
    ...Object.fromEntries(Object.entries(files).map(([path, text]) => [path, strToU8(text)])),
  });

describe('flows, Apex, workflow, approval processes and settings', () => {
  let running: Running & { stop: () => Promise<void> };
  let admin: Caller;
  beforeAll(async () => {
    running = await startRunning();
    admin = running.as('admin');
    const result = running.org.org.metadata.deploy(running.org.users.admin.user, packed(), { checkOnly: false });
    if (!result.success) throw new Error(JSON.stringify(result.components));
  });
  afterAll(() => running.stop());

  const rows = async (soql: string): Promise<Record<string, unknown>[]> => {
    const answer = await admin('GET', `tooling/query?q=${encodeURIComponent(soql)}`);
    if (answer.status !== 200) throw new Error(answer.text);
    return answer.json.records as Record<string, unknown>[];
  };

  test('each is deployed with a warning that it is not run', () => {
    const { admin: user } = running.org.users;
    const result = running.org.org.metadata.deploy(user.user, packed(), { checkOnly: true });
    const warned = result.components.filter((one) => one.problemType === 'Warning');
    expect([result.success, warned.map((one) => one.componentType).sort()]).toEqual([true, TYPES]);
    expect(warned.map((one) => `${one.fullName}: ${one.problem ?? ''}`)).toContain(
      'Move_Stage: The local org stores components of type Flow and does not run them.',
    );
  });

  test('a retrieve gives the same files back', () => {
    const zip = running.org.org.metadata.retrieve(
      TYPES.map((type) => ({ type, members: ['*'] })),
      '66.0',
    );
    const found = Object.entries(unzipSync(zip)).filter(([path]) => path !== 'unpackaged/package.xml');
    const texts = Object.fromEntries(
      found.map(([path, bytes]) => [path.replace('unpackaged/', ''), Buffer.from(bytes).toString('utf8')]),
    );
    expect(texts).toEqual(FILES);
  });

  test('each is listed once, a class not again for its metadata', () => {
    const { metadata } = running.org.org;
    expect(TYPES.map((type) => metadata.list(type).map((one) => one.fullName))).toEqual([
      ['Mover'],
      ['OnDeal'],
      ['Opportunity.Big_Deal'],
      ['Move_Stage'],
      ['Opportunity'],
      ['Opportunity'],
    ]);
    expect(metadataTypes().map((type) => type.xmlName)).toEqual(expect.arrayContaining(TYPES));
  });

  test('flows, with the active version of their definition', async () => {
    const [flow] = await rows(
      'SELECT Id, MasterLabel, Status, ProcessType, VersionNumber, Definition.DeveloperName, Metadata FROM Flow',
    );
    expect(flow).toMatchObject({
      MasterLabel: 'Move Stage',
      Status: 'Active',
      ProcessType: 'AutoLaunchedFlow',
      VersionNumber: 1,
      Definition: { DeveloperName: 'Move_Stage' },
      Metadata: {
        status: 'Active',
        start: { object: 'Opportunity', triggerType: 'RecordBeforeSave' },
        decisions: [{ name: 'Check', locationX: 10 }],
      },
    });
    const [definition] = await rows('SELECT DeveloperName, ActiveVersionId FROM FlowDefinition');
    expect(definition).toMatchObject({ DeveloperName: 'Move_Stage', ActiveVersionId: flow?.['Id'] });
  });

  test('classes and triggers, with their source and moments', async () => {
    const [mover] = await rows("SELECT Name, Body, ApiVersion, Status FROM ApexClass WHERE Name = 'Mover'");
    expect(mover).toMatchObject({ Body: FILES['classes/Mover.cls'], ApiVersion: 66, Status: 'Active' });
    const [trigger] = await rows(
      'SELECT Name, TableEnumOrId, Status, UsageBeforeInsert, UsageAfterUpdate, UsageAfterDelete FROM ApexTrigger',
    );
    expect(trigger).toMatchObject({
      Name: 'OnDeal',
      TableEnumOrId: 'Opportunity',
      Status: 'Inactive',
      UsageBeforeInsert: true,
      UsageAfterUpdate: true,
      UsageAfterDelete: false,
    });
    expect(await queryRecords(admin, 'SELECT Name FROM ApexTrigger')).toMatchObject([{ Name: 'OnDeal' }]);
  });

  test('workflow rules and field updates, approval processes, settings', async () => {
    expect(await rows('SELECT Name, TableEnumOrId, Metadata FROM WorkflowRule')).toMatchObject([
      {
        Name: 'When Big',
        TableEnumOrId: 'Opportunity',
        Metadata: { active: true, actions: [{ name: 'Set_Stage' }], formula: 'Amount > 1' },
      },
    ]);
    expect(await rows('SELECT Name, FullName FROM WorkflowFieldUpdate')).toMatchObject([
      { Name: 'Set Stage', FullName: 'Opportunity.Set_Stage' },
    ]);
    expect(await rows('SELECT DeveloperName, State, TableEnumOrId FROM ProcessDefinition')).toMatchObject([
      { DeveloperName: 'Big_Deal', State: 'Active', TableEnumOrId: 'Opportunity' },
    ]);
    expect(await rows('SELECT DurableId, Metadata FROM OpportunitySettings')).toMatchObject([
      { DurableId: 'Opportunity', Metadata: { enableOpportunityTeam: true } },
    ]);
  });

  test('a save runs none of it', async () => {
    const fields = { Name: 'Deal', StageName: 'Prospecting', CloseDate: '2026-12-31', Amount: 5 };
    const id = await createRecord(admin, 'Opportunity', fields);
    expect((await admin('GET', `sobjects/Opportunity/${id}?fields=StageName`)).json.StageName).toBe('Prospecting');
  });

  test('a rule may be listed by itself, in place of the workflow of its object', () => {
    const manifest = '<types><members>Opportunity.When Big</members><name>WorkflowRule</name></types>';
    const files = { 'workflows/Opportunity.workflow': WORKFLOW };
    const { user } = running.org.users.admin;
    const deploy = (zip: Uint8Array): boolean =>
      running.org.org.metadata.deploy(user, zip, { checkOnly: true }).success;
    expect(deploy(packed(manifest, files))).toBe(true);
    expect(deploy(packed(manifest.replace('Opportunity.', 'Account.'), files))).toBe(false);
  });
});
