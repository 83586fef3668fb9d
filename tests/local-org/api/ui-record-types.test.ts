import { fieldPermissionXml, fieldXml, objectFile, packageZip, valueSetXml } from '../metadata/support.ts';
import { createRecord, queryRecords, withLocalOrg } from './helpers.ts';
import type { Caller, Running } from './helpers.ts';

const MASTER = '012000000000000AAA';
const offered = (name: string, isDefault: boolean): string =>
  `<values><fullName>${name}</fullName><default>${isDefault}</default></values>`;
const recordType = (name: string, active: boolean, values: string): string =>
  `<recordTypes><fullName>${name}</fullName><active>${active}</active><label>${name.replace('_', ' ')}</label>${values}</recordTypes>`;
const visibility = (name: string, visible: boolean, isDefault: boolean): string =>
  `<recordTypeVisibilities><default>${isDefault}</default><recordType>Opportunity.${name}</recordType><visible>${visible}</visible></recordTypeVisibilities>`;

const FILES = {
  'objects/Opportunity.object': objectFile(
    fieldXml(
      'Size__c',
      'Picklist',
      valueSetXml({ small: 'Small', mid: 'Middle', large: 'Large' }, { preselected: 'small' }),
    ) +
      recordType(
        'New_Business',
        true,
        `<picklistValues><picklist>Size__c</picklist>${offered('large', false)}${offered('mid', true)}</picklistValues>`,
      ) +
      recordType('Old_Business', false, ''),
  ),
  'profiles/Standard.profile': `<Profile xmlns="http://soap.sforce.com/2006/04/metadata">${fieldPermissionXml('Opportunity.Size__c')}${visibility('New_Business', true, true)}</Profile>`,
};

/** An org with a record type that standard users begin with, and one that nobody uses any more. */
function withRecordTypes(work: (seller: Caller, admin: Caller, typeId: string, running: Running) => Promise<void>) {
  return withLocalOrg(async (running) => {
    const { org } = running;
    const result = org.org.metadata.deploy(org.users.admin.user, packageZip(FILES), { checkOnly: false });
    if (!result.success) throw new Error(JSON.stringify(result.components));
    const admin = running.as('admin');
    const [type] = await queryRecords(admin, "SELECT Id FROM RecordType WHERE DeveloperName = 'New_Business'");
    await work(running.as('seller'), admin, String(type?.['Id']), running);
  });
}

const picklist = (type: string): string => `ui-api/object-info/Opportunity/picklist-values/${type}/Size__c`;
const DEAL = { Name: 'Deal', StageName: 'Prospecting', CloseDate: '2030-06-15' };

describe('record types in the UI API', () => {
  test('an object names the active ones and the master, and which of them the user begins with', () =>
    withRecordTypes(async (seller, admin, typeId) => {
      const { json } = await seller('GET', 'ui-api/object-info/Opportunity');
      expect(Object.values(json.recordTypeInfos)).toEqual([
        {
          available: true,
          defaultRecordTypeMapping: true,
          master: false,
          name: 'New Business',
          recordTypeId: typeId,
        },
        { available: true, defaultRecordTypeMapping: false, master: true, name: 'Master', recordTypeId: MASTER },
      ]);
      expect(json.defaultRecordTypeId).toBe(typeId);
      expect((await admin('GET', 'ui-api/object-info/Opportunity')).json.defaultRecordTypeId).toBe(MASTER);
    }));

  test("a picklist has what a record type offers, in the field's order, with its own default; the master has all", () =>
    withRecordTypes(async (seller, _admin, typeId) => {
      const values = async (type: string) => {
        const { json } = await seller('GET', picklist(type));
        return [
          json.values.map((one: { value: string }) => one.value),
          json.defaultValue?.value,
          json.url.split('/').at(-2),
        ];
      };
      expect(await values(typeId)).toEqual([['mid', 'large'], 'mid', typeId]);
      expect(await values(typeId.slice(0, 15))).toEqual([['mid', 'large'], 'mid', typeId]);
      expect(await values(MASTER)).toEqual([['small', 'mid', 'large'], 'small', MASTER]);
      const all = await seller('GET', `ui-api/object-info/Opportunity/picklist-values/${typeId}`);
      expect(all.json.picklistFieldValues.Size__c).toEqual((await seller('GET', picklist(typeId))).json);
      const unknown = await seller('GET', picklist('012000000000009AAA'));
      expect([unknown.status, unknown.json[0].message]).toEqual([
        400,
        `\`012000000000009AAA\` is not a record type of Opportunity; it has ${typeId}, ${MASTER}`,
      ]);
    }));

  test('a record contains which it has, as it contains by default when it was changed', () =>
    withRecordTypes(async (seller, admin, typeId) => {
      const read = async (id: string) =>
        (await seller('GET', `ui-api/records/${id}?fields=Opportunity.Name,Opportunity.Account.Name`)).json;
      const typed = await read(await createRecord(seller, 'Opportunity', DEAL));
      expect(typed).toMatchObject({
        recordTypeId: typeId,
        recordTypeInfo: { name: 'New Business', master: false, recordTypeId: typeId },
      });
      expect(Object.keys(typed.fields)).toEqual(['Name', 'Account']);
      const plain = await read(await createRecord(admin, 'Opportunity', DEAL));
      expect(plain).toMatchObject({ recordTypeId: MASTER, recordTypeInfo: null });
    }));
});
