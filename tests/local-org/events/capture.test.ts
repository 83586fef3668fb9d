import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openOrg } from '../../../src/local-org/org/open.ts';
import type { StoredEvent } from '../../../src/local-org/events/types.ts';
import type { Org } from '../../../src/local-org/org/types.ts';
import {
  deal,
  deployed,
  FINDING_FILES,
  insert,
  packageZip,
  problemsOf,
  remove,
  saveOne,
  update,
  userOf,
  withOrg,
} from '../metadata/support.ts';
import { channelFile, memberFile } from './members.ts';

const eventsOf = (org: Org, after = 0): StoredEvent[] => org.events.since(after, 1000);
const OPPORTUNITY = memberFile('OpportunityChangeEvent');

describe('change events of saves', () => {
  test('nothing is captured until an object is selected, and nothing more after it is deselected', () =>
    withOrg((org) => {
      const admin = userOf(org, 'admin');
      insert(org, admin, 'Opportunity', deal());
      expect(eventsOf(org)).toEqual([]);
      expect(org.events.kept()).toBeUndefined();
      deployed(org, OPPORTUNITY);
      insert(org, admin, 'Account', { Name: 'Not selected' });
      insert(org, admin, 'Opportunity', deal());
      expect(eventsOf(org).map((event) => event.header.entityName)).toEqual(['Opportunity']);
      deployed(org, {
        'package.xml': '<Package><version>66.0</version></Package>',
        'destructiveChanges.xml':
          '<Package><types><members>ChangeEvents_OpportunityChangeEvent</members><name>PlatformEventChannelMember</name></types></Package>',
      });
      insert(org, admin, 'Opportunity', deal());
      expect(eventsOf(org)).toHaveLength(1);
    }));

  test('a create has the very values that the table has, also those that the save computed', () =>
    withOrg((org) => {
      deployed(org, OPPORTUNITY);
      const id = insert(org, userOf(org, 'admin'), 'Opportunity', deal({ Amount: '1200.5', IsPrivate: 'true' }));
      const row = org.database.prepare('SELECT * FROM "Opportunity" WHERE "Id" = ?').get(id) ?? {};
      const { fields } = eventsOf(org)[0]!;
      expect(Object.keys(fields).length).toBeGreaterThan(15);
      for (const [name, value] of Object.entries(fields))
        expect([name, typeof value === 'boolean' ? Number(value) : value]).toEqual([name, row[name]]);
    }));

  test('a create has the values that are not blank, an update the changed ones, a delete none, an undelete all', () =>
    withOrg((org) => {
      deployed(org, OPPORTUNITY);
      const admin = userOf(org, 'admin');
      const id = insert(org, admin, 'Opportunity', deal({ Amount: 10, NextStep: 'Call' }));
      update(org, admin, 'Opportunity', id, { Amount: 20, NextStep: null });
      update(org, admin, 'Opportunity', id, { Amount: 20 });
      remove(org, admin, 'Opportunity', id);
      saveOne(org, admin, { operation: 'undelete', object: 'Opportunity', id, fields: {} });
      const events = eventsOf(org);
      expect(events.map(({ header }) => header.changeType)).toEqual(['CREATE', 'UPDATE', 'DELETE', 'UNDELETE']);
      const [created, updated, deleted, restored] = events;
      expect(created!.fields).toMatchObject({ Name: 'Deal', Amount: 10, NextStep: 'Call', CreatedById: admin.id });
      for (const name of ['Id', 'IsDeleted', 'SystemModstamp', 'Description'])
        expect(created!.fields).not.toHaveProperty(name);
      expect(created!.header).toMatchObject({
        entityName: 'Opportunity',
        recordIds: [id],
        commitUser: admin.id,
        sequenceNumber: 1,
        changeOrigin: '',
        nulledFields: [],
        diffFields: [],
        changedFields: [],
      });
      expect(Object.keys(updated!.fields)).toEqual(updated!.header.changedFields);
      expect(updated!.fields).toMatchObject({ Amount: 20, NextStep: null });
      expect(updated!.header.changedFields).toContain('LastModifiedDate');
      expect(updated!.header.changedFields).not.toContain('LastModifiedById');
      expect(updated!.header.nulledFields).toEqual(['NextStep']);
      expect(deleted!.fields).toEqual({});
      expect(restored!.fields).toMatchObject({ Name: 'Deal', Amount: 20 });
    }));

  test('replay ids and commit numbers increase, replay ids with gaps, and a transaction has one key', () =>
    withOrg((org) => {
      deployed(org, { ...OPPORTUNITY, ...memberFile('AccountChangeEvent') });
      const admin = userOf(org, 'admin');
      for (let round = 0; round < 6; round += 1)
        org.save(
          admin,
          [
            { operation: 'insert', object: 'Account', fields: { Name: `A${round}` } },
            { operation: 'insert', object: 'Opportunity', fields: deal() },
          ],
          { allOrNone: true, origin: 'com/salesforce/api/rest/66.0;client=' },
        );
      const events = eventsOf(org);
      expect(events).toHaveLength(12);
      const ids = events.map((event) => event.replayId);
      expect([...ids].sort((a, b) => a - b)).toEqual(ids);
      expect(ids.at(-1)! - ids[0]!).toBeGreaterThan(11);
      expect(new Set(events.map(({ header }) => header.transactionKey)).size).toBe(6);
      expect(events.map(({ header }) => header.sequenceNumber)).toEqual([1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2]);
      expect(events[0]!.header.transactionKey).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
      expect(events[0]!.header.changeOrigin).toBe('com/salesforce/api/rest/66.0;client=');
      const numbers = events.map(({ header }) => header.commitNumber);
      expect([...numbers].sort((a, b) => a - b)).toEqual(numbers);
      expect(eventsOf(org, ids[4]).map((event) => event.replayId)).toEqual(ids.slice(5));
    }));

  test('records with the same change in one transaction share an event; others do not', () =>
    withOrg((org) => {
      deployed(org, OPPORTUNITY);
      const admin = userOf(org, 'admin');
      const ids = [1, 2, 3].map(() => insert(org, admin, 'Opportunity', deal()));
      const after = org.events.last();
      const set = (id: string, NextStep: string) =>
        ({ operation: 'update', object: 'Opportunity', id, fields: { NextStep } }) as const;
      org.save(admin, [set(ids[0]!, 'Call'), set(ids[1]!, 'Write'), set(ids[2]!, 'Call')], { allOrNone: true });
      org.save(
        admin,
        ids.map((id) => ({ operation: 'delete', object: 'Opportunity', id, fields: {} })),
        { allOrNone: true },
      );
      const events = eventsOf(org, after).map(({ header }) => [header.changeType, header.recordIds]);
      expect(events).toEqual([
        ['UPDATE', [ids[0], ids[2]]],
        ['UPDATE', [ids[1]]],
        ['DELETE', ids],
      ]);
    }));

  test('a roll-up of the parent is in an event of the parent; a refused save has none', () =>
    withOrg((org) => {
      deployed(org, { ...FINDING_FILES, ...OPPORTUNITY, ...memberFile('Finding__ChangeEvent') });
      const admin = userOf(org, 'admin');
      const parent = insert(org, admin, 'Opportunity', deal());
      const after = org.events.last();
      const finding = (Level__c: number) =>
        saveOne(org, admin, {
          operation: 'insert',
          object: 'Finding__c',
          fields: { Opportunity__c: parent, Level__c },
        });
      expect(finding(9999).success).toBe(false);
      expect(eventsOf(org, after)).toEqual([]);
      expect(finding(3).success).toBe(true);
      const [child, rolled] = eventsOf(org, after);
      expect(child!.header).toMatchObject({ entityName: 'Finding__c', changeType: 'CREATE' });
      expect(child!.fields).not.toHaveProperty('Points__c');
      expect(rolled!.header).toMatchObject({ entityName: 'Opportunity', changeType: 'UPDATE', sequenceNumber: 2 });
      expect(rolled!.fields).toMatchObject({ Finding_Count__c: 1, Finding_Points__c: 30 });
    }));

  test('by the clock of the org, events are gone after 72 hours, and survive a restart until then', () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'local-org-'));
    let now = new Date('2026-03-01T10:00:00Z');
    const open = () => openOrg({ dataDir, clock: () => now });
    try {
      let org = open();
      deployed(org, OPPORTUNITY);
      const admin = userOf(org, 'admin');
      insert(org, admin, 'Opportunity', deal({ Name: 'First' }));
      now = new Date('2026-03-03T10:00:00Z');
      insert(org, admin, 'Opportunity', deal({ Name: 'Second' }));
      const [first, second] = eventsOf(org);
      org.close();
      org = open();
      expect(eventsOf(org)).toEqual([first, second]);
      now = new Date('2026-03-04T10:00:01Z');
      expect(eventsOf(org)).toEqual([second]);
      expect(org.events.kept()).toEqual({ first: second!.replayId, last: second!.replayId });
      insert(org, admin, 'Opportunity', deal({ Name: 'Third' }));
      expect(org.database.prepare('SELECT count(*) AS n FROM "~event"').get()?.n).toBe(2);
      expect(eventsOf(org).at(-1)!.replayId).toBeGreaterThan(second!.replayId);
      org.close();
    } finally {
      rmSync(dataDir, { recursive: true, force: true });
    }
  });

  test('a past that the program itself writes has no events', () =>
    withOrg((org) => {
      deployed(org, OPPORTUNITY);
      const request = { operation: 'insert', object: 'Opportunity', fields: deal() } as const;
      org.saveAt(new Date('2026-01-01T00:00:00Z'), userOf(org, 'admin'), [request]);
      expect(eventsOf(org)).toEqual([]);
    }));
});

describe('channels and their members', () => {
  const refused = (files: Record<string, string>): string[] =>
    withOrg((org) => problemsOf(org.metadata.deploy(userOf(org, 'admin'), packageZip(files), { checkOnly: false })));

  test('an object can be on several channels', () =>
    withOrg((org) => {
      const own = memberFile('OpportunityChangeEvent', 'Sales__chn');
      deployed(org, { ...channelFile('Sales__chn'), ...own, ...OPPORTUNITY });
      insert(org, userOf(org, 'admin'), 'Opportunity', deal());
      expect(eventsOf(org)[0]!.channels).toEqual(['ChangeEvents', 'Sales__chn']);
    }));

  test('unknown channels and objects, filters, enrichment and a sixth object are refused by name', () => {
    expect(refused(memberFile('OpportunityChangeEvent', 'Other__chn')).join()).toContain('Other__chn');
    expect(refused(memberFile('NothingChangeEvent')).join()).toContain('NothingChangeEvent');
    expect(refused(memberFile('PermissionSetChangeEvent')).join()).toContain('PermissionSetChangeEvent');
    for (const part of ['filterExpression', 'enrichedFields'])
      expect(refused(memberFile('AccountChangeEvent', 'ChangeEvents', `<${part}>x</${part}>`)).join()).toContain(part);
    expect(refused(channelFile('Sales__chn', 'event')).join()).toContain('platform events');
    expect(refused(channelFile('Sales')).join()).toContain('__chn');
    const six = ['Account', 'Contact', 'Lead', 'Opportunity', 'Product2', 'Task'];
    const files = (count: number) =>
      Object.assign({}, ...six.slice(0, count).map((one) => memberFile(`${one}ChangeEvent`)));
    expect(refused(files(5) as Record<string, string>)).toEqual([]);
    expect(refused(files(6) as Record<string, string>).join()).toContain('limited to 5');
  });
});
