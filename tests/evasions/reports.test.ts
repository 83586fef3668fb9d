import { reportPage } from '../../src/report/index.ts';
import { openGatedOrg } from './gated-org.ts';
import type { GatedOrg } from './gated-org.ts';
import { reported } from './reported.ts';

let gated: GatedOrg;
beforeAll(async () => {
  gated = await openGatedOrg();
}, 180_000);
afterAll(() => gated.close());

test('B7: a probability or a forecast category raised by hand is listed with that of the stage', async () => {
  const honest = await gated.newDeal({ Name: 'Honest', Amount: 5_000 });
  const raised = await gated.newDeal({ Name: 'Raised chance', Amount: 80_000 });
  const committed = await gated.newDeal({ Name: 'Committed', Amount: 60_000 });
  expect(await gated.save(raised, { Probability: 90 })).toBe('saved');
  expect(await gated.save(committed, { ForecastCategoryName: 'Commit' })).toBe('saved');
  const report = await reported(gated);
  expect(report.misfits.map(({ id }) => id)).toEqual([raised, committed]);
  expect(report.misfits.map(({ id }) => id)).not.toContain(honest);
  expect(report.misfits).toMatchObject([
    { deal: 'Raised chance', probability: 90, usualProbability: 10, forecast: 'Pipeline', usualForecast: 'Pipeline' },
    { deal: 'Committed', probability: 10, usualProbability: 10, forecast: 'Commit', usualForecast: 'Pipeline' },
  ]);
  expect(reportPage(report)).toContain('Raised chance');
});

test('B2: refusals that were never tried, written by a seller, change nothing in the report', async () => {
  const now = new Date().toISOString();
  const deal = await gated.newDeal({ Name: 'Never tried', Amount: 90_000 });
  const before = await reported(gated, now);
  for (const minute of [1, 2, 3]) {
    const at = new Date(Date.parse(now) - minute * 60_000).toISOString();
    await gated.create('DF_Gate_Decision__c', {
      ...{ Opportunity__c: deal, Key__c: `${deal}:${minute}`, Playbook__c: 'diagnose-first:1' },
      ...{ Source__c: 'panel', Outcome__c: 'blocked', Decided_By__c: gated.users.seller.id, Decided_At__c: at },
    });
  }
  const own = `SELECT Id FROM DF_Gate_Decision__c WHERE Opportunity__c = '${deal}'`;
  expect(await gated.query(own, 'manager')).toHaveLength(3);
  expect(await reported(gated, now)).toEqual(before);
});
