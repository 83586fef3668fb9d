import type { Answer, Deal, Suggestion } from 'c/dealRows';
import type { Change, Fields } from 'c/dealSaves';
import type { Found } from 'c/noteReading';
import ANSWER from '@salesforce/schema/DF_Answer__c';
import PAIN from '@salesforce/schema/DF_Pain_Point__c';
import SUGGESTION from '@salesforce/schema/DF_Suggestion__c';

/** A suggestion of the org, or one found in pasted notes, which has no record. */
export interface Proposed extends Omit<Suggestion, 'id'> {
  /** The record's id, or `keyOf` what was found. */
  readonly key: string;
  readonly isStored: boolean;
}

/** Identifies a finding, also when others of the same notes are gone. */
export function keyOf({ line, kind, concept, text }: Found): string {
  return `note:${line}:${kind}:${concept}:${text}`;
}

/** What was found in notes that were pasted on a day (`2026-11-21`). `place` names a line in the reader's language. */
export function proposedOf(found: readonly Found[], day: string, place: (line: number) => string): Proposed[] {
  return found.map((one) => ({
    key: keyOf(one),
    isStored: false,
    kind: one.kind,
    concept: one.concept,
    text: one.text,
    quote: one.quote,
    place: place(one.line),
    saidByName: one.saidBy,
    saidOn: day,
    source: 'Call',
  }));
}

/** All that waits: the org's first. What the deal has already, to the letter, is left out, so that a save that got no answer is not repeated. */
export function waiting(deal: Deal, pasted: readonly Proposed[]): Proposed[] {
  const stored = deal.suggestions.map(({ id, ...rest }) => ({ ...rest, key: id, isStored: true }));
  const isThere = ({ kind, concept, text }: Proposed): boolean => {
    if (kind === 'Pain') return deal.pains.some(({ statement }) => statement === text);
    return presentOf(deal, concept)?.answer === text;
  };
  return [...stored, ...pasted.filter((one) => !isThere(one))];
}

/** The answer that accepting would replace. */
export function presentOf(deal: Deal, concept: string): Answer | undefined {
  return deal.answers.find((answer) => answer.concept === concept && answer.status === 'Answered');
}

const NOTHING_KNOWN: Fields = { Quote__c: null, Said_By__c: null, Said_On__c: null, Source__c: null };

/**
 * The saves by which a suggestion is accepted, each list in one go. Who said it is a contact of the deal when the names agree; with the quote and
 * the day that makes it `Quoted`, otherwise it was `Heard`. A present answer is replaced only if nobody changed it since.
 */
export function acceptance(deal: Deal, dealId: string, one: Proposed): Change[][] {
  const contact = contactOf(deal, one.saidByName);
  const known: Fields = {
    Evidence__c: contact && one.quote && one.saidOn ? 'Quoted' : 'Heard',
    ...(one.quote ? { Quote__c: one.quote } : {}),
    ...(contact ? { Said_By__c: contact } : {}),
    ...(one.saidOn ? { Said_On__c: one.saidOn } : {}),
    ...(one.source ? { Source__c: one.source } : {}),
  };
  const accepted = one.isStored ? [settle(one.key, 'Accepted')] : [];
  const text = one.text.trim();
  if (one.kind === 'Pain') {
    const fields = { Opportunity__c: dealId, Statement__c: text, ...known };
    return [[{ kind: 'create', object: PAIN.objectApiName, fields }, ...accepted]];
  }
  const fields: Fields = { Status__c: 'Answered', Answer__c: text, ...known };
  const present = deal.answers.find(({ concept }) => concept === one.concept);
  if (!present) {
    const identity = { Opportunity__c: dealId, Concept__c: one.concept, Key__c: `${dealId}:${one.concept}` };
    return [[{ kind: 'create', object: ANSWER.objectApiName, fields: { ...identity, ...fields } }, ...accepted]];
  }
  const update: Change = {
    kind: 'update',
    object: ANSWER.objectApiName,
    id: present.id,
    // The old answer's evidence was for the old answer: it must not be attributed to the wrong person.
    fields: { ...NOTHING_KNOWN, ...fields, Open_Owner__c: null, Open_Until__c: null },
    unmodifiedSince: present.modifiedAt,
  };
  return accepted.length > 0 ? [[update], accepted] : [[update]];
}

/** The save that takes a suggestion of the org out of the inbox. */
export function settle(id: string, status: 'Accepted' | 'Dismissed'): Change {
  return { kind: 'update', object: SUGGESTION.objectApiName, id, fields: { Status__c: status } };
}

function contactOf(deal: Deal, name: string): string | undefined {
  const plain = (text: string): string =>
    text
      .replace(/\s*\(.*$/, '')
      .trim()
      .toLowerCase();
  const wanted = plain(name);
  return wanted ? deal.contacts.find((contact) => plain(contact.name) === wanted)?.contactId : undefined;
}
