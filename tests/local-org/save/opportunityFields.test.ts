import { openOrg } from '../../../src/local-org/org/open.ts';
import type { OpenedOrg } from '../../../src/local-org/org/open.ts';
import { createSoqlEngine } from '../../../src/local-org/soql/engine.ts';
import type { RecordNode } from '../../../src/local-org/soql/types.ts';
import {
  deal,
  deployed,
  fieldXml,
  insert,
  objectFile,
  remove,
  rowOf,
  ruleXml,
  saveOne,
  update,
  userOf,
} from '../metadata/support.ts';

const DAY = 86_400_000;

/** Runs the work with an org in memory whose clock shows noon of 21 November 2026 until it is moved. */
function withClock(work: (org: OpenedOrg, pass: (days: number) => void) => void): void {
  let now = Date.parse('2026-11-21T12:00:00.000Z');
  const org = openOrg({ dataDir: ':memory:', clock: () => new Date(now) });
  try {
    work(org, (days) => (now += days * DAY));
  } finally {
    org.close();
  }
}

const cellsOf = ({ cells }: RecordNode): Record<string, unknown> =>
  Object.fromEntries(
    [...cells].map(([name, cell]) => {
      if (cell.kind === 'parent') return [name, cell.record === null ? null : cellsOf(cell.record)];
      return [name, cell.kind === 'children' ? cell.total : cell.value];
    }),
  );

/** The rows of a query as an administrator sees them: values by name, those of groups by place. */
function rows(org: OpenedOrg, soql: string): unknown[] {
  const result = createSoqlEngine(org).query(userOf(org, 'admin'), soql);
  if (result.kind === 'records') return result.page(0, 2000).map(cellsOf);
  return result.kind === 'aggregate' ? [...result.rows] : [result.count];
}

const rule = (formula: string): Record<string, string> => ({
  'objects/Opportunity.object': objectFile(ruleXml('A', formula, 'No.')),
});

const restore = (org: OpenedOrg, object: string, id: string): boolean =>
  saveOne(org, userOf(org, 'admin'), { operation: 'undelete', object, id, fields: {} }).success;

describe('what the platform keeps about an opportunity', () => {
  test('LastStageChangeDate is blank until the stage changes, then the moment of the last change', () =>
    withClock((org, pass) => {
      const seller = userOf(org, 'seller');
      const id = insert(org, seller, 'Opportunity', deal());
      const read = (): unknown => rows(org, 'SELECT LastStageChangeDate, LastStageChangeInDays FROM Opportunity')[0];
      pass(3);
      update(org, seller, 'Opportunity', id, { NextStep: 'Call', StageName: 'Prospecting' });
      expect(read()).toEqual({ LastStageChangeDate: null, LastStageChangeInDays: 3 });
      expect(rows(org, 'SELECT AgeInDays FROM Opportunity')).toEqual([{ AgeInDays: 3 }]);
      update(org, seller, 'Opportunity', id, { StageName: 'Qualification' });
      pass(5);
      update(org, seller, 'Opportunity', id, { NextStep: 'Meet' });
      expect(read()).toEqual({ LastStageChangeDate: '2026-11-24T12:00:00.000Z', LastStageChangeInDays: 5 });
      update(org, seller, 'Opportunity', id, { StageName: 'Prospecting', Name: null });
      expect(read()).toMatchObject({ LastStageChangeInDays: 5 });
    }));

  test('PushCount counts the saves that move the close date to a later month', () =>
    withClock((org) => {
      const seller = userOf(org, 'seller');
      const id = insert(org, seller, 'Opportunity', deal({ CloseDate: '2026-04-01' }));
      const counts = ['2026-04-30', '2026-05-01', '2026-03-01', '2026-12-01', '2027-01-01', '2027-01-31'].map((day) => {
        update(org, seller, 'Opportunity', id, { CloseDate: day });
        return rowOf(org, 'Opportunity', id).PushCount;
      });
      expect(counts).toEqual([0, 1, 1, 2, 3, 3]);
    }));

  test('nobody can write these fields, not even an administrator', () =>
    withClock((org) => {
      for (const role of ['seller', 'admin', 'integration'] as const) {
        const user = userOf(org, role);
        const id = insert(org, user, 'Opportunity', deal());
        for (const fields of [
          { PushCount: 2 },
          { LastStageChangeDate: '2026-01-01T00:00:00Z' },
          { LastStageChangeInDays: 2 },
          { LastActivityDate: '2026-01-01' },
          { LastActivityInDays: 2 },
        ]) {
          for (const [operation, more] of [
            ['insert', deal()],
            ['update', {}],
          ] as const) {
            const result = saveOne(org, user, {
              operation,
              object: 'Opportunity',
              fields: { ...more, ...fields },
              ...(operation === 'update' ? { id } : {}),
            });
            expect(result.errors[0]?.statusCode).toBe('INVALID_FIELD_FOR_INSERT_UPDATE');
          }
        }
      }
    }));

  test('the program that opened the org can set them, so that a state of the past is there', () =>
    withClock((org) => {
      const seller = userOf(org, 'seller');
      const state = { PushCount: 4, LastStageChangeDate: '2026-10-22T12:00:00.000Z', LastActivityDate: '2026-11-07' };
      const moment = new Date('2026-09-01T08:00:00.000Z');
      const [made] = org.saveAt(moment, seller, [{ operation: 'insert', object: 'Opportunity', fields: deal(state) }]);
      const id = String(made?.id);
      expect(rowOf(org, 'Opportunity', id)).toMatchObject({ ...state, CreatedDate: '2026-09-01T08:00:00.000Z' });
      const later = { StageName: 'Qualification', CloseDate: '2027-02-01', PushCount: 9, LastStageChangeDate: null };
      org.saveAt(moment, seller, [{ operation: 'update', object: 'Opportunity', id, fields: later }]);
      expect(rowOf(org, 'Opportunity', id)).toMatchObject({ PushCount: 9, LastStageChangeDate: null });
      org.saveAt(moment, seller, [{ operation: 'update', object: 'Opportunity', id, fields: { IsWon: true } }]);
      expect(rowOf(org, 'Opportunity', id).IsWon).toBe(0);
      update(org, seller, 'Opportunity', id, { CloseDate: '2027-03-01' });
      expect(rowOf(org, 'Opportunity', id).PushCount).toBe(10);
    }));

  test('a rule reads their values of before the save', () =>
    withClock((org, pass) => {
      const seller = userOf(org, 'seller');
      const stale =
        'AND(ISCHANGED(StageName), OR(PushCount > 0, LastActivityDate < TODAY() - 14, LastActivityInDays > 14, TODAY() - DATEVALUE(LastStageChangeDate) > 30, LastStageChangeInDays > 40))';
      deployed(org, rule(stale));
      const id = insert(org, seller, 'Opportunity', deal());
      const moved = (fields: Record<string, unknown>): boolean =>
        update(org, seller, 'Opportunity', id, fields).success;
      expect(moved({ StageName: 'Qualification', CloseDate: '2027-01-31' })).toBe(true);
      expect(moved({ StageName: 'Needs Analysis' })).toBe(false);
      const set = (fields: Record<string, unknown>) =>
        org.saveAt(new Date('2026-11-21T12:00:00.000Z'), seller, [
          { operation: 'update', object: 'Opportunity', id, fields },
        ]);
      set({ PushCount: 0, LastActivityDate: '2026-11-06' });
      expect(moved({ StageName: 'Needs Analysis' })).toBe(false);
      set({ LastActivityDate: '2026-11-21' });
      pass(14);
      expect(moved({ StageName: 'Needs Analysis' })).toBe(true);
      set({ LastActivityDate: null });
      pass(30);
      expect(moved({ StageName: 'Value Proposition' })).toBe(true);
      pass(31);
      expect(moved({ StageName: 'Id. Decision Makers' })).toBe(false);
    }));

  test('formula fields, filters, groups and sums read them', () =>
    withClock((org, pass) => {
      const seller = userOf(org, 'seller');
      deployed(org, {
        'objects/Opportunity.object': objectFile(
          fieldXml('Stale__c', 'Checkbox', '<formula>OR(LastStageChangeInDays &gt; 2, PushCount &gt; 1)</formula>'),
        ),
      });
      insert(org, seller, 'Opportunity', deal({ Name: 'Old' }));
      pass(3);
      insert(org, seller, 'Opportunity', deal({ Name: 'New' }));
      expect(rows(org, 'SELECT Name FROM Opportunity WHERE Stale__c = TRUE')).toEqual([{ Name: 'Old' }]);
      expect(rows(org, 'SELECT Name FROM Opportunity WHERE LastStageChangeInDays > 2 ORDER BY PushCount')).toEqual([
        { Name: 'Old' },
      ]);
      expect(
        rows(
          org,
          'SELECT LastStageChangeInDays days, COUNT(Id) deals, SUM(PushCount) pushes FROM Opportunity GROUP BY LastStageChangeInDays ORDER BY LastStageChangeInDays',
        ),
      ).toEqual([
        [0, 1, 0],
        [3, 1, 0],
      ]);
      expect(
        rows(org, 'SELECT Name FROM Opportunity WHERE LastStageChangeDate = null AND IsPrivate = FALSE'),
      ).toHaveLength(2);
    }));
});

describe('the last activity', () => {
  test('is the latest day of a closed task or an event, of whatever record they name', () =>
    withClock((org) => {
      const seller = userOf(org, 'seller');
      const account = insert(org, seller, 'Account', { Name: 'Acme' });
      const contact = insert(org, seller, 'Contact', { LastName: 'King', AccountId: account });
      const id = insert(org, seller, 'Opportunity', deal({ AccountId: account }));
      const last = (): unknown => rowOf(org, 'Opportunity', id).LastActivityDate;
      const before = rowOf(org, 'Opportunity', id).LastModifiedDate;
      const task = insert(org, seller, 'Task', { WhatId: id, WhoId: contact, ActivityDate: '2026-11-10' });
      expect(last()).toBeNull();
      update(org, seller, 'Task', task, { Status: 'Completed' });
      expect(last()).toBe('2026-11-10');
      expect(rowOf(org, 'Contact', contact).LastActivityDate).toBe('2026-11-10');
      expect(rowOf(org, 'Account', account).LastActivityDate).toBeNull();
      const meeting = insert(org, seller, 'Event', { WhatId: id, ActivityDateTime: '2026-11-15T09:00:00Z' });
      insert(org, seller, 'Task', { WhatId: id, ActivityDate: '2026-11-01', Status: 'Completed' });
      insert(org, seller, 'Task', { WhatId: id, Status: 'Completed' });
      expect(last()).toBe('2026-11-15');
      expect(rows(org, 'SELECT LastActivityInDays FROM Opportunity')).toEqual([{ LastActivityInDays: 6 }]);
      remove(org, seller, 'Event', meeting);
      expect(last()).toBe('2026-11-10');
      expect(restore(org, 'Event', meeting)).toBe(true);
      expect(last()).toBe('2026-11-15');
      const other = insert(org, seller, 'Opportunity', deal());
      update(org, seller, 'Event', meeting, { WhatId: other });
      expect([last(), rowOf(org, 'Opportunity', other).LastActivityDate]).toEqual(['2026-11-10', '2026-11-15']);
      expect(rowOf(org, 'Opportunity', id).LastModifiedDate).toBe(before);
    }));

  test('is set without a save of the deal: no rule runs', () =>
    withClock((org) => {
      const seller = userOf(org, 'seller');
      const id = insert(org, seller, 'Opportunity', deal());
      deployed(org, rule('TRUE'));
      insert(org, seller, 'Task', { WhatId: id, ActivityDate: '2026-11-10', Status: 'Completed' });
      expect(rowOf(org, 'Opportunity', id).LastActivityDate).toBe('2026-11-10');
    }));
});

describe('contracts and quotes of a deal', () => {
  test('an opportunity names a contract, whose fields a rule reads', () =>
    withClock((org) => {
      const seller = userOf(org, 'seller');
      deployed(org, rule('AND(ISPICKVAL(StageName, "Closed Won"), NOT(ISPICKVAL(Contract.Status, "Activated")))'));
      const account = insert(org, seller, 'Account', { Name: 'Acme' });
      const contract = insert(org, seller, 'Contract', { AccountId: account, Status: 'Draft' });
      const id = insert(org, seller, 'Opportunity', deal({ AccountId: account, ContractId: contract }));
      const won = (): boolean => update(org, seller, 'Opportunity', id, { StageName: 'Closed Won' }).success;
      expect(won()).toBe(false);
      update(org, seller, 'Contract', contract, { Status: 'Activated' });
      expect(won()).toBe(true);
      expect(rows(org, 'SELECT Contract.ContractNumber, Contract.Status FROM Opportunity')).toMatchObject([
        { Contract: { ContractNumber: '00000001', Status: 'Activated' } },
      ]);
      expect(update(org, seller, 'Opportunity', id, { ContractId: account }).errors[0]?.statusCode).toBe(
        'MALFORMED_ID',
      );
      remove(org, seller, 'Contract', contract);
      expect(rowOf(org, 'Opportunity', id).ContractId).toBeNull();
    }));

  test('an opportunity is synced with one of its own quotes, which is marked', () =>
    withClock((org) => {
      const seller = userOf(org, 'seller');
      const [id, other] = [insert(org, seller, 'Opportunity', deal()), insert(org, seller, 'Opportunity', deal())];
      const quote = (OpportunityId: string): string => insert(org, seller, 'Quote', { Name: 'Offer', OpportunityId });
      const [first, second, foreign] = [quote(id), quote(id), quote(other)];
      const sync = (SyncedQuoteId: string | null): string | undefined =>
        update(org, seller, 'Opportunity', id, { SyncedQuoteId }).errors[0]?.statusCode;
      const marked = (): unknown[] => rows(org, 'SELECT Id FROM Quote WHERE IsSyncing = TRUE');
      expect(sync(foreign)).toBe('FIELD_INTEGRITY_EXCEPTION');
      expect(sync(first)).toBeUndefined();
      expect(marked()).toEqual([{ Id: first }]);
      expect(sync(second)).toBeUndefined();
      expect(marked()).toEqual([{ Id: second }]);
      expect(update(org, seller, 'Quote', second, { IsSyncing: false }).success).toBe(false);
      expect(sync(null)).toBeUndefined();
      expect(marked()).toEqual([]);
      sync(first);
      expect(remove(org, seller, 'Opportunity', id).success).toBe(true);
      expect(rows(org, 'SELECT Id FROM Quote')).toEqual([{ Id: foreign }]);
    }));
});

describe('the primary contact of a deal', () => {
  test('is one: a role that becomes primary takes the mark from the other', () =>
    withClock((org) => {
      const seller = userOf(org, 'seller');
      const [id, other] = [insert(org, seller, 'Opportunity', deal()), insert(org, seller, 'Opportunity', deal())];
      const role = (OpportunityId: string, IsPrimary: boolean): string => {
        const ContactId = insert(org, seller, 'Contact', { LastName: 'King' });
        return insert(org, seller, 'OpportunityContactRole', { OpportunityId, ContactId, IsPrimary });
      };
      const [first, elsewhere, second, third] = [role(id, true), role(other, true), role(id, true), role(id, false)];
      const primary = (): unknown[] =>
        rows(org, `SELECT Id FROM OpportunityContactRole WHERE IsPrimary = TRUE AND OpportunityId = '${id}'`);
      expect(primary()).toEqual([{ Id: second }]);
      update(org, seller, 'OpportunityContactRole', third, { IsPrimary: true });
      expect(primary()).toEqual([{ Id: third }]);
      update(org, seller, 'OpportunityContactRole', first, { Role: 'Evaluator' });
      expect(primary()).toEqual([{ Id: third }]);
      remove(org, seller, 'OpportunityContactRole', third);
      expect(primary()).toEqual([]);
      update(org, seller, 'OpportunityContactRole', first, { IsPrimary: true });
      expect(restore(org, 'OpportunityContactRole', third)).toBe(true);
      expect(primary()).toEqual([{ Id: third }]);
      expect(rowOf(org, 'OpportunityContactRole', elsewhere).IsPrimary).toBe(1);
    }));

  test('is the ContactId of the deal, which can be given at its creation', () =>
    withClock((org) => {
      const seller = userOf(org, 'seller');
      const [king, queen] = ['King', 'Queen'].map((LastName) => insert(org, seller, 'Contact', { LastName }));
      const id = insert(org, seller, 'Opportunity', deal({ ContactId: king }));
      const contact = (): unknown => rowOf(org, 'Opportunity', id).ContactId;
      const roles = rows(org, 'SELECT Id, ContactId, IsPrimary FROM OpportunityContactRole') as { Id: string }[];
      expect(roles).toMatchObject([{ ContactId: king, IsPrimary: true }]);
      expect(update(org, seller, 'Opportunity', id, { ContactId: queen }).success).toBe(false);
      const fields = { OpportunityId: id, ContactId: queen, IsPrimary: true };
      const role = insert(org, seller, 'OpportunityContactRole', fields);
      expect(contact()).toBe(queen);
      update(org, seller, 'OpportunityContactRole', role, { IsPrimary: false });
      expect(contact()).toBeNull();
      update(org, seller, 'OpportunityContactRole', String(roles[0]?.Id), { IsPrimary: true });
      expect(contact()).toBe(king);
      remove(org, userOf(org, 'admin'), 'Contact', String(king));
      expect(contact()).toBeNull();
      expect(restore(org, 'Contact', String(king))).toBe(true);
      expect(contact()).toBe(king);
    }));

  test('of two in one save the last is', () =>
    withClock((org) => {
      const seller = userOf(org, 'seller');
      const OpportunityId = insert(org, seller, 'Opportunity', deal());
      const contacts = ['A', 'B'].map((LastName) => insert(org, seller, 'Contact', { LastName }));
      const results = org.save(
        seller,
        contacts.map((ContactId) => ({
          operation: 'insert',
          object: 'OpportunityContactRole',
          fields: { OpportunityId, ContactId, IsPrimary: true },
        })),
        { allOrNone: true },
      );
      expect(rows(org, 'SELECT Id FROM OpportunityContactRole WHERE IsPrimary = TRUE')).toEqual([
        { Id: results[1]?.id },
      ]);
    }));
});
