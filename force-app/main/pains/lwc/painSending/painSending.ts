import { checkAnswer } from 'c/answerCheck';
import type { Pain } from 'c/dealRows';
import { saveChanges } from 'c/dealSaves';
import type { Change } from 'c/dealSaves';
import { faultOf } from 'c/ldsErrors';
import ANSWER from '@salesforce/schema/DF_Answer__c';
import PAIN from '@salesforce/schema/DF_Pain_Point__c';
import OPPORTUNITY from '@salesforce/schema/DF_Pain_Point__c.Opportunity__c';
import STATEMENT from '@salesforce/schema/DF_Pain_Point__c.Statement__c';
import EVIDENCE from '@salesforce/schema/DF_Pain_Point__c.Evidence__c';
import { checked, found, givenBack, saved, tried } from './capture.ts';
import type { Capture, Waiting } from './capture.ts';

export type { Capture } from './capture.ts';

/** The concept whose answer holds the same thing as a pain. */
const PROBLEM = 'problem';

/** The panel's side of a queue that is sent. */
export interface Queue {
  readonly dealId: string;
  /** The deal's pains as they were last read. */
  readonly pains: () => readonly Pain[];
  readonly read: () => Capture;
  /** Stores the queue in the browser. */
  readonly keep: (capture: Capture) => void;
  /** Reads the deal's pains again; resolves to undefined when that fails. */
  readonly reread: () => Promise<readonly Pain[] | undefined>;
  readonly onSaved: (id: string) => void;
  /** A statement looks like a placeholder or like keys pressed at random (`isMash`); it is in the field again. */
  readonly onDoubt: (statement: Waiting, isMash: boolean) => void;
}

/** Checks what was put into the queue since the last check. A doubtful statement goes back into the field, unless the user means it. */
export function checkWaiting({ pains, read, keep, onDoubt }: Queue): void {
  for (const one of read().waiting.filter(({ known }) => !known)) {
    const finding = one.isMeant ? undefined : checkAnswer({ text: one.statement });
    keep(finding ? givenBack(read(), one) : checked(read(), one, pains()));
    if (finding) onDoubt(one, finding.kind === 'mash');
  }
}

/**
 * Saves the queue in order, also what is put into it meanwhile. Before a statement is sent again, looks for it in the org: the earlier request may have succeeded. Rejects with
 * the first error; a statement that was refused is then back in the field, one without a response stays in the queue.
 */
export async function sendWaiting(queue: Queue): Promise<void> {
  const { read, keep, reread, onSaved } = queue;
  try {
    for (let next = firstOf(queue); next; next = firstOf(queue)) {
      // eslint-disable-next-line no-await-in-loop -- keeps the order in which the pains were typed, and each save locks the deal
      const pains = next.tried ? await reread() : [];
      if (!pains) throw new TypeError('The pains could not be read again.');
      const there = found(next, pains);
      // eslint-disable-next-line no-await-in-loop -- as above
      const id = there ? there.id : await create(queue, next);
      checkWaiting(queue);
      keep(saved(read(), id));
      onSaved(id);
    }
  } catch (error) {
    const fault = faultOf(error);
    if (fault !== 'offline' && fault !== 'signedOut') {
      const [refused] = read().waiting;
      keep(givenBack(read()));
      // Another user may have answered: then it is not offered again.
      if (refused?.isAnswer) await reread();
    }
    throw error;
  }
}

/** The first of the queue, once all of it is checked. */
function firstOf(queue: Queue): Waiting | undefined {
  checkWaiting(queue);
  return queue.read().waiting[0];
}

/** Creates the pain and, where that was wanted, the answer: in one request, all or none. */
async function create({ dealId, read, keep }: Queue, { statement, isAnswer }: Waiting): Promise<string> {
  keep(tried(read()));
  const fields = {
    [OPPORTUNITY.fieldApiName]: dealId,
    [STATEMENT.fieldApiName]: statement,
    // The seller notes what the customer said, so it is Heard; speaker and day can be added later.
    [EVIDENCE.fieldApiName]: 'Heard',
  };
  const pain: Change = { kind: 'create', object: PAIN.objectApiName, fields };
  const [id] = await saveChanges(dealId, isAnswer ? [pain, answerOf(dealId, statement)] : [pain]);
  return id ?? '';
}

/** The answer to `problem` with the words of a pain. Its key is unique, so the org refuses a second answer of another user. */
function answerOf(dealId: string, statement: string): Change {
  const identity = { Opportunity__c: dealId, Concept__c: PROBLEM, Key__c: `${dealId}:${PROBLEM}` };
  const fields = { ...identity, Status__c: 'Answered', Answer__c: statement, Evidence__c: 'Heard' };
  return { kind: 'create', object: ANSWER.objectApiName, fields };
}
