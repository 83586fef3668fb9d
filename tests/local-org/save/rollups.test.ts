import fc from 'fast-check';
import type { OpenedOrg } from '../../../src/local-org/org/open.ts';
import {
  deal,
  deployed,
  fieldXml,
  FINDING_FILES,
  insert,
  objectFile,
  remove,
  rowOf,
  saveOne,
  update,
  userOf,
  withOrg,
} from '../metadata/support.ts';

interface Finding {
  readonly deal: number;
  readonly Level__c: number | null;
  readonly Seen__c: string | null;
  readonly Open__c: boolean;
}

const finding = fc.record({
  deal: fc.nat(2),
  Level__c: fc.option(fc.integer({ min: 0, max: 40 }), { nil: null }),
  Seen__c: fc.option(fc.constantFrom('2026-01-01', '2026-06-30', '2025-12-31'), { nil: null }),
  Open__c: fc.boolean(),
});
const step = fc.record({ kind: fc.constantFrom('insert', 'update', 'delete'), at: fc.nat(50), finding });

/** What the five roll-ups must be, said again in a few plain lines. */
function totals(findings: readonly Finding[]): Record<string, unknown> {
  const points = findings.map((one) => (one.Open__c ? 0 : (one.Level__c ?? 0) * 10));
  const levels = findings.flatMap((one) => one.Level__c ?? []);
  const days = findings.flatMap((one) => one.Seen__c ?? []).sort();
  return {
    Finding_Count__c: findings.length,
    Finding_Points__c: points.reduce((sum, one) => sum + one, 0),
    Least_Level__c: levels.length === 0 ? null : Math.min(...levels),
    Last_Seen__c: days.at(-1) ?? null,
    Open_Findings__c: findings.filter((one) => one.Open__c).length,
  };
}

const withFindings = (work: (org: OpenedOrg) => void): void =>
  withOrg((org) => {
    deployed(org, FINDING_FILES);
    work(org);
  });

const add = (org: OpenedOrg, opportunity: string, level: number): ReturnType<typeof saveOne> =>
  saveOne(org, userOf(org, 'admin'), {
    operation: 'insert',
    object: 'Finding__c',
    fields: { Opportunity__c: opportunity, Level__c: level },
  });

describe('roll-up summaries', () => {
  test('equal a plain model after any sequence of inserts, updates and deletes, refused ones included', () =>
    withFindings((org) => {
      const admin = userOf(org, 'admin');
      fc.assert(
        fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
          const deals = [0, 1, 2].map(() => insert(org, admin, 'Opportunity', deal()));
          const model = new Map<string, Finding>();
          const of = (at: number): Finding[] => [...model.values()].filter((one) => one.deal === at);
          for (const { kind, at, finding: next } of steps) {
            const ids = [...model.keys()];
            const id = ids[at % Math.max(1, ids.length)];
            const { deal: target, ...fields } = next;
            if (kind === 'insert' || id === undefined) {
              const result = saveOne(org, admin, {
                operation: 'insert',
                object: 'Finding__c',
                fields: { ...fields, Opportunity__c: deals[target] },
              });
              const allowed = Number(totals([...of(target), next]).Finding_Points__c) <= 500;
              expect(result.success).toBe(allowed);
              if (result.id !== undefined) model.set(result.id, next);
            } else if (kind === 'update') {
              const moved = { ...next, deal: model.get(id)!.deal };
              const others = of(moved.deal).filter((one) => one !== model.get(id));
              const allowed = Number(totals([...others, moved]).Finding_Points__c) <= 500;
              expect(update(org, admin, 'Finding__c', id, fields).success).toBe(allowed);
              if (allowed) model.set(id, moved);
            } else {
              expect(remove(org, admin, 'Finding__c', id).success).toBe(true);
              model.delete(id);
            }
          }
          for (const [at, id] of deals.entries()) expect(rowOf(org, 'Opportunity', id)).toMatchObject(totals(of(at)));
        }),
        { numRuns: 40 },
      );
    }));

  test('a parent’s failing rule refuses the child with the parent’s message, and nothing is left', () =>
    withFindings((org) => {
      const opportunity = insert(org, userOf(org, 'admin'), 'Opportunity', deal());
      expect(add(org, opportunity, 30).success).toBe(true);
      expect(add(org, opportunity, 21).errors).toEqual([
        { statusCode: 'FIELD_CUSTOM_VALIDATION_EXCEPTION', message: 'The deal has too many points.', fields: [] },
      ]);
      expect(rowOf(org, 'Opportunity', opportunity)).toMatchObject({ Finding_Count__c: 1, Finding_Points__c: 300 });
      expect(org.database.prepare('SELECT count(*) AS n FROM "Finding__c"').get()?.n).toBe(1);
    }));

  test('without allOrNone the children of the refused parent fail, those of others are saved', () =>
    withFindings((org) => {
      const admin = userOf(org, 'admin');
      const [full, free] = [insert(org, admin, 'Opportunity', deal()), insert(org, admin, 'Opportunity', deal())];
      const requests = [full, free, full].map((opportunity) => ({
        operation: 'insert' as const,
        object: 'Finding__c',
        fields: { Opportunity__c: opportunity, Level__c: 30 },
      }));
      expect(org.save(admin, requests, { allOrNone: false }).map((result) => result.success)).toEqual([
        false,
        true,
        false,
      ]);
      expect(rowOf(org, 'Opportunity', full)).toMatchObject({ Finding_Count__c: 0, Finding_Points__c: 0 });
      expect(rowOf(org, 'Opportunity', free)).toMatchObject({ Finding_Count__c: 1, Finding_Points__c: 300 });
    }));

  test('the parent is saved only when a total changes', () =>
    withFindings((org) => {
      const admin = userOf(org, 'admin');
      const opportunity = insert(org, userOf(org, 'seller'), 'Opportunity', deal());
      const id = add(org, opportunity, 3).id ?? '';
      const changes = (): unknown =>
        org.database.prepare('SELECT count(*) AS n FROM "~change" WHERE recordId = ?').get(opportunity)?.n;
      const before = changes();
      expect(rowOf(org, 'Opportunity', opportunity).LastModifiedById).toBe(admin.id);
      update(org, admin, 'Finding__c', id, { Level__c: 3 });
      expect(changes()).toBe(before);
      update(org, admin, 'Finding__c', id, { Level__c: 4 });
      expect(changes()).toBe(Number(before) + 1);
    }));

  test('a detail cannot move to another parent', () =>
    withFindings((org) => {
      const admin = userOf(org, 'admin');
      const opportunity = insert(org, admin, 'Opportunity', deal());
      const id = add(org, opportunity, 3).id ?? '';
      const other = insert(org, admin, 'Opportunity', deal());
      expect(update(org, admin, 'Finding__c', id, { Opportunity__c: other }).errors[0]?.statusCode).toBe(
        'INVALID_FIELD_FOR_INSERT_UPDATE',
      );
    }));

  test('an upsert may name the master that the detail has anyway, a plain update may not', () =>
    withFindings((org) => {
      deployed(org, {
        'objects/Finding__c.object': objectFile(
          fieldXml('Key__c', 'Text', '<length>20</length><unique>true</unique><externalId>true</externalId>'),
        ),
      });
      const admin = userOf(org, 'admin');
      const [mine, other] = [insert(org, admin, 'Opportunity', deal()), insert(org, admin, 'Opportunity', deal())];
      const upsert = (opportunity: string): boolean =>
        saveOne(org, admin, {
          operation: 'upsert',
          object: 'Finding__c',
          externalId: { field: 'Key__c', value: 'K' },
          fields: { Opportunity__c: opportunity, Level__c: 2 },
        }).success;
      expect([upsert(mine), upsert(mine.slice(0, 15)), upsert(other)]).toEqual([true, true, false]);
      const id = String(org.database.prepare('SELECT "Id" AS id FROM "Finding__c"').get()?.id);
      expect(update(org, admin, 'Finding__c', id, { Opportunity__c: mine }).success).toBe(false);
    }));

  test('a roll-up that comes later counts the rows that are there, without a save', () =>
    withOrg((org) => {
      const { 'objects/Finding__c.object': findings = '', 'objects/Opportunity.object': summaries = '' } =
        FINDING_FILES;
      deployed(org, { 'objects/Finding__c.object': findings });
      const opportunity = insert(org, userOf(org, 'seller'), 'Opportunity', deal());
      add(org, opportunity, 7);
      deployed(org, { 'objects/Opportunity.object': summaries });
      expect(rowOf(org, 'Opportunity', opportunity)).toMatchObject({
        Finding_Count__c: 1,
        Finding_Points__c: 70,
        LastModifiedById: userOf(org, 'seller').id,
      });
      deployed(org, { 'objects/Finding__c.object': findings.replace('* 10', '* 20') });
      expect(rowOf(org, 'Opportunity', opportunity).Finding_Points__c).toBe(140);
    }));
});
