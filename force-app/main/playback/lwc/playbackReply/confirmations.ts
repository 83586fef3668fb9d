import { conceptName } from 'c/conceptNames';
import { livePains } from 'c/dealReading';
import type { Answer, Deal, Pain } from 'c/dealRows';
import type { Change } from 'c/dealSaves';
import ANSWER from '@salesforce/schema/DF_Answer__c';
import PAIN from '@salesforce/schema/DF_Pain_Point__c';
import EVIDENCE from '@salesforce/schema/DF_Pain_Point__c.Evidence__c';
import SAID_BY from '@salesforce/schema/DF_Pain_Point__c.Said_By__c';
import SAID_ON from '@salesforce/schema/DF_Pain_Point__c.Said_On__c';
import CONFIRMED_WORDS from '@salesforce/schema/DF_Pain_Point__c.Confirmed_Words__c';
import CONFIRMED_BY from '@salesforce/schema/DF_Pain_Point__c.Confirmed_By__c';
import CONFIRMED_ON from '@salesforce/schema/DF_Pain_Point__c.Confirmed_On__c';
import CONFIRMED_SOURCE from '@salesforce/schema/DF_Pain_Point__c.Confirmed_Source__c';

/** A pain or an answer that a reply can confirm. */
export interface Confirmable {
  readonly id: string;
  readonly object: string;
  /** The concept of an answer; empty for a pain. */
  readonly about: string;
  readonly text: string;
  readonly evidence: string;
  readonly quote: string;
  readonly saidBy: string;
  readonly saidOn: string;
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

/** Length of `Confirmed_Words__c` in characters. */
export const WORDS_LENGTH = 255;

/** Live pains and valid answers below Confirmed, in the order of the playback page; those that are only Assumed come last. */
export function confirmables(deal: Deal): Confirmable[] {
  const known = ({ id, evidence, quote, saidBy, saidOn }: Pain | Answer) => ({ id, evidence, quote, saidBy, saidOn });
  const pains = livePains(deal).map((pain) => ({
    ...known(pain),
    object: PAIN.objectApiName,
    about: '',
    text: pain.statement,
    level: pain.level,
  }));
  const answers = deal.answers.map((answer) => ({
    ...known(answer),
    object: ANSWER.objectApiName,
    about: conceptName(answer.concept),
    text: answer.answer,
    level: answer.level,
  }));
  return [...pains, ...answers]
    .filter(({ level }) => level > 0 && level < 4)
    .sort((a, b) => Number(a.level < 2) - Number(b.level < 2))
    .map(({ level: _level, ...rest }) => rest);
}

/**
 * The changes, for one save, that set the picked records to Confirmed with words, speaker, day and source of the confirmation. Where nobody
 * is noted who said it first, it is who confirms it now.
 */
export function confirmChanges(all: readonly Confirmable[], reply: Reply): Change[] {
  return all
    .filter(({ id }) => id in reply.quotes)
    .map(({ id, object, saidBy, saidOn }) => ({
      kind: 'update',
      object,
      id,
      // DF_Pain_Point__c and DF_Answer__c use the same API names for these fields.
      fields: {
        [EVIDENCE.fieldApiName]: 'Confirmed',
        ...(saidBy ? {} : { [SAID_BY.fieldApiName]: reply.saidBy }),
        ...(saidOn ? {} : { [SAID_ON.fieldApiName]: reply.saidOn }),
        [CONFIRMED_WORDS.fieldApiName]: (reply.quotes[id] ?? '').trim(),
        [CONFIRMED_BY.fieldApiName]: reply.saidBy,
        [CONFIRMED_ON.fieldApiName]: reply.saidOn,
        [CONFIRMED_SOURCE.fieldApiName]: reply.source,
      },
    }));
}
