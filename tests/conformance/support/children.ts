import type { Children } from '../../../src/playbook/index.ts';

/** Rows of a deal's children as their records have them, by API name; blank is null. */
export function childRecords({ pains }: Children) {
  return {
    pains: pains.map(({ kind, driver, level, likely }) => ({
      Kind__c: kind || null,
      Business_Driver__c: driver || null,
      Evidence_Level__c: level,
      Impact_Likely__c: likely,
    })),
  };
}
