import type { OpenedOrg } from '../../../src/local-org/org/open.ts';
import {
  deal,
  deployed,
  fieldXml,
  insert,
  objectFile,
  packageZip,
  problemsOf,
  rowOf,
  saveOne,
  update,
  userOf,
  valueSetXml,
  withOrg,
} from '../metadata/support.ts';

const picklist = (
  name: string,
  type: string,
  restricted: boolean,
  names: readonly string[],
  preselected?: string,
): string =>
  fieldXml(
    name,
    type,
    valueSetXml(Object.fromEntries(names.map((one) => [one, one])), { preselected, restricted }) +
      (type === 'Picklist' ? '' : '<visibleLines>4</visibleLines>'),
  );
const recordType = (
  name: string,
  offered: Readonly<Record<string, readonly string[]>>,
  standard: readonly string[] = [],
  more = '',
): string =>
  `<recordTypes><fullName>${name}</fullName><active>true</active><label>${name}</label>${more}` +
  Object.entries(offered)
    .map(
      ([field, names]) =>
        `<picklistValues><picklist>${field}</picklist>${names
          .map(
            (one) =>
              `<values><fullName>${encodeURIComponent(one)}</fullName><default>${standard.includes(one)}</default></values>`,
          )
          .join('')}</picklistValues>`,
    )
    .join('') +
  '</recordTypes>';

const FILES = {
  'objects/Opportunity.object': objectFile(
    picklist('Size__c', 'Picklist', true, ['Small', 'Mid/Size', 'Large'], 'Small') +
      picklist('Free__c', 'Picklist', false, ['One', 'Two']) +
      picklist('Many__c', 'MultiselectPicklist', true, ['Red', 'Green', 'Blue']) +
      recordType('New_Business', { Size__c: ['Mid/Size', 'Large'], Many__c: ['Red', 'Blue'], Free__c: ['One'] }, [
        'Mid/Size',
      ]) +
      recordType('Renewal', { Size__c: ['Small'] }, ['Small']),
  ),
};
const visibility = (name: string, visible: boolean, standard: boolean): string =>
  `<recordTypeVisibilities><default>${standard}</default><recordType>Opportunity.${name}</recordType><visible>${visible}</visible></recordTypeVisibilities>`;
const PROFILE = {
  'profiles/Standard.profile': `<Profile xmlns="http://soap.sforce.com/2006/04/metadata">${visibility('New_Business', true, true)}${visibility('Renewal', false, false)}</Profile>`,
};

const typeId = (org: OpenedOrg, name: string): string =>
  String(org.database.prepare('SELECT "Id" AS id FROM "RecordType" WHERE "DeveloperName" = ?').get(name)?.id);
const BAD = 'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST';

describe('a record type', () => {
  test('offers its own values of restricted picklists, and its own default', () =>
    withOrg((org) => {
      deployed(org, FILES);
      const admin = userOf(org, 'admin');
      const RecordTypeId = typeId(org, 'New_Business');
      const make = (fields: Record<string, unknown>) =>
        saveOne(org, admin, { operation: 'insert', object: 'Opportunity', fields: deal({ RecordTypeId, ...fields }) });
      expect(make({ Size__c: 'Small' }).errors).toEqual([
        { statusCode: BAD, message: 'Size: bad value for restricted picklist field: Small', fields: ['Size__c'] },
      ]);
      expect(make({ Many__c: 'Red;Green' }).errors[0]).toMatchObject({ statusCode: BAD, fields: ['Many__c'] });
      const id = make({ Many__c: 'Blue;Red', Free__c: 'Anything' }).id!;
      expect(rowOf(org, 'Opportunity', id)).toMatchObject({
        Size__c: 'Mid/Size',
        Many__c: 'Red;Blue',
        Free__c: 'Anything',
      });
      expect(update(org, admin, 'Opportunity', id, { Size__c: 'Small' }).errors[0]?.statusCode).toBe(BAD);
      expect(
        update(org, admin, 'Opportunity', id, { Size__c: 'Small', RecordTypeId: typeId(org, 'Renewal') }).success,
      ).toBe(true);
    }));

  test('none at all offers everything, with the field’s own default', () =>
    withOrg((org) => {
      deployed(org, FILES);
      const id = insert(org, userOf(org, 'admin'), 'Opportunity', deal({ Many__c: 'Green' }));
      expect(rowOf(org, 'Opportunity', id)).toMatchObject({ Size__c: 'Small', RecordTypeId: null });
    }));

  test('is the profile’s when none is named, and one that the profile hides is refused', () =>
    withOrg((org) => {
      deployed(org, FILES);
      deployed(org, PROFILE);
      const seller = userOf(org, 'seller');
      const id = insert(org, seller, 'Opportunity', deal());
      expect(rowOf(org, 'Opportunity', id)).toMatchObject({
        RecordTypeId: typeId(org, 'New_Business'),
        Size__c: 'Mid/Size',
      });
      const hidden = { ...deal(), RecordTypeId: typeId(org, 'Renewal') };
      expect(
        saveOne(org, seller, { operation: 'insert', object: 'Opportunity', fields: hidden }).errors[0],
      ).toMatchObject({
        statusCode: 'INVALID_CROSS_REFERENCE_KEY',
        message: `Record Type ID: this ID value isn't valid for the user: ${hidden.RecordTypeId}`,
      });
    }));

  test('that names a field or a value which is not there cannot be deployed', () =>
    withOrg((org) => {
      const files = {
        'objects/Opportunity.object': objectFile(
          recordType('Odd', { Name: ['x'], Type: ['No such value'] }, [], '<businessProcess>None</businessProcess>'),
        ),
      };
      const result = org.metadata.deploy(userOf(org, 'admin'), packageZip(files), { checkOnly: false });
      const problems = problemsOf(result).join('\n');
      expect(problems).toContain('In field: picklist - no picklist field named Opportunity.Name found');
      expect(problems).toContain('Picklist value: No such value in picklist: Type not found');
      expect(problems).toContain('In field: businessProcess - no BusinessProcess named Opportunity.None found');
    }));
});
