import { conceptName } from 'c/conceptNames';
import { livePains } from 'c/dealReading';
import type { Deal } from 'c/dealRows';
import type { Change } from 'c/dealSaves';
import ANSWER from '@salesforce/schema/DF_Answer__c';
import PAIN from '@salesforce/schema/DF_Pain_Point__c';
import EVIDENCE from '@salesforce/schema/DF_Pain_Point__c.Evidence__c';
import QUOTE from '@salesforce/schema/DF_Pain_Point__c.Quote__c';
import SAID_BY from '@salesforce/schema/DF_Pain_Point__c.Said_By__c';
import SAID_ON from '@salesforce/schema/DF_Pain_Point__c.Said_On__c';
import SOURCE from '@salesforce/schema/DF_Pain_Point__c.Source__c';

/** A pain or an answer that a reply can confirm. */
export interface Confirmable {
  readonly id: string;
  readonly object: string;
  /** The concept of an answer; empty for a pain. */
  readonly about: string;
  readonly text: string;
  readonly evidence: string;
}

/** The customer's reply and what it confirms; stored as a draft. */
export interface Reply {
  readonly text: string;
  readonly saidBy: string;
  readonly saidByName: string;
  readonly saidOn: string;
  readonly source: string;
  /** What is confirmed: record id → the passage that confirms it. */
  readonly quotes: Readonly<Record<string, string>>;
}

/** Length of `Quote__c` in characters. */
export const QUOTE_LENGTH = 4000;

/** Live pains and valid answers below Confirmed, in the order of the playback page; those that are only Assumed come last. */
export function confirmables(deal: Deal): Confirmable[] {
  const pains = livePains(deal).map(({ id, statement, evidence, level }) => ({
    id,
    object: PAIN.objectApiName,
    about: '',
    text: statement,
    evidence,
    level,
  }));
  const answers = deal.answers.map(({ id, concept, answer, evidence, level }) => ({
    id,
    object: ANSWER.objectApiName,
    about: conceptName(concept),
    text: answer,
    evidence,
    level,
  }));
  return [...pains, ...answers]
    .filter(({ level }) => level > 0 && level < 4)
    .sort((a, b) => Number(a.level < 2) - Number(b.level < 2))
    .map(({ level: _level, ...rest }) => rest);
}

/** The changes, for one save, that set the picked records to Confirmed with quote, speaker, day and source. */
export function confirmChanges(all: readonly Confirmable[], reply: Reply): Change[] {
  return all
    .filter(({ id }) => id in reply.quotes)
    .map(({ id, object }) => ({
      kind: 'update',
      object,
      id,
      // DF_Pain_Point__c and DF_Answer__c use the same API names for these fields.
      fields: {
        [EVIDENCE.fieldApiName]: 'Confirmed',
        [QUOTE.fieldApiName]: (reply.quotes[id] ?? '').trim(),
        [SAID_BY.fieldApiName]: reply.saidBy,
        [SAID_ON.fieldApiName]: reply.saidOn,
        [SOURCE.fieldApiName]: reply.source,
      },
    }));
}

/** The selected text, or the whole reply without a selection; cut to the length of a quote. Empty if the whole reply is longer. */
export function passage(text: string, start: number, end: number): string {
  const selected = text.slice(start, end).trim();
  const found = selected || text.trim();
  return found.length <= QUOTE_LENGTH ? found : selected.slice(0, QUOTE_LENGTH);
}
