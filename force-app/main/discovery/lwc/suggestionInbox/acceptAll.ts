/** Accepting the sure proposals at once, and taking that back. */
import type { Answer, Deal } from 'c/dealRows';
import { saveChanges } from 'c/dealSaves';
import type { Change, Fields } from 'c/dealSaves';
import { faultOf } from 'c/ldsErrors';
import { faultSentences } from 'c/saveFaults';
import { fill } from 'c/textTemplate';
import ANSWER from '@salesforce/schema/DF_Answer__c';
import PAIN from '@salesforce/schema/DF_Pain_Point__c';
import { labels } from './labels.ts';
import { acceptance, distinct, keyOf, settle } from './suggestions.ts';
import type { Contact, Pasted, Proposed } from './suggestions.ts';

/** Whose proposals are accepted, as it was read last. */
interface Accepting {
  readonly deal: Deal;
  readonly dealId: string;
  readonly contacts: readonly Contact[];
}

/** What accepting one proposal has written. */
export interface Written {
  readonly item: Proposed;
  /** Of the answer or pain. */
  readonly id: string;
  /** The answer that was there before, withdrawn or not known yet; undefined for a new record. */
  readonly before: Answer | undefined;
  /** `LastModifiedDate` after the save; blank until `stamped` has it. */
  readonly modifiedAt: string;
}

/**
 * Accepts each on its own, so that one refusal does not keep back the others; stops without a connection. Calls `done` after each save.
 * `refused`: a sentence for each that was not saved.
 */
export async function acceptAll(
  { deal, dealId, contacts }: Accepting,
  batch: readonly Proposed[],
  done: (item: Proposed) => void,
): Promise<{ written: readonly Written[]; refused: readonly string[] }> {
  const written: Written[] = [];
  const refused: string[] = [];
  for (const item of batch) {
    try {
      // eslint-disable-next-line no-await-in-loop -- one after the other: each save recalculates the deal
      const [id = ''] = await saveSteps(dealId, acceptance(deal, dealId, item, contacts));
      const before = item.kind === 'Answer' ? deal.answers.find(({ concept }) => concept === item.concept) : undefined;
      written.push({ item, id, before, modifiedAt: '' });
      done(item);
    } catch (error) {
      refused.push(fill(labels.refused, item.text, faultSentences(error).join(' ')));
      if (faultOf(error) === 'offline') break;
    }
  }
  return { written, refused };
}

/** Runs saves one after the other. Resolves to the ids of their records. */
export async function saveSteps(dealId: string, steps: readonly (readonly Change[])[]): Promise<string[]> {
  const ids: string[] = [];
  for (const changes of steps) {
    // eslint-disable-next-line no-await-in-loop -- the suggestion may get its status only after the answer was saved
    const saved = await saveChanges(dealId, changes);
    ids.push(...saved);
  }
  return ids;
}

/** What "accept all" has stored, and where it is now. */
export function storedText(written: readonly Written[], all: number): string {
  const pains = written.filter(({ item }) => item.kind === 'Pain').length;
  return fill(labels.acceptedAll, written.length - pains, pains, all - written.length);
}

/** Adds when each record was saved, from the deal as it was read after that. */
export function stamped(deal: Deal, written: readonly Written[]): Written[] {
  return written.map((one) => ({ ...one, modifiedAt: recordOf(deal, one)?.modifiedAt ?? '' }));
}

/**
 * The changes that take back what was written, for one save, and the proposals that are open again. A new record is withdrawn, because
 * sellers may not delete; an answer gets back what it had. What another user changed since, and a pain for which a product is prescribed, stays.
 */
export function takingBack(deal: Deal, written: readonly Written[]): { changes: Change[]; undone: Proposed[] } {
  const intact = written.filter((one) => {
    const isUsed = deal.prescriptions.some(({ painId }) => painId === one.id);
    return one.modifiedAt !== '' && recordOf(deal, one)?.modifiedAt === one.modifiedAt && !isUsed;
  });
  const changes = intact.flatMap(({ item, id, before, modifiedAt }): Change[] => {
    const { objectApiName: object } = item.kind === 'Pain' ? PAIN : ANSWER;
    const fields = before ? fieldsBefore(before) : { Status__c: 'Withdrawn' };
    const record: Change = { kind: 'update', object, id, fields, unmodifiedSince: modifiedAt };
    return item.isStored ? [record, settle(item.key, 'Open')] : [record];
  });
  return { changes, undone: intact.map(({ item }) => item) };
}

/** What is pasted now, with the proposals that are open again. `before`: what was pasted before they were accepted. */
export function offeredAgain(undone: readonly Proposed[], before: Pasted | undefined, now: Pasted | undefined): Pasted {
  const keys = new Set(undone.map(({ key }) => key));
  const again = (before?.found ?? []).filter((one) => keys.has(keyOf(one)));
  return { day: before?.day ?? now?.day ?? '', found: distinct([...again, ...(now?.found ?? [])]) };
}

/** How many were taken back, and whether some had changed. */
export function takenBackText(undone: number, all: number): string {
  return undone === all ? fill(labels.undone, undone) : fill(labels.undoneSome, undone, all - undone);
}

function recordOf({ pains, answers }: Deal, { item, id }: Written) {
  return (item.kind === 'Pain' ? pains : answers).find((record) => record.id === id);
}

/** All fields of an answer that accepting writes. */
function fieldsBefore(answer: Answer): Fields {
  const fields = {
    Status__c: answer.status,
    Answer__c: answer.answer,
    Evidence__c: answer.evidence,
    Quote__c: answer.quote,
    Said_By__c: answer.saidBy,
    Said_On__c: answer.saidOn,
    Source__c: answer.source,
    Source_Name__c: answer.sourceName,
    Source_Hash__c: answer.sourceHash,
    Place__c: answer.place,
    Confirmed_Words__c: answer.confirmedWords,
    Confirmed_By__c: answer.confirmedBy,
    Confirmed_On__c: answer.confirmedOn,
    Confirmed_Source__c: answer.confirmedSource,
    Open_Owner__c: answer.openOwner,
    Open_Until__c: answer.openUntil,
  };
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, value || null]));
}
