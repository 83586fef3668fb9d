import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { openOrg } from '../../../src/local-org/org/open.ts';
import type { OpenedOrg } from '../../../src/local-org/org/open.ts';
import { findField, findObject } from '../../../src/local-org/schema/lookup.ts';
import {
  deal,
  deployed,
  fieldXml,
  FINDING_FILES,
  insert,
  objectFile,
  objectHead,
  packageZip,
  problemsOf,
  ruleXml,
  saveOne,
  update,
  userOf,
  withOrg,
} from './support.ts';

const deploy = (
  org: OpenedOrg,
  files: Record<string, string>,
  checkOnly = false,
): ReturnType<OpenedOrg['metadata']['deploy']> =>
  org.metadata.deploy(userOf(org, 'integration'), packageZip(files), { checkOnly });

const TEXT = '<length>40</length>';

describe('a deploy', () => {
  test('makes objects, fields and rules work at once, and keeps them over a restart', () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'local-org-'));
    try {
      const first = openOrg({ dataDir });
      deployed(first, { ...FINDING_FILES });
      const opportunity = insert(first, userOf(first, 'admin'), 'Opportunity', deal());
      first.close();
      const second = openOrg({ dataDir });
      expect(second.fresh).toBe(false);
      const request = {
        operation: 'insert' as const,
        object: 'Finding__c',
        fields: { Opportunity__c: opportunity, Level__c: 51 },
      };
      expect(saveOne(second, userOf(second, 'admin'), request).errors[0]?.message).toBe(
        'The deal has too many points.',
      );
      expect(
        saveOne(second, userOf(second, 'admin'), { ...request, fields: { ...request.fields, Level__c: 5 } }).success,
      ).toBe(true);
      second.close();
    } finally {
      rmSync(dataDir, { recursive: true, force: true });
    }
  });

  test('answers component by component, with the file as in the zip', () =>
    withOrg((org) => {
      const result = deploy(org, { 'objects/Account.object': objectFile(fieldXml('Size__c', 'Text', TEXT)) });
      expect(result).toEqual({
        success: true,
        checkOnly: false,
        components: [
          expect.objectContaining({ componentType: '', fullName: 'package.xml', success: true }),
          {
            componentType: 'CustomField',
            fullName: 'Account.Size__c',
            fileName: 'objects/Account.object',
            success: true,
            created: true,
            changed: true,
            deleted: false,
          },
        ],
      });
      const again = deploy(org, { 'objects/Account.object': objectFile(fieldXml('Size__c', 'Text', TEXT)) });
      expect(again.components[1]).toMatchObject({ created: false, changed: false, success: true });
    }));

  test('is all or nothing: one fault and nothing of the package is there', () =>
    withOrg((org) => {
      const result = deploy(org, {
        'objects/Account.object': objectFile(fieldXml('Good__c', 'Text', TEXT) + fieldXml('Bad__c', 'Colour')),
      });
      expect(result.success).toBe(false);
      expect(problemsOf(result)).toEqual(["Account.Bad__c: 'Colour' is not a valid value for the enum 'FieldType'"]);
      expect(findField(findObject(org.schema, 'Account')!, 'Good__c')).toBeUndefined();
      expect(org.metadata.list('CustomField')).toEqual([]);
    }));

  test('that only checks changes nothing, also not the next key prefix', () =>
    withOrg((org) => {
      const files = { 'objects/One__c.object': objectFile(objectHead('One', 'ReadWrite')) };
      expect(deploy(org, files, true)).toMatchObject({ success: true, checkOnly: true });
      expect(findObject(org.schema, 'One__c')).toBeUndefined();
      deployed(org, { 'objects/Two__c.object': objectFile(objectHead('Two', 'ReadWrite')) });
      expect(findObject(org.schema, 'Two__c')?.keyPrefix).toBe('a00');
    }));

  test('of an object without all its fields leaves the others alone', () =>
    withOrg((org) => {
      deployed(org, { 'objects/Account.object': objectFile(fieldXml('One__c', 'Text', TEXT)) });
      const id = insert(org, userOf(org, 'admin'), 'Account', { Name: 'Acme', One__c: 'kept' });
      deployed(org, {
        'objects/Account.object': objectFile(fieldXml('Two__c', 'Checkbox', '<defaultValue>true</defaultValue>')),
      });
      expect({ ...org.database.prepare('SELECT "One__c", "Two__c" FROM "Account" WHERE "Id" = ?').get(id) }).toEqual({
        One__c: 'kept',
        Two__c: 0,
      });
    }));

  test('needs the right to change metadata', () =>
    withOrg((org) => {
      const result = org.metadata.deploy(userOf(org, 'seller'), packageZip({}), { checkOnly: false });
      expect(problemsOf(result)[0]).toContain('INSUFFICIENT_ACCESS');
    }));

  test('replaces a value set, and the stages with it', () =>
    withOrg((org) => {
      const value = (name: string, probability: number, closed = false): string =>
        `<standardValue><fullName>${name}</fullName><default>false</default><closed>${closed}</closed><won>false</won>` +
        `<forecastCategory>Pipeline</forecastCategory><probability>${probability}</probability></standardValue>`;
      deployed(org, {
        'standardValueSets/OpportunityStage.standardValueSet': `<StandardValueSet>${value('Listen', 20)}${value('Gone', 0, true)}</StandardValueSet>`,
      });
      expect(
        org.database
          .prepare('SELECT "ApiName" AS name FROM "OpportunityStage" ORDER BY "SortOrder"')
          .all()
          .map((row) => row.name),
      ).toEqual(['Listen', 'Gone']);
      const id = insert(org, userOf(org, 'seller'), 'Opportunity', deal({ StageName: 'Gone' }));
      expect(
        org.database.prepare('SELECT "IsClosed" AS closed FROM "Opportunity" WHERE "Id" = ?').get(id)?.closed,
      ).toBe(1);
    }));
});

describe('a changed field', () => {
  test('cannot become unique while two records share a value', () =>
    withOrg((org) => {
      const field = (unique: boolean): Record<string, string> => ({
        'objects/Account.object': objectFile(fieldXml('Code__c', 'Text', `${TEXT}<unique>${unique}</unique>`)),
      });
      deployed(org, field(false));
      for (const code of ['Ab', 'aB']) insert(org, userOf(org, 'admin'), 'Account', { Name: code, Code__c: code });
      expect(problemsOf(deploy(org, field(true)))).toEqual([
        'Account.Code__c: Cannot make Code__c unique: more than one record holds `ab`.',
      ]);
    }));

  test('cannot change between text and number, or between stored and computed', () =>
    withOrg((org) => {
      const account = (inner: string): Record<string, string> => ({ 'objects/Account.object': objectFile(inner) });
      deployed(org, account(fieldXml('Code__c', 'Text', TEXT)));
      const number = '<precision>4</precision><scale>0</scale>';
      expect(problemsOf(deploy(org, account(fieldXml('Code__c', 'Number', number))))[0]).toContain(
        'from string to double',
      );
      const computed = account(fieldXml('Code__c', 'Text', '<formula>Name</formula>'));
      expect(problemsOf(deploy(org, computed))[0]).toContain('from a value to a formula');
      expect(
        deployed(
          org,
          account(fieldXml('Code__c', 'LongTextArea', '<length>500</length><visibleLines>3</visibleLines>')),
        ).success,
      ).toBe(true);
      expect(deployed(org, account(fieldXml('Code__c', 'Text', TEXT))).success).toBe(true);
    }));
});

describe('a destructive change', () => {
  const destructive = (type: string, member: string): Record<string, string> => ({
    'destructiveChanges.xml': `<Package><types><members>${member}</members><name>${type}</name></types></Package>`,
  });

  test('takes fields and their data away', () =>
    withOrg((org) => {
      deployed(org, { 'objects/Account.object': objectFile(fieldXml('One__c', 'Text', TEXT)) });
      const result = deployed(org, destructive('CustomField', 'Account.One__c'));
      expect(result.components.at(-1)).toMatchObject({ fullName: 'Account.One__c', deleted: true, success: true });
      expect(() => org.database.prepare('SELECT "One__c" FROM "Account"')).toThrow('no such column');
    }));

  test('is refused while something needs the field', () =>
    withOrg((org) => {
      deployed(org, {
        'objects/Account.object': objectFile(
          fieldXml('One__c', 'Text', TEXT) + ruleXml('Needs_One', 'ISBLANK(One__c)', 'One!'),
        ),
      });
      const result = deploy(org, destructive('CustomField', 'Account.One__c'));
      expect(result.success).toBe(false);
      expect(problemsOf(result)[0]).toMatch(/^Account\.Needs_One: Still needed.*One__c/);
      deployed(org, {
        'destructiveChanges.xml':
          '<Package><types><members>Account.One__c</members><name>CustomField</name></types>' +
          '<types><members>Account.Needs_One</members><name>ValidationRule</name></types></Package>',
      });
      expect(org.metadata.list('ValidationRule')).toEqual([]);
    }));

  test('of an object takes its children and rows, and of nothing is a warning', () =>
    withOrg((org) => {
      deployed(org, FINDING_FILES);
      const summaries = ['Finding_Count__c', 'Finding_Points__c', 'Least_Level__c', 'Last_Seen__c', 'Open_Findings__c'];
      deployed(org, {
        'destructiveChangesPost.xml':
          `<Package><types>${summaries.map((name) => `<members>Opportunity.${name}</members>`).join('')}<name>CustomField</name></types>` +
          '<types><members>Opportunity.Not_Too_Many_Points</members><name>ValidationRule</name></types>' +
          '<types><members>Finding__c</members><name>CustomObject</name></types></Package>',
      });
      expect(org.metadata.list('CustomField')).toEqual([]);
      const nothing = deploy(org, destructive('CustomField', 'Account.Nope__c'));
      expect(nothing.components.at(-1)).toMatchObject({ success: true, deleted: false, problemType: 'Warning' });
    }));
});

describe('a package that cannot be read', () => {
  test.each<[string, Uint8Array, string]>([
    ['is no zip', new Uint8Array([1, 2, 3]), 'The zip file cannot be read'],
    ['has no package.xml', zipSync({ 'a.txt': strToU8('a') }), 'No package.xml found'],
    ['has a broken package.xml', zipSync({ 'package.xml': strToU8('<Package>') }), 'Error parsing file'],
    [
      'has entities of its own',
      zipSync({ 'package.xml': strToU8('<!DOCTYPE a [<!ENTITY x "y">]><Package/>') }),
      'DOCTYPE',
    ],
  ])('%s', (_name, zip, sentence) =>
    withOrg((org) => {
      const result = org.metadata.deploy(userOf(org, 'admin'), zip, { checkOnly: false });
      expect(result.success).toBe(false);
      expect(problemsOf(result)[0]).toContain(sentence);
    }),
  );

  test('a component’s broken file, one that is missing, one that is not named and one that cannot run here are reported by name', () =>
    withOrg((org) => {
      const zip = zipSync({
        'package.xml': strToU8(
          '<Package><types><members>Account</members><members>Gone__c</members><name>CustomObject</name></types></Package>',
        ),
        'objects/Account.object': strToU8('<CustomObject><fields></CustomObject>'),
        'labels/CustomLabels.labels': strToU8(
          '<CustomLabels><labels><fullName>A</fullName><value>a</value><shortDescription>a</shortDescription></labels></CustomLabels>',
        ),
        'pages/Trick.page': strToU8('<apex:page/>'),
        'pages/Trick.page-meta.xml': strToU8('<ApexPage/>'),
        'classes/Lonely.cls': strToU8('public class Lonely {}'),
      });
      const problems = problemsOf(org.metadata.deploy(userOf(org, 'admin'), zip, { checkOnly: false }));
      expect(problems).toEqual([
        'Lonely: The file `classes/Lonely.cls-meta.xml` is missing.',
        'A: CustomLabel A is not named in package.xml.',
        expect.stringMatching(/^Account: Error parsing file: Expected closing tag 'fields'/),
        'Trick: The local org does not run components of type ApexPage. Leave it out of the package for the local org.',
        "Gone__c: An object 'Gone__c' of type CustomObject was named in package.xml, but was not found in zipped directory",
      ]);
    }));
});

describe('what was deployed', () => {
  test('is listed with who and when, read as an object and retrieved as it was', () =>
    withOrg((org) => {
      const bundle = {
        'lwc/hello/hello.js': 'export default 1;',
        'lwc/hello/hello.js-meta.xml':
          '<LightningComponentBundle><apiVersion>66.0</apiVersion></LightningComponentBundle>',
      };
      deployed(org, { ...FINDING_FILES, ...bundle });
      const [listed] = org.metadata.list('ValidationRule');
      expect(listed).toMatchObject({
        fullName: 'Opportunity.Not_Too_Many_Points',
        fileName: 'objects/Opportunity.object',
        lastModifiedByName: 'Ada Albrecht',
      });
      expect(org.metadata.read('ValidationRule', ['opportunity.not_too_many_points', 'Opportunity.Nope'])).toEqual([
        {
          fullName: 'Opportunity.Not_Too_Many_Points',
          active: 'true',
          errorConditionFormula: 'BLANKVALUE(Finding_Points__c, 0) > 500',
          errorMessage: 'The deal has too many points.',
        },
        null,
      ]);
      const zip = org.metadata.retrieve(
        [
          { type: 'CustomObject', members: ['Opportunity', 'Finding__c'] },
          { type: 'LightningComponentBundle', members: ['*'] },
        ],
        '66.0',
      );
      const files = unzipSync(zip);
      expect(Object.keys(files).sort()).toEqual([
        'unpackaged/lwc/hello/hello.js',
        'unpackaged/lwc/hello/hello.js-meta.xml',
        'unpackaged/objects/Finding__c.object',
        'unpackaged/objects/Opportunity.object',
        'unpackaged/package.xml',
      ]);
      expect(strFromU8(files['unpackaged/lwc/hello/hello.js']!)).toBe('export default 1;');
      withOrg((other) => {
        const result = other.metadata.deploy(userOf(other, 'admin'), zip, { checkOnly: false });
        expect(problemsOf(result)).toEqual([]);
        const opportunity = insert(other, userOf(other, 'admin'), 'Opportunity', deal());
        insert(other, userOf(other, 'admin'), 'Finding__c', { Opportunity__c: opportunity, Level__c: 5 });
        expect(update(other, userOf(other, 'admin'), 'Opportunity', opportunity, {}).success).toBe(true);
      });
    }));
});
