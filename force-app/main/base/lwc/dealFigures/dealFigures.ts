/**
 * Figures over groups of deals and answers, as `uiapi.aggregate` or SOQL's GROUP BY answers them. Amounts are in the org's currency.
 * Pure: nothing here knows where the groups come from.
 */
export { WHERE_STARTED, whereDiagnosis } from './diagnosisWhere.ts';
export type { Heat, HeatCell, HeatRow } from './heat.ts';
export { heatOf, neverHeard } from './heat.ts';
export type { Risk } from './risk.ts';
export { riskOf } from './risk.ts';
export type { DealGroup, Figure, StageTotal } from './totals.ts';
export { sumOf, totalsOf } from './totals.ts';
