import type { AnswerDraft, AnswerValue } from 'c/answerDraft';
import { today } from 'c/calendarDays';
import type { Change, Fields } from 'c/dealSaves';
import ANSWER from '@salesforce/schema/DF_Answer__c';
import OPPORTUNITY from '@salesforce/schema/DF_Answer__c.Opportunity__c';
import CONCEPT from '@salesforce/schema/DF_Answer__c.Concept__c';
import KEY from '@salesforce/schema/DF_Answer__c.Key__c';
import STATUS from '@salesforce/schema/DF_Answer__c.Status__c';
import TEXT from '@salesforce/schema/DF_Answer__c.Answer__c';
import NOTE from '@salesforce/schema/DF_Answer__c.Note__c';
import EVIDENCE from '@salesforce/schema/DF_Answer__c.Evidence__c';
import SAID_BY from '@salesforce/schema/DF_Answer__c.Said_By__c';
import SAID_ON from '@salesforce/schema/DF_Answer__c.Said_On__c';
import QUOTE from '@salesforce/schema/DF_Answer__c.Quote__c';
import SOURCE from '@salesforce/schema/DF_Answer__c.Source__c';
import SOURCE_NAME from '@salesforce/schema/DF_Answer__c.Source_Name__c';
import SOURCE_HASH from '@salesforce/schema/DF_Answer__c.Source_Hash__c';
import PLACE from '@salesforce/schema/DF_Answer__c.Place__c';
import CONFIRMED_WORDS from '@salesforce/schema/DF_Answer__c.Confirmed_Words__c';
import CONFIRMED_BY from '@salesforce/schema/DF_Answer__c.Confirmed_By__c';
import CONFIRMED_ON from '@salesforce/schema/DF_Answer__c.Confirmed_On__c';
import CONFIRMED_SOURCE from '@salesforce/schema/DF_Answer__c.Confirmed_Source__c';
import OPEN_OWNER from '@salesforce/schema/DF_Answer__c.Open_Owner__c';
import OPEN_SINCE from '@salesforce/schema/DF_Answer__c.Open_Since__c';
import OPEN_UNTIL from '@salesforce/schema/DF_Answer__c.Open_Until__c';

/** Where a quote was found: blank with a quote that is typed by hand. */
const FOUND_IN = [SOURCE_NAME, SOURCE_HASH, PLACE];

function statusOf({ isOpen, isWithdrawn }: AnswerValue): string {
  if (isOpen) return 'Not Known Yet';
  return isWithdrawn ? 'Withdrawn' : 'Answered';
}

function fieldsOf(value: AnswerValue): Fields {
  return {
    [STATUS.fieldApiName]: statusOf(value),
    [TEXT.fieldApiName]: value.text.trim() || null,
    [NOTE.fieldApiName]: value.note.trim() || null,
    [EVIDENCE.fieldApiName]: value.evidence || null,
    [QUOTE.fieldApiName]: value.quote.trim() || null,
    [SAID_BY.fieldApiName]: value.saidBy || null,
    [SAID_ON.fieldApiName]: value.saidOn || null,
    [SOURCE.fieldApiName]: value.source || null,
    [CONFIRMED_WORDS.fieldApiName]: value.confirmedWords.trim() || null,
    [CONFIRMED_BY.fieldApiName]: value.confirmedBy || null,
    [CONFIRMED_ON.fieldApiName]: value.confirmedOn || null,
    [CONFIRMED_SOURCE.fieldApiName]: value.confirmedSource || null,
    [OPEN_OWNER.fieldApiName]: value.openOwner || null,
    [OPEN_UNTIL.fieldApiName]: value.openUntil || null,
    [OPEN_SINCE.fieldApiName]: value.openSince || null,
  };
}

/**
 * The change that saves a draft: creates an answer with the key `<deal>:<concept>`, or updates the changed fields of the stored answer,
 * which the org refuses if it has been changed since.
 *
 * @param dealId 18 characters: a rule compares the key with it
 */
export function changeOf(dealId: string, concept: string, { value, over }: AnswerDraft): Change {
  const fields = Object.entries(fieldsOf(value));
  if (!over) {
    const given = Object.fromEntries(fields.filter(([, field]) => field !== null));
    const identity = {
      [OPPORTUNITY.fieldApiName]: dealId,
      [CONCEPT.fieldApiName]: concept,
      [KEY.fieldApiName]: `${dealId}:${concept}`,
    };
    return { kind: 'create', object: ANSWER.objectApiName, fields: { ...identity, ...given } };
  }
  const known = fieldsOf(over.value);
  const changed = Object.fromEntries(fields.filter(([name, field]) => field !== known[name]));
  if (over.value.quote && QUOTE.fieldApiName in changed) {
    for (const { fieldApiName } of FOUND_IN) changed[fieldApiName] = null;
  }
  const { id, modifiedAt } = over;
  // Marked by a release before `Open_Since__c`: it counts from the day on which it is saved again.
  if (value.isOpen && !value.openSince) changed[OPEN_SINCE.fieldApiName] = today();
  return { kind: 'update', object: ANSWER.objectApiName, id, fields: changed, unmodifiedSince: modifiedAt };
}
