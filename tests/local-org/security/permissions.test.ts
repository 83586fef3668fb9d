import type { OpenedOrg } from '../../../src/local-org/org/open.ts';
import {
  deal,
  deployed,
  FINDING_FILES,
  insert,
  objectFile,
  remove,
  ruleXml,
  saveOne,
  update,
  userOf,
  withOrg,
} from '../metadata/support.ts';

const PERMISSION_FILES = {
  'customPermissions/Skip_Rules.customPermission': '<CustomPermission><label>Skip rules</label></CustomPermission>',
  'permissionsets/Finder.permissionset':
    '<PermissionSet><label>Finder</label>' +
    '<objectPermissions><allowCreate>true</allowCreate><allowDelete>false</allowDelete><allowEdit>true</allowEdit><allowRead>true</allowRead><object>Finding__c</object></objectPermissions>' +
    '<objectPermissions><allowCreate>false</allowCreate><allowDelete>false</allowDelete><allowEdit>false</allowEdit><allowRead>true</allowRead><object>Opportunity</object></objectPermissions>' +
    '<fieldPermissions><editable>true</editable><field>Finding__c.Level__c</field><readable>true</readable></fieldPermissions>' +
    '<fieldPermissions><editable>false</editable><field>Finding__c.Open__c</field><readable>true</readable></fieldPermissions>' +
    '</PermissionSet>',
  'permissionsets/Skipper.permissionset':
    '<PermissionSet><label>Skipper</label><customPermissions><enabled>true</enabled><name>Skip_Rules</name></customPermissions></PermissionSet>',
};

const withPermissions = (work: (org: OpenedOrg) => void): void =>
  withOrg((org) => {
    deployed(org, { ...FINDING_FILES, ...PERMISSION_FILES });
    work(org);
  });

function assign(org: OpenedOrg, set: string, userId: string): string {
  const id = org.database.prepare('SELECT "Id" AS id FROM "PermissionSet" WHERE "Name" = ?').get(set)?.id;
  return insert(org, userOf(org, 'admin'), 'PermissionSetAssignment', { PermissionSetId: id, AssigneeId: userId });
}

describe('what a user may do', () => {
  test('an object nobody opened to the seller is not there for the seller', () =>
    withPermissions((org) => {
      const seller = userOf(org, 'seller');
      const opportunity = insert(org, seller, 'Opportunity', deal());
      const request = {
        operation: 'insert' as const,
        object: 'Finding__c',
        fields: { Opportunity__c: opportunity, Level__c: 1 },
      };
      expect(saveOne(org, seller, request).errors[0]).toMatchObject({ statusCode: 'INVALID_TYPE' });
      const assignment = assign(org, 'Finder', seller.id);
      expect(saveOne(org, seller, request).success).toBe(true);
      remove(org, userOf(org, 'admin'), 'PermissionSetAssignment', assignment);
      expect(saveOne(org, seller, request).success).toBe(false);
    }));

  test('fields are read-only, editable or not there, as the permission set grants', () =>
    withPermissions((org) => {
      const seller = userOf(org, 'seller');
      assign(org, 'Finder', seller.id);
      const opportunity = insert(org, seller, 'Opportunity', deal());
      const id = insert(org, seller, 'Finding__c', { Opportunity__c: opportunity, Level__c: 1 });
      expect(update(org, seller, 'Finding__c', id, { Open__c: true }).errors).toEqual([
        {
          statusCode: 'INVALID_FIELD_FOR_INSERT_UPDATE',
          message:
            'Unable to create/update fields: Open__c. Please check the security settings of this field and verify that it is read/write for your profile or permission set.',
          fields: ['Open__c'],
        },
      ]);
      expect(update(org, seller, 'Finding__c', id, { Seen__c: '2026-01-01' }).errors[0]?.message).toBe(
        "No such column 'Seen__c' on sobject of type Finding__c",
      );
      expect(
        update(org, userOf(org, 'admin'), 'Finding__c', id, { Open__c: true, Seen__c: '2026-01-01' }).success,
      ).toBe(true);
      expect(org.permissions(seller).field('Finding__c', 'Opportunity__c')).toEqual({ read: true, edit: true });
      expect(org.permissions(seller).field('Finding__c', 'Points__c')).toEqual({ read: false, edit: false });
    }));

  test('missing rights are reported in Salesforce’s words', () =>
    withPermissions((org) => {
      const seller = userOf(org, 'seller');
      assign(org, 'Finder', seller.id);
      const id = insert(org, seller, 'Finding__c', { Opportunity__c: insert(org, seller, 'Opportunity', deal()) });
      expect(remove(org, seller, 'Finding__c', id).errors).toEqual([
        {
          statusCode: 'INSUFFICIENT_ACCESS_OR_READONLY',
          message: 'insufficient access rights on object id',
          fields: [],
        },
      ]);
      const product = saveOne(org, seller, { operation: 'insert', object: 'Product2', fields: { Name: 'x' } });
      expect(product.errors[0]).toMatchObject({
        statusCode: 'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY',
        message: 'entity type cannot be inserted: Product',
      });
      const history = saveOne(org, userOf(org, 'admin'), {
        operation: 'insert',
        object: 'OpportunityHistory',
        fields: {},
      });
      expect(history.errors[0]?.statusCode).toBe('CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY');
    }));

  test('custom permissions come from assigned permission sets only, also for administrators', () =>
    withPermissions((org) => {
      deployed(org, { 'objects/Account.object': objectFile(ruleXml('A', 'NOT($Permission.Skip_Rules)', 'No.')) });
      const admin = userOf(org, 'admin');
      const tryIt = (): boolean =>
        saveOne(org, admin, { operation: 'insert', object: 'Account', fields: { Name: 'x' } }).success;
      expect(tryIt()).toBe(false);
      assign(org, 'Skipper', admin.id);
      expect(tryIt()).toBe(true);
      expect(org.permissions(admin).customPermissions.has('Skip_Rules')).toBe(true);
    }));

  test('a permission set is assigned once', () =>
    withPermissions((org) => {
      const { id } = userOf(org, 'seller');
      assign(org, 'Finder', id);
      expect(() => assign(org, 'Finder', id)).toThrow('DUPLICATE_VALUE');
    }));

  test('a permission set that is deleted takes its assignments along', () =>
    withPermissions((org) => {
      assign(org, 'Skipper', userOf(org, 'seller').id);
      deployed(org, {
        'destructiveChanges.xml':
          '<Package><types><members>Skipper</members><name>PermissionSet</name></types></Package>',
      });
      expect(org.permissions(userOf(org, 'seller')).customPermissions.size).toBe(0);
      expect(org.database.prepare('SELECT count(*) AS n FROM "PermissionSetAssignment"').get()?.n).toBe(0);
    }));

  test('users are found by id of either length or by username in any case, until they are inactive', () =>
    withOrg((org) => {
      const seller = userOf(org, 'seller');
      expect(org.user(seller.id.slice(0, 15))).toEqual(seller);
      expect(org.user('SELLER@Diagnose-First.example')).toEqual(seller);
      update(org, userOf(org, 'admin'), 'User', seller.id, { IsActive: false });
      expect(org.user(seller.id)).toBeUndefined();
    }));
});
