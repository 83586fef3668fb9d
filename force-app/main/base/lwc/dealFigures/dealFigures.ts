/**
 * Figures over groups of deals and answers, as `uiapi.aggregate` or SOQL's GROUP BY answers them. Sums of amounts are in one currency: the
 * org's; in an org with several, Salesforce converts what it aggregates (SOQL to the org's, the display value to the user's), so that deals of
 * several currencies are never added up unconverted.
 * Pure: nothing here knows where the groups come from.
 */
export { WHERE_STARTED, whereDiagnosis } from './diagnosisWhere.ts';
export type { Heat, HeatCell, HeatRow } from './heat.ts';
export { heatOf, neverHeard } from './heat.ts';
export type { People } from './people.ts';
export { MANAGERS_ABOVE, peopleOf } from './people.ts';
export type { Risk } from './risk.ts';
export { riskOf } from './risk.ts';
export type { DealGroup, Figure, StageTotal } from './totals.ts';
export { sumOf, totalsOf } from './totals.ts';
