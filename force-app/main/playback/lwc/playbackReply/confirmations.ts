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

/** Something of the deal that a reply can confirm. */
export interface Confirmable {
  readonly id: string;
  readonly object: string;
  /** The concept of an answer; empty for a pain. */
  readonly about: string;
  readonly text: string;
  readonly evidence: string;
}

/** A reply while it is read: kept through a reload. */
export interface Reply {
  readonly text: string;
  readonly saidBy: string;
  readonly saidByName: string;
  readonly saidOn: string;
  readonly source: string;
  /** What is confirmed: record id → the passage that confirms it. */
  readonly quotes: Readonly<Record<string, string>>;
}

/** What fits into `Quote__c`. */
export const QUOTE_LENGTH = 4000;

/** Live pains and answers that count and are not confirmed yet, as the page has them; what we only assume comes last. */
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

/** Makes what was picked `Confirmed`, with quote, who, when and source: one save, all or none. */
export function confirmChanges(all: readonly Confirmable[], reply: Reply): Change[] {
  return all
    .filter(({ id }) => id in reply.quotes)
    .map(({ id, object }) => ({
      kind: 'update',
      object,
      id,
      // The two objects name these fields alike.
      fields: {
        [EVIDENCE.fieldApiName]: 'Confirmed',
        [QUOTE.fieldApiName]: (reply.quotes[id] ?? '').trim(),
        [SAID_BY.fieldApiName]: reply.saidBy,
        [SAID_ON.fieldApiName]: reply.saidOn,
        [SOURCE.fieldApiName]: reply.source,
      },
    }));
}

/** The passage that was selected; without one the whole reply, unless that is more than a quote. */
export function passage(text: string, start: number, end: number): string {
  const selected = text.slice(start, end).trim();
  const found = selected || text.trim();
  return found.length <= QUOTE_LENGTH ? found : selected.slice(0, QUOTE_LENGTH);
}
