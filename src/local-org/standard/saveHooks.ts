import type { SaveHooks } from '../save/types.ts';
import { deriveFields } from './derive.ts';
import { opportunityTotals } from './opportunity.ts';
import { writeHistory } from './opportunityHistory.ts';

/** The save's hooks for standard objects: computed fields, totals and history of opportunities. */
export const standardSaveHooks: SaveHooks = {
  derive: deriveFields,
  totals(context, parent, row, childrenOf) {
    if (parent.object.name !== 'Opportunity') return {};
    const lines = [...parent.children].find((child) => child.name === 'OpportunityLineItem');
    return lines === undefined ? {} : opportunityTotals(context, row, childrenOf(lines, 'OpportunityId'));
  },
  written(context, record) {
    if (record.object.name === 'Opportunity') writeHistory(context, record);
  },
};
