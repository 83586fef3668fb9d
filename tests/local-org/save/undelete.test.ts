import { mergeChanges } from '../../../src/local-org/store/changes.ts';
import { openRecycleBin } from '../../../src/local-org/store/recycle-bin.ts';
import {
  deal,
  deployed,
  FINDING_FILES,
  insert,
  objectFile,
  remove,
  rowOf,
  ruleXml,
  saveOne,
  update,
  userOf,
  withOrg,
} from '../metadata/support.ts';
import type { OpenedOrg } from '../../../src/local-org/org/open.ts';
import type { SaveResult } from '../../../src/local-org/base/values.ts';

const undelete = (org: OpenedOrg, object: string, id: string, role: 'admin' | 'seller' = 'admin'): SaveResult =>
  saveOne(org, userOf(org, role), { operation: 'undelete', object, id, fields: {} });
const count = (org: OpenedOrg, sql: string): unknown =>
  org.database.prepare(`SELECT count(*) AS n FROM ${sql}`).get()?.n;

describe('a deleted record', () => {
  test('comes back with everything that its deletion took along, the history included', () =>
    withOrg((org) => {
      deployed(org, FINDING_FILES);
      const admin = userOf(org, 'admin');
      const opportunity = insert(org, admin, 'Opportunity', deal({ Amount: 5 }));
      const finding = insert(org, admin, 'Finding__c', { Opportunity__c: opportunity, Level__c: 7, Open__c: true });
      const before = rowOf(org, 'Opportunity', opportunity);
      expect(remove(org, admin, 'Opportunity', opportunity).success).toBe(true);
      expect([count(org, '"Finding__c"'), count(org, '"OpportunityHistory"')]).toEqual([0, 0]);
      expect(update(org, admin, 'Opportunity', opportunity, { Name: 'x' }).errors[0]?.statusCode).toBe(
        'ENTITY_IS_DELETED',
      );
      expect(undelete(org, 'Opportunity', opportunity.slice(0, 15)).success).toBe(true);
      const stamps = { LastModifiedDate: expect.any(String), SystemModstamp: expect.any(String) };
      expect(rowOf(org, 'Opportunity', opportunity)).toEqual({ ...before, ...stamps });
      expect(rowOf(org, 'Finding__c', finding)).toMatchObject({ Level__c: 7, Open__c: 1, IsDeleted: 0 });
      expect(count(org, '"OpportunityHistory"')).toBe(1);
      expect(undelete(org, 'Opportunity', opportunity).errors).toEqual([
        { statusCode: 'UNDELETE_FAILED', message: 'Entity is not in the recycle bin', fields: [] },
      ]);
    }));

  test('is not judged by its rules when it comes back, while its parent’s totals follow', () =>
    withOrg((org) => {
      deployed(org, FINDING_FILES);
      const admin = userOf(org, 'admin');
      const opportunity = insert(org, admin, 'Opportunity', deal());
      const finding = insert(org, admin, 'Finding__c', { Opportunity__c: opportunity, Level__c: 7 });
      remove(org, admin, 'Finding__c', finding);
      expect(rowOf(org, 'Opportunity', opportunity)).toMatchObject({ Finding_Count__c: 0, Finding_Points__c: 0 });
      deployed(org, { 'objects/Finding__c.object': objectFile(ruleXml('Never', 'TRUE', 'Never.')) });
      expect(undelete(org, 'Finding__c', finding).success).toBe(true);
      expect(rowOf(org, 'Opportunity', opportunity)).toMatchObject({ Finding_Count__c: 1, Finding_Points__c: 70 });
    }));

  test('does not come back without its master, nor once the master was deleted after it', () =>
    withOrg((org) => {
      deployed(org, FINDING_FILES);
      const admin = userOf(org, 'admin');
      const opportunity = insert(org, admin, 'Opportunity', deal());
      const [early, along] = [1, 2].map((Level__c) =>
        insert(org, admin, 'Finding__c', { Opportunity__c: opportunity, Level__c }),
      );
      remove(org, admin, 'Finding__c', early!);
      remove(org, admin, 'Opportunity', opportunity);
      expect([undelete(org, 'Finding__c', early!).success, undelete(org, 'Finding__c', along!).success]).toEqual([
        false,
        false,
      ]);
      expect(undelete(org, 'Opportunity', opportunity).success).toBe(true);
      expect(undelete(org, 'Finding__c', early!).success).toBe(false);
      expect(rowOf(org, 'Opportunity', opportunity).Finding_Count__c).toBe(1);
    }));

  test('gets the lookups back that its deletion blanked, unless they were set anew', () =>
    withOrg((org) => {
      const admin = userOf(org, 'admin');
      const [first, second] = ['A', 'B'].map((Name) => insert(org, admin, 'Campaign', { Name }));
      const [kept, moved] = [1, 2].map(() => insert(org, admin, 'Opportunity', deal({ CampaignId: first })));
      remove(org, admin, 'Campaign', first!);
      expect(rowOf(org, 'Opportunity', kept!).CampaignId).toBeNull();
      update(org, admin, 'Opportunity', moved!, { CampaignId: second });
      undelete(org, 'Campaign', first!);
      expect(rowOf(org, 'Opportunity', kept!).CampaignId).toBe(first);
      expect(rowOf(org, 'Opportunity', moved!).CampaignId).toBe(second);
    }));

  test('stays away while another record has its key', () =>
    withOrg((org) => {
      deployed(org, {
        'objects/Account.object': objectFile(
          '<fields><fullName>Key__c</fullName><label>Key</label><type>Text</type><length>9</length><unique>true</unique></fields>',
        ),
      });
      const admin = userOf(org, 'admin');
      const id = insert(org, admin, 'Account', { Name: 'x', Key__c: 'k' });
      remove(org, admin, 'Account', id);
      const other = insert(org, admin, 'Account', { Name: 'y', Key__c: 'K' });
      expect(undelete(org, 'Account', id).errors[0]).toMatchObject({
        statusCode: 'DUPLICATE_VALUE',
        fields: ['Key__c'],
      });
      remove(org, admin, 'Account', other);
      expect(undelete(org, 'Account', id).success).toBe(true);
    }));

  test('is found among the live ones, marked as deleted, until 15 days are over', () =>
    withOrg((org) => {
      const admin = userOf(org, 'admin');
      const [gone, here] = ['Gone', 'Here'].map((Name) => insert(org, admin, 'Account', { Name }));
      remove(org, admin, 'Account', gone!);
      const from = org.withDeleted(org.schema.objects.get('account')!);
      const rows = org.database
        .prepare(`SELECT "Id", "Name", "Name~fold" AS fold, "IsDeleted" FROM ${from} ORDER BY "Name"`)
        .all();
      expect(rows.map((row) => ({ ...row }))).toEqual([
        { Id: gone, Name: 'Gone', fold: 'gone', IsDeleted: 1 },
        { Id: here, Name: 'Here', fold: 'here', IsDeleted: 0 },
      ]);
      const recycleBin = openRecycleBin(org.database);
      recycleBin.purge(new Date(Date.now() + 14 * 86_400_000));
      expect(recycleBin.find(gone!)).toBeDefined();
      recycleBin.purge(new Date(Date.now() + 16 * 86_400_000));
      expect(undelete(org, 'Account', gone!).success).toBe(false);
    }));
});

describe('the stream of changes', () => {
  test('has one entry a record and one key a save, the parent’s totals as an update of their own', () =>
    withOrg((org) => {
      deployed(org, FINDING_FILES);
      const admin = userOf(org, 'admin');
      const opportunity = insert(org, admin, 'Opportunity', deal());
      const start = org.lastReplayId();
      const heard: number[] = [];
      const stop = org.onChange(() => heard.push(org.lastReplayId()));
      const finding = insert(org, admin, 'Finding__c', { Opportunity__c: opportunity, Level__c: 3 });
      saveOne(org, admin, { operation: 'update', object: 'Opportunity', id: opportunity, fields: { Name: null } });
      stop();
      remove(org, admin, 'Finding__c', finding);
      const [created, parent, ...rest] = org.changes(start);
      expect(created).toMatchObject({
        object: 'Finding__c',
        recordId: finding,
        changeType: 'CREATE',
        changedFields: [],
        sequenceNumber: 1,
      });
      expect(parent).toMatchObject({
        object: 'Opportunity',
        recordId: opportunity,
        changeType: 'UPDATE',
        sequenceNumber: 2,
      });
      expect(parent?.changedFields).toEqual(
        expect.arrayContaining(['Finding_Count__c', 'Finding_Points__c', 'LastModifiedDate']),
      );
      expect(parent?.transactionKey).toBe(created?.transactionKey);
      expect(rest.map((change) => change.changeType)).toEqual(['DELETE', 'UPDATE']);
      expect(rest[0]?.transactionKey).not.toBe(created?.transactionKey);
      expect(heard).toEqual([parent?.replayId]);
    }));

  test('reports what a transaction did to a record once', () => {
    const change = (changeType: 'CREATE' | 'UPDATE' | 'DELETE' | 'UNDELETE', ...changedFields: string[]) => ({
      object: 'A',
      recordId: '1',
      changeType,
      changedFields,
    });
    expect(mergeChanges([change('CREATE'), change('UPDATE', 'X')])).toEqual([change('CREATE')]);
    expect(mergeChanges([change('UPDATE', 'X'), change('UPDATE', 'Y', 'X')])).toEqual([change('UPDATE', 'X', 'Y')]);
    expect(mergeChanges([change('CREATE'), change('DELETE')])).toEqual([]);
    expect(mergeChanges([change('UPDATE', 'X'), change('DELETE')])).toEqual([change('DELETE')]);
    expect(mergeChanges([change('DELETE'), change('UNDELETE')])).toEqual([]);
  });
});
