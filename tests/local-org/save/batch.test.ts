import type { SaveRequest, SaveResult } from '../../../src/local-org/base/values.ts';
import { openOrg } from '../../../src/local-org/org/open.ts';
import type { OpenedOrg } from '../../../src/local-org/org/open.ts';
import { memberFile } from '../events/members.ts';
import { deal, deployed, FINDING_FILES, insert, rowOf, userOf, withOrg } from '../metadata/support.ts';

const finding = (Opportunity__c: string, Level__c: unknown): SaveRequest => ({
  operation: 'insert',
  object: 'Finding__c',
  fields: { Opportunity__c, Level__c },
});
const nextStep = (id: string, NextStep: string): SaveRequest => ({
  operation: 'update',
  object: 'Opportunity',
  id,
  fields: { NextStep },
});
const SOME = { allOrNone: false };

/** Table by table, without the ids and moments that differ between two orgs. */
function stored(org: OpenedOrg): unknown[] {
  return ['Opportunity', 'Finding__c', 'OpportunityHistory'].map((table) =>
    org.database.prepare(`SELECT * FROM "${table}" ORDER BY "Id"`).all(),
  );
}

describe('saves that are committed together', () => {
  test('leave the same as saves that are committed alone', () => {
    const clock = (): Date => new Date('2026-03-01T10:00:00.000Z');
    const run = (together: boolean): unknown[] => {
      const org = openOrg({ dataDir: ':memory:', clock });
      try {
        deployed(org, FINDING_FILES);
        deployed(org, memberFile('OpportunityChangeEvent'));
        const admin = userOf(org, 'admin');
        const saves = (id: string): SaveRequest[][] => [
          [finding(id, 1), finding(id, 'x'), nextStep(id, 'First')],
          [finding(id, 2), nextStep(id, 'Second')],
          [nextStep('006000000000000AAA', 'Nobody')],
          [{ operation: 'delete', object: 'Opportunity', id, fields: {} }, nextStep(id, 'Third')],
          [{ operation: 'undelete', object: 'Opportunity', id, fields: {} }, finding(id, 4)],
        ];
        const id = insert(org, admin, 'Opportunity', deal());
        const results: SaveResult[][] = [];
        if (together) {
          expect(
            org.saveBatch(admin, (save) => {
              for (const requests of saves(id)) results.push(save(requests, SOME));
            }),
          ).toBe(true);
        } else for (const requests of saves(id)) results.push(org.save(admin, requests, SOME));
        const events = org.events.since(0, 100);
        const transactions = new Set(events.map(({ header }) => header.transactionKey));
        return [results, stored(org), events, transactions.size, org.changes(0).length];
      } finally {
        org.close();
      }
    };
    const [alone, together] = [run(false), run(true)];
    expect(together).toEqual(alone);
    expect(together[3]).toBe(5);
  });

  test('call listeners once, and each sees those before', () =>
    withOrg((org) => {
      deployed(org, FINDING_FILES);
      const admin = userOf(org, 'admin');
      const id = insert(org, admin, 'Opportunity', deal());
      let calls = 0;
      org.onChange(() => (calls += 1));
      org.saveBatch(admin, (save) => {
        const [refused] = save([nextStep(id, 'Kept away'), nextStep('x', 'Wrong id')], { allOrNone: true });
        expect(refused?.success).toBe(false);
        expect(save([finding(id, 3)], SOME)[0]?.success).toBe(true);
        expect(save([finding(id, 4)], SOME)[0]?.success).toBe(true);
        expect(calls).toBe(0);
      });
      expect([calls, rowOf(org, 'Opportunity', id).NextStep]).toEqual([1, null]);
    }));

  test('are all undone when one of them cannot be made: a locked record, a failing work', () =>
    withOrg((org) => {
      deployed(org, FINDING_FILES);
      const admin = userOf(org, 'admin');
      const id = insert(org, admin, 'Opportunity', deal());
      const before = stored(org);
      let calls = 0;
      org.onChange(() => (calls += 1));
      const kept = org.saveBatch(admin, (save) => {
        save([finding(id, 1)], SOME);
        throw new Error('The results cannot be written');
      });
      org.simulation.holdLock(id, 60_000);
      const locked = org.saveBatch(admin, (save) => {
        save([{ operation: 'insert', object: 'Opportunity', fields: deal() }], SOME);
        save([nextStep(id, 'Locked')], SOME);
      });
      expect([kept, locked, calls]).toEqual([false, false, 0]);
      expect(stored(org)).toEqual(before);
    }));
});
