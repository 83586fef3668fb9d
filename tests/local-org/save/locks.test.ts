import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openOrg } from '../../../src/local-org/org/open.ts';
import type { OpenedOrg } from '../../../src/local-org/org/open.ts';
import { deal, deployed, FINDING_FILES, insert, remove, rowOf, saveOne, update, userOf } from '../metadata/support.ts';

/** Runs the work with several openings of one org, as other processes would have them. */
function withOpenings(lockWaitMs: number, work: (first: OpenedOrg, second: OpenedOrg) => void): void {
  const dataDir = mkdtempSync(join(tmpdir(), 'local-org-'));
  const first = openOrg({ dataDir, lockWaitMs });
  try {
    deployed(first, FINDING_FILES);
    const second = openOrg({ dataDir, lockWaitMs });
    try {
      work(first, second);
    } finally {
      second.close();
    }
  } finally {
    first.close();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

const timed = <T>(work: () => T): { result: T; ms: number } => {
  const started = performance.now();
  return { result: work(), ms: performance.now() - started };
};
const LOCKED = 'UNABLE_TO_LOCK_ROW';

describe('where two writers meet', () => {
  test('a save that another connection keeps waiting too long fails and changes nothing; later it goes through', () =>
    withOpenings(150, (first, second) => {
      const admin = userOf(first, 'admin');
      const id = insert(first, admin, 'Opportunity', deal());
      second.database.exec('BEGIN IMMEDIATE');
      const { result, ms } = timed(() => update(first, admin, 'Opportunity', id, { NextStep: 'x' }));
      expect(result).toMatchObject({ success: false, errors: [{ statusCode: LOCKED, fields: [] }] });
      expect(result.errors[0]?.message).toMatch(/^unable to obtain exclusive access to this record/);
      expect(ms).toBeGreaterThan(100);
      second.database.exec('ROLLBACK');
      expect(update(first, admin, 'Opportunity', id, { NextStep: 'x' }).success).toBe(true);
    }));

  test('two openings never give the same id, and see each other’s records and users', () =>
    withOpenings(1000, (first, second) => {
      const admin = userOf(first, 'admin');
      const ids = [first, second, second, first].map((org) => insert(org, admin, 'Opportunity', deal()));
      expect(new Set(ids).size).toBe(4);
      update(first, admin, 'User', userOf(first, 'seller').id, { IsActive: false });
      expect(second.user('seller@diagnose-first.example')).toBeUndefined();
      expect(remove(second, admin, 'Opportunity', ids[0]!).success).toBe(true);
      expect(update(first, admin, 'Opportunity', ids[0]!, { NextStep: 'x' }).errors[0]?.statusCode).toBe(
        'ENTITY_IS_DELETED',
      );
    }));
});

describe('a simulated lock', () => {
  test('is waited for when it ends in time', () =>
    withOpenings(2000, (org) => {
      const admin = userOf(org, 'admin');
      const id = insert(org, admin, 'Opportunity', deal());
      org.simulation.holdLock(id, 120);
      const { result, ms } = timed(() => update(org, admin, 'Opportunity', id, { NextStep: 'x' }));
      expect(result.success).toBe(true);
      expect(ms).toBeGreaterThan(90);
    }));

  test('refuses what needs the record, its details and deletions included, and nothing else', () =>
    withOpenings(60, (org) => {
      const admin = userOf(org, 'admin');
      const [held, free] = [1, 2].map(() => insert(org, admin, 'Opportunity', deal()));
      const finding = insert(org, admin, 'Finding__c', { Opportunity__c: held, Level__c: 1 });
      org.simulation.holdLock(held!, 60_000);
      const add = (opportunity: string) => ({
        operation: 'insert' as const,
        object: 'Finding__c',
        fields: { Opportunity__c: opportunity },
      });
      const results = org.save(admin, [add(held!), add(free!)], { allOrNone: false });
      expect(results.map((result) => result.success)).toEqual([false, true]);
      expect(results[0]?.errors).toEqual([
        {
          statusCode: LOCKED,
          message: `unable to obtain exclusive access to this record or 1 records: ${held!.slice(0, 15)}`,
          fields: [],
        },
      ]);
      expect(
        org.save(admin, [add(free!), add(held!)], { allOrNone: true }).map((one) => one.errors[0]?.statusCode),
      ).toEqual(['ALL_OR_NONE_OPERATION_ROLLED_BACK', LOCKED]);
      expect(remove(org, admin, 'Opportunity', held!).errors[0]?.statusCode).toBe(LOCKED);
      expect(remove(org, admin, 'Finding__c', finding).errors[0]?.statusCode).toBe(LOCKED);
      expect(rowOf(org, 'Opportunity', held!).Finding_Count__c).toBe(1);
      org.simulation.holdLock(held!, 0);
      expect(remove(org, admin, 'Opportunity', held!).success).toBe(true);
    }));
});

describe('a simulated recalculation', () => {
  test('saves the parent on each save of a child, so that the parent’s other rules can refuse it', () =>
    withOpenings(1000, (org) => {
      const admin = userOf(org, 'admin');
      const id = insert(org, userOf(org, 'seller'), 'Opportunity', deal());
      const finding = insert(org, admin, 'Finding__c', { Opportunity__c: id, Level__c: 3 });
      deployed(org, FOREIGN_RULE);
      // Saved without a change: the same level again.
      const touch = (): ReturnType<typeof saveOne> => update(org, admin, 'Finding__c', finding, { Level__c: 3 });
      const note = (Note__c: string): ReturnType<typeof saveOne> =>
        update(org, admin, 'Finding__c', finding, { Note__c });
      expect([touch().success, note('a').success]).toEqual([true, true]);
      org.simulation.recalculating('Opportunity', true);
      const refusal = [
        {
          statusCode: 'FIELD_CUSTOM_VALIDATION_EXCEPTION',
          message: 'Every deal needs a next step.',
          fields: ['NextStep'],
        },
      ];
      expect([touch().errors, note('b').errors]).toEqual([refusal, refusal]);
      org.simulation.recalculating('Opportunity', false);
      expect(note('b').success).toBe(true);
      expect(update(org, admin, 'Finding__c', finding, { Level__c: 4 }).errors).toEqual(refusal);
    }));
});

/** A rule as customers have them: no change test, so that it refuses every save of a deal which breaks it. */
const FOREIGN_RULE: Readonly<Record<string, string>> = {
  'objects/Opportunity.object':
    '<CustomObject xmlns="http://soap.sforce.com/2006/04/metadata"><validationRules><fullName>Next_Step</fullName><active>true</active>' +
    '<errorConditionFormula>ISBLANK(NextStep)</errorConditionFormula><errorDisplayField>NextStep</errorDisplayField>' +
    '<errorMessage>Every deal needs a next step.</errorMessage></validationRules></CustomObject>',
  'objects/Finding__c.object':
    '<CustomObject xmlns="http://soap.sforce.com/2006/04/metadata"><fields><fullName>Note__c</fullName><label>Note</label><type>Text</type><length>40</length></fields></CustomObject>',
};
