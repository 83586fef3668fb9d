import {
  deployed,
  fieldXml,
  FINDING_FILES,
  lookupXml,
  objectFile,
  packageZip,
  problemsOf,
  ruleXml,
  userOf,
  withOrg,
} from './support.ts';
import { openOrg } from '../../../src/local-org/org/open.ts';
import type { OpenedOrg } from '../../../src/local-org/org/open.ts';

const rollUps = (from: number, to: number): Record<string, string> => ({
  'objects/Opportunity.object': objectFile(
    Array.from({ length: to - from }, (_, index) =>
      fieldXml(
        `Count_${from + index}__c`,
        'Summary',
        '<summaryForeignKey>Finding__c.Opportunity__c</summaryForeignKey><summaryOperation>count</summaryOperation>',
      ),
    ).join(''),
  ),
});
const rules = (from: number, to: number): Record<string, string> => ({
  'objects/Account.object': objectFile(
    Array.from({ length: to - from }, (_, index) => ruleXml(`Rule_${from + index}`, 'FALSE', 'Never.')).join(''),
  ),
});
const tryDeploy = (org: OpenedOrg, files: Record<string, string>): string[] =>
  problemsOf(org.metadata.deploy(userOf(org, 'admin'), packageZip(files), { checkOnly: false }));

describe('what an object may have', () => {
  // FINDING_FILES brings five roll-ups.
  test('25 roll-ups; a deleted one counts for 15 days more', () => {
    let now = Date.parse('2026-11-21T12:00:00.000Z');
    const org = openOrg({ dataDir: ':memory:', clock: () => new Date(now) });
    try {
      deployed(org, FINDING_FILES);
      deployed(org, rollUps(0, 20));
      expect(tryDeploy(org, rollUps(20, 21))).toEqual([
        'Opportunity.Count_20__c: You have reached the maximum number of 25 roll-up summary fields on Opportunity',
      ]);
      const deletion =
        '<Package><types><members>Opportunity.Count_0__c</members><name>CustomField</name></types></Package>';
      deployed(org, { 'destructiveChanges.xml': deletion });
      expect(tryDeploy(org, rollUps(20, 21))[0]).toContain('(1 of them deleted less than 15 days ago)');
      expect(tryDeploy(org, rollUps(0, 1))).toEqual([]);
      deployed(org, { 'destructiveChanges.xml': deletion });
      now += 16 * 86_400_000;
      expect(tryDeploy(org, rollUps(20, 21))).toEqual([]);
    } finally {
      org.close();
    }
  });

  test('roll-ups over any standard detail, and formulas over more than 15 relationships', () =>
    withOrg((org) => {
      const key = '<summaryForeignKey>OpportunityContactRole.OpportunityId</summaryForeignKey>';
      const count = fieldXml('Roles__c', 'Summary', `${key}<summaryOperation>count</summaryOperation>`);
      const lookups = Array.from({ length: 16 }, (_, index) => `Firm_${index}__`);
      const fields = lookups.map((name) => lookupXml(`${name}c`, 'Account', `${name}Deals`.replaceAll('__', '_')));
      const formula = lookups.map((name) => `ISBLANK(${name}r.Name)`).join(' && ');
      deployed(org, { 'objects/Opportunity.object': objectFile(count + fields.join('')) });
      expect(tryDeploy(org, { 'objects/Opportunity.object': objectFile(ruleXml('A', formula, 'No.')) })).toEqual([]);
    }));

  test('100 active rules; other allowances can be simulated', () =>
    withOrg((org) => {
      deployed(org, rules(0, 100));
      const refusal = (most: number): string =>
        `You have reached the maximum number of ${most} active validation rules on Account`;
      expect(tryDeploy(org, rules(100, 101))).toEqual([`Account.Rule_100: ${refusal(100)}`]);
      org.simulation.setAllowance('activeRulesPerObject', 500);
      expect(tryDeploy(org, rules(100, 101))).toEqual([]);
      org.simulation.setAllowance('activeRulesPerObject', 50);
      expect(tryDeploy(org, rules(101, 102))).toEqual([`Account.Rule_101: ${refusal(50)}`]);
      org.simulation.setAllowance('activeRulesPerObject', undefined);
      expect(tryDeploy(org, rules(101, 102))).toEqual([`Account.Rule_101: ${refusal(100)}`]);
    }));
});
