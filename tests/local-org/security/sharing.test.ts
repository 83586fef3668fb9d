import type { OpenedOrg } from '../../../src/local-org/org/open.ts';
import {
  deal,
  deployed,
  FINDING_FILES,
  insert,
  objectFile,
  remove,
  saveOne,
  update,
  userOf,
  withOrg,
} from '../metadata/support.ts';

type Role = 'admin' | 'manager' | 'seller';

const sharing = (model: string): Record<string, string> => ({
  'objects/Opportunity.object': objectFile(`<sharingModel>${model}</sharingModel>`),
});

/** A second seller with the same role as the first, so that neither is above the other. */
function colleague(org: OpenedOrg): string {
  const {
    Username: _u,
    Alias: _a,
    CommunityNickname: _c,
    ...seller
  } = org.database
    .prepare(
      'SELECT "Username", "Alias", "CommunityNickname", "LastName", "Email", "ProfileId", "UserRoleId", "TimeZoneSidKey", "LocaleSidKey", "LanguageLocaleKey", "EmailEncodingKey" FROM "User" WHERE "Id" = ?',
    )
    .get(userOf(org, 'seller').id)!;
  return insert(org, userOf(org, 'admin'), 'User', {
    ...seller,
    Username: 'other@diagnose-first.example',
    Alias: 'other',
    IsActive: true,
  });
}

function seen(org: OpenedOrg, role: Role, object = 'Opportunity'): string[] {
  const condition = org.sharing(userOf(org, role)).readable(org.schema.objects.get(object.toLowerCase())!, 't');
  const where = condition === undefined ? '1' : condition.text;
  return org.database
    .prepare(`SELECT "Id" AS id FROM "${object}" AS "t" WHERE ${where} ORDER BY "Id"`)
    .all(...(condition?.params ?? []))
    .map((row) => String(row.id));
}

const withDeals = (model: string, work: (org: OpenedOrg, mine: string, theirs: string, other: string) => void): void =>
  withOrg((org) => {
    deployed(org, { ...FINDING_FILES, ...PERMISSIONS });
    deployed(org, sharing(model));
    const admin = userOf(org, 'admin');
    const other = colleague(org);
    const set = org.database.prepare(`SELECT "Id" AS id FROM "PermissionSet" WHERE "Name" = 'Finder'`).get()?.id;
    for (const user of [userOf(org, 'seller').id, userOf(org, 'manager').id]) {
      insert(org, admin, 'PermissionSetAssignment', { PermissionSetId: set, AssigneeId: user });
    }
    const mine = insert(org, admin, 'Opportunity', deal({ OwnerId: userOf(org, 'seller').id }));
    const theirs = insert(org, admin, 'Opportunity', deal({ OwnerId: other }));
    work(org, mine, theirs, other);
  });

const PERMISSIONS = {
  'permissionsets/Finder.permissionset':
    '<PermissionSet><label>Finder</label>' +
    '<objectPermissions><allowCreate>true</allowCreate><allowDelete>true</allowDelete><allowEdit>true</allowEdit><allowRead>true</allowRead><object>Finding__c</object></objectPermissions>' +
    '<objectPermissions><allowCreate>true</allowCreate><allowDelete>true</allowDelete><allowEdit>true</allowEdit><allowRead>true</allowRead><object>Opportunity</object></objectPermissions>' +
    '</PermissionSet>',
};
const NO_ACCESS = 'INSUFFICIENT_ACCESS_OR_READONLY';
const codeOf = (result: { errors: readonly { statusCode: string }[] }): string =>
  result.errors[0]?.statusCode ?? 'done';

describe('who sees and changes whose records', () => {
  test('private: the owner, those above in the role hierarchy, and who may view all', () =>
    withDeals('Private', (org, mine, theirs) => {
      expect(seen(org, 'seller')).toEqual([mine]);
      expect(seen(org, 'manager')).toEqual([mine, theirs]);
      expect(seen(org, 'admin')).toEqual([mine, theirs]);
      const change = (role: Role, id: string): string =>
        codeOf(update(org, userOf(org, role), 'Opportunity', id, { NextStep: role }));
      expect([change('seller', mine), change('seller', theirs), change('manager', theirs)]).toEqual([
        'done',
        NO_ACCESS,
        'done',
      ]);
      expect(codeOf(remove(org, userOf(org, 'seller'), 'Opportunity', theirs))).toBe(NO_ACCESS);
      expect(codeOf(remove(org, userOf(org, 'manager'), 'Opportunity', theirs))).toBe('done');
    }));

  test('a role that is moved away takes its records out of sight', () =>
    withDeals('Private', (org, mine, theirs) => {
      expect(seen(org, 'manager')).toEqual([mine, theirs]);
      const role = org.database.prepare(`SELECT "Id" AS id FROM "UserRole" WHERE "DeveloperName" = 'Seller'`).get()?.id;
      update(org, userOf(org, 'admin'), 'UserRole', String(role), { ParentRoleId: null });
      expect(seen(org, 'manager')).toEqual([]);
    }));

  test('read only: everybody sees, the owner and those above change', () =>
    withDeals('Read', (org, _mine, theirs) => {
      expect(seen(org, 'seller')).toHaveLength(2);
      expect(codeOf(update(org, userOf(org, 'seller'), 'Opportunity', theirs, { NextStep: 'x' }))).toBe(NO_ACCESS);
      expect(codeOf(update(org, userOf(org, 'manager'), 'Opportunity', theirs, { NextStep: 'x' }))).toBe('done');
    }));

  test('read and write: everybody changes; deleting and giving away stay with the owner and those above', () =>
    withDeals('ReadWrite', (org, mine, theirs, other) => {
      const seller = userOf(org, 'seller');
      expect(org.sharing(seller).readable(org.schema.objects.get('opportunity')!, 't')).toBeUndefined();
      expect(codeOf(update(org, seller, 'Opportunity', theirs, { NextStep: 'x' }))).toBe('done');
      expect(codeOf(update(org, seller, 'Opportunity', theirs, { OwnerId: seller.id }))).toBe(NO_ACCESS);
      expect(codeOf(remove(org, seller, 'Opportunity', theirs))).toBe(NO_ACCESS);
      expect(codeOf(update(org, seller, 'Opportunity', mine, { OwnerId: other }))).toBe('done');
    }));

  test('details are their master’s: seen, written and deleted by who may do so with the master', () =>
    withDeals('Private', (org, mine, theirs) => {
      const admin = userOf(org, 'admin');
      const seller = userOf(org, 'seller');
      const hidden = insert(org, admin, 'Finding__c', { Opportunity__c: theirs });
      const open = insert(org, admin, 'Finding__c', { Opportunity__c: mine });
      expect(seen(org, 'seller', 'Finding__c')).toEqual([open]);
      expect(seen(org, 'manager', 'Finding__c')).toEqual([hidden, open]);
      expect(codeOf(remove(org, seller, 'Finding__c', hidden))).toBe(NO_ACCESS);
      const into = saveOne(org, seller, {
        operation: 'insert',
        object: 'Finding__c',
        fields: { Opportunity__c: theirs },
      });
      expect(into.errors).toEqual([
        {
          statusCode: 'INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY',
          message: 'insufficient access rights on cross-reference id',
          fields: ['Opportunity__c'],
        },
      ]);
      expect(codeOf(remove(org, seller, 'Finding__c', open))).toBe('done');
    }));

  test('the parent of a detail that a user may write is saved by the platform for any owner', () =>
    withDeals('ReadWrite', (org, _mine, theirs) => {
      const seller = userOf(org, 'seller');
      expect(
        codeOf(saveOne(org, seller, { operation: 'insert', object: 'Finding__c', fields: { Opportunity__c: theirs } })),
      ).toBe('done');
      expect(
        org.database.prepare('SELECT "Finding_Count__c" AS n FROM "Opportunity" WHERE "Id" = ?').get(theirs)?.n,
      ).toBe(1);
    }));

  test('undeleting takes the same access as deleting', () =>
    withDeals('Private', (org, _mine, theirs) => {
      remove(org, userOf(org, 'admin'), 'Opportunity', theirs);
      const back = (role: Role): string =>
        codeOf(
          saveOne(org, userOf(org, role), { operation: 'undelete', object: 'Opportunity', id: theirs, fields: {} }),
        );
      expect([back('seller'), back('manager')]).toEqual([NO_ACCESS, 'done']);
    }));
});
