import {
  compilePlaybook,
  destructive,
  isMadeByDeploy,
  parsePlaybook,
  permissionField,
  rulesPackage,
  withReadAccess,
} from '../../src/playbook/index.ts';

const FIELD = { name: 'DF_May_Ops_Desk__c', permission: 'Ops_Desk' };

test('a package has fields and permission sets next to the rules, which may be none', () => {
  const files = rulesPackage([], '66.0', { fields: [FIELD], permissionSets: new Map([['DF_Seller', '<a/>']]) });
  expect([...files.keys()]).toEqual([
    'package.xml',
    'objects/Opportunity.object',
    'permissionsets/DF_Seller.permissionset',
  ]);
  expect(files.get('package.xml')).toMatch(
    /<members>Opportunity\.DF_May_Ops_Desk__c<\/members>\s*<name>CustomField<[\s\S]*<members>DF_Seller<\/members>\s*<name>PermissionSet</,
  );
  const object = files.get('objects/Opportunity.object') ?? '';
  expect(object).toMatch(/<formula>\$Permission\.Ops_Desk<\/formula>[\s\S]*<type>Checkbox<\/type>/);
  expect(isMadeByDeploy(/<description>(.*)<\/description>/.exec(object)?.[1] ?? '')).toBe(true);
  expect(isMadeByDeploy('Our own checkbox.')).toBe(false);
  expect(object).not.toContain('validationRules');
});

test('a label has at most 40 characters', () => {
  const long = { name: 'DF_May_A__c', permission: 'A'.repeat(80) };
  const label = /<label>(.*)<\/label>/.exec(
    rulesPackage([], '66.0', { fields: [long] }).get('objects/Opportunity.object')!,
  );
  expect(label?.[1]).toHaveLength(40);
});

test('fields are removed with rules or alone', () => {
  const names = (xml = '') => [...xml.matchAll(/<(members|name)>(.*?)</g)].map(([, , text]) => text);
  expect(names(destructive(['DF_a'], ['DF_May_A__c']).get('destructiveChanges.xml'))).toEqual([
    'Opportunity.DF_May_A__c',
    'CustomField',
    'Opportunity.DF_a',
    'ValidationRule',
  ]);
  expect(names(destructive([], ['DF_May_A__c']).get('destructiveChanges.xml'))).toEqual([
    'Opportunity.DF_May_A__c',
    'CustomField',
  ]);
});

describe('read access in the text of a permission set', () => {
  const grant = (field: string, readable = 'true') =>
    `    <fieldPermissions>\n        <editable>false</editable>\n        <field>${field}</field>\n        <readable>${readable}</readable>\n    </fieldPermissions>\n`;
  const set = (grants: string) =>
    `<PermissionSet>\n    <description>Ours</description>\n${grants}    <label>Seller</label>\n</PermissionSet>\n`;
  const own = grant('Opportunity.DF_May_A__c');
  const other = grant('Account.DF_May_A__c');

  test.each([
    ['next to what it grants already', set(other), set(own + other)],
    ['in place of no access', set(grant('Opportunity.DF_May_A__c', 'false') + other), set(own + other)],
    ['without a removed field', set(other + grant('Opportunity.DF_May_Gone__c')), set(own + other)],
  ])('is added %s', (_what, before, after) => {
    expect(withReadAccess(before, ['DF_May_A__c'], ['DF_May_Gone__c'])).toBe(after);
    expect(withReadAccess(after, ['DF_May_A__c'], [])).toBeUndefined();
  });

  test('is added to one that grants no field', () => {
    const added = withReadAccess(set(''), ['DF_May_A__c', 'DF_May_B__c'], []);
    expect(added).toContain(`${own}${grant('Opportunity.DF_May_B__c')}</PermissionSet>`);
  });
});

test('the permissions of a playbook in YAML are named, the shipped ones left out', () => {
  const yaml = `
playbook: own
version: 1
from: 2020-01-01T00:00:00Z
title: Own
currency: EUR
stages: [Prospecting, Qualification, Closed Won]
exemptStages: [Closed Lost]
bypassPermission: Skip_Gates
onlySteps: { most: 1, exceptPermission: Skip_Stages }
questions: [{ concept: problem, ask: What is wrong?, why: It hurts. }]
gates:
  - toEnter: Qualification
    mode: enforce
    exceptPermission: acme__Ops_Desk
    require: [{ filled: NextStep }]
    override: { approver: Head_Of_Sales, maxDays: 7 }
  - toEnter: Closed Won
    mode: enforce
    require: [{ filled: Type }]
    override: { approver: DF_Approve_Gate_Overrides, maxDays: 7 }
`;
  const { permissionFields } = compilePlaybook(parsePlaybook(yaml, 'own.yaml'));
  expect(permissionFields).toEqual({
    Skip_Stages: 'DF_May_Skip_Stages__c',
    acme__Ops_Desk: permissionField('acme__Ops_Desk'),
    Skip_Gates: 'DF_May_Skip_Gates__c',
    Head_Of_Sales: 'DF_May_Head_Of_Sales__c',
  });
  const own = yaml
    .replace(/^bypass.*\n|^only.*\n/gm, '')
    .replace(/exceptPermission: .*/, 'exceptPermission: DF_Bypass_Stage_Gates');
  const usual = own.replace('Head_Of_Sales', 'DF_Approve_Gate_Overrides');
  // Whom a gate does not ask is known by a field, also where Diagnose First's own permission frees them.
  expect(compilePlaybook(parsePlaybook(usual, 'own.yaml')).permissionFields).toEqual({
    DF_Bypass_Stage_Gates: 'DF_May_DF_Bypass_Stage_Gates__c',
  });
  const none = usual.replace(/ *exceptPermission: .*\n/, '');
  expect(compilePlaybook(parsePlaybook(none, 'own.yaml'))).not.toHaveProperty('permissionFields');
});

describe('the field of a permission', () => {
  test.each([
    ['Skip_Stages', 'DF_May_Skip_Stages__c'],
    ['acme__Skip_Stages', 'DF_May_acme_Skip_Stages_614e691b__c'],
    ['A'.repeat(33), `DF_May_${'A'.repeat(33)}__c`],
    ['A'.repeat(34), `DF_May_${'A'.repeat(24)}_9804a20__c`],
  ])('%s is %s', (permission, name) => {
    expect(permissionField(permission)).toBe(name);
  });

  test('has a name that Salesforce takes, and another one for another permission', () => {
    const long = 'long_'.repeat(15);
    const permissions = ['a', 'acme__a', 'acme_a', `${long}a`, `${long}b`, `${'A'.repeat(23)}_${'B'.repeat(20)}`];
    const names = permissions.map(permissionField);
    expect(new Set(names).size).toBe(permissions.length);
    for (const name of names) expect(name).toMatch(/^(?=.{1,43}$)[A-Za-z]([A-Za-z0-9]|_(?!_))*[A-Za-z0-9]__c$/);
  });
});
