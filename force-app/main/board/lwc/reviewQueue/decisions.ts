import { saveChanges } from 'c/dealSaves';
import type { Fields } from 'c/dealSaves';
import OPPORTUNITY from '@salesforce/schema/Opportunity';
import type { QueueRow } from './rows.ts';

export type Verdict = 'Cleared' | 'Rejected';

/**
 * Saves the verdict on a flagged text, then counts it off its deal. The org refuses the verdict when the record has changed since it was read.
 * @throws the error of the refused verdict
 */
export async function decide(row: QueueRow, verdict: Verdict): Promise<void> {
  const { id, object, deal, modifiedAt: unmodifiedSince } = row;
  await saveChanges(deal.id, [{ kind: 'update', object, id, fields: verdictFields(row, verdict), unmodifiedSince }]);
  const fields = { DF_In_Question__c: row.inQuestion > 1 ? row.inQuestion - 1 : null };
  try {
    await saveChanges(deal.id, [{ kind: 'update', object: OPPORTUNITY.objectApiName, id: deal.id, fields }]);
  } catch {
    // The verdict is stored. A rule of the company on deals may refuse the number; the next sync counts again.
  }
}

/** A rewritten text is rejected already: taking its flag off settles it. */
function verdictFields({ kind }: QueueRow, verdict: Verdict): Fields {
  const settled = verdict === 'Rejected' && kind === 'Rewritten' ? { Review_Flag__c: false } : {};
  return { Review_Verdict__c: verdict, ...settled };
}

/**
 * Makes a task for the deal's owner and marks the text as asked back about, both or neither: a rule refuses the mark, and so the task, a second time.
 * @throws the error of the refused save
 */
export async function askBack(row: QueueRow, task: { readonly subject: string; readonly question: string }) {
  const { id, object, deal, words } = row;
  const fields = {
    Subject: task.subject,
    Description: `${task.question}\n\n${words}`,
    WhatId: deal.id,
    OwnerId: deal.ownerId,
  };
  await saveChanges(deal.id, [
    { kind: 'create', object: 'Task', fields },
    { kind: 'update', object, id, fields: { Review_Asked_At__c: new Date().toISOString() } },
  ]);
}
