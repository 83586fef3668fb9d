import type { SaveRequest } from '../../../src/local-org/base/values.ts';
import { deal, deployed, FINDING_FILES, insert, userOf, withOrg } from '../metadata/support.ts';

const COUNT = 10_000;

describe('10,000 records in one call', () => {
  test(
    'each has its own result, in order; partial keeps the good ones, all or none keeps nothing',
    () =>
      withOrg((org) => {
        deployed(org, FINDING_FILES);
        const admin = userOf(org, 'admin');
        const deals = Array.from({ length: 500 }, () => insert(org, admin, 'Opportunity', deal()));
        // Twenty findings a deal with 10 points each; of each hundredth deal the last one is too much.
        const requests = Array.from({ length: COUNT }, (_, index): SaveRequest => {
          const at = Math.floor(index / 20);
          const Level__c = index % 20 === 19 && at % 100 === 0 ? 40 : index % 977 === 3 ? 'x' : 1;
          return { operation: 'insert', object: 'Finding__c', fields: { Opportunity__c: deals[at], Level__c } };
        });
        const bad = requests.filter((request) => request.fields.Level__c === 'x').length;
        const before = org.lastReplayId();

        const none = org.save(admin, requests, { allOrNone: true });
        expect(none).toHaveLength(COUNT);
        expect(none.some((result) => result.success)).toBe(false);
        expect(org.database.prepare('SELECT count(*) AS n FROM "Finding__c"').get()?.n).toBe(0);
        expect(org.lastReplayId()).toBe(before);

        const started = performance.now();
        const some = org.save(admin, requests, { allOrNone: false });
        const seconds = (performance.now() - started) / 1000;
        const refused = some.filter((result) => !result.success);
        const byRule = refused.filter((result) => result.errors[0]?.message === 'The deal has too many points.').length;
        process.stdout.write(
          `10,000 records: ${seconds.toFixed(2)} s, ${refused.length} refused, ${byRule} by their parent\n`,
        );
        expect(refused.length).toBe(bad + byRule);
        expect(byRule).toBeGreaterThan(0);
        const stored = org.database.prepare('SELECT count(*) AS n FROM "Finding__c"').get()?.n;
        expect(stored).toBe(COUNT - refused.length);
        const wrong = org.database
          .prepare(
            `SELECT count(*) AS n FROM "Opportunity" o WHERE o."Finding_Count__c" <>
             (SELECT count(*) FROM "Finding__c" f WHERE f."Opportunity__c" = o."Id")`,
          )
          .get()?.n;
        expect(wrong).toBe(0);
        const changes = org.changes(before, 20_000);
        expect(new Set(changes.map((change) => change.transactionKey)).size).toBe(1);
        expect(changes.filter((change) => change.changeType === 'CREATE')).toHaveLength(COUNT - refused.length);
        expect(changes.filter((change) => change.changeType === 'UPDATE').length).toBeLessThanOrEqual(500);
      }),
    60_000,
  );
});
