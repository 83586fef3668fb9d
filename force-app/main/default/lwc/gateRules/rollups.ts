import type { Evidence } from './types.ts';

/** The roll-up on Opportunity that counts live pains with at least that evidence; none below Heard. */
export const PAINS_ROLLUP: Readonly<Partial<Record<Evidence, string>>> = {
  Heard: 'DF_Pains_Heard__c',
  Quoted: 'DF_Pains_Quoted__c',
  Confirmed: 'DF_Pains_Confirmed__c',
};

/** The roll-up on Opportunity that sums the likely impact of live pains with at least that evidence; none below Quoted. */
export const IMPACT_ROLLUP: Readonly<Partial<Record<Evidence, string>>> = {
  Quoted: 'DF_Impact_Quoted__c',
  Confirmed: 'DF_Impact_Confirmed__c',
};

/**
 * The roll-up that a criterion of `pains` or `impact` reads.
 * @throws Error where the org carries none; the parser refuses such a criterion before anything is compiled.
 */
export function rollupOf(kind: 'pains' | 'impact', evidence: Evidence): string {
  const field = (kind === 'pains' ? PAINS_ROLLUP : IMPACT_ROLLUP)[evidence];
  if (field === undefined) throw new Error(`There is no roll-up of ${kind} with evidence \`${evidence}\`.`);
  return field;
}
