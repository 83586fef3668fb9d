import type { SaveHooks } from '../save/types.ts';
import { deriveFields } from './derive.ts';
import { opportunityTotals } from './opportunity.ts';
import { writeHistory } from './opportunityHistory.ts';

/** What the save does for standard objects only: computed fields, the totals of an opportunity, its history. */
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
