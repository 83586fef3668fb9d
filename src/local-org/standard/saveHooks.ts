import type { SaveHooks } from '../save/types.ts';
import { deriveFields } from './derive.ts';
import { countActivity, isActivity, uncountActivity } from './activities.ts';
import { addPrimaryRole, keepPrimaryContact } from './contactRoles.ts';
import { keepOpportunity, opportunityTotals } from './opportunity.ts';
import { writeHistory } from './opportunityHistory.ts';
import { markSyncing } from './quotes.ts';

/** The save's hooks for standard objects: computed fields, totals and history of opportunities, activity dates. */
export const standardSaveHooks: SaveHooks = {
  derive: deriveFields,
  totals(context, parent, row, childrenOf) {
    if (parent.object.name !== 'Opportunity') return {};
    const lines = [...parent.children].find((child) => child.name === 'OpportunityLineItem');
    return lines === undefined ? {} : opportunityTotals(context, row, childrenOf(lines, 'OpportunityId'));
  },
  keep: (context, draft) => (draft.object.name === 'Opportunity' ? keepOpportunity(context, draft) : {}),
  written(context, record) {
    if (record.object.name === 'Opportunity') {
      writeHistory(context, record);
      markSyncing(context, record);
      addPrimaryRole(context, record);
    }
    if (record.object.name === 'OpportunityContactRole') keepPrimaryContact(context, record);
    if (isActivity(record.object)) countActivity(context, record);
  },
  moved(context, { object, row, restored }) {
    if (isActivity(object)) uncountActivity(context, row);
    if (object.name === 'OpportunityContactRole') keepPrimaryContact(context, { object, row, gone: !restored });
  },
};
