import type { Children } from '../../../src/playbook/index.ts';

/** Rows of a deal's children as their records have them, by API name; blank is null. */
export function childRecords({ pains, answers }: Children) {
  return {
    pains: pains.map(({ kind, driver, level, likely }) => ({
      Kind__c: kind || null,
      Business_Driver__c: driver || null,
      Evidence_Level__c: level,
      Impact_Likely__c: likely,
    })),
    answers: answers.map(({ concept, status, openOwner, openUntil }) => ({
      Concept__c: concept,
      Status__c: status,
      Open_Owner__c: openOwner || null,
      Open_Until__c: openUntil || null,
    })),
  };
}
