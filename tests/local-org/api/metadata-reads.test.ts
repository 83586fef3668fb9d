import { strToU8, unzipSync, zipSync } from 'fflate';
import { metadataTypes } from '../../../src/local-org/metadata/registry.ts';
import { createRecord, queryRecords, startRunning } from './helpers.ts';
import type { Running } from './helpers.ts';

const packed = (types: readonly string[], files: Readonly<Record<string, string>>): Uint8Array => {
  const manifest = types.map((type) => `<types><members>*</members><name>${type}</name></types>`).join('');
  return zipSync({
    'package.xml': strToU8(`<Package>${manifest}<version>66.0</version></Package>`),
    ...Object.fromEntries(Object.entries(files).map(([path, text]) => [path, strToU8(text)])),
  });
};

const setting = (body: string): string =>
  `<CustomObject xmlns="http://soap.sforce.com/2006/04/metadata"><customSettingsType>Hierarchy</customSettingsType><label>Switches</label><visibility>Public</visibility>${body}</CustomObject>`;
const CHECKBOX =
  '<fields><fullName>Off__c</fullName><defaultValue>false</defaultValue><label>Off</label><type>Checkbox</type></fields>';

describe('what the org has without a deploy', () => {
  let running: Running & { stop: () => Promise<void> };
  beforeAll(async () => {
    running = await startRunning();
  });
  afterAll(() => running.stop());

  const soap = async (body: string): Promise<string> => {
    const token = running.org.users.admin.accessToken;
    const answer = await running.as('admin')(
      'POST',
      '/services/Soap/m/66.0',
      `<e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/"><e:Header><SessionHeader><sessionId>${token}</sessionId></SessionHeader></e:Header><e:Body>${body}</e:Body></e:Envelope>`,
      { 'Content-Type': 'text/xml' },
    );
    return answer.text;
  };
  const list = async (type: string): Promise<string[]> => {
    const text = await soap(`<listMetadata><queries><type>${type}</type></queries></listMetadata>`);
    if (text.includes('Fault')) throw new Error(text);
    return [...text.matchAll(/<fullName>([^<]*)<\/fullName>/g)].map((found) => found[1] ?? '');
  };
  const retrieved = (type: string, members: readonly string[] = ['*']): Record<string, string> => {
    const zip = running.org.org.metadata.retrieve([{ type, members }], '66.0');
    return Object.fromEntries(
      Object.entries(unzipSync(zip)).map(([path, bytes]) => [path, Buffer.from(bytes).toString('utf8')]),
    );
  };
  const deploy = (types: readonly string[], files: Readonly<Record<string, string>>) =>
    running.org.org.metadata.deploy(running.org.users.admin.user, packed(types, files), { checkOnly: false });

  test.each([
    ['Nonsense', 'INVALID_TYPE: Unknown type:Nonsense'],
    ['AuraDefinitionBundle', 'INVALID_TYPE: Cannot use: AuraDefinitionBundle in this organization'],
  ])('%s is listed and read as a fault', async (type, fault) => {
    expect(await soap(`<listMetadata><queries><type>${type}</type></queries></listMetadata>`)).toContain(fault);
    expect(await soap(`<readMetadata><type>${type}</type><fullNames>A</fullNames></readMetadata>`)).toContain(fault);
  });

  test('every type that describeMetadata offers can be listed', async () => {
    for (const { xmlName, childXmlNames } of metadataTypes())
      for (const type of [xmlName, ...childXmlNames]) expect(await list(type)).toEqual(expect.any(Array));
    expect(await list('ReportFolder')).toEqual([]);
  });

  test('profiles are listed, read, retrieved, and deployed again without a change', async () => {
    expect(await list('Profile')).toEqual(expect.arrayContaining(['Admin', 'Standard', 'ReadOnly']));
    const read = await soap('<readMetadata><type>Profile</type><fullNames>Admin</fullNames></readMetadata>');
    expect(read).toContain('<userPermissions><enabled>true</enabled><name>ModifyAllData</name></userPermissions>');
    const files = retrieved('Profile', ['Standard']);
    expect(Object.keys(files).sort()).toEqual(['unpackaged/package.xml', 'unpackaged/profiles/Standard.profile']);
    const { org, users } = running.org;
    const before = org.permissions(users.seller.user);
    const had = [before.object('Opportunity'), before.object('Pricebook2'), before.has('ApiEnabled')];
    expect(
      deploy(['Profile'], { 'profiles/Standard.profile': files['unpackaged/profiles/Standard.profile'] ?? '' }),
    ).toMatchObject({ success: true });
    const after = org.permissions(users.seller.user);
    expect([after.object('Opportunity'), after.object('Pricebook2'), after.has('ApiEnabled')]).toEqual(had);
    expect((await list('Profile')).filter((name) => name === 'Standard')).toHaveLength(1);
  });

  test('standard value sets are listed and read, and a deploy of them replaces the values', async () => {
    expect(await list('StandardValueSet')).toEqual(expect.arrayContaining(['OpportunityStage', 'LeadStatus']));
    const read = await soap(
      '<readMetadata><type>StandardValueSet</type><fullNames>OpportunityStage</fullNames></readMetadata>',
    );
    expect(read).toContain(
      '<standardValue><fullName>Closed Won</fullName><default>false</default><label>Closed Won</label><closed>true</closed><forecastCategory>Closed</forecastCategory><probability>100</probability><won>true</won></standardValue>',
    );
    const path = 'standardValueSets/OpportunityStage.standardValueSet';
    const file = retrieved('StandardValueSet', ['OpportunityStage'])[`unpackaged/${path}`] ?? '';
    const result = deploy(['StandardValueSet'], { [path]: file.replaceAll('Prospecting', 'First Talk') });
    expect(result.success).toBe(true);
    const stages = running.org.org.schema.objects.get('opportunity')?.fields.get('stagename')?.picklistValues;
    expect(stages?.map(({ value, stage }) => [value, stage?.probability]).slice(0, 2)).toEqual([
      ['First Talk', 10],
      ['Qualification', 10],
    ]);
  });

  test('the roles of the users are listed and retrieved with their parents', async () => {
    const names = await list('Role');
    expect(names.length).toBeGreaterThan(0);
    const files = retrieved('Role');
    expect(Object.keys(files)).toEqual(expect.arrayContaining(names.map((name) => `unpackaged/roles/${name}.role`)));
    expect(Object.values(files).join('')).toMatch(/<parentRole>\w+<\/parentRole>/);
  });

  test('a deployed role is a record, below its parent, in any order of the package', async () => {
    const role = (name: string, parent: string): string =>
      `<Role xmlns="http://soap.sforce.com/2006/04/metadata"><name>${name}</name>${parent}</Role>`;
    const files = {
      'roles/East.role': role('East Coast', '<parentRole>Whole_Country</parentRole>'),
      'roles/Whole_Country.role': role('Country', '<parentRole>Sales_Manager</parentRole>'),
    };
    const roles = (): Promise<unknown> =>
      queryRecords(
        running.as('admin'),
        "SELECT Name, ParentRole.DeveloperName FROM UserRole WHERE DeveloperName IN ('East', 'Whole_Country') ORDER BY Name",
      );
    expect(deploy(['Role'], files)).toMatchObject({ success: true });
    expect(await roles()).toMatchObject([
      { Name: 'Country', ParentRole: { DeveloperName: 'Sales_Manager' } },
      { Name: 'East Coast', ParentRole: { DeveloperName: 'Whole_Country' } },
    ]);
    expect((await list('Role')).filter((name) => name === 'East')).toEqual(['East']);
    expect(deploy(['Role'], { 'roles/East.role': role('The East', '') })).toMatchObject({ success: true });
    expect(await roles()).toMatchObject([{ Name: 'Country' }, { Name: 'The East', ParentRole: null }]);
  });

  test('listed components have ids: those of their records, of tooling queries, and none of standard objects', async () => {
    deploy(['CustomObject', 'CustomField', 'ValidationRule', 'PermissionSet'], {
      'objects/Listed__c.object': `<CustomObject xmlns="http://soap.sforce.com/2006/04/metadata"><label>Listed</label><pluralLabel>Listed</pluralLabel><nameField><label>Name</label><type>Text</type></nameField><deploymentStatus>Deployed</deploymentStatus><sharingModel>ReadWrite</sharingModel>${CHECKBOX}<validationRules><fullName>Rule</fullName><active>true</active><errorConditionFormula>Off__c</errorConditionFormula><errorMessage>No.</errorMessage></validationRules></CustomObject>`,
      'permissionsets/Listed.permissionset':
        '<PermissionSet xmlns="http://soap.sforce.com/2006/04/metadata"><label>Listed</label></PermissionSet>',
    });
    const idsOf = async (type: string): Promise<Map<string, string>> => {
      const text = await soap(`<listMetadata><queries><type>${type}</type></queries></listMetadata>`);
      const found = text.matchAll(/<fullName>([^<]*)<\/fullName><id>([^<]*)<\/id>/g);
      return new Map([...found].map(([, name = '', id = '']) => [name, id]));
    };
    for (const type of ['CustomField', 'ValidationRule', 'PermissionSet', 'Profile', 'Role'])
      for (const [name, id] of await idsOf(type))
        expect([type, name, id]).toEqual([type, name, expect.stringMatching(/^\w{18}$/)]);
    const objects = await idsOf('CustomObject');
    expect([objects.get('Listed__c')?.slice(0, 3), objects.get('Account')]).toEqual(['01I', '']);
    const admin = running.as('admin');
    const [set] = await queryRecords(admin, "SELECT Id FROM PermissionSet WHERE Name = 'Listed'");
    expect((await idsOf('PermissionSet')).get('Listed')).toBe(set?.['Id']);
    const [profile] = await queryRecords(admin, "SELECT Id FROM Profile WHERE Name = 'System Administrator'");
    expect((await idsOf('Profile')).get('Admin')).toBe(profile?.['Id']);
    const rule = await admin('GET', "tooling/query?q=SELECT+Id+FROM+ValidationRule+WHERE+ValidationName='Rule'");
    expect((await idsOf('ValidationRule')).get('Listed__c.Rule')).toBe(rule.json.records[0].Id);
  });

  test('all labels are one component as well', async () => {
    expect(await list('CustomLabels')).toEqual([]);
    const label =
      '<labels><fullName>A</fullName><language>en_US</language><protected>false</protected><shortDescription>a</shortDescription><value>a</value></labels>';
    deploy(['CustomLabels'], { 'labels/CustomLabels.labels': `<CustomLabels>${label}</CustomLabels>` });
    expect(await list('CustomLabels')).toEqual(['CustomLabels']);
    expect(await list('CustomLabel')).toEqual(['A']);
    const read = await soap(
      '<readMetadata><type>CustomLabels</type><fullNames>CustomLabels</fullNames></readMetadata>',
    );
    expect(read).toContain('<labels><fullName>A</fullName>');
    expect(Object.keys(retrieved('CustomLabels', ['CustomLabels']))).toContain('unpackaged/labels/CustomLabels.labels');
  });

  test('standard fields are read with their type', async () => {
    const read = await soap(
      '<readMetadata><type>CustomField</type><fullNames>Lead.Status</fullNames><fullNames>Opportunity.Amount</fullNames><fullNames>Lead.Nope</fullNames></readMetadata>',
    );
    expect(read).toContain('<fullName>Lead.Status</fullName>');
    expect(read).toContain('<type>Picklist</type><valueSet><valueSetName>LeadStatus</valueSetName></valueSet>');
    expect(read).toContain('<precision>18</precision><scale>2</scale>');
    expect(read).toContain('<records xsi:nil="true"/>');
  });

  test('a retrieve names what it does not find', async () => {
    const types =
      '<types><members>Nope</members><members>Admin</members><name>Profile</name></types><types><members>*</members><name>Nonsense</name></types><types><members>Account</members><name>CustomObject</name></types>';
    const started = await soap(
      `<retrieve><retrieveRequest><apiVersion>66.0</apiVersion><unpackaged>${types}</unpackaged></retrieveRequest></retrieve>`,
    );
    const id = /<id>(\w+)<\/id>/.exec(started)?.[1] ?? '';
    const status = await soap(`<checkRetrieveStatus><asyncProcessId>${id}</asyncProcessId></checkRetrieveStatus>`);
    const problems = [...status.matchAll(/<problem>([^<]*)<\/problem>/g)].map((found) => found[1]);
    expect(problems).toEqual([
      "Entity of type 'Profile' named 'Nope' cannot be found",
      "Entity type: 'Nonsense' is unknown",
    ]);
  });

  test('one rule of a workflow is retrieved without the others', async () => {
    const rule = (name: string): string =>
      `<rules><fullName>${name}</fullName><active>true</active><formula>true</formula></rules>`;
    deploy(['Workflow'], { 'workflows/Lead.workflow': `<Workflow>${rule('One')}${rule('Two')}</Workflow>` });
    expect(await list('WorkflowRule')).toEqual(['Lead.One', 'Lead.Two']);
    const file = retrieved('WorkflowRule', ['Lead.Two'])['unpackaged/workflows/Lead.workflow'] ?? '';
    expect([file.includes('Two'), file.includes('One')]).toEqual([true, false]);
    expect(file).toContain('<formula>true</formula>');
    const whole = running.org.org.metadata.retrieve(
      [
        { type: 'Workflow', members: ['Lead'] },
        { type: 'WorkflowRule', members: ['Lead.Two'] },
      ],
      '66.0',
    );
    expect(Buffer.from(unzipSync(whole)['unpackaged/workflows/Lead.workflow'] ?? []).toString()).toContain('One');
  });

  test('a custom setting is deployed without a plural and a name field, and has records', async () => {
    expect(deploy(['CustomObject'], { 'objects/Switches__c.object': setting(CHECKBOX) })).toMatchObject({
      success: true,
    });
    const admin = running.as('admin');
    const described = (await admin('GET', 'sobjects/Switches__c/describe')).json;
    expect(described.customSetting).toBe(true);
    const names = described.fields.map((field: { name: string }) => field.name) as string[];
    expect([names.includes('SetupOwnerId'), names.includes('OwnerId')]).toEqual([true, false]);
    const owner = running.org.org.id;
    const id = await createRecord(admin, 'Switches__c', { Name: 'All', SetupOwnerId: owner, Off__c: true });
    const path = `sobjects/Switches__c/${id}?fields=Off__c,SetupOwnerId`;
    expect((await admin('GET', path)).json).toMatchObject({ Off__c: true, SetupOwnerId: owner });
  });

  test.each([
    [setting(CHECKBOX).replace('Hierarchy', 'Other'), /'Other' is not a valid value for the enum/],
    [setting(CHECKBOX).replace('<label>Switches</label>', ''), /non-empty label/],
    [
      setting(
        '<fields><fullName>Deal__c</fullName><label>Deal</label><referenceTo>Opportunity</referenceTo><relationshipName>S</relationshipName><type>Lookup</type></fields>',
      ),
      /cannot have `Bad__c\.Deal__c`: its type is Lookup/,
    ],
  ])('a custom setting that is none is refused', (file, words) => {
    const result = deploy(['CustomObject'], { 'objects/Bad__c.object': file });
    expect(result.success).toBe(false);
    expect(result.components.map((one) => one.problem ?? '').join(' ')).toMatch(words);
  });
});
