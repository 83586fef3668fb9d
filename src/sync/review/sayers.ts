import type { Sayer } from './types.ts';

/** A contact as a query of answers has it. */
interface ContactRecord {
  readonly Id: string;
  readonly Name: string;
  readonly Email: string | null;
  readonly AccountId: string | null;
}

/** What decides whether a contact can speak for the customer of a deal. */
export interface SayerFacts {
  /** Ids of contacts with a role, and of their accounts, by deal. */
  readonly roles: ReadonlyMap<string, ReadonlySet<string>>;
  /** E-mail addresses of users, in small letters: those that matter. */
  readonly userEmails: ReadonlySet<string>;
}

/** The part of the record of an answer that names its sources. */
export interface SourcedRecord {
  readonly Opportunity__c: string;
  readonly Opportunity__r: { readonly AccountId: string | null } | null;
  /** Absent in records of objects without sources. */
  readonly Said_By__r?: ContactRecord | null;
  readonly Confirmed_By__r?: ContactRecord | null;
}

/** The contacts who are its sources. */
export function contactsOf({ Said_By__r: speaker, Confirmed_By__r: confirmer }: SourcedRecord): ContactRecord[] {
  return [speaker, confirmer].flatMap((contact) => contact ?? []);
}

/** Those who said and confirmed an answer. */
export function sayersOf(record: SourcedRecord, { roles, userEmails }: SayerFacts): Sayer[] {
  const account = record.Opportunity__r?.AccountId ?? null;
  const ofRoles = roles.get(record.Opportunity__c);
  return contactsOf(record).map((contact) => {
    const ids = [contact.Id, contact.AccountId].filter((id) => id !== null);
    const isOfDeal = ids.some((id) => id === account || ofRoles?.has(id) === true);
    return { name: contact.Name, isOfDeal, isUser: userEmails.has(plainAddress(contact.Email)) };
  });
}

/** An address in small letters; `''` for none. Sandboxes add `.invalid` to the addresses of users, so that no mail reaches them. */
export function plainAddress(email: string | null): string {
  return (email ?? '')
    .trim()
    .toLowerCase()
    .replace(/\.invalid$/, '');
}
