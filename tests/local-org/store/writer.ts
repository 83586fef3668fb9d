/** Writes for ever: an opportunity with three findings in one save, then one finding more. Prints on stdout what was acknowledged. */
import { openOrg } from '../../../src/local-org/org/open.ts';

const org = openOrg({ dataDir: process.argv[2] ?? '' });
const admin = org.user('admin@diagnose-first.example');
if (admin === undefined) throw new Error('The org has no admin.');

for (let round = 0; ; round += 1) {
  const [opportunity] = org.save(
    admin,
    [
      {
        operation: 'insert',
        object: 'Opportunity',
        fields: { Name: `Deal ${round}`, StageName: 'Prospecting', CloseDate: '2026-12-31' },
      },
    ],
    { allOrNone: true },
  );
  const id = opportunity?.id ?? '';
  const findings = [1, 2, 3].map((Level__c) => ({
    operation: 'insert' as const,
    object: 'Finding__c',
    fields: { Opportunity__c: id, Level__c },
  }));
  org.save(admin, findings, { allOrNone: true });
  process.stdout.write(`${id}\n`);
}
