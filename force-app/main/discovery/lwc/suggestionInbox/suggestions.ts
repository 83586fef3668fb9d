import type { Answer, Deal, Suggestion } from 'c/dealRows';
import type { Change, Fields } from 'c/dealSaves';
import type { Found } from 'c/noteReading';
import ANSWER from '@salesforce/schema/DF_Answer__c';
import PAIN from '@salesforce/schema/DF_Pain_Point__c';
import SUGGESTION from '@salesforce/schema/DF_Suggestion__c';

/** A proposal: a stored suggestion, or one found in pasted notes, which has no record. */
export interface Proposed extends Omit<Suggestion, 'id'> {
  /** The record's id, or for pasted notes the result of `keyOf`. */
  readonly key: string;
  readonly isStored: boolean;
  /** Less sure than the others. */
  readonly isMaybe: boolean;
  /** Whether the words were looked up at their place in the source, which is at hand only while notes are read. */
  readonly isFound: boolean;
  /** What a pain from pasted notes costs in a year by its own words. */
  readonly impact?: Found['impact'];
}

/** What was found in pasted notes and is not decided yet, and the day of the notes (ISO). Stored as a draft. */
export interface Pasted {
  readonly found: readonly Found[];
  readonly day: string;
}

/** A person of the customer whom a save can name. */
export interface Contact {
  readonly id: string;
  readonly name: string;
}

/** Key of a proposal from pasted notes. Made of its content, so that it stays the same when others are removed. */
export function keyOf({ sourceHash, place, kind, concept, text }: Found): string {
  return `note:${sourceHash.slice(0, 12)}:${place}:${kind}:${concept}:${text}`;
}

/** By key, so that pasting the same notes again does not duplicate proposals. */
export function distinct(found: readonly Found[]): Found[] {
  return [...new Map(found.map((one) => [keyOf(one), one])).values()];
}

/** Proposals from notes. `day`: when it was said (`2026-11-21`). */
export function proposedOf(found: readonly Found[], day: string): Proposed[] {
  return found.map((one) => {
    const { saidBy, ...rest } = one;
    return { ...rest, key: keyOf(one), isStored: false, saidByName: saidBy, saidOn: day };
  });
}

/**
 * Proposals to decide, stored ones first. One from pasted notes is left out when the deal has exactly that text already: its save may have
 * succeeded without a response.
 */
export function waiting(deal: Deal, pasted: readonly Proposed[]): Proposed[] {
  const stored = deal.suggestions.map(({ id, ...rest }) => {
    return { ...rest, key: id, isStored: true, isMaybe: false, isFound: false };
  });
  const isThere = ({ kind, concept, text }: Proposed): boolean => {
    if (kind === 'Pain')
      return deal.pains.some(({ statement, status }) => statement === text && status !== 'Withdrawn');
    return presentOf(deal, concept)?.answer === text;
  };
  return [...stored, ...pasted.filter((one) => !isThere(one))];
}

/** The stored answer that accepting a proposal would replace. */
export function presentOf(deal: Deal, concept: string): Answer | undefined {
  return deal.answers.find((answer) => answer.concept === concept && answer.status === 'Answered');
}

const NOTHING_KNOWN: Fields = {
  Quote__c: null,
  Said_By__c: null,
  Said_On__c: null,
  Source__c: null,
  Source_Name__c: null,
  Source_Hash__c: null,
  Place__c: null,
  Confirmed_Words__c: null,
  Confirmed_By__c: null,
  Confirmed_On__c: null,
  Confirmed_Source__c: null,
};

/**
 * The saves that accept a proposal: each inner list is one save, in order. The org refuses to replace an answer that changed since it was
 * read. None for words of the seller, which are no evidence.
 */
export function acceptance(deal: Deal, dealId: string, one: Proposed, contacts: readonly Contact[]): Change[][] {
  if (one.side === 'Seller') return [];
  const known = evidenceOf(contacts, one);
  const accepted = one.isStored ? [settle(one.key, 'Accepted')] : [];
  const text = one.text.trim();
  if (one.kind === 'Pain') {
    const fields = { Opportunity__c: dealId, Statement__c: text, ...known, ...impactOf(one) };
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
    // Blanks the quote, speaker, day, source and confirmation of the old answer: they do not belong to the new text.
    fields: { ...NOTHING_KNOWN, ...fields, Open_Owner__c: null, Open_Until__c: null },
    unmodifiedSince: present.modifiedAt,
  };
  return accepted.length > 0 ? [[update], accepted] : [[update]];
}

/**
 * What "accept all" saves, the sure ones: said by a customer (the side that the reader gives the speaker), not below the reader's threshold
 * ("maybe"), found word for word at its place where the source is at hand, one for each question, and nothing that would replace an answer.
 */
export function batchOf(deal: Deal, proposals: readonly Proposed[]): Proposed[] {
  const taken = new Set<string>();
  return proposals.filter(({ side, isMaybe, isFound, isStored, kind, concept }) => {
    if (side !== 'Customer' || isMaybe || !(isFound || isStored)) return false;
    if (kind === 'Pain') return true;
    if (taken.has(concept) || presentOf(deal, concept)) return false;
    taken.add(concept);
    return true;
  });
}

/**
 * How the proposal is known. The speaker is the contact with the same name: with speaker, quote and day `Quoted`, otherwise
 * `Heard`. Where nobody knows on which side the speaker is, `Assumed`: the words may be the seller's own.
 */
function evidenceOf(contacts: readonly Contact[], one: Proposed): Fields {
  const contact = one.side === 'Unknown' ? undefined : contactOf(contacts, one.saidByName);
  // Words that were looked up and not found have no source to name.
  const isSourced = one.sourceHash !== '' && (one.isStored || one.isFound);
  const heard = contact && one.quote && one.saidOn ? 'Quoted' : 'Heard';
  return {
    Evidence__c: one.side === 'Unknown' ? 'Assumed' : heard,
    ...(one.quote ? { Quote__c: one.quote } : {}),
    ...(contact ? { Said_By__c: contact } : {}),
    ...(one.saidOn ? { Said_On__c: one.saidOn } : {}),
    ...(one.source ? { Source__c: one.source } : {}),
    ...(isSourced ? { Source_Name__c: one.sourceName, Source_Hash__c: one.sourceHash, Place__c: one.place } : {}),
  };
}

const MAX_BASIS = 255;

/** The figures of a pain, with the words that they come from. */
function impactOf({ impact, quote }: Proposed): Fields {
  if (!impact) return {};
  const { low, likely, high } = impact;
  const basis = quote.slice(0, MAX_BASIS);
  return { Impact_Low__c: low, Impact_Likely__c: likely, Impact_High__c: high, Impact_Basis__c: basis };
}

/** The change that gives a stored suggestion its status. */
export function settle(id: string, status: 'Accepted' | 'Dismissed' | 'Open'): Change {
  return { kind: 'update', object: SUGGESTION.objectApiName, id, fields: { Status__c: status } };
}

/**
 * Id of the contact with that name; ignores case, titles and a role in parentheses. Part of a name (`Ada` for Ada King) is enough where it
 * fits one contact only.
 */
export function contactOf(contacts: readonly Contact[], name: string): string | undefined {
  const wanted = wordsOf(name);
  if (wanted.length === 0) return undefined;
  const isSame = (words: readonly string[]): boolean => words.join(' ') === wanted.join(' ');
  const exact = contacts.find((contact) => isSame(wordsOf(contact.name)));
  if (exact) return exact.id;
  const fitting = contacts.filter((contact) => {
    const words = wordsOf(contact.name);
    return wanted.every((word) => words.includes(word));
  });
  return fitting.length === 1 ? fitting[0]?.id : undefined;
}

const TITLES = new Set(['dr', 'prof', 'mr', 'mrs', 'ms', 'herr', 'frau', 'm', 'mme', 'mlle', 'sr', 'sra']);

/** A name without role and titles: `Dr. Ada King (CFO)` → `ada`, `king`. */
function wordsOf(name: string): string[] {
  const words = plainName(name).toLowerCase().split(/\s+/);
  return words.filter((word) => word !== '' && !TITLES.has(word.replace(/\.$/, '')));
}

/** A name without the part in parentheses. */
export function plainName(name: string): string {
  return name.replace(/\s*\(.*$/, '').trim();
}
